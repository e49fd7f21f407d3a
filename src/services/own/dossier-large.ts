/**
 * The line of a case that is too large to hold: its parts are read some at a time, each with the rights of that moment and
 * in the logbook before it leaves. A case that is gone meanwhile, or not for the caller any more, ends the answer in the middle
 * of its line, so that nobody takes it for whole.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Long } from '../../engine/own.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { find, maySee, snapshotOf } from '../operations/door.ts';
import { visible } from './dossier.ts';
import { byVersion, dossierUrl, type Writer, writerOf } from './dossier-answer.ts';
import { BOUND, fitting } from './dossier-fitting.ts';
import { DOCUMENT } from './dossier-items.ts';
import { caseOf, PARTS, VERSION } from './dossier-parts.ts';
import { type CaseName, namesIn, typesAmong } from './dossier-types.ts';
import { roomOfLine, withContent } from './export-content.ts';

const START = '00000000-0000-0000-0000-000000000000';

export interface Large {
  readonly engine: Engine;
  readonly fresh: Long['fresh'];
  readonly id: string;
  readonly cases: ReadonlyMap<string, CaseName>;
  /** Where content goes along. */
  readonly blobs: Blobs | undefined;
  readonly log: (caller: Caller, rows: readonly Row[]) => Promise<void>;
}

/** What was written, the rows of documents in it, and where to go on. */
interface Written {
  readonly text: string;
  readonly documents?: readonly Row[];
  readonly next: string | undefined;
}

interface Now {
  readonly caller: Caller;
  readonly zaak: Row;
  readonly writer: Writer;
  /** Makes the entry durable, and keeps the types of what is shown. */
  readonly shows: (rows: readonly Row[]) => Promise<void>;
}

