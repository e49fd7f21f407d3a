/**
 * What a resident can choose and what not, and why: each activity and each combination of sources that is about them. The
 * register decides what a choice is (registers/keuzes.ts); here it is told, given and taken back.
 */
import type { Engine } from '../../engine/engine.ts';
import { logEntry } from '../../engine/log.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { type MandateKind, mandateAllows, requireMandate, subjectsOf } from '../../gate/mandate.ts';
import { bronnenInWoorden } from '../../registers/bronnen.ts';
import {
  geenKeuze,
  geenKeuzeSamen,
  type Keuze,
  keuzesOp,
  keuzeVan,
  rustOpToestemming,
  SOORTEN_KEUZE,
  type SoortKeuze,
  versieOp,
} from '../../registers/keuzes.ts';
import { organWords } from '../operations/case-words.ts';
import { find, logRefused, moment, snapshotOf, stillActing, text, textOrNull, urlOf } from '../operations/door.ts';
import { over } from './over.ts';
import { hashVan, kenmerkVan, nieuwZout } from './vastgelegd.ts';

export const STANDEN = ['gegeven', 'ingetrokken', 'vervallen', 'niet_gegeven', 'geen_keuze'] as const;
export type Stand = (typeof STANDEN)[number];

export interface MijnKeuze {
  readonly soort: SoortKeuze;
  /** Identificatie, the same for all versions. */
  readonly naam: string;
  readonly titel: string;
  /** After "om te". */
  readonly doel: string;
  /** Ground of AVG 6, as the register names it; of a combination `wet` or `toestemming`. */
  readonly grond: string;
  readonly grondInWoorden: string;
  readonly orgaan: string;
  readonly bronnen: string;
  readonly gegevens: readonly string[];
  readonly ontvangers: readonly string[];
  /** Id of the version of the activity. */
  readonly activiteit: string;
  readonly stand: Stand;
  /** Since when it stands so: a moment, or the first day of the version. */
  readonly sinds: string;
  /** Why there is nothing to choose. */
  readonly waarom: string | null;
  readonly bezwaarMogelijk: boolean;
  /** Where there is something to choose: what is read, its digest, and the consent that was given last. */
  readonly tekst: string | null;
  readonly gelezen: string | null;
  readonly toestemming: string | null;
  /** How who did the last of it came to act for this person; null: they did it themselves. */
  readonly namens: MandateKind | null;
}

const NAME = 'toestemming';

/** What can be chosen comes first. */
export async function mijnKeuzes(engine: Engine, caller: Caller): Promise<readonly MijnKeuze[]> {
  kiezer(caller);
  const snapshot = await snapshotOf(engine, caller);
  const given = await gegeven(engine, caller);
  // What was used of them is known from who looked: that goes with a mandate where it was given.
  const about = mandateAllows(caller.mandate, 'wie-keek')
    ? await over(engine, caller, snapshot)
    : { activiteiten: [], combinaties: [] };
  await logKeuzes(engine, caller, 'portaal.keuzes', given);
  return [
    ...keuzesOp(snapshot, today()).map((keuze) => metKeuze(keuze, given)),
    ...about.activiteiten.map((row) => zonderKeuze(row)),
    ...about.combinaties.map(({ activiteit, combinatie }) => zonderKeuze(activiteit, combinatie)),
  ];
}

/** What was chosen, and for what the logbook says that their data was used: a look at what is their own. */
async function logKeuzes(engine: Engine, caller: Caller, operation: string, given: readonly Row[]): Promise<void> {
  const [subject = ''] = subjectsOf(caller);
  await stillActing(engine, caller);
  const lines = [
    { subject, resource: 'logboek', id: caller.trace.traceId },
    ...given.map(({ id }) => ({ subject, resource: NAME, id })),
  ];
  await engine.parts.logbook.append(logEntry(caller, operation, 'geopend', lines).entry, undefined, caller);
}

/** Who is logged in, and may choose: for themselves, or by their mandate for another. @throws permission-denied */
export function kiezer(caller: Caller): NonNullable<Caller['person']> {
  if (!caller.person) throw new Problem('permission-denied', 'Log eerst in.');
  requireMandate(caller, 'keuzes');
  return caller.person;
}

/** Beside what is kept: who acts, and how they came to. Of who chooses for themselves nothing. */
function doorWie({ parts: { keys } }: Engine, { municipality, person, mandate }: Caller) {
  if (!mandate) return undefined;
  if (person?.sealedBsn === undefined) throw opnieuw();
  return {
    namens: mandate.kind,
    machtiging: mandate.id,
    vertegenwoordiger: keys.unseal(municipality, person.sealedBsn),
  };
}

