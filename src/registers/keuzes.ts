/**
 * What a resident can choose: an activity whose ground is consent, or a combination that rests on it, as it is on a day. A
 * consent is for what was read: the text that a resident reads, and what it lets the municipality do, make the choice. Where a
 * next version says or does something else it is another choice, which nobody made yet.
 */
import type { Record_ } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Row } from '../engine/work.ts';
import type { ToestemmingSource } from '../gate/combinations.ts';
import { isValidOn } from './activiteiten/index.ts';
import { leesbareTekst } from './keuze-tekst.ts';

export const SOORTEN_KEUZE = ['activiteit', 'combinatie'] as const;
export type SoortKeuze = (typeof SOORTEN_KEUZE)[number];

export interface Keuze {
  readonly soort: SoortKeuze;
  /** Identificatie, the same for all versions. */
  readonly naam: string;
  /** By which rights and consents name it. */
  readonly sleutel: string;
  /** The version of the activity that holds on the day, and of the combination. */
  readonly activiteit: Row;
  readonly combinatie?: Row;
  /** What a resident reads, and says yes to. */
  readonly tekst: string;
}

const NAMES = { activiteit: 'verwerkingsactiviteit', combinatie: 'combinatie' } as const satisfies Record<
  SoortKeuze,
  string
>;

/** What can be chosen on a day. Worked out once per snapshot. */
export const keuzesOp = (snapshot: Snapshot, day: string): readonly Keuze[] =>
  snapshot.derive(`keuzes ${day}`, (of) => [...activiteitKeuzes(of, day), ...combinatieKeuzes(of, day)]);

export const keuzeVan = (snapshot: Snapshot, day: string, soort: string, naam: string): Keuze | undefined =>
  keuzesOp(snapshot, day).find((one) => one.soort === soort && one.naam === naam);

/** The version that holds on a day. */
export const versieOp = (snapshot: Snapshot, soort: SoortKeuze, naam: string, day: string): Row | undefined =>
  snapshot.related(NAMES[soort], 'identificatie', naam).find(({ record }) => isValidOn(record, day));

export const rustOpToestemming = ({ grond }: Record_): boolean =>
  grond === 'toestemming' || (grond as Record_ | null)?.toestemming === true;

const activiteitKeuzes = (snapshot: Snapshot, day: string): readonly Keuze[] =>
  snapshot
    .all('verwerkingsactiviteit')
    .filter(({ record }) => isValidOn(record, day) && rustOpToestemming(record))
    .map((activiteit) => ({
      soort: 'activiteit',
      naam: String(activiteit.record.identificatie),
      sleutel: eersteGelijke(snapshot, 'activiteit', activiteit).id,
      activiteit,
      tekst: leesbareTekst(activiteit.record),
    }));

/** For the purpose of its activity as that is on the day: another purpose makes it another combination. */
const combinatieKeuzes = (snapshot: Snapshot, day: string): readonly Keuze[] =>
  snapshot
    .all('combinatie')
    .filter(({ record }) => isValidOn(record, day) && rustOpToestemming(record))
    .flatMap((combinatie): readonly Keuze[] => {
      const activiteit = versieOp(snapshot, 'activiteit', String(combinatie.record.activiteit), day);
      if (!activiteit) return [];
      return [
        {
          soort: 'combinatie',
          naam: String(combinatie.record.identificatie),
          sleutel: `${eersteGelijke(snapshot, 'combinatie', combinatie).id}/${eersteGelijke(snapshot, 'activiteit', activiteit).id}`,
          activiteit,
          combinatie,
          tekst: leesbareTekst(activiteit.record, combinatie.record),
        },
      ];
    });

/**
 * Of the versions that followed each other without a gap and say the same, the first: it names the choice. One that comes
 * back after something else was said is another, so no consent comes to life again by itself.
 */
function eersteGelijke(snapshot: Snapshot, soort: SoortKeuze, row: Row): Row {
  const earlier = snapshot
    .related(NAMES[soort], 'identificatie', String(row.record.identificatie))
    .find(
      ({ record }) =>
        record.eindeGeldigheid === row.record.beginGeldigheid && record.beginGeldigheid !== record.eindeGeldigheid,
    );
  return earlier && strekking(earlier) === strekking(row) ? eersteGelijke(snapshot, soort, earlier) : row;
}

/**
 * The first day on which a choice is no longer there; undefined while no end of it is known. Of a combination the activity
 * counts along: whichever says or does something else first ends it.
 */
