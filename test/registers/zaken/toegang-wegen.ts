/** Every way to a case and what is in it, each walked by one caller: what they meet there. */
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { changesSince } from '../../../src/engine/changes.ts';
import { indexSome } from '../../../src/engine/search/indexer.ts';
import { search } from '../../../src/engine/search/search.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import type { Blobs } from '../../../src/foundation/types.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { readDossier } from '../../../src/services/own/dossier.ts';
import { exportDossiers } from '../../../src/services/own/dossiers-export.ts';
import { FIRST } from '../../support/server.ts';
import type { Json } from './support.ts';
import { code, type Dossier, uuid, z } from './toegang.ts';

export const counted = async (caller: Caller, resource: string): Promise<{ count: number; ids: Set<string> }> => {
  const { json } = await z.meent.engine.list(caller, resource, {}, { path: '/x' });
  const { count, results } = JSON.parse(json) as { count: number; results: Json[] };
  return { count, ids: new Set(results.map(uuid)) };
};

/** What a caller meets on each way to the case and what is in it: `seen`, or a refusal. */
export async function ways(caller: Caller, it: Dossier): Promise<Readonly<Record<string, boolean>>> {
  const { engine } = z.meent;
  const read = async (resource: string, one: Json, expand?: readonly string[]): Promise<boolean> => {
    try {
      await engine.read(caller, resource, uuid(one), expand ? { expand } : {});
      return true;
    } catch (error) {
      expect(code(error)).toBe('permission-denied');
      return false;
    }
  };
  const listed = async (resource: string, one: Json): Promise<boolean> => {
    const { count, ids } = await counted(caller, resource);
    expect(ids.size).toBe(Math.min(count, 100));
    return ids.has(uuid(one));
  };
  const filtered = await engine.rows(caller, 'zaak', { identificatie: String(it.zaak.identificatie) });
  const parts = await engine.list(caller, 'status', { zaak: it.zaak.url }, { path: '/x' });
  const found = await search(engine.parts, caller, { text: 'Zonnebloem', resources: ['zaak'], page: 1, size: 100 });
  const changes = await changesSince(engine.parts, caller, { since: 0, limit: 1000 });
  return {
    zaak: await read('zaak', it.zaak),
    status: await read('status', it.status),
    eigen: await read('enkelvoudiginformatieobject', it.eigen),
    vanBesluit: await read('enkelvoudiginformatieobject', it.vanBesluit),
    besluit: await read('besluit', it.besluit),
    'lijst zaken': await listed('zaak', it.zaak),
    'lijst documenten': await listed('enkelvoudiginformatieobject', it.eigen),
    'lijst besluiten': await listed('besluit', it.besluit),
    filter: filtered.count === 1,
    delen: (JSON.parse(parts.json) as { count: number }).count === 1,
    zoeken: found.hits.some(({ row }) => row.id === uuid(it.zaak)),
    wijzigingen: changes.changes.some(({ id }) => id === uuid(it.zaak)),
    uitklappen: await expanded(caller, it),
    dossier: await dossierOf(caller, it),
    export: (await exportOf(caller)).includes(uuid(it.zaak)),
  };
}

/** Put inside a case that names it. */
const expanded = (caller: Caller, it: Dossier): Promise<boolean> =>
  z.meent.engine.read(caller, 'zaak', uuid(it.ander), { expand: ['relevanteAndereZaken'] }).then(
    ({ json }) => json!.includes('Kwestie Zonnebloem'),
    () => false,
  );

const dossierOf = async (caller: Caller, it: Dossier): Promise<boolean> => {
  try {
    const { json } = await readDossier.handle({
      engine: z.meent.engine,
      caller,
      params: { id: uuid(it.zaak) },
    } as never);
    for (const one of [it.eigen, it.besluit, it.status]) expect(json).toContain(uuid(one));
    return true;
  } catch (error) {
    expect(code(error)).toBe('not-found');
    return false;
  }
};

/** Ids of the cases that go out. */
async function exportOf(caller: Caller): Promise<readonly string[]> {
  const long = { fresh: <T>(work: (as: Caller) => T) => work(caller), gone: new AbortController().signal };
  // Content was not asked for.
  const blobs = {} as Blobs;
  const { content } = await exportDossiers(blobs).handle({ engine: z.meent.engine, caller, query: {}, long } as never);
  const lines = (await text(content as Readable)).trim();
  return lines === '' ? [] : lines.split('\n').map((line) => uuid(JSON.parse(line).zaak));
}

export const all = (seen: boolean, ...but: readonly string[]) =>
  Object.fromEntries(
    [
      ...['zaak', 'status', 'eigen', 'vanBesluit', 'besluit', 'lijst zaken', 'lijst documenten', 'lijst besluiten'],
      ...['filter', 'delen', 'zoeken', 'wijzigingen', 'uitklappen', 'dossier', 'export'],
    ].map((way) => [way, but.includes(way) ? !seen : seen]),
  );

export const settle = async (): Promise<void> => {
  const { db, engine } = z.meent;
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  while (await indexSome(engine.parts, FIRST));
};
