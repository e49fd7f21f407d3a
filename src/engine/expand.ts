/**
 * Expand: records that an answer points at, put inside it. Level by level; each level is one gathered read per resource.
 * What the caller may not see is left out, as if it were not there; where nothing is pointed at stands `{}` (EmptyObject
 * of the standard). Bounded in number of records.
 */

import { invalid, Problem } from '../foundation/problems.ts';
import { hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow } from './access.ts';
import { isRow, memoryContext } from './answer.ts';
import type { EngineParts } from './engine.ts';
import type { Field } from './fields.ts';
import type { Record_, Resource } from './resource.ts';
import { snake } from './resource.ts';
import type { Snapshot } from './snapshot.ts';
import type { Row } from './work.ts';

/** zrc-026: as deep as one likes. What is put in is counted; this only stops an address that repeats itself. */
const MOST_DEPTH = 20;
const MOST_RECORDS = 2_000;

export interface Expanded {
  /** Every record that was put in, for the logbook. */
  readonly rows: readonly Row[];
  /** `,"_expand":{...}` for a row of the answer. */
  readonly extraOf: (row: Row) => string;
}

interface Node {
  readonly children: Map<string, Node>;
}

/** @throws not-found (zrc-027) for a path that the resource does not have, invalid for more than fits. */
export async function expandRows(
  parts: EngineParts,
  caller: Caller,
  rows: readonly Row[],
  paths: readonly string[],
  day?: string,
): Promise<Expanded> {
  const tree: Node = { children: new Map() };
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MOST_DEPTH) throw badExpand(path);
    let at = tree;
    for (const step of steps) {
      let next = at.children.get(step);
      if (!next) {
        next = { children: new Map() };
        at.children.set(step, next);
      }
      at = next;
    }
  }
  const budget = { left: MOST_RECORDS };
  const collected: Row[] = [];
  const extras = await level(rows, tree);
  return { rows: collected, extraOf: (row) => extras.get(row) ?? '' };

  async function level(of: readonly Row[], node: Node): Promise<Map<Row, string>> {
    const result = new Map<Row, string>();
    const snapshot = await parts.snapshots.current(caller.municipality);
    const pieces = new Map<Row, string[]>(of.map((row) => [row, []]));
    for (const [property, child] of node.children) {
      const targets = await Promise.all(of.map((row) => follow(row, property)));
      const nested = await level(
        targets.flatMap(({ rows }) => rows),
        child,
      );
      of.forEach((row, index) => {
        const { rows: found, many, nothing } = targets[index]!;
        collected.push(...found);
        const json = found.map((one) => parts.answer.stored(caller, one, snapshot, nested.get(one) ?? '', day));
        if (many) pieces.get(row)!.push(`"${property}":[${json.join(',')}]`);
        else if (nothing || json.length > 0) pieces.get(row)!.push(`"${property}":${json[0] ?? '{}'}`);
      });
    }
    for (const [row, own] of pieces) if (own.length > 0) result.set(row, `,"_expand":{${own.join(',')}}`);
    return result;
  }

  async function follow(row: Row, property: string) {
    const snapshot = await parts.snapshots.current(caller.municipality);
    const { target, ids, many, nothing } = reference(parts, snapshot, row, property, day);
    budget.left -= ids.length;
    if (budget.left < 0)
      throw invalid({
        name: 'expand',
        code: 'expand-te-groot',
        reason: `Dit antwoord zou meer dan ${MOST_RECORDS} records bevatten. Vraag minder tegelijk.`,
      });
    const scopes = target.scopes.read ?? [];
    if (!target.public?.includes('read') && !hasScope(caller.rights, target.api.component, scopes))
      return { rows: [], many, nothing };
    const access = accessOf(caller, target, scopes);
    const found = await Promise.all(
      ids.map(async (id) =>
        target.cached
          ? snapshot.get(target.name, id)
          : (await parts.gather(caller.municipality, target, id, true))?.row,
      ),
    );
    return {
      rows: found.filter(
        (one): one is Row => one !== undefined && (target.cached === true || allowsRow(access, one.columns)),
      ),
      many,
      nothing,
    };
  }
}

interface Reference {
  readonly target: Resource;
  readonly ids: readonly string[];
  readonly many: boolean;
  /** True for one that is empty, not for one that lies elsewhere. */
  readonly nothing: boolean;
}

/** Which records a property of a row points at. */
function reference(
  parts: EngineParts,
  snapshot: Snapshot,
  row: Row,
  property: string,
  day: string | undefined,
): Reference {
  const { resource } = row;
  const field = resource.fields[property];
  const [inside, relation] = relationIn(field);
  if (relation) {
    const stored = row.record[property];
    const value = inside ? (stored as readonly Record_[]).map((one) => one[inside]) : stored;
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && one !== '' && !one.includes(':'),
    );
    const [name] = relation.to!;
    return {
      target: parts.registry.get(values[0]?.includes('/') ? values[0].split('/')[0]! : name!),
      ids: values.map((one) => one.slice(one.indexOf('/') + 1)),
      many: field!.kind === 'list',
      nothing: value === null || value === '',
    };
  }
  const shown = parts.registry.shownColumns(resource).find((one) => one.property === property);
  if (shown?.target) {
    const value = row.columns[snake(property)];
    return {
      target: shown.target,
      ids: Array.isArray(value) ? value.map(String) : value ? [String(value)] : [],
      many: Array.isArray(value),
      nothing: !value,
    };
  }
  const projected = resource.project ? projectedRows(snapshot, row, property, day) : undefined;
  if (projected) return projected;
  throw badExpand(property);
}

/** The relation that a property is, or holds: in each item of a list, under a name when the items are groups. */
function relationIn(field: Field | undefined): readonly [inside: string | undefined, relation: Field | undefined] {
  if (field?.kind === 'relation') return [undefined, field];
  if (field?.kind !== 'list') return [undefined, undefined];
  if (field.item?.kind === 'relation') return [undefined, field.item];
  return Object.entries(field.item?.fields ?? {}).find(([, { kind }]) => kind === 'relation') ?? [undefined, undefined];
}

function projectedRows(snapshot: Snapshot, row: Row, property: string, day: string | undefined): Reference | undefined {
  const value = row.resource.project!(row, memoryContext(snapshot, day))[property];
  if (value === undefined) return undefined;
  const rows = (Array.isArray(value) ? value : [value])
    .flatMap((one) => (typeof one === 'object' && one !== null && !isRow(one) ? Object.values(one) : [one]))
    .filter(isRow);
  return {
    target: rows[0]?.resource ?? row.resource,
    ids: rows.map(({ id }) => id),
    many: Array.isArray(value),
    nothing: value === null,
  };
}

const badExpand = (path: string) =>
  new Problem('not-found', `‘${path.slice(0, 60)}’ in expand is geen verwijzing van dit object. Laat dit weg.`);
