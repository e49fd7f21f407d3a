/**
 * `GET /zaakdossiers`: every case that the caller may see, whole, a line each. In pieces: each piece is one moment of the
 * database, is in the logbook before it leaves, and is read when the one before it was taken. What changes meanwhile is
 * found by `/wijzigingen`, from the number in the header.
 */
import { Readable } from 'node:stream';
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import { text as textField } from '../../engine/fields.ts';
import { LINES, type Long, type OwnOperation } from '../../engine/own.ts';
import { idsAfter, lastNumber } from '../../engine/walk.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { log, snapshotOf } from '../operations/door.ts';
import { dossierNeeds, incompleteIn, maySee } from './dossier.ts';
import { dossierJson } from './dossier-answer.ts';
import { DOCUMENT } from './dossier-items.ts';
import { dossierAnswerFields } from './dossier-parts.ts';

/** Cases of one piece. */
const PIECE = 25;
const START = '00000000-0000-0000-0000-000000000000';

export const exportDossiers: OwnOperation = {
  method: 'GET',
  api: meentApi,
  path: 'zaakdossiers',
  operationId: 'zaakdossiers_export',
  summary:
    'Geeft alle zaken die u mag zien, elk met alles wat erbij hoort, als regels JSON (NDJSON), de oudste eerst. Ga na een breuk verder met na. De kopregel Meent-Wijzigingen-Sinds is het nummer waarmee u bij /wijzigingen ophaalt wat intussen veranderde.',
  scopes: ['zrc:zaken.lezen'],
  query: { na: textField(36, { help: 'De uuid van de laatste zaak die u hebt. Zonder dit: vanaf het begin.' }) },
  sends: LINES,
  gives: dossierAnswerFields,
  status: 200,
  long: true,
  async handle({ engine, query, long }) {
    const after = query.na?.toLowerCase() ?? START;
    if (!isUuid(after)) throw invalid({ name: 'na', code: 'invalid', reason: 'Geef de uuid van een zaak.' });
    const since = await long!.fresh((caller) => lastNumber(engine.parts, caller));
    // The first piece is read before the answer begins, so that a refusal is an answer of its own.
    const first = await long!.fresh((caller) => pieceOf(engine, caller, after));
    return {
      status: 200,
      headers: { 'content-type': LINES, 'meent-wijzigingen-sinds': String(since) },
      content: Readable.from(pieces(engine, long!, first), { objectMode: false }),
    };
  },
};

interface Piece {
  readonly text: string;
  /** Where the next one begins; nothing at the end. */
  readonly last: string | undefined;
}

async function* pieces(engine: Engine, long: Long, first: Piece): AsyncGenerator<string> {
  for (let piece = first; ; ) {
    const { text, last } = piece;
    if (text !== '') yield text;
    if (last === undefined || long.gone.aborted) return;
    piece = await long.fresh((caller) => pieceOf(engine, caller, last));
  }
}

async function pieceOf(engine: Engine, caller: Caller, after: string): Promise<Piece> {
  const { registry, loader } = engine.parts;
  const zaak = registry.get('zaak');
  const ids = await idsAfter(engine.parts, caller, zaak, after, PIECE);
  if (ids.length === 0) return { text: '', last: undefined };
  const rows = await loader.load(caller, [{ resource: 'zaak', any: ids }, ...dossierNeeds({ any: ids })]);
  const access = accessOf(caller, zaak, zaak.scopes.list ?? []);
  const cases = rows.filter(({ resource, columns }) => resource === zaak && allowsRow(access, columns));
  const dossiers = dossiersOf(
    cases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    rows,
  );
  const shown = dossiers.map((dossier) => dossier.filter((row) => row.resource === zaak || maySee(caller, row)));
  await log(engine, caller, 'meent.zaakdossiers.export', 'getoond', [...new Set(shown.flat())]);
  const snapshot = await snapshotOf(engine, caller);
  const text = shown
    .map((of, index) => `${dossierJson(engine, caller, of, snapshot, incompleteIn(dossiers[index]!))}\n`)
    .join('');
  return { text, last: ids.length < PIECE ? undefined : ids.at(-1) };
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
