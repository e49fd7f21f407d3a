/** `/uitvoer`: every register, a kind at a time: all records that the caller may see, a line each, as their own API shows them. */
import { group, list, text, url } from '../../engine/fields.ts';
import { LINES, type OwnOperation } from '../../engine/own.ts';
import { trimmed } from '../../engine/parts.ts';
import type { Api, Resource } from '../../engine/resource.ts';
import { mayWalk, numberedBy, type Place, rowsAfter, startOf } from '../../engine/walk.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { asDocument, maySeeVersion } from '../../registers/documenten/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { log, snapshotOf } from '../operations/door.ts';
import { BOUND, fitting } from './dossier-fitting.ts';
import { DOCUMENT } from './dossier-items.ts';
import { VERSION } from './dossier-parts.ts';
import { CONTENT_QUERY, inTurn, wantsContent, withContent, withSlot } from './export-content.ts';
import { after, exported, type Piece } from './export-lines.ts';

/** Of one piece. */
const PIECE = { rows: 50, bytes: BOUND.bytes };

/** What may be listed, but for what ships with the program. Secrets are in no answer, so in no line. */
export const exportedKinds = (resources: readonly Resource[]): readonly Resource[] =>
  resources.filter(({ fixed, scopes }) => !fixed && (scopes.list ?? []).length > 0);

/** Whoever may list anything has one of these. */
const listScopes = (resources: readonly Resource[]): readonly string[] => [
  ...new Set(
    exportedKinds(resources).flatMap(({ api, scopes }) =>
      (scopes.list ?? []).map((scope) => withComponent(api, scope)),
    ),
  ),
];

const withComponent = ({ component }: Api, scope: string): string =>
  scope.includes(':') ? scope : `${component}:${scope}`;

export const uitvoer = (blobs: Blobs, resources: readonly Resource[]): readonly OwnOperation[] => [
  {
    method: 'GET',
    api: meentApi,
    path: 'uitvoer',
    operationId: 'uitvoer_list',
    summary: 'Geeft van welke soorten gegevens u een uitvoer mag halen.',
    scopes: listScopes(resources),
    gives: { soorten: list(group({ soort: text(100), url: url() })) },
    status: 200,
    async handle({ engine, caller }) {
      const soorten = exportedKinds(engine.parts.registry.all)
        .filter((kind) => mayWalk(caller, kind))
        .map(({ name }) => ({ soort: name, url: `${caller.base}${meentApi.root}/uitvoer/${name}` }));
      return { status: 200, json: JSON.stringify({ soorten }) };
    },
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'uitvoer/{soort}',
    operationId: 'uitvoer_read',
    summary:
      'Geeft alle gegevens van één soort die u mag zien, elk als regel JSON (NDJSON) zoals de eigen API die toont, de oudste eerst. De soorten zijn die van /wijzigingen. Ga na een breuk verder met na. De kopregel Meent-Wijzigingen-Sinds is het nummer waarmee u bij /wijzigingen ophaalt wat intussen veranderde.',
    scopes: listScopes(resources),
    query: {
      na: after(
        'De uuid uit de url van de laatste regel die u hebt. Van een stand of een versie ook het nummer: uuid/3.',
      ),
      ...CONTENT_QUERY,
    },
    sends: LINES,
    status: 200,
    long: true,
    async handle(call) {
      const { engine, caller, params, query } = call;
      const kind = exportedKinds(engine.parts.registry.all).find(({ name }) => name === params.soort);
      if (!kind) throw new Problem('not-found', 'Van deze soort gegevens is er geen uitvoer.');
      const from = placeIn(kind, query.na);
      const content = wantsContent(query) && (kind.name === DOCUMENT || kind.name === VERSION);
      const parts: Parts = { engine, kind, ...(content ? { blobs } : {}) };
      const make = () => exported(call, from, (now, at: Place) => pieceOf(parts, now, at));
      return inTurn(caller, content ? 'content' : 'lines', make);
    },
  },
];

