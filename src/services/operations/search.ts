/** Search for pages and for our own API: hits with what people know a record by, and one log entry for all that is shown. */
import type { Engine } from '../../engine/engine.ts';
import { isTied } from '../../engine/leave-out.ts';
import type { Fragment } from '../../engine/search/fragments.ts';
import { type SearchAnswer, type SearchIn, search } from '../../engine/search/search.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { currentType, titleOf } from './case-words.ts';
import { log, ofKind, related, snapshotOf, text } from './door.ts';

export interface FoundCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Name of the case type. */
  readonly type: string;
  readonly status: string;
  readonly started: string;
  readonly closed: boolean;
}

export interface Found {
  readonly row: Row;
  readonly fragments: readonly Fragment[];
  /** The case itself, or of a document those that the caller may see. */
  readonly cases: readonly FoundCase[];
}

export interface FoundPage extends Pick<SearchAnswer, 'count' | 'more' | 'alike'> {
  readonly hits: readonly Found[];
}

/** @throws permission-denied */
export async function findWords(
  engine: Engine,
  caller: Caller,
  asked: SearchIn,
  operation: string,
): Promise<FoundPage> {
  const { hits, ...counted } = await search(engine.parts, caller, asked);
  const rows = hits.map(({ row }) => row);
  const documents = rows.filter(({ resource }) => resource.name !== 'zaak');
  const around = await casesOf(engine, caller, documents);
  const cases = [...rows.filter(({ resource }) => resource.name === 'zaak'), ...around.cases];
  const statuses = await related(engine, caller, cases, ['status']);
  const snapshot = await snapshotOf(engine, caller);
  await log(engine, caller, operation, 'gezocht', [
    ...new Map([...rows, ...cases].map((row) => [row.id, row])).values(),
  ]);
  const told = (zaak: Row): FoundCase => ({
    id: zaak.id,
    number: text(zaak.record.identificatie),
    title: titleOf(snapshot, zaak),
    type: text(snapshot.get('zaaktype', text(zaak.record.zaaktype))?.record.omschrijving),
    status: text(currentType(snapshot, zaak, statuses)?.record.omschrijving),
    started: text(zaak.record.startdatum),
    closed: Boolean(zaak.record.einddatum),
  });
  return {
    ...counted,
    hits: hits.map(({ row, fragments }) => ({
      row,
      fragments,
      cases: row.resource.name === 'zaak' ? [told(row)] : around.of(row.id).map(told),
    })),
  };
}

/** The cases that these documents are in. */
async function casesOf(engine: Engine, caller: Caller, documents: readonly Row[]) {
  const tie = engine.parts.registry.get('zaakinformatieobject');
  if (documents.length === 0 || !isTied(caller, tie, ['zaak', 'informatieobject'])) return { cases: [], of: () => [] };
  const links = await engine.parts.loader.load(caller, [
    { resource: 'zaakinformatieobject', where: 'informatieobject', any: documents.map(({ id }) => id) },
  ]);
  const cases = await related(engine, caller, links, ['zaak']);
  const byId = new Map(ofKind(cases, 'zaak').map((row) => [row.id, row]));
  return {
    cases: [...byId.values()],
    of: (document: string): readonly Row[] =>
      links
        .filter(({ record }) => record.informatieobject === document)
        .flatMap(({ record }) => byId.get(text(record.zaak)) ?? []),
  };
}
