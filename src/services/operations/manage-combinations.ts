/** Combinations of sources as a manager sees, makes and ends them, and what an application may combine. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import { CATEGORIEEN, type Categorie } from '../../gate/categories.ts';
import { refusalWords, type Verdict } from '../../gate/combinations.ts';
import { keepsCases } from '../../gate/combining.ts';
import type { Caller } from '../../gate/context.ts';
import { BRONNEN, type Bron } from '../../gate/sources.ts';
import { applicationOf, askerOf } from '../../registers/autorisaties/index.ts';
import { gegevensInWoorden } from '../../registers/bronnen.ts';
import { isOwnClient, nummerIn } from '../../registers/client-ids.ts';
import { verdictsFor } from '../../registers/combineren.ts';
import { inSource } from '../gegevens.ts';
import { snapshotOf, text } from './door.ts';
import { refuseOthers } from './manage.ts';

export type CombinationState = 'holds' | 'later' | 'ended';

export interface CombinationItem {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly Bron[];
  readonly activity: string;
  readonly usedBy: string;
  readonly from: string;
  /** First day on which it holds no longer; '' for none. */
  readonly until: string;
  readonly state: CombinationState;
  /** Of before there was a register: nobody said by which law, and it ends by itself. */
  readonly bridge: boolean;
}

export interface Recipient {
  readonly clientId: string;
  /** Name of the application, and where it is; absent where none has this client id (yet). */
  readonly application?: { readonly id: string; readonly label: string };
}

export interface CombinationPage extends CombinationItem {
  readonly record: Record_;
  /** In one sentence, as the open register has it. */
  readonly summary: string;
  /** What it uses of each source, a line each; none of one of before kinds were named. */
  readonly kindsPerSource: readonly string[];
  readonly recipients: readonly Recipient[];
  readonly history: readonly Changed[];
  /** For the change that follows from the page. */
  readonly stand: string;
}

export interface ActivityChoice {
  readonly identificatie: string;
  readonly name: string;
}

export interface CombinationChoices {
  /** Of each source the kinds of data that are in it, with their names in Dutch and English. */
  readonly kinds: readonly { readonly source: Bron; readonly kinds: readonly Categorie[] }[];
  readonly activities: readonly ActivityChoice[];
  /** Applications and roles, by the id of their record. */
  readonly recipients: readonly { readonly id: string; readonly label: string; readonly own: boolean }[];
}

const stateOf = ({ beginGeldigheid, eindeGeldigheid }: Record_, day: string): CombinationState =>
  String(beginGeldigheid) > day ? 'later' : eindeGeldigheid && String(eindeGeldigheid) <= day ? 'ended' : 'holds';

/** Activities by their identificatie, under the name that their newest version has. */
const activityNames = (snapshot: Snapshot): ReadonlyMap<string, string> =>
  new Map(
    snapshot
      .all('verwerkingsactiviteit')
      .toSorted((a, b) => text(a.record.beginGeldigheid).localeCompare(text(b.record.beginGeldigheid)))
      .map(({ record }) => [text(record.identificatie), text(record.naam)]),
  );

function itemOf(snapshot: Snapshot, { id, record, columns }: Row): CombinationItem {
  const activity = text(record.activiteit);
  return {
    id,
    name: text(record.naam),
    sources: record.bronnen as readonly Bron[],
    activity: activityNames(snapshot).get(activity) ?? activity,
    usedBy: text(record.gebruiktDoor),
    from: text(record.beginGeldigheid),
    until: text(record.eindeGeldigheid),
    state: stateOf(record, today()),
    bridge: columns.overgang === true,
  };
}

const ORDER: readonly CombinationState[] = ['holds', 'later', 'ended'];

/** Those that hold first, each by name. @throws permission-denied */
export async function combinations(engine: Engine, caller: Caller): Promise<readonly CombinationItem[]> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  return snapshot
    .all('combinatie')
    .map((row) => itemOf(snapshot, row))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        // What still wants a ground is looked at first.
        Number(b.bridge) - Number(a.bridge) ||
        a.name.localeCompare(b.name, 'nl') ||
        b.from.localeCompare(a.from),
    );
}

/** @throws permission-denied, not-found */
export async function combination(engine: Engine, caller: Caller, id: string): Promise<CombinationPage> {
  refuseOthers(caller);
  const { row, snapshot } = await combinationRow(engine, caller, id);
  const shown = JSON.parse(engine.parts.answer.json(caller, row, snapshot)) as Record_;
  return {
    ...itemOf(snapshot, row),
    record: row.record,
    summary: text(shown.samengevat),
    kindsPerSource: gegevensInWoorden(row.record.gegevens),
    recipients: ((row.columns.ontvangers ?? []) as readonly string[]).map((clientId) => {
      const found = applicationOf(snapshot, clientId)?.row;
      return { clientId, ...(found ? { application: { id: found.id, label: text(found.record.label) } } : {}) };
    }),
    history: await historyOf(engine.parts.db, caller, { resource: 'combinatie', id }),
    stand: String(row.version),
  };
}

async function combinationRow(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly row: Row; readonly snapshot: Snapshot }> {
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get('combinatie', id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot };
}

