/** The rows of a case file as one answer. What the caller may not see is not among the rows. */
import { type Answer, etagOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { asDocument } from '../../registers/documenten/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { DOCUMENT } from './dossier-items.ts';
import { PARTS, VERSION } from './dossier-parts.ts';
import { withSlot } from './export-content.ts';

export const dossierUrl = ({ base }: Caller, id: string): string => `${base}${meentApi.root}/zaakdossiers/${id}`;

/** @param rows the case first. */
export function dossierAnswer(
  engine: Engine,
  caller: Caller,
  rows: readonly Row[],
  snapshot: Snapshot,
  status: number,
): Answer {
  const json = dossierJson(engine, caller, rows, snapshot);
  return { status, json, etag: etagOf(json), id: rows[0]!.id };
}

/** How the records of a case file are written. */
export interface Writer {
  /** A record as its own API shows it. */
  readonly shown: (row: Row, extra?: string) => string;
  /** One that goes inside another record: it is opened with it. */
  readonly inside: (row: Row) => string;
  /** A link to a document, with the document and what it was before, where the caller may see it. */
  readonly link: (row: Row, document: Row | undefined, versions: readonly Row[]) => string;
  /** What a document was before, by itself. */
  readonly version: (document: Row, version: Row) => string;
}

/** @param slots documents have a place for their content in them: the text goes by `withContent` */
export function writerOf({ parts }: Engine, caller: Caller, snapshot: Snapshot, slots = false): Writer {
  const shown = (row: Row, extra?: string): string => parts.answer.json(caller, row, snapshot, extra);
  const inside = (row: Row): string => parts.answer.stored(caller, row, snapshot);
  return {
    shown,
    inside,
    version: (document, one) => shown(asDocument(parts, caller, document, one)),
    link(row, document, versions) {
      const earlier = document ? versions.map((one) => inside(asDocument(parts, caller, document, one))) : [];
      const versies = earlier.length > 0 ? list('versies', earlier) : '';
      if (!document) return shown(row);
      const whole = inside(document);
      return shown(row, `,"document":${slots ? withSlot(whole, document) : whole}${versies}`);
    },
  };
}

const list = (name: string, some: readonly string[]): string => `,${JSON.stringify(name)}:[${some.join(',')}]`;

/** Ids are in order of time. */
const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);

/**
 * @param rows the case first
 * @param names JSON members more: how what its addresses lead to is called, for who is elsewhere
 * @param slots as of `writerOf`
 */
export function dossierJson(
  engine: Engine,
  caller: Caller,
  rows: readonly Row[],
  snapshot: Snapshot,
  names = '',
  slots = false,
): string {
  const zaak = rows[0]!;
  const kinds = Map.groupBy(rows.toSorted(byId), ({ resource }) => resource.name);
  const of = (name: string): readonly Row[] => kinds.get(name) ?? [];
  const { shown, inside, link } = writerOf(engine, caller, snapshot, slots);
  const documents = new Map(of(DOCUMENT).map((row) => [row.id, row]));
  const versions = Map.groupBy(of(VERSION).toSorted(byVersion), ({ record }) => String(record.informatieobject));
  const links = Map.groupBy(of('besluitinformatieobject'), ({ record }) => String(record.besluit));
  const pieces = PARTS.map(({ name, resource, single }) => {
    const written = of(resource).map((row) => shown(row));
    return single ? `,"${name}":${written[0] ?? 'null'}` : list(name, written);
  });
  const linked = of('zaakinformatieobject').map((row) => {
    const id = String(row.record.informatieobject);
    return link(row, documents.get(id), versions.get(id) ?? []);
  });
  const decided = of('besluit').map((besluit) =>
    shown(besluit, list('documenten', (links.get(besluit.id) ?? []).map(inside))),
  );
  const url = JSON.stringify(dossierUrl(caller, zaak.id));
  const rest = `${pieces.join('')}${list('documenten', linked)}${list('besluiten', decided)}`;
  return `{"url":${url},"zaak":${shown(zaak)}${rest}${names}}`;
}

export const byVersion = (a: Row, b: Row): number => Number(a.record.versie) - Number(b.record.versie);
