/** What a change of rights would show or hide, without changing anything: what calls would get, and not what is written down. */
import { type Counted, countsOf } from '../../engine/counts.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { validateBody } from '../../engine/validate.ts';
import { today } from '../../foundation/clock.ts';
import { accessFor, allows, covers } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { whyClosed } from '../../gate/refusal.ts';
import type { Rights } from '../../gate/rights.ts';
import { askerOf, rightsIn } from '../../registers/autorisaties/index.ts';
import { newlyRefused, supposing, verdictsFor } from '../../registers/combineren.ts';
import { effectiveRights } from '../effective.ts';
import { text } from './door.ts';
import { applicationRow, refuseOthers } from './manage.ts';
import { type Kept, newlyKept } from './manage-narrowed.ts';
import {
  type Given,
  givenRights,
  type KINDS,
  type KindName,
  kinds,
  nameOf,
  proposal,
  type RightChange,
  typesOf,
  versions,
} from './manage-rights.ts';

export interface Shift {
  readonly kind: KindName;
  readonly type: string;
  readonly before: number;
  readonly after: number;
  /** Whether the type can be seen at all, then: also of one without records. */
  readonly open: boolean;
}

export interface Preview {
  readonly label: string;
  /** Types of which something becomes visible or hidden. */
  readonly shifts: readonly Shift[];
  /** Rights that come, change and go, as they will be. */
  readonly added: readonly Given[];
  readonly removed: readonly Given[];
  /** Why it cannot be saved: what would be used together that nobody registered. Of the register: Dutch. */
  readonly refused: readonly string[];
  /** Why something of what is given does not open now: an activity, a combination or a rule. Of the register: Dutch. */
  readonly closed: readonly string[];
  /** Data that the activity uses and its combination does not name: a call gets the rest. */
  readonly kept: readonly Kept[];
  /** The application as it was when this was counted. */
  readonly stand: string;
}

/** What would be different, without changing anything. @throws invalid, not-found */
export async function previewRights(engine: Engine, caller: Caller, id: string, change: RightChange): Promise<Preview> {
  refuseOthers(caller);
  const { row, snapshot } = await applicationRow(engine, caller, id);
  const body = await proposal(engine, caller, row, snapshot, change);
  const after = validateBody(engine.parts.registry, row.resource, caller.base, body, 'create');
  const [was, becomes] = [givenRights(snapshot, row.record), givenRights(snapshot, after)];
  const same = (a: Given, b: Given): boolean => JSON.stringify(a) === JSON.stringify(b);
  const next = { id: row.id, record: after, columns: row.columns };
  const then = supposing(snapshot, row.resource.name, next);
  const effective = effectiveRights(then, next);
  const day = today();
  return {
    label: text(row.record.label),
    shifts: await shifts(engine, caller, snapshot, effectiveRights(snapshot, row), effective),
    refused: newlyRefused(
      verdictsFor(then, askerOf(then, next), day),
      verdictsFor(snapshot, askerOf(snapshot, row), day),
    ),
    closed: closedIn(
      rightsIn(snapshot, after),
      effective,
      becomes.filter((one) => !was.some((other) => same(one, other))),
    ),
    kept: newlyKept([then, askerOf(then, next)], [snapshot, askerOf(snapshot, row)], day),
    added: becomes.filter((one) => !was.some((other) => same(one, other))),
    removed: was.filter((one) => !becomes.some((other) => same(one, other))),
    stand: String(row.version),
  };
}

/** Of the kinds of record that a change gives: why a call would get none of it, or less. */
function closedIn(given: Rights, effective: Rights, added: readonly Given[]): readonly string[] {
  const words = kinds
    .filter(([, { component }]) => added.some((one) => one.component === component))
    .flatMap(([, { component, read, record }]) => {
      const lost = given.grants.filter(
        (grant) => grant.component === component && grant.scopes.has(read) && !covers(effective, grant, read, record),
      );
      return lost.map(
        ({ type }) =>
          whyClosed(effective, component, [read], record, { type: type ?? null, level: 0, ready: true }) ?? '',
      );
    });
  return [...new Set(words)].filter(Boolean).slice(0, MOST_REASONS);
}

const MOST_REASONS = 5;

async function shifts(
  engine: Engine,
  caller: Caller,
  snapshot: Snapshot,
  before: Rights,
  after: Rights,
): Promise<readonly Shift[]> {
  const found: Shift[] = [];
  for (const [name, kind] of kinds) {
    const counts = await countsOf(engine.parts.db, caller, kind.record);
    for (const type of typesOf(snapshot, name)) {
      const ids = new Set(versions(snapshot, kind, type).map(({ id }) => id));
      const own = counts.filter((one) => one.type !== null && ids.has(one.type));
      const was = visible(before, kind, own);
      const is = visible(after, kind, own);
      const open = opensType(after, kind, ids);
      if (was !== is || open !== opensType(before, kind, ids))
        found.push({ kind: name, type: nameOf(type), before: was, after: is, open });
    }
  }
  // What shows or hides most stands first; where nothing is yet, by name.
  return found.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

function visible(rights: Rights, kind: (typeof KINDS)[KindName], counts: readonly Counted[]): number {
  const access = accessFor(rights, kind.component, [kind.read], kind.record);
  return counts
    .filter(({ type, level }) => allows(access, { type, level, ready: true }))
    .reduce((sum, { total }) => sum + total, 0);
}

/** Also of a type without records: it counts that it opens. */
const opensType = (rights: Rights, kind: (typeof KINDS)[KindName], ids: ReadonlySet<string>): boolean =>
  [...ids].some((type) =>
    allows(accessFor(rights, kind.component, [kind.read], kind.record), { type, level: 0, ready: true }),
  );
