/** Two processes on one database, that write at the same moment: numbers are given once, nothing is lost, and rules hold. */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { followEpochs } from '../../../src/engine/snapshot.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import { newVersion } from '../../../src/services/operations/manage-type-actions.ts';
import { FIRST, seeder, type TestMeent } from '../../support/server.ts';
import { informatieobjecttype, zaaktype } from '../catalogi/support.ts';
import { BASE, CRS, DRC, type Json, startZaken, type Zaken, ZRC } from '../zaken/support.ts';

type Process = Awaited<ReturnType<TestMeent['second']>>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

let z: Zaken;
let both: readonly [Process, Process];
let stops: readonly (() => Promise<void>)[] = [];
beforeAll(async () => {
  z = await startZaken();
  const second = await z.meent.second();
  both = [z.meent, second];
  stops = await Promise.all([z.meent, second].map(({ db, engine }) => followEpochs(db, engine.parts)));
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await z.meent.close();
});

/** What one made of the catalogue, the other hears of. */
const heard = (url: string) => expect.poll(async () => (await send(both[1], 'GET', url)).statusCode).toBe(200);

const ROUNDS = 8;
const rounds = Array.from({ length: ROUNDS }, (_, round) => round);

const send = (at: Process, method: Method, url: string, payload?: object, headers: object = {}) =>
  at.ask({ method, url: url.replace(BASE, ''), headers: { ...CRS, ...headers }, ...(payload ? { payload } : {}) });
/** The same at both, and their answers. */
const atBoth = (method: Method, url: string, body: (at: number) => object | undefined, headers: object = {}) =>
  Promise.all(both.map((one, at) => send(one, method, url, body(at), headers)));
const statuses = (answers: readonly LightMyRequestResponse[]): readonly number[] =>
  answers.map(({ statusCode }) => statusCode).toSorted();

describe('numbers', () => {
  it('of cases, documents and contacts are each given once', async () => {
    const zaak = await z.zaak();
    const contact = { zaak: zaak.url, datumtijd: '2026-03-03T10:00:00Z' };
    const { informatieobjecttypen } = z.catalogue;
    const document = {
      bronorganisatie: '000000012',
      creatiedatum: '2026-03-02',
      titel: 'Tegel',
      auteur: 'Melder',
      taal: 'dut',
      informatieobjecttype: informatieobjecttypen.foto,
    };
    for (const [url, body] of [
      [`${ZRC}/zaken`, z.body()],
      [`${DRC}/enkelvoudiginformatieobjecten`, document],
      [`${ZRC}/klantcontacten`, contact],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => send(both[n % 2]!, 'POST', url, body)));
      expect(statuses(answers)).toEqual(Array(40).fill(201));
      expect(new Set(answers.map((one) => one.json().identificatie)).size).toBe(40);
    }
  });

  it('that clients give themselves belong to one', async () => {
    for (const round of rounds) {
      const body = z.body({ identificatie: `SAMEN-${round}` });
      expect(statuses(await atBoth('POST', `${ZRC}/zaken`, () => body))).toEqual([201, 400]);
    }
  });
});

describe('one case', () => {
  it('changed at both in what each saw: one of them, and the other is told', async () => {
    for (const round of rounds) {
      const { url } = await z.zaak();
      const etag = String((await z.ask('GET', url)).headers.etag);
      const answers = await atBoth('PATCH', url, (at) => ({ omschrijving: `${round}-${at}` }), { 'if-match': etag });
      expect(statuses(answers)).toEqual([200, 412]);
      const won = answers.find(({ statusCode }) => statusCode === 200)!;
      expect((await z.read(url)).omschrijving).toBe(won.json().omschrijving);
    }
  });

  it('changed at both without a condition keeps both changes', async () => {
    for (const round of rounds) {
      const { url } = await z.zaak();
      const own = [{ omschrijving: `O${round}` }, { toelichting: `T${round}` }];
      expect(statuses(await atBoth('PATCH', url, (at) => own[at]))).toEqual([200, 200]);
      expect(await z.read(url)).toMatchObject({ ...own[0], ...own[1] });
    }
  });

  it('gets one initiator and one result', async () => {
    for (const _ of rounds) {
      const zaak = await z.zaak();
      const rol = {
        zaak: zaak.url,
        roltype: z.catalogue.roltypen.initiator,
        roltoelichting: '',
        betrokkeneType: 'medewerker',
        betrokkeneIdentificatie: { identificatie: 'm1' },
      };
      const result = { zaak: zaak.url, resultaattype: z.catalogue.resultaattypen.afgehandeld };
      expect(statuses(await atBoth('POST', `${ZRC}/rollen`, () => rol))).toEqual([201, 400]);
      expect(statuses(await atBoth('POST', `${ZRC}/resultaten`, () => result))).toEqual([201, 400]);
      expect((await z.read(zaak.url)).rollen).toHaveLength(1);
    }
  });

  it('removed at one leaves nothing of what the other added', async () => {
    for (const _ of rounds) {
      const zaak = await z.zaak();
      const note = { gerelateerdAan: zaak.url, onderwerp: 'Nog even', tekst: 'Gebeld' };
      const [gone, added] = await Promise.all([
        send(both[0], 'DELETE', zaak.url),
        send(both[1], 'POST', `${ZRC}/zaaknotities`, note),
      ]);
      expect(gone!.statusCode).toBe(204);
      if (added!.statusCode === 201) expect((await z.ask('GET', added!.json().url)).statusCode).toBe(404);
      const left = await z.meent.clone.asOwner('select id from meent.zaken_zaaknotitie where gerelateerd_aan = $1', [
        zaak.uuid,
      ]);
      expect(left).toEqual([]);
    }
  });

  it('is a sub-case of one that is no sub-case itself, whoever says so first', async () => {
    for (const _ of rounds) {
      const [one, two] = [await z.zaak(), await z.zaak()];
      // Each of the other: together they would be a ring.
      const answers = await Promise.all([
        send(both[0], 'PATCH', one.url, { hoofdzaak: two.url }),
        send(both[1], 'PATCH', two.url, { hoofdzaak: one.url }),
      ]);
      expect(statuses(answers)).toEqual([200, 400]);
    }
  });
});

