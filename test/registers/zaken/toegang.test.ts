/** Access to one case: who is named on it sees it, and while it is shielded nobody else does, on any way to it. */
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changesSince } from '../../../src/engine/changes.ts';
import { indexSome } from '../../../src/engine/search/indexer.ts';
import { search } from '../../../src/engine/search/search.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import type { Blobs } from '../../../src/foundation/types.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { INZAGE, STANDAARD } from '../../../src/registers/activiteiten/index.ts';
import { medewerkerVan, werkbankVan } from '../../../src/registers/client-ids.ts';
import { workList } from '../../../src/services/operations/work-list.ts';
import { readDossier } from '../../../src/services/own/dossier.ts';
import { exportDossiers } from '../../../src/services/own/dossiers-export.ts';
import { employeeCaller } from '../../../src/services/people.ts';
import { beeindig } from '../../../src/services/toegang/einde.ts';
import { geefToegang, hefOp, leesToegang, schermAf, trekIn } from '../../../src/services/toegang/toegang.ts';
import { activityId, FIRST, SECOND, seeder } from '../../support/server.ts';
import { DRC, faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

const BRC = '/besluiten/api/v1';
const AFDELING = 'Vergunningen';
let z: Zaken;

beforeAll(async () => {
  z = await startZaken();
  const lezen = ['zaken.lezen'];
  await werkbank('behandelaar', [...lezen, 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'audittrails.lezen']);
  await werkbank('teamleider', [
    ...lezen,
    'zaken.bijwerken',
    'zaken.statussen.toevoegen',
    'audittrails.lezen',
    'zaken.toegang-regelen',
  ]);
  await werkbank('lezer', [...lezen, 'zaken.toegang-regelen']);
  await z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan('baas', AFDELING)],
    label: 'Werkbank: baas',
    heeftAlleAutorisaties: true,
    autorisaties: [],
  });
});
afterAll(() => z.meent.close());

/** A role with these scopes on the case type of the test, and on its documents and decisions. */
const werkbank = (rol: string, scopes: readonly string[]) =>
  z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan(rol, AFDELING)],
    label: `Werkbank: ${rol}`,
    autorisaties: [
      {
        component: 'zrc',
        scopes,
        zaaktype: z.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      },
      ...Object.values(z.catalogue.informatieobjecttypen).map((informatieobjecttype) => ({
        component: 'drc',
        scopes: ['documenten.lezen'],
        informatieobjecttype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      })),
      { component: 'brc', scopes: ['besluiten.lezen'], besluittype: z.catalogue.besluittype },
    ],
  });

const als = async (id: string, role: string, department = AFDELING): Promise<Caller> => {
  const { municipality, base, trace } = seeder(FIRST);
  const snapshot = await z.meent.engine.parts.snapshots.current(FIRST);
  return employeeCaller(snapshot, { municipality, base, trace }, { id, name: `Medewerker ${id}`, role, department });
};

const code = (error: unknown): string => {
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).code;
};
const uuid = ({ url }: Json): string => url.slice(-36);
const besluitOp = (zaak: Json): Promise<Json> =>
  z.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: '111222333',
    besluittype: z.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

/** A case with a document, one that holds its decision, and one that is in another case too. */
async function dossier() {
  const zaak = await z.zaak({ omschrijving: 'Kwestie Zonnebloem' });
  const ander = await z.zaak({
    relevanteAndereZaken: [{ url: zaak.url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }],
  });
  const [eigen, vanBesluit, gedeeld] = [await z.document(), await z.document(), await z.document()];
  await inZaak(zaak, eigen);
  await inZaak(zaak, gedeeld);
  await inZaak(ander, gedeeld);
  const besluit = await besluitOp(zaak);
  await z.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
    informatieobject: vanBesluit.url,
    besluit: besluit.url,
  });
  const status = await z.status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
  return { zaak, ander, eigen, vanBesluit, gedeeld, besluit, status };
}
type Dossier = Awaited<ReturnType<typeof dossier>>;

const dicht = async (it: Dossier, wie = 'chef', changes: object = {}): Promise<void> => {
  await schermAf(z.meent.engine, await als(wie, 'teamleider'), uuid(it.zaak), {
    reden: 'Gaat over een collega.',
    toegangen: [{ medewerker: wie, omgang: 'werken' }],
    ...changes,
  });
};

