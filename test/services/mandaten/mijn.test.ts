/**
 * What is somebody's own, done for them by another, through the API: what is held, who looked, choices, requests under the AVG and
 * the export. Each kind of mandate against a table written from the law; each right that is open has its refusal beside it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../../src/foundation/zip.ts';
import type { Extra } from '../../../src/gate/mandate.ts';
import { replayLog } from '../../../src/services/access/replay-log.ts';
import { namensGezag } from '../../../src/services/mandaten/acting.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, type Resident } from '../../support/server.ts';
import { type Json, type Pair, parenIn, startMijn } from './paren.ts';
import { ANDER, type MandateWorld, subjectVan, TEGEL } from './support.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMijn();
});
afterAll(() => world?.stop());

const { ask, number, choose, child, given, keuzeVan, geef, personOf } = parenIn(() => world);

const bezwaar = { soort: 'inzage', toelichting: 'Wat is er bekend?' };

/** Each operation of a resident on what is their own, with the extra that opens it. */
const OPERATIONS: Readonly<Record<string, readonly [Extra | 'uitvoer', (as: Resident) => ReturnType<typeof ask>]>> = {
  'de bronnen': ['gegevens', (as) => ask('GET', 'gegevens', as)],
  'één bron': ['gegevens', (as) => ask('GET', 'gegevens/personen', as)],
  'de logregels': ['wie-keek', (as) => ask('GET', 'logregels', as)],
  'de bewijzen': ['wie-keek', (as) => ask('GET', 'logregels/bewijzen', as)],
  'de keuzes': ['keuzes', (as) => ask('GET', 'keuzes', as)],
  'toestemming geven': ['keuzes', geef],
  'toestemming intrekken': [
    'keuzes',
    async (as) => ask('DELETE', `keuzes/${(await keuzeVan(as))?.toestemming ?? subjectless}`, as),
  ],
  'de AVG-verzoeken': ['avg', (as) => ask('GET', 'avg-verzoeken', as)],
  'wat er te vragen is': ['avg', (as) => ask('GET', 'avg-verzoeken/keuzes', as)],
  'een AVG-verzoek doen': ['avg', (as) => ask('POST', 'avg-verzoeken', as, bezwaar)],
  'alles meenemen': ['uitvoer', (as) => ask('GET', 'uitvoer', as)],
};
const subjectless = '00000000-0000-7000-8000-000000000000';

const ALL: readonly (Extra | 'uitvoer')[] = ['gegevens', 'wie-keek', 'keuzes', 'avg', 'uitvoer'];

/** By law; `uitvoer` is for who may see everything. */
const KINDS: Readonly<Record<string, readonly [readonly (Extra | 'uitvoer')[], () => Promise<Pair>]>> = {
  'ouder van een kind van 10 (UAVG 5 (1), (4))': [ALL, () => child(10)],
  'ouder van een kind van 17 (UAVG 5 (4): het kind zelf)': [[], () => child(17)],
  'curator (UAVG 5 (2), (4))': [ALL, () => given('curator', [], { curateleRegister: true })],
  'bewindvoerder (UAVG 5 (4), voor zover: schriftelijk)': [[], () => given('bewindvoerder')],
  'mentor (idem)': [[], () => given('mentor')],
  'vrijwillig, alleen een dienst': [[], () => given('vrijwillig')],
  'vrijwillig, met gegevens': [['gegevens'], () => given('vrijwillig', ['gegevens'])],
  'vrijwillig, met wie keek': [['wie-keek'], () => given('vrijwillig', ['wie-keek'])],
  'vrijwillig, met keuzes': [['keuzes'], () => given('vrijwillig', ['keuzes'])],
  'vrijwillig, met AVG': [['avg'], () => given('vrijwillig', ['avg'])],
  // Not the export: that has what lies in services that were not given.
  'vrijwillig, met alles wat te geven is': [
    ['gegevens', 'wie-keek', 'keuzes', 'avg'],
    () => given('vrijwillig', ['berichten', 'gegevens', 'wie-keek', 'keuzes', 'avg']),
  ],
};

describe.each(Object.entries(KINDS))('%s', (_, [opens, make]) => {
  test('does for the other what is said, and nothing else; for themselves each does all of it', async () => {
    const { door } = await make();
    for (const [name, [needs, run]] of Object.entries(OPERATIONS)) {
      const answer = await run(door);
      const open = opens.includes(needs);
      expect(`${name}: ${answer.statusCode < 300 ? 'open' : answer.statusCode}`, answer.body.slice(0, 500)).toBe(
        `${name}: ${open ? 'open' : 403}`,
      );
      // A refusal says why.
      if (!open) expect(answer.json().detail, name).toMatch(/machtiging|alles mag zien/);
    }
  });
});

