/**
 * A folder that `export register alles --content` made, read as the installation that it came from: so what left in files
 * comes back as what moves in does, with its ids, its moments and what it was before.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Registry } from '../../engine/registry.ts';
import { MEMBERS } from '../../registers/catalogi/zip/members.ts';
import { DOCUMENT } from '../../registers/documenten/api.ts';
import { idIn } from './addresses.ts';
import { MAINS } from './dossier.ts';
import { LEFT_BEHIND } from './left-behind.ts';
import { type LineFile, openLines } from './line-file.ts';
import { APIS, type ApiName, type Body, MORE_APIS, type Page, type Source, SourceProblem } from './source.ts';

/** Who may see what: a line for each case that has access of its own. Written last, so an export that has it is whole. */
export const TOEGANG_FILE = 'toegang';

const VERSION = 'documentversie';
const PARTS = Object.values(MAINS).flatMap(({ parts }) => parts.map(({ resource }) => resource));
/** What a folder must have; the other registers in it stay where they are. */
export const MOVED_KINDS: readonly string[] = [
  ...new Set([...Object.values(MEMBERS), ...Object.keys(MAINS), VERSION, ...PARTS, 'zaakbesluit']),
];

/** Fields by whose address a line is asked for. */
const RELATIONS = ['zaak', 'informatieobject', 'object', 'besluit', 'gerelateerdAan'] as const;

const PAGE = { lines: 500, bytes: 32 * 1024 * 1024 };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const uuidsIn = (address: unknown): readonly string[] =>
  typeof address === 'string' ? (address.match(UUID) ?? []).map((id) => id.toLowerCase()) : [];

const idsOf = (line: Body): readonly string[] => [
  ...uuidsIn(line.url),
  ...(typeof line.id === 'string' ? uuidsIn(line.id) : []),
  ...RELATIONS.flatMap((name) => idIn(line[name]) ?? []),
];

export interface Folder {
  readonly source: Source;
  /** Host that the export was made of. */
  readonly host: string;
  close(): Promise<void>;
}

