/**
 * What is held about a resident, found by declaration: every resource about people is reached, or says why it is kept back.
 * Twins: somebody else reaches none of it, others in the same case stay out, what must be weighed is not there.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceOfResource } from '../../../src/engine/resource.ts';
import { BRONNEN } from '../../../src/gate/sources.ts';
import { makeRecord } from '../../registers/all/records.ts';
import { registry } from '../../registers/all/requests.ts';
import { BSNS, besluitBody, CRS, type Json, makeWorld, path, type World, watch } from '../../registers/all/world.ts';
import { activityId, FIRST, keys, type Resident, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const MIJN = '/meent/api/v1/mijn';
const OTHER = BSNS[700]!;

let meent: TestMeent;
/** Documents and decisions of it are for residents. */
let world: World;
let me: Resident;
let other: Resident;
beforeAll(async () => {
  meent = await startMeent();
  const made = await makeWorld(meent);
  world = {
    ...made,
    document: (changes) => made.document({ vertrouwelijkheidaanduiding: 'openbaar', ...changes }),
    besluit: async () =>
      made.post('/besluiten/api/v1/besluiten', { ...(await besluitBody(made)), verzenddatum: '2026-03-03' }),
  };
  me = await made.login();
  other = await meent.login(OTHER);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

async function alles(bron: string, as = me): Promise<readonly Json[]> {
  const found: Json[] = [];
  for (let na = ''; ; ) {
    const url = `${MIJN}/gegevens/${bron}${na ? `?${new URLSearchParams({ na })}` : ''}`;
    const answer = await meent.ask({ url, as });
    expect(answer.statusCode, answer.body).toBe(200);
    const { gegevens, verder } = answer.json();
    found.push(...gegevens);
    if (verder === null) return found;
    na = verder;
  }
}

const idOf = (url: string): string => url.slice(-36);
const holds = (all: readonly Json[], soort: string, id: string): boolean =>
  all.some((one) => one.soort === soort && JSON.stringify(one).includes(id));

const patch = async (url: string, payload: object): Promise<void> => {
  const answer = await meent.ask({ method: 'PATCH', url: path(world, url), headers: CRS, payload });
  expect(answer.statusCode, answer.body).toBe(200);
};

/** What is made of each, so that it is for the resident. */
const MORE: Readonly<Record<string, (url: string) => Promise<void>>> = {
  zaaknotitie: (url) => patch(url, { status: 'definitief' }),
};

const personal = registry.all.filter(({ subjects }) => subjects);
const reached = personal.filter(({ inzage }) => inzage?.withheld === undefined).map((one) => [one.name, one] as const);

describe('by declaration', () => {
  test('each resource about people is of a source, has a name for people, and is reached or says why not', () => {
    expect(personal.length).toBeGreaterThan(20);
    for (const one of personal) {
      expect(BRONNEN, one.name).toContain(sourceOfResource(one));
      expect(one.inzage?.name ?? '', one.name).toMatch(/^[A-Z]/);
      if (one.inzage?.withheld !== undefined) expect(one.inzage.withheld, one.name).toMatch(/^[A-Z].+\.$/);
    }
  });

  test.each(reached)('%s is reached by whom it is about, and by nobody else', async (name, resource) => {
    const url = await makeRecord(world, name);
    await MORE[name]?.(url);
    const bron = sourceOfResource(resource)!;
    expect(holds(await alles(bron), name, idOf(url))).toBe(true);
    expect(JSON.stringify(await alles(bron, other))).not.toContain(idOf(url));
  });
});

describe('is kept out', () => {
  test('what another municipality holds', async () => {
    const there = await meent.login('999990019', { municipality: SECOND });
    for (const bron of BRONNEN.filter((one) => one !== 'logboek')) {
      const answer = await meent.ask({ url: `${MIJN}/gegevens/${bron}`, as: there, municipality: SECOND });
      expect(answer.json(), bron).toEqual({ gegevens: [], verder: null });
    }
  });

  const inZaak = (zaak: string, roltype: string, rest: object) =>
    world.post('/zaken/api/v1/rollen', { zaak, roltype, roltoelichting: '', ...rest });
  const person = (inpBsn: string) => ({ betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn } });

  test('others in the same case, and who works on it', async () => {
    const zaak = await world.zaak();
    const { belanghebbende } = world.catalogue.roltypen;
    const of = await inZaak(zaak.url, belanghebbende, person(OTHER));
    const worker = await inZaak(zaak.url, world.catalogue.roltypen.behandelaar ?? belanghebbende, {
      betrokkeneType: 'medewerker',
      betrokkeneIdentificatie: { identificatie: 'm-0007', achternaam: 'Bakker' },
    });
    const mine = await alles('zaken');
    const text = JSON.stringify(mine);
    expect(text).not.toContain(OTHER);
    expect(text).not.toContain(idOf(of.url));
    expect(text).not.toContain(idOf(worker.url));
    expect(text).not.toContain('Bakker');
    // Who is named in somebody else's case sees that they are, and nothing of the case.
    const theirs = await alles('zaken', other);
    expect(theirs.map(({ soort }) => soort)).toEqual(['rol']);
    expect(idOf(theirs[0]!.gegevens.url)).toBe(idOf(of.url));
    expect(theirs[0]!.gegevens.betrokkeneIdentificatie.inpBsn).toBe(OTHER);
  });

  test('that somebody is named in a case that is confidential, or shielded', async () => {
    const named = async (change: (zaak: Json) => Promise<unknown>) => {
      const bsn = BSNS[710 + world.next()]!;
      const zaak = await world.zaak();
      const of = await inZaak(zaak.url, world.catalogue.roltypen.belanghebbende, person(bsn));
      const as = await meent.login(bsn);
      expect(holds(await alles('zaken', as), 'rol', idOf(of.url))).toBe(true);
      await change(zaak);
      expect(await alles('zaken', as)).toEqual([]);
      // Whose case it is, is not kept from it.
      expect(holds(await alles('zaken'), 'zaak', idOf(zaak.url))).toBe(true);
    };
    await named((zaak) => patch(zaak.url, { vertrouwelijkheidaanduiding: 'vertrouwelijk' }));
    await named((zaak) =>
      world.post(`/meent/api/v1/zaken/${idOf(zaak.url)}/afscherming`, {
        reden: 'Gaat over een collega.',
        toegangen: [{ medewerker: 'm-0101', omgang: 'werken' }],
      }),
    );
  });

  test('what is about others in an object that names several, and not that it is there', async () => {
    const { url } = await world.post('/objecten/api/v2/objects', {
      type: world.objecttypen.boom,
      record: { typeVersion: 1, startAt: '2026-03-02', data: { bsn: '999990019', buur: { bsn: OTHER, hond: 'Rex' } } },
    });
    const one = (await alles('objecten')).find(({ gegevens }) => String(gegevens.url).includes(idOf(url)))!;
    expect(one).toMatchObject({ soort: 'objectrecord', deels: true });
    expect(one.gegevens.record.startAt).toBe('2026-03-02');
    expect(JSON.stringify(one)).not.toContain('Rex');
    expect(JSON.stringify(one)).not.toContain(OTHER);
    const alone = (await alles('objecten')).find(({ deels }) => !deels)!;
    expect(alone.gegevens.record.data.bsn).toBe('999990019');
  });

  test('a document that is internal, not finished or more confidential than the case, with what says that it is there', async () => {
    for (const changes of [{ status: 'in_bewerking' }, { vertrouwelijkheidaanduiding: 'vertrouwelijk' }]) {
      const document = await world.document(changes);
      const mine = await alles('zaken');
      expect(JSON.stringify(mine)).not.toContain(idOf(document.url));
    }
  });

  test('a decision that was not made known yet', async () => {
    const besluit = await world.post('/besluiten/api/v1/besluiten', await besluitBody(world));
    expect(JSON.stringify(await alles('zaken'))).not.toContain(idOf(besluit.url));
    await patch(besluit.url, { verzenddatum: '2026-03-03' });
    expect(holds(await alles('zaken'), 'besluit', idOf(besluit.url))).toBe(true);
  });

  test('who wrote a note, and the author of a document', async () => {
    const text = JSON.stringify(await alles('zaken'));
    expect(text).not.toContain('aangemaaktDoor');
    expect(text).not.toContain('"auteur"');
  });
});

test('the sources say how much, from where, for what, on which ground and what can be done', async () => {
  const { answer, entries } = await watch(world, { url: `${MIJN}/gegevens`, as: me });
  expect(answer.statusCode, answer.body).toBe(200);
  const { bronnen } = answer.json();
  expect(bronnen.map(({ bron }: Json) => bron)).toEqual([...BRONNEN]);
  const zaken = bronnen[0];
  expect(zaken).toMatchObject({ naam: 'Zaken', url: `${world.base}${MIJN}/gegevens/zaken` });
  const counted = Object.fromEntries(zaken.aantallen.map(({ soort, aantal }: Json) => [soort, aantal]));
  expect(counted.zaak).toBe((await alles('zaken')).filter(({ soort }) => soort === 'zaak').length);
  // A number would tell how many of them are kept back.
  expect(Object.keys(counted)).not.toContain('enkelvoudiginformatieobject');
  expect(Object.keys(counted)).not.toContain('besluit');
  const use = zaken.gebruik.find(({ doel }: Json) => /vraag of aanvraag/.test(doel));
  expect(use).toMatchObject({ grond: 'publieke_taak', keuze: 'bezwaar', organ: expect.stringContaining('college') });
  expect(zaken.opVerzoek.map(({ soort }: Json) => soort)).toContain('opschorting');
  expect(bronnen.at(-1)).toMatchObject({ bron: 'logboek', url: `${world.base}${MIJN}/logregels` });
  expect(bronnen.at(-1).aantallen.map(({ soort }: Json) => soort)).toEqual(['toestemming']);
  expect(entries).toMatchObject([{ operation: 'mijn.gegevens', kind: 'getoond' }]);
});

test('it is in the logbook: of who asks, and apart from that of whoever is in the same record', async () => {
  const zaak = await world.zaak();
  await world.post('/zaken/api/v1/rollen', {
    zaak: zaak.url,
    roltype: world.catalogue.roltypen.belanghebbende,
    roltoelichting: '',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: OTHER },
  });
  const { entries } = await watch(world, { url: `${MIJN}/gegevens/zaken`, as: me });
  const own = entries.filter(({ operation }) => operation === 'mijn.gegevens.bron');
  expect(own).toMatchObject([{ kind: 'geopend', activity: activityId(FIRST, 'inzage-eigen-gegevens') }]);
  expect(new Set(own[0]!.lines.map(([, subject]) => subject))).toEqual(new Set([world.subject]));
  const others = entries.filter(({ operation }) => operation === 'mijn.gegevens.bron.ander');
  const subjects = others.flatMap(({ lines }) => lines.map(([, subject]) => subject));
  expect(subjects).toContain(keys.hash(FIRST, 'bsn', OTHER));
  expect(subjects).not.toContain(world.subject);
});

