/**
 * store(units): the only writer. One statement writes rows, change records, counters, log lines and idempotency answers
 * of one or more units of work; it holds all of them or nothing. Rows of one table travel as one list for each column, so
 * the text of the statement depends only on which tables are touched, and is prepared once.
 */
import { shared } from '../foundation/db/errand.ts';
import type { Database, Municipality, Statement } from '../foundation/db/types.ts';
import { newId } from '../foundation/ids.ts';
import { noteWrite } from '../foundation/telemetry/trace.ts';
import type { Keys } from '../foundation/types.ts';
import { isApart } from '../gate/rights.ts';
import type { LogActor, Logbook, LogEntry } from '../logbook/types.ts';
import { carrierOf } from './access.ts';
import { renderBody, type Sealer, sealerOf } from './body.ts';
import { isNewer, keepUnknown, writtenOver } from './body-version.ts';
import { bodyVersionOf, columnOf, columnsOf, isSecret, snake, takenInOf } from './columns.ts';
import { holderOf } from './key-holder.ts';
import { movedStatement } from './moved-keys.ts';
import type { Registry } from './registry.ts';
import type { Resource } from './resource.ts';
import { countDeltas, countStatement, movedKeys } from './store-counts.ts';
import { type Bind, givenTo, listOf, rowStatement, stampStatement, type Written } from './store-rows.ts';
import { type Draft, type Row, raisesEpoch, type Work } from './work.ts';

/** One write that is to be stored. */
export interface Unit {
  readonly work: Work;
  /** Absent where nothing personal is written. */
  readonly log?: { readonly entry: LogEntry; readonly actor?: LogActor };
  /** Makes the answer that is kept to be given again, of the rows as they will be. */
  readonly keep?: (rows: Stored['rows']) => KeptAnswer;
}

export interface KeptAnswer {
  readonly key: string;
  readonly bodyHash: string;
  readonly status: number;
  readonly sealed: string;
  /** What the answer shows; it goes when the record that this belongs to is destroyed. */
  readonly draft: Draft;
}

export interface Stored {
  /** Rows as they are now, by `resource/id`. */
  readonly rows: ReadonlyMap<string, Row>;
}

export interface StoreHooks {
  /** Called after each write. */
  readonly onStored?: () => void;
  /** Called after a write that raised the epoch, which waits for it. */
  readonly onEpoch?: (municipality: Municipality, epoch: number) => Promise<void>;
}

export type Store = (municipality: Municipality, epoch: number, units: readonly Unit[]) => Promise<Stored>;

/** Makes the statement for some units, and gives what sends it: what is thrown before that has stored nothing. */
export type Prepare = (municipality: Municipality, epoch: number, units: readonly Unit[]) => () => Promise<Stored>;

/** Tells other processes of a raised epoch: `<municipality> <epoch>`. */
export const EPOCH_CHANNEL = 'meent_epoch';

/** SQLSTATEs of engine_require: caught by write.ts, which loads again and retries. */
export const CONFLICT = 'MT409';
export const STALE_EPOCH = 'MT001';