/** @throws SourceProblem for a folder without a whole export in it */
export async function openFolder(path: string, registry: Registry): Promise<Folder> {
  const files = new Map<string, LineFile>();
  const close = async (): Promise<void> => {
    for (const file of files.values()) await file.close();
  };
  try {
    // The last one first: without it the export is not whole.
    for (const kind of [TOEGANG_FILE, ...MOVED_KINDS]) {
      const name = `${kind}.ndjson`;
      files.set(kind, await openLines(join(path, name), name, idsOf));
    }
    // Counted where they are: an export of some kinds alone may come without them.
    for (const { soort } of LEFT_BEHIND) {
      const name = `${soort}.ndjson`;
      if (existsSync(join(path, name))) files.set(soort, await openLines(join(path, name), name, idsOf));
    }
    const base = await baseOf(files);
    return { source: sourceOf(files, registry, base), host: new URL(base).host, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Of which installation the addresses are. @throws SourceProblem */
async function baseOf(files: ReadonlyMap<string, LineFile>): Promise<string> {
  for (const kind of MOVED_KINDS) {
    const file = files.get(kind)!;
    const url = file.count > 0 ? URL.parse(String((await file.read(0)).url)) : undefined;
    if (url && /^https?:$/.test(url.protocol)) return url.origin;
  }
  throw new SourceProblem('refused', 0, 'In deze uitvoer staat niets om over te zetten.');
}

function sourceOf(files: ReadonlyMap<string, LineFile>, registry: Registry, base: string): Source {
  const roots = Object.fromEntries(
    [...APIS, ...MORE_APIS].map((name) => [name, base + registry.apis.find((api) => api.name === name)!.root]),
  ) as Record<ApiName, string>;
  const kinds = new Map(
    [...files.keys()].flatMap((kind) => {
      if (kind === TOEGANG_FILE) return [];
      const { api, path } = registry.get(kind);
      return [[`${api.name}/${path.replace(/\{[^}]+\}/, '{}')}`, kind] as const];
    }),
  );

  /** The lines of a list. @throws SourceProblem for what is in no export */
  const fileAt = (api: ApiName, path: string): LineFile => {
    const kind = kinds.get(`${api}/${path.replace(UUID, '{}')}`);
    if (kind === undefined) throw new SourceProblem('refused', 0, 'Een uitvoer heeft dit niet.');
    return files.get(kind)!;
  };

  async function linesOf(file: LineFile, id: string, is: (line: Body) => boolean): Promise<readonly Body[]> {
    const found: Body[] = [];
    for (const line of file.named(id)) {
      const body = await file.read(line);
      if (is(body)) found.push(withoutContent(body));
    }
    return found;
  }

  const versionOf = async (document: string, versie: number | undefined): Promise<Body | undefined> => {
    for (const kind of [DOCUMENT, VERSION]) {
      const file = files.get(kind)!;
      for (const line of file.named(document)) {
        const body = await file.read(line);
        if (uuidsIn(body.url)[0] === document && (versie === undefined || body.versie === versie)) return body;
      }
    }
    return undefined;
  };

  const toegangVan = async (zaak: string): Promise<Body | undefined> =>
    (await linesOf(files.get(TOEGANG_FILE)!, zaak, ({ id }) => id === zaak))[0];

  /** As Meent shuts a document: all that it is in is shut. */
  async function isDicht(document: string): Promise<boolean> {
    const links = await linesOf(
      files.get('objectinformatieobject')!,
      document,
      ({ informatieobject }) => idIn(informatieobject) === document,
    );
    for (const { object, objectType } of links) if (!(await isShut(idIn(object), objectType))) return false;
    return links.length > 0;
  }

  async function isShut(object: string | undefined, type: unknown): Promise<boolean> {
    if (object === undefined) return false;
    const zaak =
      type === 'besluit'
        ? idIn((await linesOf(files.get('besluit')!, object, ({ url }) => idIn(url) === object))[0]?.zaak)
        : object;
    return zaak !== undefined && Boolean((await toegangVan(zaak))?.afscherming);
  }

  async function meentSays(path: string): Promise<unknown> {
    const [id = ''] = uuidsIn(path);
    if (path.startsWith('documenten/')) return { afgeschermd: await isDicht(id) };
    if (path.startsWith('zaken/')) return (await toegangVan(id)) ?? { afscherming: null, toegangen: [] };
    const file = files.get(TOEGANG_FILE)!;
    const zaken: Body[] = [];
    for (let line = 0; line < file.count; line++) zaken.push(await file.read(line));
    return { zaken, volgende: null };
  }

  async function page(api: ApiName, path: string, query = ''): Promise<Page> {
    const file = fileAt(api, path);
    const after = uuidsIn(query)[0];
    const results: Body[] = [];
    let bytes = 0;
    let line = after === undefined ? 0 : Math.max(...file.named(after).map((at) => at + 1), 0);
    for (; line < file.count && results.length < PAGE.lines && bytes < PAGE.bytes; line++) {
      results.push(withoutContent(await file.read(line)));
      bytes += file.size(line);
    }
    const last = line < file.count ? idIn(results.at(-1)?.url) : undefined;
    return { results, count: file.count, ...(last === undefined ? {} : { next: `na=${last}` }) };
  }

  async function get(api: ApiName, path: string, query = ''): Promise<unknown> {
    if (api === 'meent') return meentSays(path);
    const id = idIn(path)!;
    if (api === 'documenten') {
      const found = await versionOf(id, query === '' ? undefined : Number(query.replace('versie=', '')));
      return found && withoutContent(found);
    }
    return (await linesOf(fileAt(api, path.slice(0, -37)), id, ({ url }) => idIn(url) === id))[0];
  }

  return {
    roots,
    page,
    async all(api, path, query = '') {
      const file = fileAt(api, path);
      const [, by, address] = /^(\w+)=(.*)$/.exec(query) ?? [];
      const id = idIn(path) ?? (by === undefined ? undefined : idIn(decodeURIComponent(address!)));
      if (id !== undefined)
        return linesOf(file, id, (line) => (by === undefined ? uuidsIn(line.url)[0] : idIn(line[by])) === id);
      const found: Body[] = [];
      for (let line = 0; line < file.count; line++) found.push(await file.read(line));
      return found;
    },
    get,
    again: get,
    lastChange: () => Promise.resolve(undefined),
    async content(_, path, query = '') {
      const found = await versionOf(idIn(path)!, Number(query.replace('versie=', '')));
      if (found && typeof found.inhoud === 'string' && !/^https?:/.test(found.inhoud))
        return Readable.from([Buffer.from(found.inhoud, 'base64')]);
      throw new SourceProblem('refused', 0, NO_CONTENT);
    },
  };
}

const NO_CONTENT =
  'De inhoud van een versie staat niet in de uitvoer. Maak de uitvoer met --content; wat niet in een regel past, zet over met load zgw.';

/** As a list shows it, with an address for the bytes: a record is held while its content is not. */
function withoutContent(line: Body): Body {
  return typeof line.inhoud === 'string' ? { ...line, inhoud: line.url } : line;
}