interface Parts extends Pick<Parameters<OwnOperation['handle']>[0], 'engine'> {
  readonly kind: Resource;
  /** Where content goes along. */
  readonly blobs?: Blobs;
}

/** The number in a line, of a kind that wants one in `na`. */
export function numberShown(kind: Resource, line: Readonly<Record<string, unknown>>): unknown {
  if (numberedBy(kind) === undefined) return undefined;
  return line.versie ?? line.version ?? (line.record as Readonly<Record<string, unknown>>).index;
}

/** @throws invalid */
function placeIn(kind: Resource, given: string | undefined): Place {
  if (given === undefined) return startOf(kind);
  const numbered = numberedBy(kind) !== undefined;
  const [id = '', number, ...rest] = given.toLowerCase().split('/');
  const isPlace = isUuid(id) && rest.length === 0 && (numbered ? /^\d{1,9}$/.test(number ?? '') : number === undefined);
  if (isPlace) return numbered ? { id, number: Number(number) } : { id };
  throw invalid({
    name: 'na',
    code: 'invalid',
    reason: numbered
      ? 'Geef de uuid uit de url van de laatste regel, met / en het nummer ervan: uuid/3.'
      : 'Geef de uuid uit de url van de laatste regel.',
  });
}

async function pieceOf({ engine, kind, blobs }: Parts, caller: Caller, at: Place): Promise<Piece<Place>> {
  const { parts } = engine;
  const found = await rowsAfter(parts, caller, kind, at, PIECE);
  const { walked, shown } = kind.name === VERSION ? await versionsAmong(parts, caller, found) : asFound(found);
  if (kind.subjects && shown.length > 0)
    await log(engine, caller, 'meent.uitvoer.read', blobs ? 'geopend' : 'getoond', distinct(shown));
  const snapshot = await snapshotOf(engine, caller);
  const parted = trimmed(caller, kind);
  const lineOf = (row: Row): string => {
    const json = parts.answer.json(caller, row, snapshot);
    return parted ? parted.trim(row, json) : json;
  };
  return {
    lines: blobs ? withContents(blobs, caller, shown, lineOf) : [shown.map((row) => `${lineOf(row)}\n`).join('')],
    // A piece may have few for their bytes: the end is where nothing is.
    next: walked.at(-1),
  };
}

/** Two versions of a document are shown as that document. */
const distinct = (rows: readonly Row[]): readonly Row[] => [...new Map(rows.map((row) => [row.id, row])).values()];

async function* withContents(
  blobs: Blobs,
  caller: Caller,
  rows: readonly Row[],
  lineOf: (row: Row) => string,
): AsyncGenerator<string> {
  for (const row of rows) yield* withContent(blobs, caller, `${withSlot(lineOf(row), row)}\n`, [row]);
}

interface Found {
  /** Up to where the piece goes. */
  readonly walked: readonly Walked[];
  readonly shown: readonly Row[];
}
type Walked = Place & { readonly row: Row };

const asFound = (walked: readonly Walked[]): Found => ({ walked, shown: walked.map(({ row }) => row) });

/** Earlier versions that the caller may see, as their document shows them: up to where the documents stay within the bound. */
async function versionsAmong(
  parts: Parts['engine']['parts'],
  caller: Caller,
  found: readonly Walked[],
): Promise<Found> {
  const { loader } = parts;
  const any = [...new Set(found.map(({ id }) => id))];
  const fits = await fitting(loader, caller, any, (some) => [{ resource: DOCUMENT, any: some }]);
  const ids = new Set(fits?.ids ?? any.slice(0, 1));
  const of =
    fits?.rows ??
    (await loader.load(
      caller,
      [...ids].map((id) => ({ resource: DOCUMENT, id })),
    ));
  const documents = new Map(of.map((row) => [row.id, row]));
  const walked = found.filter(({ id }) => ids.has(id));
  const shown = walked.flatMap(({ id, row }) => {
    const document = documents.get(id);
    return document && maySeeVersion(caller, document, row) ? asDocument(parts, caller, document, row) : [];
  });
  return { walked, shown };
}