/** @throws not-found when the case is gone, or hidden, before the end */
export async function* largeLine(large: Large): AsyncGenerator<string> {
  const { engine, fresh, id, cases, blobs, log } = large;
  const { loader } = engine.parts;
  const types = new Set<Row>();
  const room = roomOfLine();
  let shared!: { readonly caller: Caller; readonly zaak: Row };

  const step = <Result>(work: (now: Now) => Promise<Result>): Promise<Result> =>
    fresh(async (caller) => {
      const found = await find(engine, caller, 'zaak', id);
      if (!found || 'refused' in found) throw new Problem('not-found', 'Deze zaak is er niet meer.');
      const snapshot = await snapshotOf(engine, caller);
      shared = { caller, zaak: found.row };
      return work({
        ...shared,
        writer: writerOf(engine, caller, snapshot, blobs !== undefined),
        async shows(rows) {
          for (const type of typesAmong(snapshot, rows)) types.add(type);
          await log(caller, rows);
        },
      });
    });

  /** Members of a list, some at a time, with commas between them. */
  async function* members(read: (now: Now, after: string) => Promise<Written>): AsyncGenerator<string> {
    let first = true;
    for (let after: string | undefined = START; after !== undefined; ) {
      const from: string = after;
      const { text, documents, next } = await step((now) => read(now, from));
      after = next;
      if (text === '') continue;
      if (!first) yield ',';
      first = false;
      if (blobs && documents) yield* withContent(blobs, shared.caller, text, documents, room);
      else yield text;
    }
  }

  const childrenOf = (caller: Caller, resource: string, where: string, is: string, after: string) =>
    loader.after(caller, { resource, where, is }, after, BOUND);
  const nextOf = (rows: readonly Row[]): string | undefined => rows.at(-1)?.id;

  /** The parts of one kind, each written as given. */
  const partsOf = (resource: string, where: string, is: string, write: (writer: Writer, row: Row) => string) =>
    members(async ({ caller, writer, shows }, after) => {
      const rows = await childrenOf(caller, resource, where, is, after);
      const seen = rows.filter((row) => maySee(caller, row));
      await shows(seen);
      return { text: seen.map((row) => write(writer, row)).join(','), next: nextOf(rows) };
    });

  /** What a document was before, of one with so many versions that they do not fit. */
  const versionsOf = (document: string) =>
    members(async ({ caller, writer }, after) => {
      const [row] = await loader.load(caller, [{ resource: DOCUMENT, id: document }]);
      const versions = await childrenOf(caller, VERSION, 'informatieobject', document, after);
      const seen = row ? visible(caller, [row, ...versions]).filter(({ resource }) => resource.name === VERSION) : [];
      return { text: seen.map((one) => writer.version(row!, one)).join(','), next: nextOf(versions) };
    });

  yield await step(async ({ caller, zaak, writer, shows }) => {
    await shows([zaak]);
    return `{"url":${JSON.stringify(dossierUrl(caller, id))},"zaak":${writer.shown(zaak)}`;
  });
  for (const part of PARTS) {
    yield `,"${part.name}":${part.single ? '' : '['}`;
    let any = false;
    for await (const text of partsOf(part.resource, caseOf(part), id, ({ shown }, row) => shown(row))) {
      any = true;
      yield text;
    }
    yield part.single ? (any ? '' : 'null') : ']';
  }

  yield ',"documenten":[';
  let first = true;
  for (let after: string | undefined = START; after !== undefined; ) {
    const from: string = after;
    // Links are few in bytes; what they lead to is read as far as it fits.
    const found: { readonly written: Written; readonly large?: string } = await step(
      async ({ caller, writer, shows }) => {
        const rows = await childrenOf(caller, 'zaakinformatieobject', 'zaak', id, from);
        if (rows.length === 0) return { written: { text: '', next: undefined } };
        const ids = rows.map(({ record }) => String(record.informatieobject));
        const whole = await fitting(loader, caller, ids, (any) => [
          { resource: DOCUMENT, any },
          { resource: VERSION, where: 'informatieobject', any },
        ]);
        const links = rows.slice(0, whole?.ids.length ?? 1);
        const of = whole?.rows ?? (await loader.load(caller, [{ resource: DOCUMENT, id: ids[0]! }]));
        const seen = visible(caller, of).toSorted(byVersion);
        const documents = seen.filter(({ resource }) => resource.name === DOCUMENT);
        const versions = Map.groupBy(
          seen.filter(({ resource }) => resource.name === VERSION),
          ({ record }) => String(record.informatieobject),
        );
        await shows([...links.filter((link) => maySee(caller, link)), ...seen]);
        const byDocument = new Map(documents.map((row) => [row.id, row]));
        const text = links
          .map((link) => {
            const document = String(link.record.informatieobject);
            return writer.link(link, byDocument.get(document), versions.get(document) ?? []);
          })
          .join(',');
        const large = whole || documents.length === 0 ? {} : { large: ids[0]! };
        return { written: { text, documents, next: nextOf(links) }, ...large };
      },
    );
    const { text, documents = [], next } = found.written;
    after = next;
    if (text === '') continue;
    if (!first) yield ',';
    first = false;
    // The versions of one that is too large come before the brace that ends its link.
    const whole = found.large === undefined ? text : text.slice(0, -1);
    if (blobs) yield* withContent(blobs, shared.caller, whole, documents, room);
    else yield whole;
    if (found.large !== undefined) {
      let opened = false;
      for await (const some of versionsOf(found.large)) {
        yield opened ? some : `,"versies":[${some}`;
        opened = true;
      }
      yield opened ? ']}' : '}';
    }
  }
  yield '],"besluiten":[';
  yield* decisions();
  const snapshot = await snapshotOf(engine, shared.caller);
  const names = await step(async ({ caller, zaak }) => namesIn(caller.base, snapshot, { zaak, types, cases }));
  yield `]${names}}\n`;

  async function* decisions(): AsyncGenerator<string> {
    let comma = '';
    for (let after: string | undefined = START; after !== undefined; ) {
      const from: string = after;
      const found: {
        readonly seen: readonly { readonly id: string; readonly text: string }[];
        readonly next: string | undefined;
      } = await step(async ({ caller, writer, shows }) => {
        const rows = await childrenOf(caller, 'besluit', 'zaak', id, from);
        const seen = rows.filter((row) => maySee(caller, row));
        await shows(seen);
        return { seen: seen.map((row) => ({ id: row.id, text: writer.shown(row) })), next: nextOf(rows) };
      });
      after = found.next;
      for (const { id: besluit, text } of found.seen) {
        yield `${comma}${text.slice(0, -1)},"documenten":[`;
        yield* partsOf('besluitinformatieobject', 'besluit', besluit, ({ shown }, row) => shown(row));
        yield ']}';
        comma = ',';
      }
    }
  }
}