test('a place is one of an earlier answer, and a low level is told what it takes', async () => {
  for (const na of ['x', 'zaak/x', `persoon/${'0'.repeat(8)}-0000-0000-0000-000000000000`])
    expect((await meent.ask({ url: `${MIJN}/gegevens/zaken?na=${na}`, as: me })).statusCode).toBe(400);
  for (const bron of ['onzin', '__proto__'])
    expect((await meent.ask({ url: `${MIJN}/gegevens/${bron}`, as: me })).statusCode).toBe(404);
  const low = await meent.login('999990019', { level: 'laag' });
  expect((await meent.ask({ url: `${MIJN}/gegevens/zaken`, as: low })).json().code).toBe('level_too_low');
  expect((await meent.ask({ url: `${MIJN}/gegevens`, as: low })).statusCode).toBe(200);
});

test('the right to see what is held opens nothing else: no list, and no write', async () => {
  const snapshot = await meent.engine.parts.snapshots.current(FIRST);
  const { residentCaller } = await import('../../../src/services/people.ts');
  const caller = residentCaller(
    snapshot,
    { municipality: FIRST, base: world.base, trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) } },
    { subject: world.subject, level: 'hoog' },
  );
  for (const name of ['persoon', 'terugmelding', 'volgindicatie', 'objectrecord'])
    await expect(meent.engine.rows(caller, name, {}), name).rejects.toMatchObject({ code: 'permission-denied' });
  await expect(
    meent.engine.create(caller, 'terugmelding', {
      burgerservicenummer: '999990019',
      gegeven: 'naam.geslachtsnaam',
      toelichting: 'Nee.',
    }),
  ).rejects.toMatchObject({ code: 'permission-denied' });
});
