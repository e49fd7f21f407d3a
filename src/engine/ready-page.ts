/**
 * A page of records of which the database tells only which they are, in which version, and how many there are in all. Their
 * bytes come from memory (ready.ts); those that are not there are read by id, and kept.
 */
import type { Access } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import type { Parsed } from './filters.ts';
import type { Written } from './list.ts';
import { type Located, locate } from './locate.ts';
import { kindOfResource, type SeenLine } from './log.ts';
import type { ReadyRecord, Stamp } from './ready.ts';
import { isAboutOwn, readyRow, shapeOf } from './ready-record.ts';
import type { Resource } from './resource.ts';

/** A row that is written between the page and its reading makes the page another one. */
const MOST_TRIES = 3;

const COLUMNS = 't.id, t.version, t.xmin';
const PACKED = 'array_agg(p.id)::text as ids, array_agg(p.version)::text as versions, array_agg(p.xmin)::text as xmins';

/**
 * Undefined while its rows are being written: then it is better read whole.
 * @throws not-found for a page that is not there, StaleRights.
 */
export async function readyPage(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  access: Access,
): Promise<Written | undefined> {
  const own = isAboutOwn(resource);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const located = await locate(parts, caller, resource, parsed, access, {
      columns: ({ subjects, type }) =>
        own
          ? COLUMNS
          : `${COLUMNS}, array_to_string(${subjects}, '${BETWEEN}') as about, ${type ?? 'null'}::text as type`,
      packed: own ? PACKED : `${PACKED}, array_agg(p.about) as about, array_agg(p.type) as types`,
    });
    const stamps = stampsOf(located);
    const records = await recordsOf(parts, caller, resource, stamps, located.epoch);
    if (records)
      return {
        count: located.count,
        records: bracketed(records),
        lines: own ? records.flatMap(({ lines }) => lines) : linesAbout(resource, stamps, located),
      };
  }
  return undefined;
}

const BETWEEN = '/';

function linesAbout(resource: Resource, stamps: readonly Stamp[], { raws }: Located): readonly SeenLine[] {
  const kind = kindOfResource(resource);
  return stamps.flatMap(({ id }, index) => {
    const about = (raws[0]!.about as readonly (string | null)[])[index];
    const type = (raws[0]!.types as readonly (string | null)[])[index] ?? undefined;
    return about
      ? about.split(BETWEEN).map((subject): SeenLine => ({ subject, resource: resource.name, id, type, ...kind }))
      : [];
  });
}

function stampsOf({ raws: [raw] }: Located): readonly Stamp[] {
  if (!raw || raw.ids === null) return [];
  const versions = listed(raw.versions);
  const xmins = listed(raw.xmins);
  return listed(raw.ids).map((id, index) => ({ id, version: versions[index]!, xmin: xmins[index]! }));
}

/** Ids and numbers are never quoted in an array. */
const listed = (array: unknown): readonly string[] => String(array).slice(1, -1).split(',');

/** Undefined when a row is no longer what the page says. */
async function recordsOf(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  stamps: readonly Stamp[],
  epoch: number,
): Promise<readonly ReadyRecord[] | undefined> {
  const shape = shapeOf(caller, resource);
  const records = stamps.map((stamp) => parts.ready.get(shape, stamp));
  const missing = records.flatMap((record, index) => (record ? [] : [index]));
  if (missing.length === 0) return records as readonly ReadyRecord[];
  const found = await Promise.all(missing.map((index) => readyRow(parts, caller, resource, stamps[index]!.id)));
  for (const [nth, index] of missing.entries()) {
    const { version, xmin } = stamps[index]!;
    const read = found[nth];
    if (read && read.epoch !== epoch) await checkEpoch(parts, caller, read.epoch);
    if (read?.record.version !== version || read.record.xmin !== xmin) return undefined;
    records[index] = read.record;
  }
  return records as readonly ReadyRecord[];
}

const [OPEN, CLOSE, EMPTY] = ['[', ']', '[]'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** Each record begins with the comma before it, so that a page is put together without anything between. */
const bracketed = (records: readonly ReadyRecord[]): readonly Buffer[] =>
  records.length === 0
    ? [EMPTY]
    : [OPEN, ...records.map(({ bytes }, index) => (index === 0 ? bytes.subarray(1) : bytes)), CLOSE];
