/** The demo is the same everywhere, made once, and goes on where it was broken off. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBody, sealerOf } from '../../src/engine/body.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { applicationOf } from '../../src/registers/autorisaties/index.ts';
import { resources } from '../../src/registers/index.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import {
  type DemoBlobs,
  demoKeys,
  demoTemplate,
  emptyBlobs,
  KADERIJK,
  REFERENTIE,
  seed,
  sequence,
  smallGemeenten,
  WEIDEHOEK,
} from '../support/demo.ts';

let blobs: DemoBlobs;
const clones: Clone[] = [];
const opened = async (): Promise<{ clone: Clone; db: Database }> => {
  const clone = await cloneDatabase();
  clones.push(clone);
  return { clone, db: clone.open() };
};

beforeAll(async () => {
  blobs = await emptyBlobs();
});
afterAll(async () => {
  for (const clone of clones) await clone.drop();
  blobs.remove();
});

/** Every record of every register as it would be read, by table. */
async function contents(clone: Clone, db: Database): Promise<Record<string, readonly object[]>> {
  const { parts } = createEngine({ db, keys: demoKeys, logbook: createLogbook({ db, keys: demoKeys }), resources });
  const found: Record<string, readonly object[]> = {};
  for (const resource of resources.filter(({ fixed }) => !fixed)) {
    const rows = await clone.asOwner<{ municipality: number; id: string; version: number; body: string }>(
      `select municipality, id, version, body from ${resource.table} order by municipality, id`,
    );
    const read = rows.map(({ municipality, body, ...row }) => ({
      ...row,
      record: parseBody(parts.registry, resource, body, sealerOf(demoKeys, municipality)),
    }));
    // The mirror of a record is made with it, and gets an id of that moment.
    found[resource.name] = resources.some(({ mirrors = [] }) =>
      mirrors.some((mirror) => mirror.resource === resource.name),
    )
      ? read.map(({ record }) => record).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
      : read;
  }
  return found;
}

const changesIn = async (clone: Clone): Promise<number> =>
  (await clone.asOwner<{ n: number }>('select count(*)::int as n from engine_change'))[0]!.n;