const counted = async (caller: Caller, resource: string): Promise<{ count: number; ids: Set<string> }> => {
  const { json } = await z.meent.engine.list(caller, resource, {}, { path: '/x' });
  const { count, results } = JSON.parse(json) as { count: number; results: Json[] };
  return { count, ids: new Set(results.map(uuid)) };
};

/** What a caller meets on each way to the case and what is in it: `seen`, or a refusal. */
async function ways(caller: Caller, it: Dossier): Promise<Readonly<Record<string, boolean>>> {
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

const all = (seen: boolean, ...but: readonly string[]) =>
  Object.fromEntries(
    [
      ...['zaak', 'status', 'eigen', 'vanBesluit', 'besluit', 'lijst zaken', 'lijst documenten', 'lijst besluiten'],
      ...['filter', 'delen', 'zoeken', 'wijzigingen', 'uitklappen', 'dossier', 'export'],
    ].map((way) => [way, but.includes(way) ? !seen : seen]),
  );

const settle = async (): Promise<void> => {
  const { db, engine } = z.meent;
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  while (await indexSome(engine.parts, FIRST));
};

it('hides a shielded case, its parts, documents and decisions from all but who is named, on every way', async () => {
  const it = await dossier();
  await settle();
  const [chef, collega, baas] = [
    await als('chef', 'teamleider'),
    await als('collega', 'behandelaar'),
    await als('directeur', 'baas'),
  ];
  const before = await counted(collega, 'zaak');
  for (const caller of [chef, collega, baas]) expect(await ways(caller, it)).toEqual(all(true));

  await dicht(it);
  await settle();
  expect(await ways(await als('chef', 'teamleider'), it)).toEqual(all(true));
  expect(await ways(await als('collega', 'behandelaar'), it)).toEqual(all(false));
  expect(await ways(await als('ander', 'teamleider'), it)).toEqual(all(false));
  // Not by role alone, whatever it may; the base of the supplier, which keeps the data, does see it.
  expect(await ways(await als('directeur', 'baas'), it)).toEqual(all(false));
  expect(await ways(seeder(FIRST), it)).toEqual(all(true));
  expect((await counted(await als('collega', 'behandelaar'), 'zaak')).count).toBe(before.count - 1);
  expect((await counted(await als('chef', 'teamleider'), 'zaak')).count).toBe(before.count);

  // A document that is in an open case too stays open.
  await z.meent.engine.read(await als('collega', 'behandelaar'), 'enkelvoudiginformatieobject', uuid(it.gedeeld));

  await hefOp(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak));
  expect(await ways(await als('collega', 'behandelaar'), it)).toEqual(all(true));
});

it('holds for applications and for their ways in, with the refusal of a case on which they have no right', async () => {
  const it = await dossier();
  await z.grant(['zaken.lezen', 'zaken.bijwerken', 'audittrails.lezen'], { documenten: ['documenten.lezen'] });
  await dicht(it);
  const ask = (url: string, as = 'beperkt') => z.ask('GET', url, undefined, { as });
  for (const url of [it.zaak.url, `${it.zaak.url}/audittrail`, it.status.url, it.eigen.url]) {
    expect([url, (await ask(url)).statusCode]).toEqual([url, 403]);
    expect([url, (await ask(url, 'alles')).statusCode]).toEqual([url, 200]);
  }
  const geen = (await ask(`${ZRC}/zaken?identificatie=${it.zaak.identificatie}`)).json();
  expect(geen).toMatchObject({ count: 0, results: [] });
  await z.want(403, 'PATCH', it.zaak.url, { omschrijving: 'x' }, { as: 'beperkt' });
  expect((await ask(`${ZRC}/zaken/${uuid(it.zaak)}/zaakeigenschappen`)).json()).toEqual([]);
  const zio = (
    await ask(`${ZRC}/zaakinformatieobjecten?informatieobject=${encodeURIComponent(it.gedeeld.url)}`)
  ).json();
  expect(zio.map(({ zaak }: Json) => zaak)).toEqual([it.ander.url]);
  expect((await ask(`/meent/api/v1/dossiers/${uuid(it.zaak)}`)).statusCode).not.toBe(200);
  expect((await ask(`/meent/api/v1/zaken/${uuid(it.zaak)}/toegang`)).statusCode).toBe(404);
  expect((await ask(`/meent/api/v1/zaken/${uuid(it.zaak)}/toegang`, 'alles')).json()).toMatchObject({
    afscherming: { reden: 'Gaat over een collega.', door: 'Medewerker chef', totEnMet: null },
    toegangen: [{ medewerker: 'chef', omgang: 'werken' }],
  });
  // A shield leaves the confidentiality of the case as it is.
  const level = it.zaak.vertrouwelijkheidaanduiding;
  const alles = (await ask(`${ZRC}/zaken?maximaleVertrouwelijkheidaanduiding=${level}`, 'alles')).json();
  expect(alles.results.map(uuid)).toContain(uuid(it.zaak));
});

