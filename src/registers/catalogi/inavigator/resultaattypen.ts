import type { ResultaattypeImport } from '../catalogus-import.ts';
import { brondatum } from './archief.ts';
import { child, children, duration, type Element, text } from './element.ts';
import { type Findings, shorten } from './findings.ts';
import type { InavigatorOptions, SelectielijstResultaat } from './options.ts';

const OMSCHRIJVING_LENGTH = 30;

/** The list calls three results otherwise than the generic names do. */
const GENERIC_NAME: Readonly<Record<string, string>> = {
  'Handhaving uitgevoerd': 'Handhaving uitgevrd',
  Beeindigd: 'Beëindigd',
  Aangegaan: 'Afgehandeld',
};

export interface Resultaattypen {
  readonly selectielijstProcestype: string;
  readonly resultaattypen: readonly ResultaattypeImport[];
}

export function resultaattypen(
  proces: Element,
  options: InavigatorOptions,
  eigenschappen: readonly string[],
  found: Findings,
): Resultaattypen {
  const elements = children(proces, 'resultaattypen');
  if (elements.length === 0) {
    found.refuse('resultaattypen', 'Er zijn geen resultaattypen. Voeg in i-Navigator minstens één resultaat toe.');
    return { selectielijstProcestype: '', resultaattypen: [] };
  }
  const klassen = classify(elements, options, found);
  const selectielijstProcestype = oneProcestype(elements, klassen, found);
  const taken = new Set<string>();
  const result = elements.flatMap((element, at) => {
    const klasse = klassen[at];
    return klasse ? [resultaattype(element, klasse, options, eigenschappen, taken, found)] : [];
  });
  return { selectielijstProcestype, resultaattypen: result };
}

const label = (element: Element): string =>
  `resultaattypen/${text(element, 'velden', 'naam') || element.attributes.id || '?'}`;

/** The numbers an element names, per edition. Older exports keep the number in the explanation or the remark. */
function numbers(element: Element, jaar: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const list = child(child(element, 'velden') ?? element, 'vernietigingsgrondslag');
  for (const fields of (list && children(list, 'list')) ?? []) {
    for (const field of fields.children) {
      const [, number, edition] = /^Resultaat (\d+(?:\.\d+)+)\b.*?(\d{4})?$/.exec(text(field)) ?? [];
      if (number) found.set(edition ? Number(edition) : jaar, number);
    }
  }
  if (found.size === 0) {
    const number =
      /^(\d+(?:\.\d+)+)/.exec(text(element, 'velden', 'toelichting')) ??
      /^(\d+(?:\.\d+)+)/.exec(text(element, 'velden', 'opmerking'));
    if (number) found.set(jaar, number[1]!);
  }
  return found;
}

/** One edition for the whole process: the preferred one, or the newest that every result names. */
function classify(
  elements: readonly Element[],
  options: InavigatorOptions,
  found: Findings,
): (SelectielijstResultaat | undefined)[] {
  const preferred = options.jaar ?? 2020;
  const named = elements.map((element) => numbers(element, preferred));
  const editions = [preferred, ...new Set(named.flatMap((entry) => [...entry.keys()]).toSorted((a, b) => b - a))];
  const jaar = editions.find((edition) => named.every((entry) => entry.has(edition))) ?? preferred;
  return elements.map((element, at) => {
    const number = named[at]!.get(jaar);
    const klasse = number ? options.selectielijst.resultaatMetNummer(jaar, number) : undefined;
    const where = `${label(element)}/vernietigingsgrondslag`;
    if (!number)
      found.refuse(where, `Dit resultaat noemt geen nummer van de selectielijst ${jaar}. Vul het nummer in.`);
    else if (!klasse)
      found.refuse(where, `Nummer ${number} staat niet in de selectielijst ${jaar}. Kies een bestaand nummer.`);
    return klasse;
  });
}

/** ztc-002: every result belongs to the process type of the case type. */
function oneProcestype(
  elements: readonly Element[],
  klassen: readonly (SelectielijstResultaat | undefined)[],
  found: Findings,
): string {
  const count = new Map<string, number>();
  for (const klasse of klassen) if (klasse) count.set(klasse.procestype, (count.get(klasse.procestype) ?? 0) + 1);
  const [usual] = [...count].toSorted((a, b) => b[1] - a[1]);
  const procestype = usual?.[0] ?? '';
  klassen.forEach((klasse, at) => {
    if (!klasse || klasse.procestype === procestype) return;
    const others = klassen.find((other) => other?.procestype === procestype)!.volledigNummer.split('.')[0];
    found.refuse(
      `${label(elements[at]!)}/vernietigingsgrondslag`,
      `Resultaat ${klasse.volledigNummer} hoort bij een ander procestype dan de andere resultaten (${others}). Kies een resultaat uit ${others}.`,
    );
  });
  return procestype;
}