export function createStore(
  db: Database,
  registry: Registry,
  keys: Keys,
  logbook: Pick<Logbook, 'asCte'>,
  statement: (kind: string, text: string) => Statement,
  { onStored, onEpoch }: StoreHooks = {},
): Prepare {
  return (municipality, epoch, units) => {
    const sealer = sealerOf(keys, municipality);
    const written = units.flatMap(({ work }) =>
      work.drafts.filter(({ action }) => action !== 'none').map((draft) => prepare(draft, work)),
    );
    const values: unknown[] = [municipality, epoch];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const parts: string[] = [];
    const guards: string[] = [];
    const raises = units.some(({ work }) => raisesEpoch(work));

    for (const [resource, rows] of byName(Map.groupBy(written, ({ draft }) => draft.resource))) {
      for (const [action, some] of Map.groupBy(rows, ({ draft }) => draft.action)) {
        const name = `w${parts.length}`;
        parts.push(`${name} as (${rowStatement(resource, action, some, bind)} returning 1)`);
        guards.push(`(select count(*) from ${name}) = ${bind(some.length)}::int`);
      }
    }
    const stamped = units.flatMap(({ work }) =>
      work.drafts.filter(({ action, stamped, before }) => stamped && action === 'none' && before),
    );
    for (const [resource, drafts] of byName(Map.groupBy(stamped, (draft) => draft.resource))) {
      const name = `w${parts.length}`;
      parts.push(`${name} as (${stampStatement(resource, drafts, bind)} returning 1)`);
      guards.push(`(select count(*) from ${name}) = ${bind(drafts.length)}::int`);
    }
    const about = new Map(units.map(({ work, log }) => [work, subjectsIn(log?.entry)]));
    const activities = new Map(units.map(({ work, log }) => [work, log?.entry.activity]));
    parts.push(changeStatement(written, about, activities, bind));
    const counted = written.flatMap(countDeltas);
    if (counted.length > 0) parts.push(countStatement(counted, bind));
    const moved = written.flatMap(movedKeys);
    if (moved.length > 0) parts.push(movedStatement(listOf(moved, bind)));
    const destroyed = written.filter(({ draft }) => isDestroyed(draft)).map(({ draft }) => draft.id);
    if (destroyed.length > 0) guards.push(`engine_forget($1, ${bind(destroyed)}::uuid[]) >= 0`);
    const rows = new Map(
      written
        .filter(({ draft }) => draft.action !== 'delete')
        .map((one) => [`${one.draft.resource.name}/${one.draft.id}`, rowOf(one)]),
    );
    const answers = units.flatMap(({ work, keep }) => (keep ? { work, ...keep(rows) } : []));
    if (answers.length > 0) parts.push(answersStatement(answers, bind));
    const log = logbook.asCte(
      units.flatMap(({ log }) => log ?? []),
      values.length + 1,
    );
    values.push(...log.values);
    if (log.insert) parts.push(log.insert);
    if (raises)
      parts.push(
        'epoch as (update municipality_epoch set epoch = epoch + 1 where municipality = $1 and epoch = $2::bigint returning 1)',
      );
    const fresh = raises
      ? '(select count(*) from epoch) = 1'
      : '(select epoch from municipality_epoch where municipality = $1) = $2::bigint';

    // Other processes that answer from memory alone would not meet the new epoch in a statement of their own.
    const told = raises ? `, pg_notify('${EPOCH_CHANNEL}', $1::int || ' ' || ($2::bigint + 1))` : '';
    const text = `with ${parts.join(',\n')}\nselect engine_require(${fresh}, '${STALE_EPOCH}'), engine_require(${guards.join(' and ') || 'true'}, '${CONFLICT}')${told}`;
    const errand = shared(units.map(({ work }) => work.caller));
    const whole = statement('store', text);
    return async () => {
      await db.in(errand).query(whole, values);
      for (const { work } of units) noteWrite(work.caller);
      log.committed();
      onStored?.();
      if (raises) await onEpoch?.(municipality, epoch + 1);
      return { rows };
    };

    function prepare(draft: Draft, work: Work): Written {
      const computed = Object.fromEntries(
        columnsOf(draft.resource).map(([name, column]) => [
          name,
          column.from
            ? column.from(draft.record, work, draft.columns)
            : (draft.columns[name] ?? column.default ?? null),
        ]),
      );
      const columns = { ...computed, ...sealedSecrets(draft, sealer) };
      return { draft, work, version: (draft.before?.version ?? 0) + 1, ...bodyOf(draft), columns };
    }

    function bodyOf({ resource, id, before, record, action }: Draft): Pick<Written, 'body' | 'bodyVersion'> {
      if (before && (action === 'delete' || record === before.record))
        return { body: before.body, bodyVersion: before.bodyVersion };
      const body = renderBody(registry, resource, id, record, sealer);
      return before && isNewer(resource, before.bodyVersion)
        ? {
            body: keepUnknown(resource.fields, before.body, body, sealer),
            bodyVersion: writtenOver(before.bodyVersion),
          }
        : { body, bodyVersion: bodyVersionOf(resource) };
    }
  };

  function changeStatement(
    written: readonly Written[],
    about: ReadonlyMap<Work, readonly string[]>,
    activities: ReadonlyMap<Work, string | undefined>,
    bind: Bind,
  ): string {
    const changes = written.map((one) => ({ ...one, id: newId(), main: mainOf(registry, one) }));
    const { value, from } = givenTo(changes, bind);
    return `changed as (insert into engine_change (municipality, id, resource, record, main_resource, main, action, implied, version, after, at, application, application_label, user_id, user_label, remark, trace, sampled, activity, label, kenmerken, subjects, moved, shielded)
 select $1, ${[
   value(({ id }) => id, 'uuid'),
   value(({ draft }) => draft.resource.name, 'text'),
   value(({ draft }) => draft.id, 'uuid'),
   value(({ main }) => main.resource, 'text'),
   value(({ main }) => main.id, 'uuid'),
   value(({ draft }) => draft.action, 'text'),
   value(({ draft }) => draft.implied, 'boolean'),
   value(({ version }) => version, 'bigint'),
   value((one) => (one.draft.action === 'delete' || one.body === one.draft.before?.body ? null : one.body), 'text'),
   value(({ work }) => work.at.toISOString(), 'timestamptz'),
   value(({ work }) => work.caller.application.id, 'text'),
   value(({ work }) => work.caller.application.label, 'text'),
   value(({ work }) => work.caller.employee?.id ?? '', 'text'),
   value(({ work }) => work.caller.employee?.name ?? '', 'text'),
   value(({ work }) => work.caller.remark ?? '', 'text'),
   value(({ work }) => work.caller.trace.traceId, 'text'),
   value(({ work }) => work.caller.trace.sampled === true, 'boolean'),
   value(({ work }) => activities.get(work) ?? work.caller.activity.id, 'text'),
   value(({ draft }) => draft.resource.label?.(draft.record) ?? draft.id, 'text'),
   value((one) => kenmerkenOf(registry, one), 'jsonb'),
   value(({ work }) => JSON.stringify(about.get(work) ?? []), 'jsonb'),
   value(({ work }) => work.moving !== undefined, 'boolean'),
   value((one) => isOfShielded(registry, one), 'boolean'),
 ].join(', ')} from ${from()}),
queued as (insert into engine_change_queue (municipality, changes) values ($1, ${listOf(changes, bind)(({ id }) => id, 'uuid')}))`;
  }

  function answersStatement(answers: readonly (KeptAnswer & Pick<Unit, 'work'>)[], bind: Bind): string {
    const { value, from } = givenTo(answers, bind);
    return `answered as (insert into engine_idempotency (municipality, application, key, body_hash, status, answer, main)
 select $1, ${[
   value(({ work }) => holderOf(work.caller), 'text'),
   value(({ key }) => key, 'text'),
   value(({ bodyHash }) => bodyHash, 'text'),
   value(({ status }) => status, 'smallint'),
   value(({ sealed }) => sealed, 'text'),
   value((one) => mainOf(registry, one).id, 'uuid'),
 ].join(', ')} from ${from()})`;
  }
}

