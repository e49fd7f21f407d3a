/** From rows to answers: the stored body with columns spliced in, the base filled in, and an ETag over exactly those bytes. */
import { hash } from 'node:crypto';
import { dateInNetherlands, now } from '../foundation/clock.ts';
import type { Keys } from '../foundation/types.ts';
import type { Caller } from '../gate/context.ts';
import { openBody, pathOfRow, renderBody, type Sealer, sealerOf, spliceColumns } from './body.ts';
import type { MemoryContext } from './filter.ts';
import { bodyFor } from './leave-out.ts';
import type { Registry } from './registry.ts';
import type { Resource } from './resource.ts';
import type { Snapshot } from './snapshot.ts';
import type { Row } from './work.ts';

/** An answer that is ready to be sent. `json` is the whole body. */
export interface Answer {
  readonly status: number;
  readonly json: string;
  /** The same as bytes, where they are there already; then the text is made only for who asks for it. */
  readonly bytes?: Buffer;
  /** Gives the memory of the bytes back, once they were sent. */
  readonly release?: () => void;
  /** Absent for lists: the standard gives one to single records. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Id of the record, for `Location` and for callers in process. */
  readonly id?: string;
}

export interface Answerer {
  /** The stored form of one row, to be put inside another. */
  stored(caller: Caller, row: Row, snapshot: Snapshot, extra?: string, day?: string): string;
  /** The JSON of one row as this caller sees it, on a day (today). `extra` is spliced in at the end: `_expand`. */
  json(caller: Caller, row: Row, snapshot: Snapshot, extra?: string, day?: string): string;
  ofRow(caller: Caller, row: Row, work: { readonly snapshot: Snapshot }, status: number): Answer;
  etag(caller: Caller, row: Row, work: { readonly snapshot: Snapshot }): string;
}

export const etagOf = (json: string | Buffer): string => `"${hash('sha1', json, 'base64url')}"`;

/** Whether `If-None-Match` names it: RFC 9110 13.1.2, weak comparison. */
export const knows = (header = '', etag: string): boolean =>
  header.split(',').some((one) => {
    const given = one.trim();
    return given === '*' || given.replace(/^W\//, '') === etag;
  });

export const memoryContext = (snapshot: Snapshot, today: string = dateInNetherlands(now())): MemoryContext => ({
  today,
  related: snapshot.related,
  get: snapshot.get,
});

export function createAnswerer(registry: Registry, keys: Keys): Answerer {
  const stored: Answerer['stored'] = (caller, row, snapshot, extra = '', day) => {
    const whole = row.resource.project
      ? projectedOnce(caller, row, snapshot, day)
      : spliceColumns(registry, row.resource, row.id, row.body, row.columns);
    const body = caller.rights.rules || caller.rights.leaves ? bodyFor(caller, row, whole) : whole;
    return extra ? `${body.slice(0, -1)}${extra}}` : body;
  };
  // Fills in what may not be stored: base and sealed values.
  const json: Answerer['json'] = (caller, row, snapshot, extra, day) =>
    openBody(stored(caller, row, snapshot, extra, day), caller.base, sealerOf(keys, caller.municipality));
  return {
    stored,
    json,
    ofRow(caller, row, { snapshot }, status) {
      const text = json(caller, row, snapshot);
      return { status, json: text, etag: etagOf(text), id: row.id };
    },
    etag: (caller, row, { snapshot }) => etagOf(json(caller, row, snapshot)),
  };

  /** Of today, and of a row of the snapshot itself: made once per snapshot and day. */
  function projectedOnce({ municipality }: Caller, row: Row, snapshot: Snapshot, day: string | undefined): string {
    const context = memoryContext(snapshot, day);
    const make = () => projected(row, context, sealerOf(keys, municipality));
    if (day !== undefined || snapshot.get(row.resource.name, row.id) !== row) return make();
    const made = snapshot.derive('projected', () => ({ day: context.today, bodies: new Map<Row, string>() }));
    if (made.day !== context.today) {
      made.bodies.clear();
      made.day = context.today;
    }
    const body = made.bodies.get(row) ?? make();
    made.bodies.set(row, body);
    return body;
  }

  /** Catalogue answers change with the date and with their neighbours, so they are not stored. */
  function projected(row: Row, context: MemoryContext, sealer: Sealer): string {
    const { resource } = row;
    const extra = resource.project!(row, context);
    const replaced = Object.keys(extra).some((name) => resource.fields[name] && !resource.fields[name].writeOnly);
    const body = replaced ? renderBody(registry, withoutFields(resource, extra), row.id, row.record, sealer) : row.body;
    const tail = Object.entries(extra)
      .map(([name, value]) => `,${JSON.stringify(name)}:${renderProjected(registry, value)}`)
      .join('');
    return `${spliceColumns(registry, resource, row.id, body, row.columns).slice(0, -1)}${tail}}`;
  }
}

const withoutFields = (resource: Resource, replaced: Readonly<Record<string, unknown>>): Resource => ({
  ...resource,
  fields: Object.fromEntries(Object.entries(resource.fields).filter(([name]) => !(name in replaced))),
});

/** A value of `project`: rows become addresses, the rest is JSON. */
function renderProjected(registry: Registry, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => renderProjected(registry, item)).join(',')}]`;
  if (isRow(value)) return `"\x01${pathOfRow(value)}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .map(([name, part]) => `${JSON.stringify(name)}:${renderProjected(registry, part)}`)
    .join(',')}}`;
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'resource' in value && 'body' in value;

/** The address of a row in answers that are built by hand (`url` of related records). */
export const addressOf = (base: string, resource: Resource, id: string): string =>
  `${base}${resource.api.root}/${resource.path}/${id}`;
