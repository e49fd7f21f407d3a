import type { ChecklistitemImport, StatustypeImport } from '../catalogus-import.ts';
import { child, children, duration, type Element, text, yes } from './element.ts';
import { type Findings, shorten } from './findings.ts';

/** Status types in order. The Catalogi API derives the end status from the highest volgnummer. */
export function statustypen(proces: Element, found: Findings): readonly StatustypeImport[] {
  let shortened = 0;
  const checks: Findings = { ...found, adapt: () => void shortened++ };
  const result = children(proces, 'statustypen').map((element) => statustype(element, checks, found));
  if (shortened > 0) {
    found.adapt(
      'statustypen/checks',
      `Bij de controlevragen zijn ${shortened} teksten ingekort tot wat de standaard toestaat.`,
    );
  }
  if (result.length === 0) {
    found.refuse(
      'statustypen',
      'Er zijn geen statustypen. Voeg in i-Navigator minstens een begin- en een eindstatus toe.',
    );
  }
  const numbers = result.map((type) => type.volgnummer);
  const double = numbers.find((number, at) => numbers.indexOf(number) !== at);
  if (double !== undefined) {
    found.refuse('statustypen', `Volgnummer ${double} komt twee keer voor. Geef elk statustype een eigen volgnummer.`);
  }
  return result.toSorted((a, b) => a.volgnummer - b.volgnummer);
}

function statustype(element: Element, checks: Findings, found: Findings): StatustypeImport {
  const velden = child(element, 'velden') ?? element;
  const naam = text(velden, 'naam');
  const at = `statustypen/${naam || element.attributes.id || '?'}`;
  const volgnummer = Number(element.attributes.volgnummer);
  if (!naam) found.refuse(`${at}/naam`, 'De naam van het statustype is leeg. Vul de naam in.');
  if (!Number.isInteger(volgnummer) || volgnummer < 1 || volgnummer > 9999) {
    found.refuse(`${at}@volgnummer`, 'Het volgnummer is geen getal van 1 tot en met 9999. Vul een geldig nummer in.');
  }
  const doorlooptijd = duration(velden, 'standaard-doorlooptijd');
  if (doorlooptijd === undefined) {
    found.adapt(
      `${at}/standaard-doorlooptijd`,
      'De doorlooptijd van dit statustype is geen termijn en is leeg gelaten.',
    );
  }
  return {
    volgnummer,
    omschrijving: shorten(found, `${at}/naam`, naam, 80),
    omschrijvingGeneriek: shorten(found, `${at}/naam-model`, text(velden, 'naam-model'), 80),
    statustekst: shorten(found, `${at}/bericht`, text(velden, 'bericht'), 1000),
    toelichting: shorten(found, `${at}/toelichting`, text(velden, 'toelichting'), 1000) || null,
    informeren: text(velden, 'zichtbaarheid').toLowerCase() === 'extern',
    doorlooptijd: doorlooptijd ?? null,
    checklistitemStatustype: checklist(element, checks),
  };
}

/** Of the many questions only the number of shortened texts is told: see statustypen(). */
function checklist(statustype: Element, found: Findings): ChecklistitemImport[] {
  return children(statustype, 'checks').flatMap((check): ChecklistitemImport[] => {
    const velden = child(check, 'velden') ?? check;
    const vraag = text(velden, 'vraag') || text(velden, 'naam');
    if (!vraag) return [];
    return [
      {
        itemnaam: shorten(found, 'naam', text(velden, 'naam') || vraag, 30),
        toelichting: text(velden, 'toelichting').slice(0, 1000) || null,
        vraagstelling: shorten(found, 'vraag', vraag, 255),
        verplicht: yes(velden, 'verplicht'),
      },
    ];
  });
}