it('gives a colleague without rights one case, with what is in it, till a day and no longer', async () => {
  const it = await dossier();
  await settle();
  const gast = () => als('gast', 'stagiair', 'Post');
  await expect(z.meent.engine.read(await gast(), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);
  const made = await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    medewerker: 'gast',
    omgang: 'lezen',
    totEnMet: '2999-12-31',
    reden: 'Helpt een maand mee.',
  });
  expect(JSON.parse(made.json!)).toMatchObject({ medewerker: 'gast', door: 'Medewerker chef', omgang: 'lezen' });
  // The case that names this one is not theirs.
  expect(await ways(await gast(), it)).toEqual(all(true, 'uitklappen'));
  expect((await counted(await gast(), 'zaak')).count).toBe(1);
  const list = await workList(z.meent.engine, await gast(), {
    ...{ list: 'team', show: 'open', zaaktype: '', number: '', page: 1 },
  });
  expect(list.items.map(({ id }) => id)).toEqual([uuid(it.zaak)]);
  const write = async () => z.meent.engine.patch(await gast(), 'zaak', uuid(it.zaak), { omschrijving: 'Anders' });
  expect(code(await write().catch((error: unknown) => error))).toBe('permission-denied');

  const [toegang] = (await leesToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak))).toegangen;
  await trekIn(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), toegang!.id);
  await expect(z.meent.engine.read(await gast(), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);

  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ rol: 'stagiair', afdeling: 'Post', omgang: 'werken', reden: 'Werkt mee.' },
  });
  await write();
  expect(
    code(await z.meent.engine.read(await als('gast', 'stagiair', 'Elders'), 'zaak', uuid(it.zaak)).catch((e) => e)),
  ).toBe('permission-denied');
});

it('ends by its date: access on the day after, a shield once the job was there', async () => {
  const it = await dossier();
  const day = new Date().toISOString().slice(0, 10);
  await dicht(it, 'chef', { totEnMet: '2999-01-01' });
  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ medewerker: 'kort', omgang: 'lezen', totEnMet: day, reden: 'Vandaag.' },
  });
  await settle();
  expect(await ways(await als('kort', 'niets'), it)).toEqual(all(true, 'uitklappen'));
  expect(await beeindig(z.meent.engine, FIRST)).toBe(0);
  expect(
    faults(
      await refusedBy(() =>
        geefToegang(z.meent.engine, seeder(FIRST), uuid(it.zaak), {
          ...{ medewerker: 'laat', omgang: 'lezen', totEnMet: '2020-01-01', reden: 'Gisteren.' },
        }),
      ),
    ),
  ).toEqual(['totEnMet:invalid']);
  // As it stands when the day is past.
  const past = async (table: string) =>
    z.meent.clone.asOwner(
      `update meent.${table} set body = regexp_replace(body, '"totEnMet":"[0-9-]+"', '"totEnMet":"2026-01-01"')`,
      [],
    );
  await past('zaken_toegang');
  // The day after, whatever they may on types; what they read by other rights they still read.
  z.meent.engine.parts.snapshots.forget();
  expect(await ways(await als('kort', 'behandelaar'), it)).toEqual(all(false));
  await z.meent.engine.read(await als('kort', 'behandelaar'), 'zaak', uuid(it.ander));
  await past('zaken_afscherming');
  z.meent.engine.parts.snapshots.forget();
  await expect(z.meent.engine.read(await als('kort', 'niets'), 'zaak', uuid(it.zaak))).rejects.toThrow(Problem);
  await expect(z.meent.engine.read(await als('collega', 'behandelaar'), 'zaak', uuid(it.zaak))).rejects.toThrow(
    Problem,
  );
  expect(await beeindig(z.meent.engine, FIRST)).toBe(2);
  await z.meent.engine.read(await als('collega', 'behandelaar'), 'zaak', uuid(it.zaak));
  expect(await leesToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak))).toMatchObject({
    afscherming: null,
    toegangen: [{ medewerker: 'chef' }],
  });
});