describe('one document', () => {
  it('is locked once, and every change with that lock is a version of its own', async () => {
    const { url } = await z.document();
    const locks = await atBoth('POST', `${url}/lock`, () => undefined);
    expect(statuses(locks)).toEqual([200, 400]);
    const { lock } = locks.find(({ statusCode }) => statusCode === 200)!.json();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => send(both[n % 2]!, 'PATCH', url, { titel: `Titel ${n}`, lock })),
    );
    expect(statuses(answers)).toEqual(Array(12).fill(200));
    const versions = answers.map((one) => one.json().versie as number).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 12 }, (_, n) => n + 2));
    expect((await z.read(url)).versie).toBe(13);
    for (const one of answers) {
      const { versie, titel } = one.json();
      expect((await z.read(url, `?versie=${versie}`)).titel).toBe(titel);
    }
  });

  it('comes into a case once', async () => {
    for (const _ of rounds) {
      const [zaak, document] = [await z.zaak(), await z.document()];
      const relation = { zaak: zaak.url, informatieobject: document.url };
      expect(statuses(await atBoth('POST', `${ZRC}/zaakinformatieobjecten`, () => relation))).toEqual([201, 400]);
      const mirrors = await z.want(
        200,
        'GET',
        `${DRC}/objectinformatieobjecten?object=${encodeURIComponent(zaak.url)}`,
      );
      expect(mirrors).toHaveLength(1);
    }
  });
});

describe('one type of the catalogue', () => {
  const ZTC = '/catalogi/api/v1';
  const make = (path: string, body: object): Promise<Json> => z.want(201, 'POST', `${ZTC}/${path}`, body);

  it('gets one new version', async () => {
    for (const round of rounds) {
      const body = zaaktype(z.catalogue.catalogus, { identificatie: `NIEUW-${round}` });
      const { url } = await make('zaaktypen', body);
      await z.want(200, 'POST', `${url}/publish`, {});
      await heard(url);
      const made = await Promise.all(both.map(({ engine }) => versionOf(engine, url)));
      expect(made.filter(Boolean)).toHaveLength(1);
      const found = await z.want(200, 'GET', `${ZTC}/zaaktypen?identificatie=NIEUW-${round}&status=concept`);
      expect(found.count).toBe(1);
    }
  });

  /** Its id, or nothing when there is a concept already. */
  const versionOf = (engine: Engine, url: string): Promise<string | undefined> =>
    newVersion(engine, seeder(FIRST), { kind: 'zaaktype', id: url.slice(-36) }, '2027-01-01').catch((error) => {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).status).toBe(400);
      return undefined;
    });

  it('is published once for each day', async () => {
    for (const round of rounds) {
      const body = informatieobjecttype(z.catalogue.catalogus, { omschrijving: `Samen ${round}` });
      const types = [await make('informatieobjecttypen', body), await make('informatieobjecttypen', body)];
      await heard(types[1]!.url);
      const answers = await Promise.all(both.map((one, at) => send(one, 'POST', `${types[at]!.url}/publish`, {})));
      expect(statuses(answers)).toEqual([200, 400]);
    }
  });

  it('does not go while a case of it is made', async () => {
    for (const round of rounds) {
      const type = await make('zaaktypen', zaaktype(z.catalogue.catalogus, { identificatie: `WEG-${round}` }));
      await z.want(200, 'POST', `${type.url}/publish`, {});
      await heard(type.url);
      const [made] = await Promise.all([
        send(both[0], 'POST', `${ZRC}/zaken`, z.body({ zaaktype: type.url, productenOfDiensten: [] })),
        send(both[1], 'DELETE', type.url),
      ]);
      if (made!.statusCode !== 201) continue;
      const zaak = await z.read(made!.json().url);
      expect(zaak.zaaktype).toBe(type.url);
    }
  });
});
