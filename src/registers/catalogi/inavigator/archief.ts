/** From when and how long a dossier is kept: `brondatumArchiefprocedure` so that ztc-003 to ztc-008 hold. */
import { AFLEIDINGSWIJZE, type Afleidingswijze, type BrondatumArchiefprocedureImport } from '../catalogus-import.ts';
import { duration, type Element, text } from './element.ts';
import { type Findings, shorten } from './findings.ts';
import type { SelectielijstResultaat } from './options.ts';

/** Names the system in which the date is kept, when the export does not. */
const REGISTRATIE_INDIEN_LEEG = 'Zaaksysteem';

export function brondatum(
  velden: Element,
  at: string,
  klasse: SelectielijstResultaat,
  eigenschappen: readonly string[],
  found: Findings,
): BrondatumArchiefprocedureImport {
  const afleidingswijze = wijze(velden, at, klasse, found);
  const base = {
    afleidingswijze,
    datumkenmerk: '',
    einddatumBekend: false,
    objecttype: '',
    registratie: '',
    procestermijn: null,
  };
  switch (afleidingswijze) {
    case 'ander_datumkenmerk': {
      const registratie = /registratie\s+['‘"“]([^'’"”]+)['’"”]/i.exec(text(velden, 'toelichting'))?.[1];
      if (!registratie) {
        found.adapt(
          `${at}/toelichting`,
          `De registratie van het datumkenmerk ontbreekt. Er is "${REGISTRATIE_INDIEN_LEEG}" ingevuld.`,
        );
      }
      return {
        ...base,
        datumkenmerk: datumkenmerk(velden, at, found),
        objecttype: 'overige',
        registratie: shorten(found, `${at}/toelichting`, registratie ?? REGISTRATIE_INDIEN_LEEG, 80),
      };
    }
    case 'eigenschap': {
      const kenmerk = datumkenmerk(velden, at, found);
      if (kenmerk && !eigenschappen.includes(kenmerk)) {
        found.refuse(
          `${at}/brondatum-archiefprocedure`,
          `Zaakeigenschap "${kenmerk}" bestaat niet bij dit proces. Voeg de eigenschap toe of kies een andere brondatum.`,
        );
      }
      return { ...base, datumkenmerk: kenmerk };
    }
    case 'zaakobject':
      return { ...base, datumkenmerk: datumkenmerk(velden, at, found), objecttype: 'overige' };
    case 'termijn': {
      const procestermijn = duration(velden, 'procestermijn');
      if (!procestermijn) {
        found.refuse(
          `${at}/procestermijn`,
          'De brondatum volgt uit een termijn, maar de procestermijn ontbreekt. Vul de procestermijn in.',
        );
      }
      return { ...base, procestermijn: procestermijn ?? null };
    }
    default:
      return base;
  }
}

/** ztc-003: the selectielijst decides in two cases. A wrong start would destroy a dossier on a wrong day, so it is refused. */
function wijze(velden: Element, at: string, klasse: SelectielijstResultaat, found: Findings): Afleidingswijze {
  const element = `${at}/brondatum-archiefprocedure`;
  const given = text(velden, 'brondatum-archiefprocedure') || text(velden, 'bewaartermijn-start');
  const code = given.toLowerCase().replace(/[\s-]+/g, '_');
  const known = AFLEIDINGSWIJZE.find((candidate) => candidate === code);
  const required = REQUIRED[klasse.procestermijn];
  if (!given) {
    found.adapt(element, `De brondatum ontbreekt. Er is "${required ?? 'afgehandeld'}" ingevuld.`);
    return required ?? 'afgehandeld';
  }
  if (!known) {
    found.refuse(
      element,
      `De standaard kent de brondatum "${given}" niet. Kies een van: ${AFLEIDINGSWIJZE.join(', ')}.`,
    );
    return 'afgehandeld';
  }
  if (required && known !== required) {
    found.refuse(
      element,
      `Volgens de selectielijst (${klasse.volledigNummer}) is de brondatum "${required}", niet "${known}". Pas de brondatum of het resultaat aan.`,
    );
  }
  return known;
}

const REQUIRED: Readonly<Record<string, Afleidingswijze>> = {
  nihil: 'afgehandeld',
  ingeschatte_bestaansduur_procesobject: 'termijn',
};

/** i-Navigator has no field for it: the remark holds "11.1, einddatum vergunning", the explanation "Ander datumkenmerk: na ...". */
function datumkenmerk(velden: Element, at: string, found: Findings): string {
  const remark = text(velden, 'opmerking').replace(/^\d+(\.\d+)+\s*,?\s*/, '');
  const explained = /^[^:]{3,40}:\s*(.+)$/.exec(text(velden, 'toelichting'))?.[1]?.split(/ in registratie |\. /)[0];
  const kenmerk = remark || explained || '';
  if (!kenmerk) {
    found.refuse(
      `${at}/opmerking`,
      'Het datumkenmerk voor de bewaartermijn ontbreekt. Noem in de opmerking de datum die telt.',
    );
  }
  return shorten(found, `${at}/opmerking`, kenmerk, 80);
}