const rowOf = ({ draft, version, body, bodyVersion, columns }: Written): Row => ({
  resource: draft.resource,
  id: draft.id,
  version,
  body,
  bodyVersion,
  columns,
  record: storedRecord(draft),
});

/** Secrets that were given in this write, as their columns hold them. */
const sealedSecrets = ({ resource, record }: Draft, sealer: Sealer): Readonly<Record<string, string>> =>
  Object.fromEntries(
    takenInOf(resource)
      .filter((name) => isSecret(resource.fields[name]!) && record[name])
      .map((name) => [snake(name), sealer.seal(String(record[name]))]),
  );

/** As a later read of the body gives it: what is only taken in (secrets, dates to check) is not kept. */
function storedRecord({ resource, record }: Draft): Draft['record'] {
  const taken = takenInOf(resource).filter((name) => name in record);
  if (taken.length === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !taken.includes(name)));
}

/** Whom a write is about, each once. */
const subjectsIn = (entry: LogEntry | undefined): readonly string[] => [
  ...new Set(entry?.lines.map(({ subject }) => subject)),
];

/** A main record with personal data that goes takes along what its history says of it. */
const isDestroyed = ({ action, resource }: Draft): boolean =>
  action === 'delete' && !resource.parent && resource.subjects !== undefined;

/** The record that a change belongs to: a status belongs to its case. */
function mainOf(registry: Registry, { draft }: Pick<Written, 'draft'>): { resource: string; id: string } {
  let { resource, id, record } = draft;
  while (resource.parent) {
    id = String(record[resource.parent]);
    resource = registry.get(resource.fields[resource.parent]!.to![0]!);
    record = {};
  }
  return { resource: resource.name, id };
}

function kenmerkenOf(registry: Registry, { draft, work }: Written): string | null {
  const { channel } = draft.resource;
  if (draft.implied || work.quiet || work.moving?.notify === false || !channel) return null;
  const carrier = carrierOf(registry, draft.resource);
  const main = carrier === draft.resource ? draft : work.find(carrier.name, mainOf(registry, { draft }).id);
  return JSON.stringify(main && channel.kenmerken ? channel.kenmerken(main, work) : {});
}

/** The row that carries the rights is set apart (shielded or restricted) once this is written, or was when it went. */
function isOfShielded(registry: Registry, { draft, work }: Written): boolean {
  const carrier = carrierOf(registry, draft.resource);
  const level = carrier.rights?.level;
  const column = level && columnOf(carrier, snake(level));
  if (!column) return false;
  const { id } = carrier === draft.resource ? draft : mainOf(registry, { draft });
  const it = carrier === draft.resource ? draft : work.drafts.find((one) => one.resource === carrier && one.id === id);
  return it !== undefined && isApart(column.from ? column.from(it.record, work, it.columns) : it.columns[snake(level)]);
}

/** In one order whatever came first, so that the same tables give the same statement. */
const byName = <T>(groups: Map<Resource, T>): readonly (readonly [Resource, T])[] =>
  [...groups].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