const opnieuw = (): Problem => new Problem('permission-denied', 'Log opnieuw in, en kies het dan.');

/** All that this resident ever consented to, newest first. */
async function gegeven(engine: Engine, caller: Caller): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let page = 1; ; page++) {
    const { rows, count } = await engine.rows(caller, NAME, { page: String(page) });
    found.push(...rows);
    if (rows.length === 0 || found.length >= count) return found;
  }
}

function metKeuze(keuze: Keuze, given: readonly Row[]): MijnKeuze {
  const own = given.filter(({ record }) => record.soort === keuze.soort && record.naam === keuze.naam);
  const standing = own.find(({ columns }) => columns.geldt === keuze.sleutel);
  const last = standing ?? own[0];
  const stand: Stand = standing
    ? 'gegeven'
    : !last
      ? 'niet_gegeven'
      : last.record.ingetrokken
        ? 'ingetrokken'
        : 'vervallen';
  const since = standing
    ? moment(standing.record.gegeven)
    : (textOrNull(last?.record.ingetrokken) ?? text((keuze.combinatie ?? keuze.activiteit).record.beginGeldigheid));
  return {
    ...verteld(keuze.activiteit, keuze.combinatie),
    stand,
    sinds: since,
    waarom: null,
    bezwaarMogelijk: false,
    tekst: keuze.tekst,
    gelezen: hashVan(keuze.tekst),
    toestemming: last?.id ?? null,
    namens: namensIn(last?.record),
  };
}

function zonderKeuze(activiteit: Row, combinatie?: Row): MijnKeuze {
  const { record } = activiteit;
  return {
    ...verteld(activiteit, combinatie),
    stand: 'geen_keuze',
    sinds: text((combinatie ?? activiteit).record.beginGeldigheid),
    waarom: combinatie ? geenKeuzeSamen(combinatie.record) : geenKeuze(record),
    bezwaarMogelijk: !combinatie && (record.grond === 'publieke_taak' || record.grond === 'gerechtvaardigd_belang'),
    tekst: null,
    gelezen: null,
    toestemming: null,
    namens: null,
  };
}

const namensIn = (record: Record_ | undefined): MandateKind | null =>
  (textOrNull(record?.ingetrokken ? record.ingetrokkenNamens : record?.namens) as MandateKind | null) ?? null;

type Verteld = Omit<
  MijnKeuze,
  'stand' | 'sinds' | 'waarom' | 'bezwaarMogelijk' | 'tekst' | 'gelezen' | 'toestemming' | 'namens'
>;

function verteld(activiteit: Row, combinatie?: Row): Verteld {
  const { record } = activiteit;
  const shared = { doel: text(record.doel), orgaan: organWords(text(record.organ)), activiteit: activiteit.id };
  if (combinatie)
    return {
      ...shared,
      soort: 'combinatie',
      naam: text(combinatie.record.identificatie),
      titel: text(combinatie.record.naam),
      grond: rustOpToestemming(combinatie.record) ? 'toestemming' : 'wet',
      grondInWoorden: wetVan(combinatie.record),
      bronnen: bronnenInWoorden(combinatie.record.bronnen as readonly string[]),
      gegevens: combinatie.record.categorieenGegevens as readonly string[],
      ontvangers: [text(combinatie.record.gebruiktDoor)],
    };
  return {
    ...shared,
    soort: 'activiteit',
    naam: text(record.identificatie),
    titel: text(record.naam),
    grond: text(record.grond),
    grondInWoorden: text(record.grondToelichting),
    bronnen: bronnenInWoorden((record.gebruikt as readonly Record_[]).map(({ bron }) => text(bron))),
    gegevens: record.categorieenGegevens as readonly string[],
    ontvangers: record.ontvangers as readonly string[],
  };
}

const wetVan = ({ grond }: Record_): string => {
  const { wet, artikel, lid } = grond as Record_;
  return `${wet} artikel ${artikel}${lid ? `, lid ${lid}` : ''}`;
};

/** One of them, for who is about to choose. @throws not-found, invalid where there is nothing to choose */
export async function kiesbaar(engine: Engine, caller: Caller, soort: string, naam: string): Promise<MijnKeuze> {
  kiezer(caller);
  const keuze = teKiezen(await snapshotOf(engine, caller), soort, naam);
  const given = await gegeven(engine, caller);
  await logKeuzes(engine, caller, 'portaal.keuze', given);
  return metKeuze(keuze, given);
}

