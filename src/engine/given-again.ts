/**
 * An answer that was kept under an Idempotency-Key, for who asks the same again. They may see less by now: a rule came, or they
 * ask for another activity. What they would not be shown of those records elsewhere, this does not show them either.
 */

import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow, requireScope } from './access.ts';
import { etagOf } from './answer.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch, checkEpochNow } from './epoch.ts';
import { leftIn, WHOLE, withoutLeft } from './leave-out.ts';
import { appendSeen, linesOf } from './log.ts';
import type { OwnAnswer } from './own.ts';
import type { Resource } from './resource.ts';

/** What is sealed: the answer, and what it takes to be given it again. */
export interface Sealed {
  readonly answer: OwnAnswer;
  readonly resource: string;
  /** Absent where the answer is of no record. */
  readonly id?: string;
  /** As in the logbook. */
  readonly operation: string;
  readonly scopes: readonly string[];
  /** Other records with rights of their own that the answer shows. */
  readonly besides?: readonly Shown[];
  /** Kinds of what was made with it and has the rights of what it is part of. */
  readonly parts?: readonly string[];
  /** What was left out of each kind for who was given it first; absent: nothing of any. */
  readonly left?: Left;
}

type Left = Readonly<Record<string, readonly string[]>>;

export interface Shown {
  readonly resource: string;
  readonly id: string;
  readonly scopes: readonly string[];
}

/** @throws not-found, permission-denied */
export async function givenAgain(parts: EngineParts, caller: Caller, sealed: Sealed): Promise<OwnAnswer> {
  await admit(parts, caller, sealed);
  return answerNow(parts, caller, sealed);
}

const kindsOf = (
  { registry }: EngineParts,
  { resource, besides = [], parts = [] }: Pick<Sealed, 'resource' | 'besides' | 'parts'>,
): readonly Resource[] =>
  [...new Set([resource, ...besides.map((one) => one.resource), ...parts])].map((name) => registry.get(name));

export function leftOfKinds(
  parts: EngineParts,
  caller: Caller,
  sealed: Pick<Sealed, 'resource' | 'besides' | 'parts'>,
): Left {
  const all = kindsOf(parts, sealed).map((kind) => [kind.name, leftIn(caller, kind)] as const);
  return Object.fromEntries(all.filter(([, left]) => left.length > 0));
}

/**
 * Byte for byte what was given first, unless more is left out for this caller than was then. A record is known by its address.
 * Where a kind is not in the answer as its own API shows it, nobody can say which field is which.
 * @throws permission-denied
 */
function answerNow(parts: EngineParts, caller: Caller, sealed: Sealed): OwnAnswer {
  const { answer, left = {} } = sealed;
  if (answer.json === undefined) return answer;
  const kinds = kindsOf(parts, sealed);
  const more = new Map<Resource, readonly string[]>();
  for (const kind of kinds) {
    const before = new Set(left[kind.name]);
    const now = leftIn(caller, kind);
    if (now.some((one) => !before.has(one))) more.set(kind, now);
  }
  if (more.size === 0) return answer;
  const found = new Set<Resource>();
  const less = lessIn(parts, caller, more, found, JSON.parse(answer.json));
  // One record alone is what has an ETag, whether or not it has an address.
  const isRecord = kinds.length === 1 && answer.etag !== undefined && found.size === 0;
  for (const [kind, now] of more)
    if (now.includes(WHOLE) || !(isRecord || found.has(kind))) throw new Problem('permission-denied', LESS);
  const json = JSON.stringify(isRecord ? withoutLeft(caller, kinds[0]!, less) : less);
  return { ...answer, json, ...(answer.etag ? { etag: etagOf(json) } : {}) };
}

const LESS =
  'Dit is al gedaan met deze Idempotency-Key. In het antwoord van toen staat meer dan u nu mag zien. Vraag op wat er staat.';

function lessIn(
  parts: EngineParts,
  caller: Caller,
  more: ReadonlyMap<Resource, unknown>,
  found: Set<Resource>,
  value: unknown,
): unknown {
  const within = (one: unknown): unknown => lessIn(parts, caller, more, found, one);
  if (Array.isArray(value)) return value.map(within);
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, within(one)]));
  const kind = kindAt(parts, caller, inside.url);
  if (!kind || !more.has(kind)) return inside;
  found.add(kind);
  return withoutLeft(caller, kind, inside);
}

const kindAt = ({ registry }: EngineParts, { base }: Caller, url: unknown): Resource | undefined =>
  typeof url === 'string' && url.startsWith(base)
    ? registry.resolve(url.slice(base.length).split('?', 1)[0]!)?.resource
    : undefined;

/**
 * An answer that is given again shows the same data again: it wants the same right as the first time, and a line. What was
 * removed since is shown to nobody. @throws not-found, permission-denied
 */
async function admit(parts: EngineParts, caller: Caller, sealed: Sealed) {
  const { resource: name, id, operation, scopes, besides = [] } = sealed;
  const resource = parts.registry.get(name);
  requireScope(caller, resource, scopes);
  // Of what is made and never read, no row need be left.
  if (id === undefined || (!resource.subjects && !resource.operations.includes('read')))
    return checkEpochNow(parts, caller);
  const found = await Promise.all([{ resource: name, id, scopes }, ...besides].map((one) => look(parts, caller, one)));
  const allowed = found.every((one) => one.allowed);
  const shown = found.map(({ row }) => row).filter((row) => row.resource.subjects);
  if (shown.length > 0) {
    await appendSeen(parts.logbook, caller, operation, allowed ? 'geopend' : 'geweigerd', linesOf(shown));
  }
  if (!allowed) throw new Problem('permission-denied');
}

/** @throws not-found */
async function look(parts: EngineParts, caller: Caller, { resource: name, id, scopes }: Shown) {
  const resource = parts.registry.get(name);
  const found = await parts.gather(caller, resource, id);
  if (!found) throw new Problem('not-found', 'Wat u met deze Idempotency-Key maakte of wijzigde, is er niet meer.');
  await checkEpoch(parts, caller, found.epoch);
  return {
    row: found.row,
    // What lives in a snapshot is known to who may read any of it, unless it is about somebody.
    allowed:
      (resource.cached === true && !resource.subjects) ||
      allowsRow(accessOf(caller, resource, scopes), found.row.columns),
  };
}
