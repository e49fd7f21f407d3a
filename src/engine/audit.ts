/**
 * The audit trail of a main record, read from the change records: what callers asked for, not what followed from it.
 * `oud` is the record as the change before it left it, however that one came about.
 */
import { isUuid } from '../foundation/ids.ts';
import { Problem } from '../foundation/problems.ts';
import type { Access } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, allowsRow, refusal, requireScope } from './access.ts';
import { type Answer, etagOf } from './answer.ts';
import { openBody, parseBody, pathOf, sealerOf } from './body.ts';
import { withDefaults } from './body-version.ts';
import { dimensionsOf } from './dimensions.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import { bodyFor, isForbidden, leavesOut } from './leave-out.ts';
import { appendSeen, kindOf, linesOf, type SeenLine } from './log.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

export const AUDIT_SCOPES = ['audittrails.lezen'] as const;

interface Change {
  readonly epoch: number;
  readonly id: string;
  readonly resource: string;
  readonly record: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly after: string | null;
  readonly before: string | null;
  readonly at: Date;
  readonly application: string;
  readonly application_label: string;
  readonly user_id: string;
  readonly user_label: string;
  readonly remark: string;
  readonly label: string;
  /** Whom the record was about when it was changed. */
  readonly subjects: readonly string[];
}

/** A bound, far above what a record lives through. */
const MOST_LINES = 5_000;

const TRAIL = {
  name: 'audit_trail',
  text: `select (select epoch from municipality_epoch where municipality = $1) as epoch, c.id, c.resource, c.record, c.action, c.after, c.at, c.application, c.application_label, c.user_id, c.user_label,
  c.remark, c.label, c.subjects, (select p.after from engine_change p where p.municipality = $1 and p.record = c.record and p.resource = c.resource
    and p.version < c.version and p.after is not null order by p.version desc limit 1) as before
 from engine_change c where c.municipality = $1 and c.main = $2 and c.main_resource = $3 and not c.implied
  and ($4::uuid is null or c.id = $4) order by c.id limit ${MOST_LINES}`,
};

/** What a main record said, from when on. */
interface State {
  readonly at: Date;
  readonly after: string;
}

const STATES = {
  name: 'audit_states',
  text: `select at, after from engine_change where municipality = $1 and record = $2 and resource = $3 and after is not null order by version`,
};

/** @throws not-found, permission-denied */
export async function readAuditTrail(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
): Promise<Answer> {
  const lines = await readLines(parts, caller, resource, id);
  return answer(`[${lines.join(',')}]`);
}

/** @throws not-found, permission-denied */
export async function readAuditLine(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  line: string,
): Promise<Answer> {
  if (!isUuid(line)) throw new Problem('not-found');
  const [found] = await readLines(parts, caller, resource, id, line);
  if (!found) throw new Problem('not-found');
  return answer(found);
}

const answer = (json: string): Answer => ({ status: 200, json, etag: etagOf(json) });

async function readLines(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  id: string,
  line?: string,
): Promise<readonly string[]> {
  requireScope(caller, resource, AUDIT_SCOPES);
  const found = await parts.gather(caller, resource, id);
  if (!found) throw new Problem('not-found');
  await checkEpoch(parts, caller, found.epoch);
  const allowed = allowsRow(trailAccess(caller, resource), found.row.columns);
  const changes = allowed
    ? await parts.db.in(caller).query<Change>(TRAIL, [caller.municipality, id, resource.name, line ?? null])
    : [];
  // A right that was withdrawn between the two statements does not show the second.
  if (changes[0]) await checkEpoch(parts, caller, Number(changes[0].epoch));
  const lines = [...linesOf([found.row]), ...linesOfPast(found.row, changes)];
  const operation = `${resource.api.name}.${resource.name}.audittrail`;
  await appendSeen(parts.logbook, caller, operation, allowed ? 'geopend' : 'geweigerd', lines, kindOf(found.row));
  if (!allowed) throw refusal(caller, resource, AUDIT_SCOPES, found.row.columns);
  const isAllowed = rightThen(parts, caller, found.row);
  if (!isAllowed) return changes.map((change) => renderLine(parts, caller, resource, id, change));
  const states = changes.some((change) => change.resource !== resource.name)
    ? await parts.db.in(caller).query<State>(STATES, [caller.municipality, id, resource.name])
    : [];
  const open = states.map(({ at, after }) => ({ at: at.getTime(), allowed: isAllowed(after) }));
  return changes.map((change) => {
    const visible = (stored: string | null): string | null => (stored !== null && isAllowed(stored) ? stored : null);
    const shown =
      change.resource === resource.name
        ? { ...change, before: visible(change.before), after: visible(change.after) }
        : wasOpenAt(open, change.at.getTime())
          ? change
          : { ...change, before: null, after: null };
    return renderLine(parts, caller, resource, id, shown);
  });
}