/** What can be chosen under this name, or why not. @throws not-found, invalid */
export function teKiezen(snapshot: Snapshot, soort: string, naam: string): Keuze {
  const keuze = keuzeVan(snapshot, today(), soort, naam);
  if (keuze) return keuze;
  const version = (SOORTEN_KEUZE as readonly string[]).includes(soort)
    ? versieOp(snapshot, soort as SoortKeuze, naam, today())
    : undefined;
  if (!version) throw new Problem('not-found', 'Dit is er vandaag niet, dus er is niets te kiezen.');
  const reason = soort === 'activiteit' ? geenKeuze(version.record) : geenKeuzeSamen(version.record);
  throw invalid({ name: 'naam', code: 'geen-keuze', reason });
}

export interface Gekozen {
  readonly soort: string;
  readonly naam: string;
  /** Digest of the text that was read. */
  readonly gelezen: string;
}

/** What is answered to who chose. */
export const gekozenJson = (id: string, record: Record_): string => {
  const { soort, naam, gegeven, ingetrokken } = record;
  return JSON.stringify({
    toestemming: id,
    soort,
    naam,
    stand: ingetrokken ? 'ingetrokken' : 'gegeven',
    gegeven: moment(gegeven),
    ingetrokken: ingetrokken ? moment(ingetrokken) : null,
    namens: namensIn(record),
  });
};

/** @throws not-found, invalid (nothing to choose, another text than was read, given already), permission-denied */
export async function geef(engine: Engine, caller: Caller, { soort, naam, gelezen }: Gekozen): Promise<OwnAnswer> {
  const { level, sealedBsn: own } = kiezer(caller);
  const sealedBsn = caller.mandate ? caller.mandate.sealedBsn : own;
  if (sealedBsn === undefined) throw opnieuw();
  const by = doorWie(engine, caller);
  const keuze = teKiezen(await snapshotOf(engine, caller), soort, naam);
  const tekstHash = hashVan(keuze.tekst);
  if (gelezen !== tekstHash)
    throw invalid({
      name: 'gelezen',
      code: 'veranderd',
      reason: 'Dit is niet de tekst die er nu staat. Lees hem opnieuw, en kies dan.',
    });
  const said = {
    soort: keuze.soort,
    naam: keuze.naam,
    sleutel: keuze.sleutel,
    tekstHash,
    gegeven: timestamp(),
    kanaal: 'portaal',
    niveau: level,
    zout: nieuwZout(),
    ...(by ? { namens: by.namens, machtiging: by.machtiging } : {}),
  };
  const { activiteit, combinatie } = keuze;
  return engine.composeAnswer(
    caller,
    {
      operation: 'mijn.toestemming.geven',
      kind: 'aangemaakt',
      items: [
        {
          resource: NAME,
          id: kenmerkVan(said),
          input: {
            ...said,
            ...by,
            burgerservicenummer: engine.parts.keys.unseal(caller.municipality, sealedBsn),
            activiteit: urlOf(engine, caller, 'verwerkingsactiviteit', activiteit.id),
            combinatie: combinatie ? urlOf(engine, caller, 'combinatie', combinatie.id) : null,
            tekst: keuze.tekst,
          },
        },
      ],
    },
    ([row]) => ({ status: 201, json: gekozenJson(row!.id, row!.record) }),
  );
}

/** Works from the moment that it is answered. Done twice it is done once. @throws not-found, permission-denied */
export async function trekIn(engine: Engine, caller: Caller, id: string): Promise<OwnAnswer> {
  const row = await eigenToestemming(engine, caller, id, 'mijn.toestemming.intrekken');
  if (row.record.ingetrokken) return { status: 200, json: gekozenJson(id, row.record) };
  const by = doorWie(engine, caller);
  const change = {
    ingetrokken: timestamp(),
    ingetrokkenKanaal: 'portaal',
    ...(by
      ? {
          ingetrokkenNamens: by.namens,
          ingetrokkenMachtiging: by.machtiging,
          ingetrokkenVertegenwoordiger: by.vertegenwoordiger,
        }
      : {}),
  };
  await engine.patch(caller, NAME, id, change);
  return { status: 200, json: gekozenJson(id, { ...row.record, ...change }) };
}

/** Somebody else's is not there. @throws not-found */
export async function eigenToestemming(engine: Engine, caller: Caller, id: string, operation: string): Promise<Row> {
  kiezer(caller);
  const found = await find(engine, caller, NAME, id);
  if (found && 'row' in found) return found.row;
  if (found) await logRefused(engine, caller, operation, found.refused);
  throw new Problem('not-found');
}