/** What can be chosen in the form of a new one. An employee is no recipient: their role is. */
export async function combinationChoices(engine: Engine, caller: Caller): Promise<CombinationChoices> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  return {
    kinds: BRONNEN.map((source) => ({
      source,
      kinds: CATEGORIEEN.filter(({ code, aard }) => aard !== 'gewoon' || inSource(source).has(code)),
    })),
    activities: [...activityNames(snapshot)]
      .map(([identificatie, name]) => ({ identificatie, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
    recipients: snapshot
      .all('applicatie')
      .filter(({ record }) => (record.clientIds as readonly string[]).every((one) => nummerIn(one) === undefined))
      .map(({ id, record }) => ({
        id,
        label: text(record.label),
        own: (record.clientIds as readonly string[]).some(isOwnClient),
      }))
      .sort((a, b) => Number(a.own) - Number(b.own) || a.label.localeCompare(b.label, 'nl')),
  };
}

/** @param applications ids of who uses it, for all their names. Returns its id. @throws invalid, permission-denied */
export async function makeCombination(
  engine: Engine,
  caller: Caller,
  input: Record_,
  applications: readonly string[],
): Promise<string> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  const ontvangers = applications.flatMap(
    (id) => (snapshot.get('applicatie', id)?.record.clientIds ?? []) as readonly string[],
  );
  return (await engine.create(caller, 'combinatie', { ...input, ontvangers })).id!;
}

/** From this day on it may not be used any more. @throws invalid, precondition-failed, not-found */
export async function endCombination(
  engine: Engine,
  caller: Caller,
  id: string,
  { day, stand }: { readonly day: string; readonly stand: string },
): Promise<void> {
  refuseOthers(caller);
  await engine.patch(caller, 'combinatie', id, { eindeGeldigheid: day }, { ifVersion: Number(stand) });
}

/** @throws invalid for one that began, precondition-failed, not-found */
export async function removeCombination(engine: Engine, caller: Caller, id: string): Promise<void> {
  refuseOthers(caller);
  await engine.remove(caller, 'combinatie', id);
}

/** What an application reads for one activity, and whether it may be used together. */
export interface Combinable {
  readonly activity: string;
  readonly sources: readonly Bron[];
  readonly kind: Verdict['kind'];
  /** The combination that covers it. */
  readonly by?: { readonly id: string; readonly name: string };
  /** Why it may not, and what to do; of the register: Dutch. */
  readonly why?: string;
  /** It may do everything, and of what it reads for this activity cases stay open. */
  readonly onlyCases?: true;
}

/** By activity, those for which it reads something. */
export function combinableBy(snapshot: Snapshot, row: Row): readonly Combinable[] {
  const names = activityNames(snapshot);
  const asker = askerOf(snapshot, row);
  return [...verdictsFor(snapshot, asker, today())]
    .filter(([, { sources }]) => sources.size > 0)
    .map(([activity, verdict]) => ({
      activity: names.get(activity) ?? activity,
      sources: BRONNEN.filter((one) => verdict.sources.has(one)),
      kind: verdict.kind,
      ...('name' in verdict ? { by: versionOf(snapshot, verdict.name) } : {}),
      ...(verdict.kind === 'refused' ? { why: refusalWords(activity, verdict) } : {}),
      ...(keepsCases(asker.rights, verdict) ? { onlyCases: true as const } : {}),
    }))
    .sort((a, b) => a.activity.localeCompare(b.activity, 'nl'));
}

/** The version of a combination that holds today. */
export function versionOf(snapshot: Snapshot, identificatie: string): { readonly id: string; readonly name: string } {
  const { id, record } = snapshot
    .related('combinatie', 'identificatie', identificatie)
    .find((one) => stateOf(one.record, today()) === 'holds')!;
  return { id, name: text(record.naam) };
}

export interface Closed {
  readonly id: string;
  readonly label: string;
  /** It may do everything: cases are still open to it. */
  readonly onlyCases: boolean;
}

/** Applications that do not get what they have rights on, for an activity, until a combination is registered. */
export const closedApplications = (snapshot: Snapshot): readonly Closed[] =>
  snapshot
    .all('applicatie')
    // As one that may do everything and has no secret nobody calls.
    .filter(({ record, columns }) => record.heeftAlleAutorisaties !== true || typeof columns.geheim === 'string')
    .flatMap((row) => {
      const less = combinableBy(snapshot, row).filter(({ kind, onlyCases }) => kind === 'refused' || onlyCases);
      const { id, record } = row;
      return less.length === 0
        ? []
        : [{ id, label: text(record.label), onlyCases: less.every(({ onlyCases }) => onlyCases) }];
    });

export interface Ending {
  readonly id: string;
  readonly name: string;
  readonly ends: string;
}

/** Those that hold since an upgrade and have no ground. */
export const bridges = (snapshot: Snapshot, day: string): readonly Ending[] =>
  snapshot
    .all('combinatie')
    .filter(({ record, columns }) => columns.overgang === true && stateOf(record, day) === 'holds')
    .map(({ id, record }) => ({ id, name: text(record.naam), ends: text(record.eindeGeldigheid) }));

/** Those that hold and end by a day, with no version after them. */
export const combinationsEnding = (snapshot: Snapshot, day: string, by: string): readonly Ending[] =>
  snapshot.all('combinatie').flatMap(({ id, record, columns }) => {
    if (columns.overgang === true) return [];
    const ends = text(record.eindeGeldigheid);
    const follows = snapshot
      .related('combinatie', 'identificatie', text(record.identificatie))
      .some((one) => text(one.record.beginGeldigheid) >= ends);
    return stateOf(record, day) === 'holds' && ends !== '' && ends <= by && !follows
      ? [{ id, name: text(record.naam), ends }]
      : [];
  });
