/** The rows of a case file as one answer. What the caller may not see is not among the rows. */
import { type Answer, etagOf } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { DOCUMENT } from './dossier-items.ts';
import { PARTS } from './dossier-parts.ts';

export const dossierUrl = ({ base }: Caller, id: string): string => `${base}${meentApi.root}/zaakdossiers/${id}`;

/** @param rows the case first. */
export function dossierAnswer(
  engine: Engine,
  caller: Caller,
  rows: readonly Row[],
  snapshot: Snapshot,
  status: number,
  incomplete: readonly string[] = [],
): Answer {
  const json = dossierJson(engine, caller, rows, snapshot, incomplete);
  return { status, json, etag: etagOf(json), id: rows[0]!.id };
}

/**
 * @param rows the case first
 * @param incomplete names of the parts of which there are more than are given
 * @param names JSON members more: how what its addresses lead to is called, for who is elsewhere
 */
export function dossierJson(
  { parts }: Engine,
  caller: Caller,
  rows: readonly Row[],
  snapshot: Snapshot,
  incomplete: readonly string[] = [],
  names = '',
): string {
  const zaak = rows[0]!;
  // Ids are in order of time.
  const of = (name: string): readonly Row[] =>
    rows.filter(({ resource }) => resource.name === name).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shown = (row: Row, extra?: string): string => parts.answer.json(caller, row, snapshot, extra);
  // What goes inside another record is opened with it.
  const inside = (row: Row): string => parts.answer.stored(caller, row, snapshot);
  const list = (name: string, some: readonly string[]): string => `,${JSON.stringify(name)}:[${some.join(',')}]`;
  const documents = new Map(of(DOCUMENT).map((row) => [row.id, row]));
  const links = of('besluitinformatieobject');
  const pieces = PARTS.map(({ name, resource, single }) =>
    single
      ? `,"${name}":${of(resource).map((row) => shown(row))[0] ?? 'null'}`
      : list(
          name,
          of(resource).map((row) => shown(row)),
        ),
  );
  const linked = of('zaakinformatieobject').map((link) => {
    const document = documents.get(String(link.record.informatieobject));
    return shown(link, document ? `,"document":${inside(document)}` : '');
  });
  const decided = of('besluit').map((besluit) =>
    shown(
      besluit,
      list(
        'documenten',
        links.filter(({ record }) => record.besluit === besluit.id).map((link) => inside(link)),
      ),
    ),
  );
  const url = JSON.stringify(dossierUrl(caller, zaak.id));
  const rest = `${pieces.join('')}${list('documenten', linked)}${list('besluiten', decided)}`;
  const missing = incomplete.length > 0 ? `,"onvolledig":${JSON.stringify(incomplete)}` : '';
  return `{"url":${url},"zaak":${shown(zaak)}${rest}${missing}${names}}`;
}
