/** Applications as a manager sees and changes them. The register's rules say what is wrong. */
import type { Engine } from '../../engine/engine.ts';
import { isDate } from '../../engine/formats.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { giveSecret, withdrawSecret } from '../../registers/autorisaties/index.ts';
import { isOwnClient, medewerkerVan, nummerIn } from '../../registers/client-ids.ts';
import { snapshotOf, text } from './door.ts';
import { applicationRow, refuseOthers } from './manage.ts';
import { activitiesIn, shownVersion } from './manage-activities.ts';
import { type Combinable, combinableBy } from './manage-combinations.ts';
import { type Given, givenRights, type RightInput, rightsFrom } from './manage-rights.ts';

export interface AppItem {
  readonly id: string;
  readonly label: string;
  readonly clientIds: readonly string[];
  /** Of Meent itself: nobody calls as it from outside. */
  readonly own: boolean;
  readonly hasSecret: boolean;
  readonly everything: boolean;
  readonly rights: number;
  /** Holds what one employee may besides their role, perhaps till a day. */
  readonly employee?: { readonly number: string; readonly lastDay?: string };
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface AppPage extends AppItem {
  readonly onlyReady: boolean;
  readonly activities: readonly string[];
  readonly allActivities: readonly Choice[];
  readonly given: readonly Given[];
  /** What it reads for each of its activities, and whether that may be used together. */
  readonly combines: readonly Combinable[];
  readonly history: readonly Changed[];
  /** Of what the page shows, also beside the record itself: for the change that follows from it. */
  readonly stand: string;
}

export interface AppInput {
  readonly label: string;
  readonly clientIds: readonly string[];
  /** Ids of processing activities; the first is the one that counts when a call names none. */
  readonly activities: readonly string[];
}

const itemOf = ({ id, record, columns }: Row): AppItem => {
  const clientIds = record.clientIds as readonly string[];
  return {
    id,
    label: text(record.label),
    clientIds,
    own: clientIds.some(isOwnClient),
    hasSecret: typeof columns.geheim === 'string',
    everything: record.heeftAlleAutorisaties === true,
    rights: (record.autorisaties as readonly unknown[]).length,
    ...employeeIn(clientIds, columns.laatste_dag),
  };
};

function employeeIn(clientIds: readonly string[], last: unknown): Pick<AppItem, 'employee'> {
  const number = clientIds.map(nummerIn).find((one) => one !== undefined);
  return number === undefined ? {} : { employee: { number, ...(last ? { lastDay: text(last) } : {}) } };
}

/** Those of others first, each by name. */
export async function applications(engine: Engine, caller: Caller): Promise<readonly AppItem[]> {
  refuseOthers(caller);
  const { rows } = await engine.rows(caller, 'applicatie', { page: '1' });
  const count = (await snapshotOf(engine, caller)).all('applicatie');
  return (rows.length < count.length ? count : rows)
    .map(itemOf)
    .sort((a, b) => Number(a.own) - Number(b.own) || a.label.localeCompare(b.label, 'nl'));
}

/** One version of each activity: a right on it holds for its other versions too. */
export const activityChoices = (snapshot: Snapshot): readonly Choice[] =>
  activitiesIn(snapshot).map(({ id, record }) => ({ id, name: text(record.naam) }));

export async function activitiesToChoose(engine: Engine, caller: Caller): Promise<readonly Choice[]> {
  refuseOthers(caller);
  return activityChoices(await snapshotOf(engine, caller));
}

/** @throws not-found, permission-denied */
export async function application(engine: Engine, caller: Caller, id: string): Promise<AppPage> {
  refuseOthers(caller);
  const { row, snapshot } = await applicationRow(engine, caller, id);
  return {
    ...itemOf(row),
    onlyReady: row.record.alleenIsGereedVoorPublicatie === true,
    activities: ((row.columns.activiteiten as readonly string[] | null) ?? []).map((one) =>
      shownVersion(snapshot, one),
    ),
    allActivities: activityChoices(snapshot),
    given: givenRights(snapshot, row.record),
    combines: combinableBy(snapshot, row),
    history: await historyOf(engine.parts.db, caller, { resource: 'applicatie', id }),
    stand: String(row.version),
  };
}

/** Returns the id. @throws invalid */
export async function makeApplication(
  engine: Engine,
  caller: Caller,
  { label, clientIds, activities, first }: AppInput & { readonly first: RightInput },
): Promise<string> {
  refuseOthers(caller);
  refuseOwnNames(clientIds);
  const snapshot = await snapshotOf(engine, caller);
  const body = {
    label,
    clientIds,
    heeftAlleAutorisaties: false,
    autorisaties: rightsFrom(engine, caller, snapshot, first),
  };
  const made = await engine.create(caller, 'applicatie', body, {
    columns: { activiteiten: known(snapshot, activities) },
  });
  return (JSON.parse(made.json!) as { readonly url: string }).url.slice(-36);
}

export interface EmployeeInput {
  /** With which the employee logs in. */
  readonly number: string;
  /** `YYYY-MM-DD`; '' for no last day. */
  readonly lastDay: string;
}

/** A client id holds 50 characters. */
const LONGEST_NUMBER = 50 - medewerkerVan('').length;

/** First rights of one employee, besides those of their role. Returns the id. @throws invalid */
export async function makeEmployeeRights(
  engine: Engine,
  caller: Caller,
  { number, lastDay, first }: EmployeeInput & { readonly first: RightInput },
): Promise<string> {
  refuseOthers(caller);
  if (number === '' || number.length > LONGEST_NUMBER)
    throw invalid({
      name: 'nummer',
      code: 'required',
      reason: `Vul het nummer van de medewerker in, hoogstens ${LONGEST_NUMBER} tekens.`,
    });
  const snapshot = await snapshotOf(engine, caller);
  const body = {
    label: `Medewerker ${number}`,
    clientIds: [medewerkerVan(number)],
    heeftAlleAutorisaties: false,
    autorisaties: rightsFrom(engine, caller, snapshot, first),
  };
  const made = await engine.create(caller, 'applicatie', body, { columns: { laatste_dag: lastDayFrom(lastDay) } });
  return (JSON.parse(made.json!) as { readonly url: string }).url.slice(-36);
}

/** @throws invalid, precondition-failed when somebody else changed it meanwhile */
export async function changeLastDay(
  engine: Engine,
  caller: Caller,
  id: string,
  { lastDay, stand }: { readonly lastDay: string; readonly stand: string },
): Promise<void> {
  refuseOthers(caller);
  const { row } = await applicationRow(engine, caller, id);
  if (!itemOf(row).employee) throw new Problem('not-found');
  await engine.patch(
    caller,
    'applicatie',
    id,
    {},
    { ifVersion: Number(stand), columns: { laatste_dag: lastDayFrom(lastDay) } },
  );
}

function lastDayFrom(given: string): string | null {
  if (given === '') return null;
  if (!isDate(given) || given < today())
    throw invalid({ name: 'laatstedag', code: 'invalid', reason: 'Vul een dag in die nog niet voorbij is.' });
  return given;
}

/** @throws invalid, precondition-failed when somebody else changed it meanwhile */
export async function changeApplication(
  engine: Engine,
  caller: Caller,
  id: string,
  { label, clientIds, activities, stand }: AppInput & { readonly stand: string },
): Promise<void> {
  refuseOthers(caller);
  const { row, snapshot } = await applicationRow(engine, caller, id);
  const before = row.record.clientIds as readonly string[];
  refuseOwnNames(clientIds.filter((one) => !before.includes(one)));
  await engine.patch(
    caller,
    'applicatie',
    id,
    { label, clientIds },
    { ifVersion: Number(stand), columns: { activiteiten: known(snapshot, activities) } },
  );
}

/** An application from outside with a name of Meent could never log in. */
function refuseOwnNames(clientIds: readonly string[]): void {
  if (clientIds.some(isOwnClient))
    throw invalid({
      name: 'clientIds',
      code: 'not-supported',
      reason: 'Namen die met meent- of werkbank: beginnen zijn van Meent zelf. Kies een andere naam.',
    });
}

const known = (snapshot: Snapshot, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => snapshot.get('verwerkingsactiviteit', id));

/** The new secret, this once; the old one works no longer. */
export async function newSecret(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly clientIds: readonly string[]; readonly secret: string }> {
  refuseOthers(caller);
  const { json } = await giveSecret({ engine, caller, params: { id } });
  const { clientIds, geheim } = JSON.parse(json!) as { readonly clientIds: readonly string[]; readonly geheim: string };
  return { clientIds, secret: geheim };
}

/** What was seen of an application when somebody decided to end something of it. */
export interface Decided {
  readonly id: string;
  readonly stand: string;
}

/**
 * Archived: it keeps its place and history, and nobody gets in as it. Who asks it twice is told the same.
 * @throws precondition-failed when somebody else changed it meanwhile
 */
export async function stopApplication(engine: Engine, caller: Caller, { id, stand }: Decided): Promise<void> {
  refuseOthers(caller);
  const { row } = await applicationRow(engine, caller, id);
  if (!itemOf(row).hasSecret) return;
  await withdrawSecret({ engine, caller, params: { id } }, Number(stand));
}

/**
 * @throws conflict for an application of Meent itself, which the pages need; precondition-failed when somebody else
 * changed it meanwhile
 */
export async function removeApplication(engine: Engine, caller: Caller, { id, stand }: Decided): Promise<void> {
  refuseOthers(caller);
  const { row } = await applicationRow(engine, caller, id);
  if (itemOf(row).clientIds.some((one) => isOwnClient(one) && nummerIn(one) === undefined))
    throw new Problem('conflict', 'Deze applicatie is van Meent zelf en blijft bestaan.');
  await engine.remove(caller, 'applicatie', id, { ifVersion: Number(stand) });
}