const refusedBy = async (work: () => Promise<unknown>): Promise<Json> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) return { ...error, code: error.code, invalidParams: error.invalidParams } as never;
    throw error;
  }
  throw new Error('nothing was refused');
};

it('is for who decides on access, gives no more than they have, and leaves somebody on a shielded case', async () => {
  const it = await dossier();
  const { engine } = z.meent;
  const id = uuid(it.zaak);
  const werk = { medewerker: 'nieuw', omgang: 'werken', reden: 'Meekijken.' };
  const refusal = async (caller: Caller, body: object) =>
    code(await geefToegang(engine, caller, id, body).catch((e) => e));
  expect(await refusal(await als('collega', 'behandelaar'), werk)).toBe('permission-denied');
  // Who reads gives reading alone.
  expect(await refusal(await als('bode', 'lezer'), werk)).toBe('permission-denied');
  await geefToegang(engine, await als('bode', 'lezer'), id, { ...werk, medewerker: 'mee', omgang: 'lezen' });
  expect(code(await schermAf(engine, await als('collega', 'behandelaar'), id, { reden: 'x' }).catch((e) => e))).toBe(
    'permission-denied',
  );
  const chef = () => als('chef', 'teamleider');
  const wrong = async (body: object) => faults(await refusedBy(async () => schermAf(engine, await chef(), id, body)));
  expect(await wrong({ reden: 'Gevoelig.' })).toEqual(['toegangen:required']);
  expect(await wrong({ reden: 'Gevoelig.', toegangen: [{ medewerker: 'chef', omgang: 'lezen' }] })).toEqual([
    'toegangen:required',
  ]);
  expect(await wrong({ toegangen: [{ medewerker: 'chef', omgang: 'werken', reden: 'Ik.' }] })).toEqual([
    'reden:required',
  ]);
  expect(await wrong({ reden: 'x', toegangen: [{ omgang: 'werken' }] })).toEqual(['toegangen.0.medewerker:required']);
  expect(
    await wrong({ reden: 'x', toegangen: [{ medewerker: 'a', rol: 'b', afdeling: 'c', omgang: 'werken' }] }),
  ).toEqual(['toegangen.0.medewerker:invalid']);

  await dicht(it);
  const { toegangen } = await leesToegang(engine, await chef(), id);
  const last = toegangen.find(({ medewerker }) => medewerker === 'chef')!;
  expect(faults(await refusedBy(async () => trekIn(engine, await chef(), id, last.id)))).toEqual([
    'toegangen:required',
  ]);
  expect(code(await trekIn(engine, await als('ander', 'teamleider'), id, last.id).catch((e) => e))).toBe('not-found');
  expect(code(await hefOp(engine, await als('ander', 'teamleider'), id).catch((e) => e))).toBe('not-found');
  // Who may only read is on the case, and does not decide on it.
  expect(code(await hefOp(engine, await als('mee', 'behandelaar'), id).catch((e) => e))).toBe('permission-denied');
  await geefToegang(engine, await chef(), id, werk);
  await trekIn(engine, await chef(), id, last.id);
  expect(code(await leesToegang(engine, await chef(), id).catch((e) => e))).toBe('not-found');
  await z.meent.engine.read(await als('nieuw', 'niets'), 'zaak', id);
});

it('follows what comes in and goes out of a shielded case', async () => {
  const it = await dossier();
  await dicht(it);
  const collega = () => als('collega', 'behandelaar');
  const sees = async (resource: string, one: Json): Promise<boolean> =>
    z.meent.engine.read(await collega(), resource, uuid(one)).then(
      () => true,
      () => false,
    );
  const DOC = 'enkelvoudiginformatieobject';
  const nieuw = await z.document();
  expect(await sees(DOC, nieuw)).toBe(true);
  const zio = await inZaak(it.zaak, nieuw);
  expect(await sees(DOC, nieuw)).toBe(false);
  expect(await sees('besluit', await besluitOp(it.zaak))).toBe(false);
  // Its earlier versions are as shielded as it is.
  const lock = (await z.want(200, 'POST', `${nieuw.url}/lock`, {})).lock;
  await z.want(200, 'PATCH', nieuw.url, { titel: 'Anders', lock });
  await z.grant(['zaken.lezen'], { documenten: ['documenten.lezen'] });
  await z.want(403, 'GET', `${nieuw.url}?versie=1`, undefined, { as: 'beperkt' });
  await z.want(200, 'GET', `${nieuw.url}?versie=1`);
  const later = await inZaak(it.ander, nieuw);
  expect(await sees(DOC, nieuw)).toBe(true);
  await z.want(204, 'DELETE', later.url);
  expect(await sees(DOC, nieuw)).toBe(false);
  await z.want(204, 'DELETE', zio.url);
  expect(await sees(DOC, nieuw)).toBe(false);
  // The open case goes; what it shared with the shielded one is shielded from then on.
  expect(await sees(DOC, it.gedeeld)).toBe(true);
  await z.want(204, 'DELETE', it.ander.url);
  expect(await sees(DOC, it.gedeeld)).toBe(false);
  expect(await sees(DOC, await inZaak(it.zaak, it.gedeeld).catch(() => it.gedeeld))).toBe(false);
});