/** Those who were in it before made no choice for who looks now: what rests on consent opens no history. */
function trailAccess(caller: Caller, resource: Resource): Access {
  const access = accessOf(caller, resource, AUDIT_SCOPES);
  return access === 'everything' ? access : access.filter(({ choices }) => !choices);
}

/** Who has no part in the record any more, and is still in its history. */
function linesOfPast(row: Row, changes: readonly Change[]): readonly SeenLine[] {
  const { resource, id, columns } = row;
  if (!resource.subjects) return [];
  const kind = kindOf(row);
  const present = new Set((columns.r_subjects as readonly string[] | null) ?? []);
  const past = new Set(changes.flatMap(({ subjects }) => subjects).filter((subject) => !present.has(subject)));
  return [...past].map((subject) => ({ subject, resource: resource.name, id, ...kind }));
}

/**
 * A record was perhaps more confidential than it is now: what it and its parts said then wants the right of then. Tells
 * whether this caller may see what a state of the main record says; undefined when they may see every state.
 */
function rightThen(
  parts: EngineParts,
  caller: Caller,
  { resource: main, columns: { r_records } }: Row,
): ((stored: string) => boolean) | undefined {
  const access = trailAccess(caller, main);
  if (!main.rights || access === 'everything') return undefined;
  // Owners are of the record as it is; the access of a resident does not narrow by level.
  if (access.every((branch) => branch.subject !== undefined)) return undefined;
  const sealer = sealerOf(parts.keys, caller.municipality);
  // History is shown as it was written; for the right to it, what came since is as in a body that is rendered again.
  return (stored) =>
    allowsRow(access, {
      ...dimensionsOf(main, withDefaults(main.fields, parseBody(parts.registry, main, stored, sealer))),
      // Who is named on it is so whatever it was.
      r_records,
    });
}

/**
 * Whether a part that was written at this moment stood in a record that the caller might see. Ids do not tell: of one write
 * they come in any order. Where moments are equal each state counts, and where none was before, nobody may see it.
 */
function wasOpenAt(states: readonly { readonly at: number; readonly allowed: boolean }[], moment: number): boolean {
  const last = states.findLast(({ at }) => at <= moment);
  return last !== undefined && states.every(({ at, allowed }) => at !== last.at || allowed);
}

const ACTIE = {
  create: ['create', 'Object aangemaakt', 201],
  update: ['update', 'Object bijgewerkt', 200],
  delete: ['destroy', 'Object verwijderd', 204],
} as const;

function renderLine(parts: EngineParts, caller: Caller, main: Resource, mainId: string, change: Change): string {
  const [actie, actieWeergave, resultaat] = ACTIE[change.action];
  const resource = parts.registry.get(change.resource);
  const sealer = sealerOf(parts.keys, caller.municipality);
  // Who may not read such a part reads it in the history of the whole neither.
  const isShut = isForbidden(caller, resource);
  const isPart = isShut || leavesOut(caller, resource);
  const body = (stored: string | null): string => {
    if (stored === null || isShut) return 'null';
    if (!isPart) return openBody(stored, caller.base, sealer);
    // What it was then is not told by the row of now: the state itself says of which type and level it is.
    const record = withDefaults(resource.fields, parseBody(parts.registry, resource, stored, sealer));
    return openBody(bodyFor(caller, { resource, columns: {}, record }, stored), caller.base, sealer);
  };
  // A change of columns alone left the body as it was.
  const after = change.action === 'update' ? (change.after ?? change.before) : change.after;
  const head = JSON.stringify({
    uuid: change.id,
    bron: main.api.component,
    applicatieId: change.application,
    applicatieWeergave: change.application_label,
    gebruikersId: change.user_id,
    gebruikersWeergave: change.user_label,
    actie,
    actieWeergave,
    resultaat,
    hoofdObject: caller.base + pathOf(main, mainId),
    resource: change.resource,
    resourceUrl: caller.base + pathOf(resource, change.record, mainId),
    toelichting: change.remark,
    // What a record is called may be the very field.
    resourceWeergave: isPart ? '' : change.label,
    aanmaakdatum: change.at.toISOString(),
  });
  return `${head.slice(0, -1)},"wijzigingen":{"oud":${body(change.before)},"nieuw":${body(after)}}}`;
}
