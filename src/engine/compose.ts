/**
 * Several records as one write: a case with its roles, status, properties and documents is there whole, or not at all.
 * Every record passes the same steps as alone: scope, validation, rights, rules, effects.
 */
import { newId } from '../foundation/ids.ts';
import { Problem } from '../foundation/problems.ts';
import { hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import type { LogEntry } from '../logbook/types.ts';
import { authorize, scopesOf } from './authorize.ts';
import { numbered, numberless } from './change.ts';
import type { EngineParts } from './engine.ts';
import { judge } from './judge.ts';
import { needsOf } from './needs.ts';
import { withFreshNumbers } from './numbers.ts';
import { wantOutside } from './outside.ts';
import type { Record_, Resource } from './resource.ts';
import { validateBody } from './validate.ts';
import type { Draft, Row, Work } from './work.ts';
import { write } from './write.ts';

/** One record to make, in an order in which each refers only to what stands before it. */
export interface Item {
  readonly resource: string;
  /** Request body as the API takes it. */
  readonly input: unknown;
  /** Given beforehand when a later item refers to it. */
  readonly id?: string;
  /** Columns that no request body sets. */
  readonly columns?: Readonly<Record<string, unknown>>;
}

export interface Composition {
  /** As it appears in the logbook: `portal.melding`. */
  readonly operation: string;
  readonly kind?: LogEntry['kind'];
  readonly items: readonly Item[];
  /** The rest of the same write, once all records are made: publishing what was loaded, ending an earlier version. */
  readonly finish?: (work: Work, made: readonly Draft[]) => void;
  /** Writes with the same key wait for each other in this process; default: the first record. */
  readonly exclusive?: string;
}

interface Ready {
  readonly resource: Resource;
  readonly record: Record_;
  readonly id: string;
  readonly columns: Item['columns'];
}

/** @throws what any one of the records would throw alone; then nothing is stored. Returns the rows, in order. */
export async function compose(parts: EngineParts, caller: Caller, composition: Composition): Promise<readonly Row[]> {
  const valid: Ready[] = [];
  for (const { resource: name, input, id = newId(), columns } of composition.items) {
    const resource = parts.registry.get(name);
    if (!hasScope(caller.rights, resource.api.component, scopesOf(resource, 'create')))
      throw new Problem('permission-denied');
    const record = validateBody(parts.registry, resource, caller.base, input, 'create');
    valid.push({ resource, record, id, columns });
  }
  return withFreshNumbers(
    valid.flatMap(({ resource, record }) => numberless(resource, record)),
    async (passed) => {
      const ready: Ready[] = [];
      for (const one of valid)
        ready.push({ ...one, record: await numbered(parts, caller, one.resource, one.record, passed) });
      return composeNumbered(parts, caller, composition, ready);
    },
  );
}

async function composeNumbered(
  parts: EngineParts,
  caller: Caller,
  { operation, kind = 'aangemaakt', finish, exclusive }: Composition,
  ready: readonly Ready[],
): Promise<readonly Row[]> {
  const first = ready[0];
  if (!first) return [];
  const made: Draft[] = [];
  const { rows } = await write(parts, {
    caller,
    resource: first.resource,
    operation,
    kind,
    scopes: scopesOf(first.resource, 'create'),
    exclusive: exclusive ?? `${first.resource.name}/${first.id}`,
    load: async (work: Work) => {
      const needs = ready.flatMap(({ resource, record, id }) => needsOf(parts, resource, record, work, id));
      const fresh = new Set(ready.map(({ resource, id }) => `${resource.name}/${id}`));
      work.load(
        await parts.loader.load(
          caller,
          needs.filter((need) => !('id' in need && fresh.has(`${need.resource}/${need.id}`))),
        ),
      );
    },
    act: (work) => {
      made.length = 0;
      for (const { resource, record, id, columns } of ready) {
        const draft = work.create(resource.name, record, { id, implied: false });
        if (columns) work.setColumns(draft, columns);
        if (resource.derive) work.change(draft, resource.derive(record, work));
        authorize(parts, work, draft, scopesOf(resource, 'create'));
        wantOutside(work, resource, record);
        judge(parts, work, draft, 'create');
        made.push(draft);
      }
      finish?.(work, made);
      return made[0]!;
    },
  });
  return made.map((draft) => rows.get(`${draft.resource.name}/${draft.id}`)!);
}
