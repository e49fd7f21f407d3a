/**
 * `GET /zaakdossiers`: every case that the caller may see, whole, a line each. Each piece is one moment of the database.
 */
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import { text } from '../../engine/fields.ts';
import type { Query } from '../../engine/list.ts';
import { appendSeen, linesOf, type SeenLine } from '../../engine/log.ts';
import { LINES, type Long, type OwnOperation } from '../../engine/own.ts';
import { idsAfter } from '../../engine/walk.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import type { LogEntry } from '../../logbook/types.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { find, maySee, snapshotOf } from '../operations/door.ts';
import { dossierNeeds, visible } from './dossier.ts';
import { dossierJson } from './dossier-answer.ts';
import { fitting } from './dossier-fitting.ts';
import { DOCUMENT } from './dossier-items.ts';
import { largeLine } from './dossier-large.ts';
import { caseOf, dossierAnswerFields, PARTS, VERSION } from './dossier-parts.ts';
import { type CaseName, casesNamed, namesIn, typesAmong } from './dossier-types.ts';
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
  query: {
    na: after('De uuid van de laatste zaak die u hebt.'),
    zaak: text(36, { help: 'De uuid van een zaak: alleen die. Ook als zij te groot is voor GET /zaakdossiers/{id}.' }),
    ...CONTENT_QUERY,
  },
  sends: LINES,
  gives: dossierAnswerFields,
  status: 200,
  long: true,
  async handle(call) {
    const { engine, caller, query } = call;
    const { at: from, only } = placeIn(query);
    const content = wantsContent(query) ? blobs : undefined;
    const parts: Parts = { engine, fresh: call.long!.fresh, content, only };
    const make = () => exported(call, from, (now, at: string) => pieceOf(parts, now, at));
    return inTurn(caller, content ? 'content' : 'lines', make);
  },
});

/** Where to begin, or the one case that is asked for. @throws invalid */
function placeIn({ na, zaak }: Query): { readonly at: string; readonly only: string | undefined } {
  const given = { na: na?.toLowerCase(), zaak: zaak?.toLowerCase() };
  for (const [name, id] of Object.entries(given))
    if (id !== undefined && !isUuid(id)) throw invalid({ name, code: 'invalid', reason: 'Geef de uuid van een zaak.' });
  if (given.na && given.zaak) throw invalid({ name: 'na', code: 'invalid', reason: 'Geef na of zaak, niet allebei.' });
  return { at: given.na ?? START, only: given.zaak };
}

interface Parts {
  readonly engine: Engine;
  readonly fresh: Long['fresh'];
  /** Where content goes along. */
  readonly content: Blobs | undefined;
  /** The one case that is asked for. */
  readonly only: string | undefined;
}

/** As many cases as fit in memory; of one that does not, the line is made while it leaves. */
async function pieceOf({ engine, fresh, content, only }: Parts, caller: Caller, at: string): Promise<Piece<string>> {
  const { registry, loader } = engine.parts;
  const zaak = registry.get('zaak');
  const kind = content ? 'geopend' : 'getoond';
  const all = only ? await alone(engine, caller, only) : await idsAfter(engine.parts, caller, zaak, at, PIECE);
  if (all.length === 0) return { lines: [], next: undefined };
  const fits = await fitting(loader, caller, all, (any) => [{ resource: 'zaak', any }, ...dossierNeeds({ any })]);
  const ids = fits?.ids ?? all.slice(0, 1);
  const rows = fits?.rows ?? (await loader.load(caller, [{ resource: 'zaak', id: ids[0]! }]));
  const next = only || (all.length < PIECE && ids.length === all.length) ? undefined : ids.at(-1);
  const access = accessOf(caller, zaak, zaak.scopes.list ?? []);
  const cases = rows.filter(({ resource, columns }) => resource === zaak && allowsRow(access, columns));
  const named = await casesCalled(engine, caller, cases);
  if (!fits) {
    await append(engine, caller, kind, named.lines);
    const log = (now: Caller, some: readonly Row[]) => append(engine, now, kind, linesOf(some));
    const line = largeLine({ engine, fresh, id: ids[0]!, cases: named.names, blobs: content, log });
    return { lines: cases.length === 0 ? [] : line, next };
  }
  const dossiers = dossiersOf(
    cases.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    [
      ...cases,
      ...visible(
        caller,
        rows.filter(({ resource }) => resource !== zaak),
      ),
    ],
  );
  const seen = new Map(dossiers.flat().map((row) => [`${row.resource.name}/${row.id}`, row]));
  await append(engine, caller, kind, [...linesOf([...seen.values()]), ...named.lines]);
  const snapshot = await snapshotOf(engine, caller);
  const lineOf = (of: readonly Row[]): string => {
    const names = namesIn(caller.base, snapshot, { zaak: of[0]!, types: typesAmong(snapshot, of), cases: named.names });
    return `${dossierJson(engine, caller, of, snapshot, names, content !== undefined)}\n`;
  };
  return { lines: content ? withContents(content, caller, dossiers, lineOf) : dossiers.map(lineOf), next };
}

