/** Lists: which rows is told by the database at each call; what they look like may be in memory already. */
import { dateInNetherlands, now } from '../foundation/clock.ts';
import { isUuid } from '../foundation/ids.ts';
import { Problem } from '../foundation/problems.ts';
import { type Access, ofType } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, requireScope } from './access.ts';
import { type Answer, memoryContext } from './answer.ts';
import { scopesOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { checkEpochNow } from './epoch.ts';
import { expandRows } from './expand.ts';
import { type Parsed, parseFilters } from './filters.ts';
import { leavesOut, seenBy } from './leave-out.ts';
import { locate } from './locate.ts';
import { appendSeen, kindOfResource, linesOf, type SeenLine } from './log.ts';
import { joined } from './page-memory.ts';
import { BytesAnswer, createPageWriter } from './page-writer.ts';
import { trimmed } from './parts.ts';
import { isElsewhere } from './read.ts';
import { readyPage } from './ready-page.ts';
import { canBeReady } from './ready-record.ts';
import type { Resource } from './resource.ts';
import { type Selection as Part, pathsOf, select } from './selection.ts';
import type { Row } from './work.ts';

/** Query as parsed from an address: each name once, with its text. */
export type Query = Readonly<Record<string, string>>;

export interface ListOptions {
  /** The parent in a nested path: only its children. */
  readonly parentId?: string;
  readonly operation?: string;
  readonly kind?: 'getoond' | 'gezocht';
  /** Only what an answer shows of each row, without its other columns. */
  readonly forAnswer?: boolean;
  /** Only this part of each record. */
  readonly selection?: Part;
  /** Every record of a timeline, in place of the one that holds. */
  readonly wholeTimeline?: boolean;
  /** What goes out of the JSON of each record; all of it when absent. */
  readonly as?: (json: string) => string;
  /** Order of a page for people where the standard has no such parameter; rows without a value come last. */
  readonly order?: { readonly column: string; readonly descending: boolean };
}

export interface Page {
  readonly count: number;
  readonly rows: readonly Row[];
  readonly page: number;
  readonly size: number;
  readonly expand: readonly string[];
}

/** A page as it goes out: its records as JSON text between brackets, and whom they are about. */
export interface Written {
  readonly count: number;
  readonly records: readonly Buffer[];
  readonly lines: readonly SeenLine[];
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The ZGW answer of a list: count, next, previous, results; or a plain array where the standard has no pages. */
export async function list(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  options: ListOptions & { readonly path: string; readonly pageQuery?: Query },
): Promise<Answer> {
  const { parsed, access } = parse(parts, caller, resource, query, options);
  const isPlain =
    parsed.expand.length === 0 &&
    !options.selection &&
    !options.as &&
    !trimmed(caller, resource) &&
    !leavesOut(caller, resource);
  const made = async (): Promise<Written> =>
    (isPlain && canBeReady(resource) && (await readyPage(parts, caller, resource, parsed, access))) ||
    writtenPage(parts, caller, resource, query, parsed, access, options);
  const log = async (lines: readonly SeenLine[]): Promise<void> => {
    if (!resource.subjects) return;
    const operation = options.operation ?? `${resource.api.name}.${resource.name}.list`;
    await appendSeen(parts.logbook, caller, operation, options.kind ?? 'getoond', lines, kindOfResource(resource));
  };
  // A page beyond the last tells how few there are, as an empty one would.
  const { count, records, lines, headers } = await made().catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') await log([]);
    throw error;
  });
  await log(lines);
  if (resource.unpaged) return new BytesAnswer(joined(records), headers);
  const { page, size } = parsed;
  const address = (to: number): string =>
    JSON.stringify(
      `${caller.base}${options.path}?${new URLSearchParams({ ...(options.pageQuery ?? query), page: String(to) })}`,
    );
  const next = page * size < count ? address(page + 1) : 'null';
  const previous = page > 1 ? address(page - 1) : 'null';
  const head = Buffer.from(`{"count":${count},"next":${next},"previous":${previous},"results":`);
  return new BytesAnswer(joined([head, ...records, END]), headers);
}

const END = Buffer.from('}');