it('goes with its case, and is no business of another municipality', async () => {
  const it = await dossier();
  await dicht(it);
  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ medewerker: 'gast', omgang: 'lezen', reden: 'Kijkt mee.' },
  });
  const elsewhere = await z.meent.engine.parts.snapshots.current(SECOND);
  const { base, trace } = seeder(SECOND);
  const gast = employeeCaller(
    elsewhere,
    { municipality: SECOND, base, trace },
    { id: 'gast', name: 'G', role: 'niets', department: 'Post' },
  );
  expect(gast.rights.grants).toEqual([]);
  expect(code(await leesToegang(z.meent.engine, seeder(SECOND), uuid(it.zaak)).catch((e) => e))).toBe('not-found');
  expect(elsewhere.all('zaaktoegang')).toEqual([]);

  for (const document of [it.eigen, it.gedeeld]) expect(document.url).toContain(DRC);
  await z.want(204, 'DELETE', it.zaak.url);
  const snapshot = await z.meent.engine.parts.snapshots.current(FIRST);
  expect(snapshot.related('zaaktoegang', 'zaak', uuid(it.zaak))).toEqual([]);
  expect(snapshot.related('zaakafscherming', 'zaak', uuid(it.zaak))).toEqual([]);
});

it('is logged where it happens, and told in the audit trail to who may read that', async () => {
  const it = await dossier();
  await z.rol(it.zaak);
  await dicht(it);
  const entries = z.meent.logged.filter(({ operation }) => operation === 'zaak.afschermen');
  expect(entries.at(-1)).toMatchObject({ kind: 'gewijzigd', lines: [{ subject: expect.any(String) }] });
  await leesToegang(z.meent.engine, await als('ander', 'behandelaar'), uuid(it.zaak)).catch(() => {});
  expect(z.meent.logged.at(-1)).toMatchObject({ operation: 'zaak.toegang', kind: 'geweigerd' });
  const trail = (await z.want(200, 'GET', `${it.zaak.url}/audittrail`)) as unknown as Json[];
  expect(trail.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['zaaktoegang', 'zaakafscherming']));
});

it('who decides on access up to a level does so up to that level of what is shielded too', async () => {
  await z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan('laag', AFDELING)],
    label: 'Werkbank: laag',
    autorisaties: [
      {
        component: 'zrc',
        scopes: ['zaken.lezen', 'zaken.toegang-regelen'],
        zaaktype: z.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'openbaar',
      },
    ],
  });
  const lift = async (vertrouwelijkheidaanduiding: string) => {
    const zaak = await z.zaak({ vertrouwelijkheidaanduiding });
    const toegangen = [{ medewerker: 'laag-1', omgang: 'werken' }];
    await schermAf(z.meent.engine, seeder(FIRST), uuid(zaak), { reden: 'Gaat over een collega', toegangen });
    return hefOp(z.meent.engine, await als('laag-1', 'laag'), uuid(zaak)).then(({ status }) => status, code);
  };
  expect(await lift('openbaar')).toBe(204);
  expect(await lift('geheim')).toBe('permission-denied');
});

