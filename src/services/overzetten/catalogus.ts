/** The catalogue of another installation: small beside the rest, so it is read whole, and anew each time. */
import { openBody, sealerOf } from '../../engine/body.ts';
import { type LoadedEntry, loadEntries } from '../../registers/catalogi/zip/load.ts';
import { type Entries, type Entry, idOf, type Kind, MEMBERS } from '../../registers/catalogi/zip/members.ts';
import { rewriterFor } from '../../registers/catalogi/zip/rewrite.ts';
import { differences } from './compare.ts';
import { isChangedHere } from './here.ts';
import { shaped } from './shape.ts';
import { type Body, type Source, SourceProblem } from './source.ts';
import type { TakeParts } from './take.ts';

/** Names where we keep names and others show addresses, and dates that the case type says. */
const BY_NAME = new Set([
  'besluittypen',
  'informatieobjecttypen',
  'informatieobjecttype',
  'deelzaaktypen',
  'gerelateerdeZaaktypen',
]);

/** Each type, and what is otherwise than there. */
export async function takeCatalogus(
  parts: TakeParts,
  onLoaded: (entry: LoadedEntry) => void,
): Promise<readonly LoadedEntry[]> {
  const { engine, caller } = parts;
  const { registry, snapshots, keys } = engine.parts;
  const entries = await readEntries(parts);
  const rewrite = rewriterFor(registry, caller.base, entries, await snapshots.current(caller.municipality));
  const loaded = await loadEntries(engine, caller, entries, {
    onLoaded,
    moving: async (kind, id) => !(await isChangedHere(parts, kind, id)),
  });
  const snapshot = await snapshots.current(caller.municipality);
  const sealer = sealerOf(keys, caller.municipality);
  const refused = new Set(
    loaded.filter(({ status }) => status === 'geweigerd').map(({ soort, naam }) => `${soort}/${naam}`),
  );
  const other = Object.entries(entries).flatMap(([kind, list]) =>
    list.flatMap(({ id, body }): readonly LoadedEntry[] => {
      const row = snapshot.get(kind, kind === 'catalogus' ? rewrite.catalogus(id) : id);
      if (!row || (kind === 'catalogus' && row.id !== id)) return [];
      const ours = JSON.parse(openBody(row.body, caller.base, sealer)) as Body;
      const fields = differences(row.resource, rewrite(kind as Kind, body), ours).filter((name) => !BY_NAME.has(name));
      const naam = String(body.identificatie ?? body.omschrijving ?? body.naam ?? id);
      if (fields.length === 0 || refused.has(`${kind}/${naam}`)) return [];
      return [
        { soort: kind as Kind, naam, status: 'geweigerd', redenen: [`anders dan in de bron: ${fields.join(', ')}`] },
      ];
    }),
  );
  return [...loaded, ...other];
}

async function readEntries({ source, engine }: TakeParts): Promise<Entries> {
  const read: [Kind, readonly Entry[]][] = [];
  for (const kind of Object.values(MEMBERS)) {
    const resource = engine.parts.registry.get(kind);
    const bodies = await readAll(source, resource.path);
    read.push([
      kind,
      bodies.flatMap((body) => {
        const id = idOf(body.url);
        return id ? [{ id, body: shaped(resource, body) }] : [];
      }),
    ]);
  }
  return Object.fromEntries(read) as Record<Kind, readonly Entry[]>;
}

/** Concepts too; a product that has no such list, or not this parameter, gives what it has. */
async function readAll(source: Source, path: string): Promise<readonly Body[]> {
  const attempt = (query?: string): Promise<readonly Body[]> => source.all('catalogi', path, query);
  const isRefusal = (error: unknown, ...statuses: readonly number[]): boolean =>
    error instanceof SourceProblem && statuses.includes(error.status);
  const found = await (path === 'catalogussen' ? attempt() : attempt('status=alles'))
    .catch((error: unknown) => {
      if (isRefusal(error, 400)) return attempt();
      throw error;
    })
    .catch((error: unknown) => {
      if (isRefusal(error, 404, 405)) return [];
      throw error;
    });
  const distinct = new Map(found.map((body) => [idOf(body.url), body]));
  return [...distinct.values()];
}