/** Whoever may not see a case does not learn that it is there. @throws not-found */
async function alone(engine: Engine, caller: Caller, id: string): Promise<readonly string[]> {
  const found = await find(engine, caller, 'zaak', id);
  if (found && 'refused' in found) await append(engine, caller, 'geweigerd', linesOf([found.refused]));
  if (!found || 'refused' in found) throw new Problem('not-found');
  return [id];
}

const append = (engine: Engine, caller: Caller, kind: LogEntry['kind'], lines: readonly SeenLine[]): Promise<void> =>
  appendSeen(engine.parts.logbook, caller, 'meent.zaakdossiers.export', kind, lines);

/** What the other cases are called that some point at, of those that the caller may see. */
async function casesCalled({ parts }: Engine, caller: Caller, cases: readonly Row[]) {
  const names = new Map<string, CaseName>();
  const lines: SeenLine[] = [];
  const here = new Set(cases.map(({ id }) => id));
  let left: readonly string[] = [...new Set(cases.flatMap(casesNamed))];
  while (left.length > 0) {
    const fits = await fitting(parts.loader, caller, left, (any) => [{ resource: 'zaak', any }]);
    const ids = fits?.ids ?? left.slice(0, 1);
    const rows = (fits?.rows ?? (await parts.loader.load(caller, [{ resource: 'zaak', id: ids[0]! }]))).filter((row) =>
      maySee(caller, row),
    );
    for (const { id, record } of rows)
      names.set(id, { bronorganisatie: record.bronorganisatie, identificatie: record.identificatie });
    lines.push(...linesOf(rows.filter(({ id }) => !here.has(id))));
    left = left.slice(ids.length);
  }
  return { names, lines };
}

async function* withContents(
  blobs: Blobs,
  caller: Caller,
  dossiers: readonly (readonly Row[])[],
  lineOf: (of: readonly Row[]) => string,
): AsyncGenerator<string> {
  // Not of earlier versions: they would take the room of what a load takes back.
  for (const of of dossiers)
    yield* withContent(
      blobs,
      caller,
      lineOf(of),
      of.filter(({ resource }) => resource.name === DOCUMENT),
    );
}

/** Each case with what belongs to it. A document may belong to several. */
function dossiersOf(cases: readonly Row[], rows: readonly Row[]): readonly (readonly Row[])[] {
  const relations = new Map(PARTS.map((part) => [part.resource, caseOf(part)]));
  const ofCase = Map.groupBy(rows, ({ resource: { name }, record }) =>
    name === 'zaak' ? '' : String(record[relations.get(name) ?? 'zaak'] ?? ''),
  );
  const ofDocument = Map.groupBy(
    rows.filter(({ resource: { name } }) => name === DOCUMENT || name === VERSION),
    ({ id, record, resource: { name } }) => (name === DOCUMENT ? id : String(record.informatieobject)),
  );
  const links = Map.groupBy(rows, ({ record }) => String(record.besluit ?? ''));
  return cases.map((one) => {
    const own = ofCase.get(one.id) ?? [];
    return [
      one,
      ...own,
      ...own.flatMap(({ resource, record }) =>
        resource.name === 'zaakinformatieobject' ? (ofDocument.get(String(record.informatieobject)) ?? []) : [],
      ),
      ...own.flatMap(({ resource, id }) => (resource.name === 'besluit' ? (links.get(id) ?? []) : [])),
    ];
  });
}
