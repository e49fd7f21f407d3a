/**
 * Several records as one write: a case with its roles, status, properties and documents is there whole, or not at all.
 * Every record passes the same steps as alone: scope, validation, rights, rules, effects.
 */
import { newId } from '../foundation/ids.ts';
import { type InvalidParam, invalid, Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import type { LogEntry } from '../logbook/types.ts';
import { requireScope } from './access.ts';
import { authorize, Refused, scopesOf } from './authorize.ts';
import { numbered, numberless } from './change.ts';
import type { EngineParts } from './engine.ts';
import { judge } from './judge.ts';
import { needsOf } from './needs.ts';
import { withFreshNumbers } from './numbers.ts';
import { wantOutside } from './outside.ts';
import type { OwnAnswer } from './own.ts';
import type { Need, Record_, Resource, Values } from './resource.ts';
import { validateBody } from './validate.ts';
import type { Draft, Row, Work } from './work.ts';
import { type Plan, type Written, write, writeAnswer } from './write.ts';

/** One record to make, in an order in which each refers only to what stands before it. */
export interface Item {
  readonly resource: string;
  /** Request body as the API takes it. */
  readonly input: unknown;
  /** Given beforehand when a later item refers to it. */
  readonly id?: string;
  /** Columns that no request body sets. */
  readonly columns?: Readonly<Record<string, unknown>>;
  /** Where it stands in the request of the caller, for faults: `rollen.0`. */
  readonly at?: string;
}

export interface Composition {
  /** As it appears in the logbook: `portal.melding`. */
  readonly operation: string;
  readonly kind?: LogEntry['kind'];
  readonly items: readonly Item[];
  /** The rest of the same write, once all records are made: publishing what was loaded, ending an earlier version. */
  readonly finish?: (work: Work, made: readonly Draft[]) => void;
  /** What `finish` looks at beside what the items need. */
  readonly besides?: readonly Need[];
  /** Nobody is told of it: history that is brought along is news to nobody. Whoever asks for changes does find it. */
  readonly quiet?: boolean;
  /** Writes with the same key wait for each other in this process; default: the first record. */
  readonly exclusive?: string;
}

type Ready = Pick<Item, 'columns' | 'at'> & {
  readonly resource: Resource;
  readonly record: Record_;
  readonly id: string;
};

/** @throws what any one of the records would throw alone; then nothing is stored. Returns the rows, in order. */
export const compose = (parts: EngineParts, caller: Caller, composition: Composition): Promise<readonly Row[]> =>
  composition.items.length === 0
    ? Promise.resolve([])
    : composed(parts, caller, composition, async (plan, rowsOf) => rowsOf(await write(parts, plan)));

/** The same for a caller who waits for an answer, which is kept where the call has a key. */
export const composeAnswer = (
  parts: EngineParts,
  caller: Caller,
  composition: Composition,
  render: (rows: readonly Row[], written: Written) => OwnAnswer,
): Promise<OwnAnswer> =>
  composed(parts, caller, composition, (plan, rowsOf) =>
    writeAnswer(parts, plan, (written) => render(rowsOf(written), written)),
  );

async function composed<Result>(
  parts: EngineParts,
  caller: Caller,
  composition: Composition,
  perform: (plan: Plan, rowsOf: (written: Written) => readonly Row[]) => Promise<Result>,
): Promise<Result> {
  const valid = together(composition.items, ({ resource: name, input, id = newId(), columns, at }): Ready => {
    const resource = parts.registry.get(name);
    requireScope(caller, resource, scopesOf(resource, 'create'));
    const record = validateBody(parts.registry, resource, caller.base, input, 'create');
    return { resource, record, id, columns, ...(at === undefined ? {} : { at }) };
  });
  return withFreshNumbers(
    valid.flatMap(({ resource, record }) => numberless(resource, record)),
    async (passed) => {
      const ready: Ready[] = [];
      for (const one of valid)
        ready.push({ ...one, record: await numbered(parts, caller, one.resource, one.record, passed) });
      const made: Draft[] = [];
      return perform(planOf(parts, caller, composition, ready, made), ({ rows }) =>
        made.map(({ resource, id }) => rows.get(`${resource.name}/${id}`)!),
      );
    },
  );
}

/** Does the same with every item, so that the caller reads the faults of all of them at once. @throws invalid */
export function together<It extends Pick<Item, 'at'>, Result>(
  items: readonly It[],
  work: (item: It) => Result,
): Result[] {
  const faults: InvalidParam[] = [];
  const results: Result[] = [];
  for (const item of items) {
    try {
      results.push(atPlace(item, () => work(item)));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      faults.push(...error.invalidParams);
    }
  }
  if (faults.length > 0) throw invalid(...faults);
  return results;
}

/** Which part of a request a refusal is about. */
export function atPlace<Result>({ at }: Pick<Item, 'at'>, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (at === undefined || !(error instanceof Problem)) throw error;
    if (error.code === 'invalid')
      throw invalid(...error.invalidParams.map((fault) => ({ ...fault, name: `${at}.${fault.name}` })));
    if (error.code !== 'permission-denied') throw error;
    const detail = `${at}: ${error.detail}`;
    throw error instanceof Refused ? new Refused(error.draft, detail) : new Problem('permission-denied', detail);
  }
}

/** What is made here is not there yet, and nothing belongs to it that is. */
const isOfFresh = (need: Need, fresh: ReadonlySet<string>): boolean =>
  'id' in need ? fresh.has(need.id) : isAmongFresh(need, fresh);

const isAmongFresh = (values: Values, fresh: ReadonlySet<string>): boolean =>
  'in' in values ? isAmongFresh(values.in, fresh) : 'is' in values && fresh.has(values.is);

function planOf(
  parts: EngineParts,
  caller: Caller,
  { operation, kind = 'aangemaakt', finish, besides = [], exclusive, quiet = false }: Composition,
  ready: readonly Ready[],
  made: Draft[],
): Plan {
  const first = ready[0];
  if (!first) throw new Error(`${operation} makes nothing`);
  return {
    caller,
    resource: first.resource,
    operation,
    kind,
    quiet,
    scopes: scopesOf(first.resource, 'create'),
    exclusive: exclusive ?? `${first.resource.name}/${first.id}`,
    load: async (work: Work) => {
      const needs = [
        ...ready.flatMap(({ resource, record, id }) => needsOf(parts, resource, record, work, id)),
        ...besides,
      ];
      const fresh = new Set(ready.map(({ id }) => id));
      work.load(
        await parts.loader.load(
          caller,
          needs.filter((need) => !isOfFresh(need, fresh)),
        ),
      );
    },
    act: (work) => {
      made.length = 0;
      // A rule may count on what stands before it, so the first item that is refused ends the judging.
      for (const one of ready) made.push(atPlace(one, () => draftOf(work, one)));
      finish?.(work, made);
      return made[0]!;
    },
  };

  function draftOf(work: Work, { resource, record, id, columns }: Ready): Draft {
    const draft = work.create(resource.name, record, { id, implied: false });
    if (columns) work.setColumns(draft, columns);
    if (resource.derive) work.change(draft, resource.derive(record, work));
    authorize(parts, work, draft, scopesOf(resource, 'create'));
    wantOutside(work, resource, record);
    judge(parts, work, draft, 'create');
    return draft;
  }
}