describe('a request under the AVG', () => {
  test('is of whom it is about, with who asked it beside them, and both withdraw it', async () => {
    const { own, door, self, bsnDoor } = await child(10);
    const answer = await ask('POST', 'avg-verzoeken', door, bezwaar);
    expect(answer.json(), answer.body).toMatchObject({ namens: 'ouderlijk-gezag', stand: 'in_behandeling' });
    const { id, zaak } = answer.json();
    const roles = await world.meent.clone.asOwner<{ body: string; owner: string | null; subject: string }>(
      `select body::text as body, owner, subject from meent.zaken_rol where zaak = '${zaak}' order by owner nulls last`,
    );
    expect(roles.map(({ owner, subject }) => [owner, subject])).toEqual([
      [subjectVan(own.bsn), subjectVan(own.bsn)],
      [null, subjectVan(bsnDoor)],
    ]);
    expect(roles.map(({ body }) => /"indicatieMachtiging": ?"(\w+)"/.exec(body)?.[1])).toEqual([
      'machtiginggever',
      'gemachtigde',
    ]);
    expect((await ask('GET', `avg-verzoeken/${id}`, self)).json()).toMatchObject({ id, namens: 'ouderlijk-gezag' });
    await choose(door, null);
    expect((await ask('GET', `avg-verzoeken/${id}`, door)).statusCode).toBe(404);
    expect((await ask('POST', `avg-verzoeken/${id}/intrekken`, door)).statusCode).toBe(404);
    expect((await ask('POST', `avg-verzoeken/${id}/intrekken`, self)).json()).toMatchObject({ stand: 'ingetrokken' });

    const second = (await ask('POST', 'avg-verzoeken', self, bezwaar)).json();
    expect(second.namens).toBeNull();
    const { door: again } = { door };
    await choose(again, namensGezag(await personOf(own.bsn)));
    const taken = await ask('POST', `avg-verzoeken/${second.id}/intrekken`, again);
    expect(taken.json(), taken.body).toMatchObject({ stand: 'ingetrokken' });
  });

  test('an objection stops the use of the other’s data, once, also where rights are made anew by it', async () => {
    const { own, door, self, bsnDoor } = await child(10);
    await world.post('/registers/api/v1/verwerkingsactiviteiten', {
      ...activityBody({ identificatie: 'proef-taak', naam: 'Proeftaak', beginGeldigheid: '2026-01-01' }),
      grond: 'publieke_taak',
    });
    const payload = { soort: 'bezwaar', activiteit: 'proef-taak', toelichting: 'Dit past niet bij ons.' };
    const answer = await ask('POST', 'avg-verzoeken', door, payload);
    expect(answer.statusCode, answer.body).toBe(201);
    const { verzoeken } = (await ask('GET', 'avg-verzoeken', self)).json();
    expect(verzoeken).toHaveLength(1);
    expect(verzoeken[0].stilgezet).toMatchObject({ tot: null });
    const held = await world.meent.clone.asOwner<{ subject: string }>(
      'select distinct subject from meent.avgverzoeken_gegevensbeperking',
    );
    expect(held.map(({ subject }) => subject)).toContain(subjectVan(own.bsn));
    expect(held.map(({ subject }) => subject)).not.toContain(subjectVan(bsnDoor));
  });

  test('a part names a case of a service of the mandate, and of no other', async () => {
    const { own, door } = await given('vrijwillig', ['avg']);
    const wissing = (zaak: string) =>
      ask('POST', 'avg-verzoeken', door, {
        soort: 'wissing',
        grond: 'niet-nodig',
        onderdelen: [{ omschrijving: 'Het adres', zaak }],
      });
    const refused = await wissing(own.zaak[ANDER]!);
    expect(refused.json().invalidParams, refused.body).toEqual([
      expect.objectContaining({ name: 'onderdelen.0.zaak', code: 'does_not_exist' }),
    ]);
    expect((await wissing(own.zaak[TEGEL]!)).statusCode).toBe(201);
  });

  test('with one key is one request for each whom it is for', async () => {
    const { door, self, namens } = await child(10);
    const key = { 'idempotency-key': 'een-en-dezelfde' };
    const [first, again] = [
      await ask('POST', 'avg-verzoeken', door, bezwaar, key),
      await ask('POST', 'avg-verzoeken', door, bezwaar, key),
    ];
    expect([first.statusCode, again.json().id]).toEqual([201, first.json().id]);
    await choose(door, null);
    const own = await ask('POST', 'avg-verzoeken', door, bezwaar, key);
    expect(own.statusCode, own.body).toBe(201);
    expect(own.json().id).not.toBe(first.json().id);
    await choose(door, namens);
    expect((await ask('GET', 'avg-verzoeken', self)).json().verzoeken).toHaveLength(1);
  });
});