async function writtenPage(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  parsed: Parsed,
  access: Access,
  options: ListOptions,
): Promise<Written> {
  const { selection, as } = options;
  const { count, rows } = await pageOf(parts, caller, resource, parsed, access, { ...options, forAnswer: true });
  const expand = selection ? pathsOf(parts.registry, resource, selection) : parsed.expand;
  const snapshot = await parts.snapshots.current(caller.municipality);
  const day = resource.day === undefined ? undefined : query[resource.day];
  const expanded =
    expand.length > 0 ? await expandRows(parts, caller, resource, rows, expand, { day, forAnswer: true }) : undefined;
  const page = createPageWriter();
  const parted = trimmed(caller, resource);
  page.write('[');
  rows.forEach((row, index) => {
    const whole = parts.answer.json(caller, row, snapshot, expanded?.extraOf(row), day);
    const json = parted ? parted.trim(row, whole) : whole;
    if (index > 0) page.write(',');
    const part = selection ? JSON.stringify(select(JSON.parse(json), selection)) : json;
    page.write(as ? as(part) : part);
  });
  page.write(']');
  const lines = linesOf([...rows, ...(expanded?.rows ?? [])]);
  return { count, records: [page.end()], lines, headers: parted?.hidden() };
}

/** One page of rows that the caller may see. Pages of people (portal, workbench) use this too, and log for themselves. */
export async function listRows(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  options: ListOptions = {},
): Promise<Page> {
  const { parsed, access } = parse(parts, caller, resource, query, options);
  return pageOf(parts, caller, resource, parsed, access, options);
}

function parse(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  options: ListOptions,
): { readonly parsed: Parsed; readonly access: Access } {
  const scopes = scopesOf(resource, 'list');
  if (!resource.public?.includes('list')) requireScope(caller, resource, scopes);
  return withinType(
    resource,
    parseFilters(parts, caller, resource, query, options),
    accessOf(caller, resource, scopes),
  );
}

/**
 * Who asks for one type asks for less than their rights open, in the same words: so the counters know how many there are,
 * and a deep page is found as in a list that rights alone narrow.
 */
function withinType(
  resource: Resource,
  parsed: Parsed,
  access: Access,
): { readonly parsed: Parsed; readonly access: Access } {
  // What holds on a day has counters of its own (timeline.ts); what is in memory needs none.
  if (resource.timeline || resource.cached || !resource.rights?.type) return { parsed, access };
  const asked = parsed.filters.find(
    ({ filter }) => filter.kind === 'compare' && filter.operator === '=' && filter.column === resource.rights?.type,
  );
  if (typeof asked?.value !== 'string' || !isUuid(asked.value)) return { parsed, access };
  const filters = parsed.filters.filter((one) => one !== asked);
  return { parsed: { ...parsed, filters }, access: ofType(access, asked.value) };
}

async function pageOf(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  access: Access,
  options: ListOptions,
): Promise<Page> {
  if (resource.cached) return fromMemory(parts, caller, resource, parsed, options);
  const { count, raws } = await locate(parts, caller, resource, parsed, access, {
    columns: (reach) => (options.forAnswer && !leavesOut(caller, resource) ? reach.answer : reach.select),
    order: options.order,
  });
  const rows = raws
    .filter((raw) => raw.id !== null)
    .map((raw) => seenBy(caller, parts.reader(resource, caller.municipality, raw)));
  return { count, rows, page: parsed.page, size: parsed.size, expand: parsed.expand };
}

async function fromMemory(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  { parentId }: ListOptions,
): Promise<Page> {
  if (resource.subjects) await checkEpochNow(parts, caller);
  const snapshot = await parts.snapshots.current(caller.municipality);
  const context = memoryContext(snapshot, dateInNetherlands(now()));
  const rows = snapshot
    .all(resource.name)
    .filter((row) => !isElsewhere(resource, row, parentId))
    .filter((row) => parsed.memory.every(({ filter, value }) => filter.test(row, value, context)));
  const { size } = parsed;
  const start = (parsed.page - 1) * size;
  if (start > 0 && start >= rows.length) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  return {
    count: rows.length,
    rows: (resource.unpaged ? rows : rows.slice(start, start + size)).map((row) => seenBy(caller, row)),
    page: parsed.page,
    size,
    expand: parsed.expand,
  };
}
