/** By which scopes a record in an entry was decided on: those of the operation, or else of what was done with the record. */
import { AUDIT_SCOPES } from '../../engine/audit.ts';
import { inzageScopes, isShown } from '../../engine/inzage.ts';
import { ACTING } from '../../engine/log.ts';
import type { OperationName, Resource } from '../../engine/resource.ts';
import type { Preimage } from '../../logbook/leaf.ts';
import { MANDATEN_EIGEN } from '../../registers/mandaten/index.ts';

const SEEN = ['read', 'list', 'search'] as const satisfies readonly OperationName[];
const CHANGED = ['create', 'update', 'patch', 'delete'] as const satisfies readonly OperationName[];

/** Whoever may see it may not always make it, nor the other way round: who consents for another need not see what else is held. */
const MADE: ReadonlySet<Preimage['kind']> = new Set(['aangemaakt', 'gewijzigd', 'verwijderd']);

const scopesIn = ({ scopes }: Resource, operations: readonly OperationName[]): readonly string[] => [
  ...new Set(operations.flatMap((one) => scopes[one] ?? [])),
];

type Lists = readonly (readonly string[])[];

const worked = new WeakMap<Resource, Map<string, Lists>>();

/**
 * Each list was enough by itself; of a refusal one of them was not. The same lists each time, so that what a decision works
 * out of them is found again.
 */
export function scopesOfLine(resource: Resource, { operation, kind }: Pick<Preimage, 'operation' | 'kind'>): Lists {
  const own = worked.get(resource) ?? new Map<string, Lists>();
  worked.set(resource, own);
  const key = `${operation} ${kind}`;
  const found = own.get(key) ?? listsFor(resource, operation, kind);
  own.set(key, found);
  return found;
}

/** What somebody did for another is decided on as what they do for themselves: with rights that are narrower. */
const bare = (operation: string): string =>
  operation.startsWith(ACTING) ? operation.slice(operation.indexOf('.') + 1) : operation;

function listsFor(resource: Resource, said: string, kind: Preimage['kind']): Lists {
  const operation = bare(said);
  // What is held about a resident is shown by a scope of its own, and what is between two people by one of those two.
  if (operation.startsWith('mijn.') && isShown(resource) && !MADE.has(kind)) return [inzageScopes(resource)];
  if (operation.startsWith('portaal.machtiging')) return [[MANDATEN_EIGEN]];
  const prefix = `${resource.api.name}.${resource.name}.`;
  const name = operation.startsWith(prefix) ? (operation.slice(prefix.length) as OperationName) : undefined;
  const named = operation === `${prefix}audittrail` ? AUDIT_SCOPES : name && resource.scopes[name];
  const frozen = (resource.states ?? []).map(({ scope }) => [scope]);
  if (named) return [named, ...(SEEN.some((one) => one === name) ? [] : frozen)];
  const all = scopesIn(resource, [...SEEN, ...CHANGED]);
  switch (kind) {
    case 'aangemaakt':
    case 'gewijzigd':
    case 'verwijderd':
      return [all, ...frozen];
    case 'geweigerd':
      // Which scope was wanted stands in the operation alone; whoever may read it was refused for another.
      return [scopesIn(resource, SEEN), ...all.map((one) => [one])];
    default:
      return [scopesIn(resource, SEEN).length > 0 ? scopesIn(resource, SEEN) : all];
  }
}