function resultaattype(
  element: Element,
  klasse: SelectielijstResultaat,
  options: InavigatorOptions,
  eigenschappen: readonly string[],
  taken: Set<string>,
  found: Findings,
): ResultaattypeImport {
  const velden = child(element, 'velden') ?? element;
  const at = label(element);
  const naam = text(velden, 'naam');
  if (!naam) found.refuse(`${at}/naam`, 'De naam van het resultaattype is leeg. Vul de naam in.');
  const archiefnominatie = nominatie(velden, at, klasse, found);
  return {
    omschrijving: unique(shorten(found, `${at}/naam`, naam, OMSCHRIJVING_LENGTH), taken),
    resultaattypeomschrijving: genericName(velden, at, klasse, options, found),
    selectielijstklasse: klasse.uuid,
    toelichting: [
      naam.length > OMSCHRIJVING_LENGTH ? `${naam}.` : '',
      text(velden, 'toelichting'),
      text(velden, 'toelichting-bewaartermijn'),
    ]
      .filter((part) => part !== '')
      .join(' '),
    archiefnominatie,
    archiefactietermijn: archiefnominatie === 'vernietigen' ? termijn(velden, at, klasse, found) : null,
    brondatumArchiefprocedure: brondatum(velden, at, klasse, eigenschappen, found),
  };
}

/** A shortened name may meet another one; the names within a case type differ. */
function unique(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++)
    candidate = `${name.slice(0, OMSCHRIJVING_LENGTH - 3)} ${number}`;
  taken.add(candidate);
  return candidate;
}

function genericName(
  velden: Element,
  at: string,
  klasse: SelectielijstResultaat,
  options: InavigatorOptions,
  found: Findings,
): string {
  const named = [text(velden, 'naam-model'), text(velden, 'naam')]
    .map((name) => options.selectielijst.omschrijvingMetNaam(name))
    .find(Boolean);
  if (named) return named.uuid;
  const ofList = options.selectielijst.omschrijvingMetNaam(GENERIC_NAME[klasse.naam] ?? klasse.naam);
  if (ofList) return ofList.uuid;
  found.refuse(
    `${at}/naam-model`,
    `Er is geen algemene naam voor resultaat "${klasse.naam}". Kies in i-Navigator een modelnaam uit de selectielijst.`,
  );
  return '';
}

function nominatie(
  velden: Element,
  at: string,
  klasse: SelectielijstResultaat,
  found: Findings,
): ResultaattypeImport['archiefnominatie'] {
  const waardering = text(velden, 'waardering').toLowerCase();
  const given =
    waardering === 'vernietigen'
      ? 'vernietigen'
      : ['bewaren', 'blijvend bewaren'].includes(waardering)
        ? 'blijvend_bewaren'
        : undefined;
  if (given) {
    if (klasse.waardering && given !== klasse.waardering) {
      found.adapt(
        `${at}/waardering`,
        `De waardering wijkt af van de selectielijst (${klasse.volledigNummer}: ${klasse.waardering}). De waarde uit het bestand is gebruikt.`,
      );
    }
    return given;
  }
  // ztc-002: not given, so it follows from the selectielijst.
  const derived = klasse.waardering || 'blijvend_bewaren';
  found.adapt(`${at}/waardering`, `De waardering ontbreekt. Er is "${derived}" ingevuld, volgens de selectielijst.`);
  return derived;
}

function termijn(velden: Element, at: string, klasse: SelectielijstResultaat, found: Findings): string | null {
  const given = duration(velden, 'bewaartermijn');
  if (given) {
    if (klasse.bewaartermijn && given !== klasse.bewaartermijn) {
      found.adapt(
        `${at}/bewaartermijn`,
        `De bewaartermijn ${given} wijkt af van de selectielijst (${klasse.volledigNummer}: ${klasse.bewaartermijn}). De waarde uit het bestand is gebruikt.`,
      );
    }
    return given;
  }
  if (klasse.bewaartermijn) {
    found.adapt(
      `${at}/bewaartermijn`,
      `De bewaartermijn ontbreekt. Er is ${klasse.bewaartermijn} ingevuld, volgens de selectielijst.`,
    );
    return klasse.bewaartermijn;
  }
  found.refuse(
    `${at}/bewaartermijn`,
    'De bewaartermijn ontbreekt en de selectielijst geeft er geen. Vul de bewaartermijn in.',
  );
  return null;
}