export function eindeVanKeuze(snapshot: Snapshot, sleutel: string): string | undefined {
  const [own = '', activiteit] = sleutel.split('/');
  const ends =
    activiteit === undefined
      ? [eindeVan(snapshot, 'activiteit', own)]
      : [eindeVan(snapshot, 'combinatie', own), eindeVan(snapshot, 'activiteit', activiteit)];
  return ends.filter((day) => day !== undefined).sort()[0];
}

/** Of the versions that follow this one without a gap and say the same, the end of the last. */
function eindeVan(snapshot: Snapshot, soort: SoortKeuze, id: string): string | undefined {
  const row = snapshot.get(NAMES[soort], id);
  const end = row?.record.eindeGeldigheid;
  if (!row || !end) return undefined;
  const next = snapshot
    .related(NAMES[soort], 'identificatie', String(row.record.identificatie))
    .find(({ record }) => record.beginGeldigheid === end && record.eindeGeldigheid !== end);
  return next && strekking(next) === strekking(row) ? eindeVan(snapshot, soort, next.id) : String(end);
}

/** Fields of a version that do not say what is done with whose data: of whom to ask, how it was weighed, and when it holds. */
const BUITEN_DE_STREKKING: ReadonlySet<string> = new Set([
  'beginGeldigheid',
  'eindeGeldigheid',
  'ingetrokken',
  'dpia',
  'dpiaStatus',
  'dpiaDatum',
  'dpiaToelichting',
  'fgContact',
  'zaaktypen',
]);

/** All else that a version says, as one text; names of recipients stand beside the body. */
const strekking = ({ record, columns }: Row): string =>
  JSON.stringify([
    Object.entries(record)
      .filter(([name]) => !BUITEN_DE_STREKKING.has(name) && name !== 'ontvangers')
      .sort(([one], [other]) => (one < other ? -1 : 1)),
    Array.isArray(columns.ontvangers) ? [...columns.ontvangers].sort() : (record.ontvangers ?? []),
  ]);

/** The choice by which residents consent to each activity whose own ground is that. */
export const toestemmingPerActiviteit = (snapshot: Snapshot, day: string): ReadonlyMap<string, string> =>
  snapshot.derive(
    `keuzes.activiteit ${day}`,
    (of) => new Map(activiteitKeuzes(of, day).map(({ naam, sleutel }) => [naam, sleutel])),
  );

/** The port of the gate: by which choice residents consent to a combination as it is on a day. */
export const toestemmingenOp = (snapshot: Snapshot, day: string): ToestemmingSource => {
  const keys = snapshot.derive(
    `keuzes.combinatie ${day}`,
    (of) => new Map(combinatieKeuzes(of, day).map(({ naam, sleutel }) => [naam, new Set([sleutel])])),
  );
  return { given: (combination) => keys.get(combination) ?? NONE };
};

const NONE: ReadonlySet<string> = new Set();

/** Why there is nothing to choose, for who asks for it: which law, or where to object. */
export function geenKeuze({ grond, grondToelichting, naam }: Record_): string {
  const law = `${naam}: ${grondToelichting}`;
  switch (grond) {
    case 'wettelijke_plicht':
      return `Dit moet van de wet, dus hier is niets te kiezen. ${law}`;
    case 'publieke_taak':
    case 'gerechtvaardigd_belang':
      return `Hier beslist de gemeente. U kunt hier geen toestemming voor geven of intrekken. U kunt wel bezwaar maken tegen dit gebruik (AVG artikel 21), onder Mijn keuzes. ${law}`;
    case 'overeenkomst':
      return `Dit hoort bij een afspraak die u met de gemeente maakte. Het stopt als die afspraak stopt. ${law}`;
    case 'vitaal_belang':
      return `Dit gebeurt als iemands leven of gezondheid in gevaar is. Daar wacht niemand op toestemming. ${law}`;
    default:
      return `Hier is niets te kiezen. ${law}`;
  }
}

/** The same for a combination that rests on a law. */
export const geenKeuzeSamen = ({ grond, naam }: Record_): string => {
  const { wet, artikel, lid } = grond as Record_;
  return `Deze gegevens mogen samen worden gebruikt van de wet, dus hier is niets te kiezen. ${naam}: ${wet} artikel ${artikel}${lid ? `, lid ${lid}` : ''}.`;
};