describe('the seed', () => {
  test('makes the same records in two databases, also when one was broken off on the way', async () => {
    const [first, second] = [await opened(), await opened()];
    await seed(first.db, blobs.blobs);
    const stop = ({ percent }: { readonly percent: number }): void => {
      if (percent > 60) throw new Error('the light went out');
    };
    await expect(seed(second.db, blobs.blobs, { report: stop })).rejects.toThrow('the light went out');
    const [hosts] = await second.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from municipality_attribute where kind = 'host'`,
    );
    expect(hosts!.n, 'half a municipality answers nobody').toBe(0);
    await seed(second.db, blobs.blobs);
    const made = await contents(first.clone, first.db);
    expect(await contents(second.clone, second.db)).toEqual(made);
    expect(made.zaak).toHaveLength(12);
    expect(made.zaaktype).toHaveLength(4);

    const changes = await changesIn(first.clone);
    await seed(first.db, blobs.blobs);
    expect(await changesIn(first.clone), 'starting again does nothing').toBe(changes);
  });

  test('tells its progress in words and percent, to the end', async () => {
    const { db } = await opened();
    const told: { percent: number; what: string }[] = [];
    await seed(db, blobs.blobs, { report: (progress) => void told.push(progress) });
    expect(told.map(({ percent }) => percent)).toEqual(told.map(({ percent }) => percent).toSorted((a, b) => a - b));
    expect(told.at(-1)).toEqual({ percent: 100, what: 'cases of Kaderijk' });
    expect(new Set(told.map(({ what }) => what)).size).toBe(8);
  });
});

describe('the small demo', () => {
  let clone: Clone;
  let db: Database;
  beforeAll(async () => {
    clone = await cloneDatabase(demoTemplate);
    clones.push(clone);
    db = clone.open();
  });
  const engine = () => createEngine({ db, keys: demoKeys, logbook: createLogbook({ db, keys: demoKeys }), resources });

  test('leaves a line in the logbook for whom each case and person is about, by the application of the demo', async () => {
    await sequence(db);
    const lines = await clone.asOwner(
      `select split_part(l, ' ', 3) as resource, split_part(l, ' ', 4) as id, kind, preimage::jsonb ->> 'application' as application
 from log_entry cross join lateral string_to_table(lines, E'\\n') l`,
    );
    const inhoud = await Promise.all(smallGemeenten.map((gemeente) => gemeente.inhoud(REFERENTIE)));
    const about = Map.groupBy(lines, ({ id }) => id);
    const [tasks] = await clone.asOwner<{ n: number }>(
      `select count(*)::int as n from objecten_object where cardinality(subjects) > 0`,
    );
    expect(tasks!.n).toBeGreaterThan(2);
    const [mandates] = await clone.asOwner<{ n: number }>('select count(*)::int as n from mandaten_mandaat');
    expect(mandates!.n).toBeGreaterThan(0);
    const [consents] = await clone.asOwner<{ n: number }>('select count(*)::int as n from toestemmingen_toestemming');
    expect(consents!.n).toBeGreaterThan(0);
    const others = tasks!.n + mandates!.n + consents!.n;
    expect(about.size).toBe(inhoud.reduce((sum, { zaken, personen }) => sum + zaken.length + personen.length, others));
    // A person's record shows the numbers of the family too; a case of the demo has one resident.
    for (const [{ resource }, ...more] of about.values() as Iterable<[{ resource: string }]>)
      if (resource === 'zaak') expect(more).toEqual([]);
    for (const line of lines) expect(line).toMatchObject({ kind: 'aangemaakt', application: 'meent-demo' });
  });

  test('closes a case with its result, and then knows when it may go', async () => {
    const closed = await clone.asOwner<{ archiefactiedatum: string | null; resultaat: string | null }>(
      'select archiefactiedatum, resultaat, status from zaken_zaak where einddatum is not null',
    );
    expect(closed.length).toBeGreaterThan(3);
    for (const { resultaat } of closed) expect(resultaat).not.toBeNull();
    expect(closed.some(({ archiefactiedatum }) => archiefactiedatum !== null)).toBe(true);
  });

  test('dates what it took in by the case, not by the day of the seed', async () => {
    const { rol, zaakinformatieobject, enkelvoudiginformatieobject } = await contents(clone, db);
    const moments = [...rol!, ...zaakinformatieobject!, ...enkelvoudiginformatieobject!].map((one) => {
      const { record } = one as { record: Readonly<Record<string, unknown>> };
      return String(record.registratiedatum ?? record.beginRegistratie);
    });
    expect(moments.length).toBeGreaterThan(40);
    expect(moments.toSorted().at(-1)! < REFERENTIE).toBe(true);
  });

  test('gives an employee the case types of their activities and no others', async () => {
    const snapshot = await engine().parts.snapshots.current(WEIDEHOEK);
    const typesOf = (clientId: string) =>
      new Set(
        applicationOf(snapshot, clientId)!
          .rights.grants.filter(({ component }) => component === 'zrc')
          .map(({ type }) => snapshot.get('zaaktype', type!)!.record.identificatie),
      );
    expect(typesOf('werkbank:behandelaar:openbare-ruimte')).toEqual(new Set(['MOR']));
    expect(typesOf('werkbank:behandelaar:vergunningen')).toEqual(new Set(['B1277', 'B1223']));
    expect(typesOf('werkbank:functionaris-gegevensbescherming:concern')).toEqual(new Set());
    expect(typesOf('beperkt')).toEqual(new Set(['MOR', 'B1277']));
    expect(applicationOf(snapshot, 'demo')!.rights.everything).toBe(true);
  });

  test('has secrets of its own per application and municipality, and none for Meent itself', async () => {
    const rows = await clone.asOwner<{ municipality: number; body: string; geheim: string | null }>(
      'select municipality, body, geheim from applicatie',
    );
    const secrets = rows.flatMap(({ municipality, geheim }) => (geheim ? [demoKeys.unseal(municipality, geheim)] : []));
    expect(new Set(secrets).size).toBe(secrets.length);
    const without = rows.filter(({ geheim }) => !geheim);
    expect(without.filter(({ body }) => body.includes('"clientIds":["meent-demo"]'))).toHaveLength(2);
    for (const { body } of without) expect(body).toMatch(/"clientIds":\["(meent-|werkbank:)/);
    expect(secrets).toHaveLength(6);
  });

  test('has news in the message box of who started a case', async () => {
    const letters = await clone.asOwner<{ ontvanger: string; owners: string[] }>(
      'select b.ontvanger, z.owners from berichten_bericht b join zaken_zaak z on z.municipality = b.municipality and z.id = b.zaak',
    );
    expect(letters.length).toBeGreaterThan(5);
    for (const { ontvanger, owners } of letters) expect(owners).toEqual([ontvanger]);
  });

  test('is history to everybody: no message and no notification is made of it', async () => {
    const [changes] = await clone.asOwner<{ all: number; loud: number }>(
      `select count(*)::int as all, count(kenmerken)::int as loud from engine_change where main_resource = 'zaak'`,
    );
    expect(changes!.all).toBeGreaterThan(50);
    expect(changes!.loud).toBe(0);
  });

  test('the first case that somebody makes has the number after the last one', async () => {
    const { parts } = engine();
    for (const { id, inhoud } of smallGemeenten) {
      const { zaken } = await inhoud(REFERENTIE);
      const last = Math.max(...zaken.map(({ identificatie }) => Number(identificatie.split('-')[2])));
      const next = await parts.numbers.next({ municipality: id }, parts.registry.get('zaak').number!);
      expect(Number(next.split('-')[2])).toBe(last + 1);
    }
  });

  test('names each municipality by its own code, numbers and hosts', async () => {
    const rows = await clone.asOwner<{ municipality: number; kind: string; value: string }>(
      'select municipality, kind, value from municipality_attribute',
    );
    const of = (municipality: number, kind: string) =>
      rows.filter((row) => row.municipality === municipality && row.kind === kind).map(({ value }) => value);
    expect(of(WEIDEHOEK, 'host').toSorted()).toEqual(['127.0.0.1', 'localhost']);
    expect(of(KADERIJK, 'host')).toEqual(['tweede.localhost']);
    expect(of(WEIDEHOEK, 'oin')).toEqual([`00000001${of(WEIDEHOEK, 'rsin')[0]}000`]);
    for (const rsin of [...of(WEIDEHOEK, 'rsin'), ...of(KADERIJK, 'rsin')])
      expect([...rsin].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11).toBe(0);
  });
});
