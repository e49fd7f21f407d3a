/**
 * `GET /zaakdossiers`: every case that the caller may see, whole, a line each. Each piece is one moment of the database.
 */
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import { LINES, type OwnOperation } from '../../engine/own.ts';
import { idsAfter } from '../../engine/walk.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { log, snapshotOf } from '../operations/door.ts';
import { dossierNeeds, incompleteIn, maySee } from './dossier.ts';
import { dossierJson } from './dossier-answer.ts';
import { DOCUMENT } from './dossier-items.ts';
import { dossierAnswerFields } from './dossier-parts.ts';
import { namesIn } from './dossier-types.ts';
import { CONTENT_QUERY, inTurn, wantsContent, withContent } from './export-content.ts';
import { after, exported, type Piece } from './export-lines.ts';

/** Cases of one piece. */
const PIECE = 25;
const START = '00000000-0000-0000-0000-000000000000';

export const exportDossiers = (blobs: Blobs): OwnOperation => ({
  method: 'GET',
  api: meentApi,
  path: 'zaakdossiers',
  operationId: 'zaakdossiers_export',
  summary:
    'Geeft alle zaken die u mag zien, elk met alles wat erbij hoort, als regels JSON (NDJSON), de oudste eerst. Ga na een breuk verder met na. De kopregel Meent-Wijzigingen-Sinds is het nummer waarmee u bij /wijzigingen ophaalt wat intussen veranderde.',
  scopes: ['zrc:zaken.lezen'],
  query: { na: after('De uuid van de laatste zaak die u hebt.'), ...CONTENT_QUERY },
  sends: LINES,
  gives: dossierAnswerFields,
  status: 200,
  long: true,
  async handle(call) {
    const { engine, caller, query } = call;
    const from = query.na?.toLowerCase() ?? START;
    if (!isUuid(from)) throw invalid({ name: 'na', code: 'invalid', reason: 'Geef de uuid van een zaak.' });
    const content = wantsContent(query) ? blobs : undefined;
    const make = () => exported(call, from, (now, at: string) => pieceOf(engine, now, at, content));
    return inTurn(caller, content ? 'content' : 'lines', make);
  },
});

/** @param content where content goes along */
async function pieceOf(engine: Engine, caller: Caller, at: string, content: Blobs | undefined): Promise<Piece<string>> {
  const { registry, loader } = engine.parts;
  const zaak = registry.get('zaak');
  const ids = await idsAfter(engine.parts, caller, zaak, at, PIECE);
  if (ids.length === 0) return { lines: [], next: undefined };
  const rows = await loader.load(caller, [{ resource: 'zaak', any: ids }, ...dossierNeeds({ any: ids })]);
  const access = accessOf(caller, zaak, zaak.scopes.list ?? []);
  const cases = rows.filter(({ resource, columns }) => resource === zaak && allowsRow(access, columns));
  const dossiers = dossiersOf(
    cases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rows,
  );
  const shown = dossiers.map((dossier) => dossier.filter((row) => row.resource === zaak || maySee(caller, row)));
  const mains = await mainCases(engine, caller, cases);
  const seen = [
    ...new Map([...shown.flat(), ...mains.values()].map((row) => [`${row.resource.name}/${row.id}`, row])).values(),
  ];
  await log(engine, caller, 'meent.zaakdossiers.export', content ? 'geopend' : 'getoond', seen);
  const snapshot = await snapshotOf(engine, caller);
  const lineOf = (of: readonly Row[], index: number): string => {
    const names = namesIn(caller.base, snapshot, of, mains.get(String(of[0]!.record.hoofdzaak)));
    return dossierJson(engine, caller, of, snapshot, incompleteIn(dossiers[index]!), names);
  };
  return {
    lines: content ? withContents(content, caller, shown, lineOf) : [shown.map(lineOf).map(ended).join('')],
    next: ids.length < PIECE ? undefined : ids.at(-1),
  };
}

/** Those that the caller may see, by id. */
async function mainCases({ parts }: Engine, caller: Caller, cases: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
  const any = [...new Set(cases.flatMap(({ record }) => (record.hoofdzaak ? String(record.hoofdzaak) : [])))];
  const rows = any.length === 0 ? [] : await parts.loader.load(caller, [{ resource: 'zaak', any }]);
  return new Map(rows.filter((row) => maySee(caller, row)).map((row) => [row.id, row]));
}

const ended = (line: string): string => `${line}\n`;

async function* withContents(
  blobs: Blobs,
  caller: Caller,
  dossiers: readonly (readonly Row[])[],
  lineOf: (of: readonly Row[], index: number) => string,
): AsyncGenerator<string> {
  for (const [index, of] of dossiers.entries())
    yield* withContent(
      blobs,
      caller,
      lineOf(of, index),
      of.filter(({ resource }) => resource.name === DOCUMENT),
    );
}

/** Each case with what belongs to it. A document may belong to several. */
function dossiersOf(cases: readonly Row[], rows: readonly Row[]): readonly (readonly Row[])[] {
  const ofCase = Map.groupBy(rows, ({ resource, record }) =>
    resource.name === 'zaak' ? '' : String(record.zaak ?? ''),
  );
  const documents = new Map(rows.filter(({ resource }) => resource.name === DOCUMENT).map((row) => [row.id, row]));
  const links = Map.groupBy(rows, ({ record }) => String(record.besluit ?? ''));
  return cases.map((one) => {
    const own = ofCase.get(one.id) ?? [];
    return [
      one,
      ...own,
      ...own.flatMap(({ resource, record }) =>
        resource.name === 'zaakinformatieobject' ? (documents.get(String(record.informatieobject)) ?? []) : [],
      ),
      ...own.flatMap(({ resource, id }) => (resource.name === 'besluit' ? (links.get(id) ?? []) : [])),
    ];
  });
}