describe('what is held', () => {
  const soorten = async (as: Resident, bron: string) => {
    const answer = await ask('GET', `gegevens/${bron}`, as);
    return answer.statusCode === 200
      ? answer.json().gegevens.map((one: Json) => [one.soort, one.id])
      : answer.statusCode;
  };

  test('is that of the other, and of who acts nothing', async () => {
    const { own, door, self, bsnDoor } = await child(10);
    const persoon = await personOf(own.bsn);
    await world.persoon(bsnDoor);
    expect(await soorten(door, 'personen')).toEqual([['persoon', persoon]]);
    expect(await soorten(self, 'personen')).toEqual([['persoon', persoon]]);
    await choose(door, null);
    expect(await soorten(door, 'personen')).not.toContainEqual(['persoon', persoon]);
  });

  test('of some services has cases of those alone, and each source by what was given for it', async () => {
    const { own, door } = await given('vrijwillig', ['gegevens']);
    const zaken = (await soorten(door, 'zaken')) as [string, string][];
    expect(zaken.filter(([soort]) => soort === 'zaak').map(([, id]) => id)).toEqual([own.zaak[TEGEL]]);
    expect(zaken).toContainEqual(['enkelvoudiginformatieobject', own.document[TEGEL]]);
    expect(await soorten(door, 'berichten')).toBe(403);
    const { bronnen } = (await ask('GET', 'gegevens', door)).json();
    expect(bronnen.map(({ bron }: Json) => bron)).toEqual(['zaken', 'personen', 'objecten']);

    const more = await given('vrijwillig', ['gegevens', 'berichten', 'keuzes']);
    expect(await soorten(more.door, 'berichten')).toEqual([['bericht', more.own.bericht[TEGEL]]]);
    await geef(more.self);
    expect(await soorten(more.door, 'logboek')).toEqual([['toestemming', expect.any(String)]]);
    expect(await soorten(door, 'logboek')).toBe(403);
  });

  test('is in the logbook with both, and the other reads by which kind of mandate', async () => {
    const { own, door, self, bsnDoor } = await child(10);
    await ask('GET', 'gegevens/personen', door);
    const entry = world.meent.logged.findLast(({ operation }) => operation.endsWith('mijn.gegevens.bron'))!;
    expect(entry.operation).toBe('namens-ouderlijk-gezag.mijn.gegevens.bron');
    expect(new Set(entry.lines.map(({ subject }) => subject))).toEqual(
      new Set([subjectVan(own.bsn), subjectVan(bsnDoor)]),
    );
    await number();
    const { regels } = (await ask('GET', 'logregels?handeling=geopend', self)).json();
    expect(regels.map(({ wie }: Json) => [wie.soort, wie.rol])).toContainEqual(['gemachtigde', 'ouderlijk-gezag']);
    // The same lines, and their proofs, for who acts.
    const theirs = (await ask('GET', 'logregels?handeling=geopend', door)).json().regels;
    expect(theirs.map(({ regel }: Json) => regel)).toEqual(regels.map(({ regel }: Json) => regel));
    expect((await ask('GET', `logregels/${regels[0].regel}/bewijs`, door)).statusCode).toBe(200);
    await choose(door, null);
    expect((await ask('GET', `logregels/${regels[0].regel}/bewijs`, door)).statusCode).toBe(404);
  });
});

describe('the export', () => {
  test('is that of the other, and says so', async () => {
    const { own, door } = await child(10);
    const answer = await ask('GET', 'uitvoer', door);
    const files = readZip(answer.rawPayload);
    const text = (name: string): string => files.get(name)!.toString('utf8');
    expect(text('overzicht.html')).toContain('De gegevens van Jo Boom bij de gemeente');
    expect(text('leesmij.txt')).not.toMatch(/\b[Uu]w gegevens\b/);
    for (const zaak of Object.values(own.zaak)) expect(text('gegevens/zaken.ndjson')).toContain(zaak);
    expect([...files.keys()].filter((name) => name.startsWith('documenten/'))).toHaveLength(1);
  });
});

test('decided again, each line of it was right', async () => {
  await number();
  const told = await replayLog(world.meent.engine, FIRST);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(50);
});