const MEDEWERKER = 'tijdelijk';
/** Rights of one employee besides those of their role, with a last day and an activity. */
async function eigenRechten(laatste_dag: string): Promise<void> {
  const { engine } = z.meent;
  const snapshot = await engine.parts.snapshots.current(FIRST);
  const known = snapshot.all('applicatie').find(({ record }) => record.label === MEDEWERKER);
  const columns = { laatste_dag, activiteiten: [activityId(FIRST, INZAGE)] };
  if (known) await engine.patch(seeder(FIRST), 'applicatie', known.id, {}, { columns });
  else
    await engine.create(
      seeder(FIRST),
      'applicatie',
      {
        clientIds: [medewerkerVan(MEDEWERKER)],
        label: MEDEWERKER,
        autorisaties: [
          {
            component: 'zrc',
            scopes: ['zaken.lezen', 'zaken.toegang-regelen'],
            zaaktype: z.catalogue.zaaktype,
            maxVertrouwelijkheidaanduiding: 'zeer_geheim',
          },
        ],
      },
      { columns },
    );
}

it('lets who has rights till a day give access till that day, and work for what those rights are for', async () => {
  const [day, zaak] = [today(), await z.zaak()];
  const give = async (medewerker: string, totEnMet: string | null) =>
    geefToegang(z.meent.engine, await als(MEDEWERKER, 'niets'), uuid(zaak), {
      ...{ medewerker, omgang: 'lezen', reden: 'Kijkt mee.', totEnMet },
    }).then(({ status }) => status, code);
  await eigenRechten(addDays(day, 7));
  expect(await give('a', null)).toBe('permission-denied');
  expect(await give('a', addDays(day, 8))).toBe('permission-denied');
  expect(await give('a', addDays(day, 7))).toBe(201);

  // On the last day itself they are there, and the day after they are not, nor what they were for.
  await eigenRechten(day);
  expect((await als(MEDEWERKER, 'niets')).activity.id).toBe(activityId(FIRST, INZAGE));
  await z.meent.engine.read(await als(MEDEWERKER, 'niets'), 'zaak', uuid(zaak));
  await eigenRechten(addDays(day, -1));
  expect((await als(MEDEWERKER, 'niets')).activity.id).toBe(activityId(FIRST, STANDAARD));
  await expect(z.meent.engine.read(await als(MEDEWERKER, 'niets'), 'zaak', uuid(zaak))).rejects.toThrow(Problem);
});

it('ends what is over alone: a shield that came in its place meanwhile stands', async () => {
  const [een, twee] = [await dossier(), await dossier()];
  for (const it of [een, twee]) await dicht(it, 'chef', { totEnMet: '2999-01-01' });
  await z.meent.clone.asOwner(
    `update meent.zaken_afscherming set body = replace(body, '"2999-01-01"', '"2026-01-01"')`,
    [],
  );
  z.meent.engine.parts.snapshots.forget();
  const { engine } = z.meent;
  // Between what the job read and what it does, somebody lifts one and shields the case again.
  let first = true;
  const answer: typeof engine.answer = async (...given) => {
    if (first) {
      first = false;
      for (const it of [een]) {
        await hefOp(engine, seeder(FIRST), uuid(it.zaak));
        await schermAf(engine, seeder(FIRST), uuid(it.zaak), { reden: 'Opnieuw.', toegangen: [] });
      }
    }
    return engine.answer(...given);
  };
  expect(await beeindig({ ...engine, answer }, FIRST)).toBe(1);
  const left = async (it: Dossier) => (await leesToegang(engine, seeder(FIRST), uuid(it.zaak))).afscherming?.reden;
  expect([await left(een), await left(twee)]).toEqual(['Opnieuw.', undefined]);
});

it('ends what it can, and fails for what it cannot', async () => {
  const [een, twee] = [await dossier(), await dossier()];
  for (const it of [een, twee]) await dicht(it, 'chef', { totEnMet: '2999-02-02' });
  await z.meent.clone.asOwner(
    `update meent.zaken_afscherming set body = replace(body, '"2999-02-02"', '"2026-01-01"')`,
    [],
  );
  z.meent.engine.parts.snapshots.forget();
  const { engine } = z.meent;
  let first = true;
  const answer: typeof engine.answer = async (...given) => {
    if (!first) return engine.answer(...given);
    first = false;
    throw new Problem('wrong-state');
  };
  await expect(beeindig({ ...engine, answer }, FIRST)).rejects.toThrow(Problem);
  const left = async (it: Dossier) => (await leesToegang(engine, seeder(FIRST), uuid(it.zaak))).afscherming !== null;
  expect([await left(een), await left(twee)].toSorted()).toEqual([false, true]);
  expect(await beeindig(engine, FIRST)).toBe(1);
});
