/** GET /zaakdossiers: all that a caller may see, a line each, in pieces that are in the logbook before they leave. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BOUND as FIXED } from '../../../src/services/own/dossier-fitting.ts';
import { BSN, documentBody, type Json, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/zaakdossiers';
const CASES = 60;
/** What is held at once, made small. */
const BOUND = FIXED as { rows: number; bytes: number };
let meent: TestMeent;
let world: World;
const made: string[] = [];
let address: string | undefined;

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const { catalogue } = world;
  for (let index = 0; index < CASES; index++) {
    const { zaak } = await world.post(URL, {
      zaak: {
        ...zaakBody(world),
        ...(index % 3 === 0 ? { zaaktype: catalogue.ander.zaaktype } : {}),
        omschrijving: `Zaak ${index}`,
      },
      ...(index % 3 === 0
        ? {}
        : {
            rollen: [
              {
                roltype: catalogue.roltypen.initiator,
                roltoelichting: 'Melder',
                betrokkeneType: 'natuurlijk_persoon',
                betrokkeneIdentificatie: { inpBsn: BSN },
              },
            ],
            documenten: [{ document: documentBody(world) }],
          }),
    });
    made.push(zaak.uuid);
  }
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Line {
  readonly url: string;
  readonly zaak: { readonly uuid: string };
  readonly documenten: readonly { readonly document?: object }[];
  readonly rollen: readonly object[];
  readonly typen: readonly { readonly url: string }[];
}
const linesOf = (body: string): Line[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const ask = async (query = '', more: object = {}) => {
  const answer = await meent.ask({ url: `${URL}${query}`, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return { answer, lines: linesOf(answer.body) };
};
const uuids = (lines: readonly Line[]): string[] => lines.map(({ zaak }) => zaak.uuid);

it('gives every case once, as it is read by itself', async () => {
  const { answer, lines } = await ask();
  expect(answer.headers['content-type']).toBe('application/x-ndjson');
  expect(uuids(lines)).toEqual(made.toSorted());
  const one = lines.find(({ zaak }) => zaak.uuid === made[40])!;
  const { typen, ...rest } = one;
  expect(rest).toEqual(await world.get(one.url));
  const { catalogue } = world;
  expect(typen).toContainEqual(expect.objectContaining({ url: catalogue.zaaktype, soort: 'zaaktype' }));
  expect(typen.map(({ url }) => url)).toContain(catalogue.informatieobjecttypen.rapport);
  expect(one.documenten[0]!.document).toBeDefined();
});

it('goes on after the last that was taken', async () => {
  const all = made.toSorted();
  expect(uuids((await ask(`?na=${all[33]}`)).lines)).toEqual(all.slice(34));
  expect((await ask(`?na=${all.at(-1)}`)).lines).toEqual([]);
});

it('names the number from which changes go on', async () => {
  const { answer } = await ask();
  expect(answer.headers['meent-wijzigingen-sinds']).toMatch(/^\d+$/);
});

it('has a line in the logbook for everybody in it, a piece at a time', async () => {
  const { answer, entries } = await watch(world, { url: URL });
  expect(entries.length).toBe(3);
  for (const entry of entries) expect(entry).toMatchObject({ operation: 'meent.zaakdossiers.export', kind: 'getoond' });
  const told = new Set(entries.flatMap(({ lines }) => lines.map(([, , resource, id]) => `${resource}/${id}`)));
  for (const { zaak, rollen } of linesOf(answer.body)) expect(told.has(`zaak/${zaak.uuid}`)).toBe(rollen.length > 0);
});

it('shows each what they may see', async () => {
  const zrc = (zaaktype: string) => ({
    component: 'zrc',
    scopes: ['zaken.lezen'],
    zaaktype,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  });
  const { catalogue } = world;
  await meent.grant([zrc(catalogue.ander.zaaktype)]);
  const other = made.filter((_, index) => index % 3 === 0).toSorted();
  expect(uuids((await ask('', { as: 'beperkt' })).lines)).toEqual(other);
  await meent.grant([zrc(catalogue.zaaktype)]);
  const { lines } = await ask('', { as: 'beperkt' });
  expect(uuids(lines)).toEqual(made.filter((id) => !other.includes(id)).toSorted());
  // A document has a right of its own.
  for (const { documenten } of lines) expect(documenten.map(({ document }) => document)).toEqual([undefined]);
  expect((await ask('', { municipality: SECOND })).lines).toEqual([]);
  await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
  expect((await meent.ask({ url: URL, as: 'beperkt' })).statusCode).toBe(403);
  expect((await meent.ask({ url: URL, as: false })).statusCode).toBe(401);
});

it('gives one case alone, to who may see it', async () => {
  const [one, other] = made as [string, string];
  const { answer, entries } = await watch(world, { url: `${URL}?zaak=${other.toUpperCase()}` });
  expect(uuids(linesOf(answer.body))).toEqual([other]);
  expect(entries).toMatchObject([{ operation: 'meent.zaakdossiers.export', kind: 'getoond' }]);
  expect(entries[0]!.lines.map(([, subject]) => subject)).toContain(world.subject);
  const zrc = { component: 'zrc', scopes: ['zaken.lezen'], maxVertrouwelijkheidaanduiding: 'zeer_geheim' };
  await meent.grant([{ ...zrc, zaaktype: world.catalogue.ander.zaaktype }]);
  expect(uuids((await ask(`?zaak=${one}`, { as: 'beperkt' })).lines)).toEqual([one]);
  const refused = await watch(world, { url: `${URL}?zaak=${other}`, as: 'beperkt' });
  expect(refused.answer.statusCode).toBe(404);
  expect(refused.entries).toMatchObject([{ kind: 'geweigerd' }]);
  expect((await meent.ask({ url: `${URL}?zaak=${one}`, municipality: SECOND })).statusCode).toBe(404);
  expect((await meent.ask({ url: `${URL}?zaak=${world.subject.slice(0, 8)}` })).statusCode).toBe(400);
});

it.each([
  'na=x',
  `na=${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}&zaak=${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
  'onzin=1',
])('refuses %s', async (query) => {
  expect((await meent.ask({ url: `${URL}?${query}` })).statusCode).toBe(400);
});

it('is not made for its headers alone', async () => {
  const { answer, entries } = await watch(world, { method: 'HEAD', url: URL });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers.allow).toBe('POST, GET');
  expect(entries).toEqual([]);
});

it('is read no further than it is taken', async () => {
  address ??= await meent.listen();
  const sent = httpRequest(`${address}${URL}`, {
    headers: { host: HOSTS[FIRST]!, authorization: meent.token('alles') },
  });
  sent.end();
  const [answer] = await once(sent, 'response');
  sent.on('error', () => {});
  await once(answer, 'readable');
  sent.destroy();
  // Who goes away ends it, and the next one is served as ever.
  expect(uuids((await ask()).lines)).toEqual(made.toSorted());
});

describe('of a case that does not fit in memory', () => {
  const MANY = 30;
  let large: Json;
  let was: typeof BOUND;

  beforeAll(async () => {
    const { catalogue } = world;
    large = await world.post(URL, {
      zaak: { ...zaakBody(world), omschrijving: 'Groot' },
      rollen: Array.from({ length: MANY }, (_, index) => ({
        roltype: catalogue.roltypen.behandelaar,
        roltoelichting: `Rol ${index}`,
        betrokkeneType: 'medewerker',
        betrokkeneIdentificatie: { identificatie: `pion-${index}` },
      })),
      notities: Array.from({ length: MANY }, (_, index) => ({ onderwerp: `Notitie ${index}`, tekst: 'Lang' })),
      documenten: Array.from({ length: MANY }, (_, index) => ({
        document: { ...documentBody(world), titel: `Document ${index}` },
      })),
      besluiten: Array.from({ length: 3 }, () => ({
        verantwoordelijkeOrganisatie: '000000012',
        besluittype: catalogue.besluittype,
        datum: '2026-03-02',
        ingangsdatum: '2026-03-03',
        documenten: [0, 1, 2],
      })),
    });
    const [document] = large.documenten;
    for (const titel of ['Twee', 'Drie', 'Vier', 'Vijf', 'Zes', 'Zeven', 'Acht', 'Negen', 'Tien']) {
      const { lock } = (await meent.ask({ method: 'POST', url: `${path(document.informatieobject)}/lock` })).json();
      const changed = await meent.ask({
        method: 'PATCH',
        url: path(document.informatieobject),
        payload: { lock, titel },
      });
      expect(changed.statusCode, changed.body).toBe(200);
      const unlocked = await meent.ask({
        method: 'POST',
        url: `${path(document.informatieobject)}/unlock`,
        payload: { lock },
      });
      expect(unlocked.statusCode, unlocked.body).toBe(204);
    }
    was = { ...BOUND };
  });
  afterEach(() => Object.assign(BOUND, was));

  const path = (url: string): string => url.replace(world.base, '');
  const lineOf = async (query = '', more: object = {}): Promise<Json> =>
    (await ask(query, more)).lines.find(({ zaak }) => zaak.uuid === large.zaak.uuid) as Json;

  it.each(['', '&inhoud=true'])('is the same line, whatever is held at once (%s)', async (query) => {
    const whole = await lineOf(query.replace('&', '?'));
    expect(whole.documenten).toHaveLength(MANY);
    expect(whole.documenten.flatMap(({ versies = [] }: Json) => versies.map(({ versie }: Json) => versie))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    for (const bound of [{ rows: 7 }, { rows: 1 }, { bytes: 1 }]) {
      Object.assign(BOUND, was, bound);
      const { lines } = await ask(`?zaak=${large.zaak.uuid}${query}`);
      expect(lines.map((line) => sorted(line as unknown as Json))).toEqual([sorted(whole)]);
    }
  });

  it('holds no more rows than the bound at once', async () => {
    Object.assign(BOUND, { rows: 7 });
    const { loader } = meent.engine.parts;
    const held: number[] = [];
    for (const name of ['load', 'after', 'within'] as const) {
      const real = loader[name] as (...given: unknown[]) => Promise<readonly object[] | undefined>;
      vi.spyOn(loader, name).mockImplementation((async (...given: unknown[]) => {
        const rows = await real(...given);
        held.push(rows?.length ?? 0);
        return rows;
      }) as never);
    }
    try {
      const { lines } = await ask();
      expect(uuids(lines)).toEqual([...made, large.zaak.uuid].toSorted());
      expect(lines.find(({ zaak }) => zaak.uuid === large.zaak.uuid)!.rollen).toHaveLength(MANY);
      expect(held.length).toBeGreaterThan(30);
      expect(Math.max(...held)).toBeLessThanOrEqual(7);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('leaves out documents, notes and decisions for who has no right to them', async () => {
    await meent.grant([
      {
        component: 'zrc',
        scopes: ['zaken.lezen'],
        zaaktype: world.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      },
    ]);
    const whole = await lineOf('', { as: 'beperkt' });
    Object.assign(BOUND, { rows: 7 });
    const line = await lineOf('?inhoud=true', { as: 'beperkt' });
    expect(sorted(line)).toEqual(sorted(whole));
    expect(line.documenten.map(({ document, versies }: Json) => [document, versies])).toEqual(
      Array.from({ length: MANY }, () => [undefined, undefined]),
    );
    expect(line.besluiten).toEqual([]);
    expect(line.notities).toHaveLength(MANY);
  });

  it('breaks off in its line when the right to the case is taken away meanwhile, and the next who asks is refused', async () => {
    const { zaaktype } = world.catalogue;
    const right = {
      component: 'zrc',
      scopes: ['zaken.lezen'],
      zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    };
    await meent.grant([right]);
    Object.assign(BOUND, { rows: 7 });
    const { loader } = meent.engine.parts;
    const real = loader.after;
    const spy = vi.spyOn(loader, 'after').mockImplementation(async (errand, of, ...rest) => {
      const rows = await real(errand, of, ...rest);
      if (of.resource === 'zaaknotitie') {
        spy.mockImplementation(real);
        await meent.grant([{ ...right, zaaktype: world.catalogue.ander.zaaktype }]);
      }
      return rows;
    });
    try {
      address ??= await meent.listen();
      const one = `${URL}?zaak=${large.zaak.uuid}`;
      const answer = await fetchText(`${address}${one}`, 'beperkt');
      expect(answer.whole).toBe(false);
      expect(answer.text).toContain(large.zaak.uuid);
      expect(answer.text).not.toContain('"besluiten"');
      expect((await meent.ask({ url: one, as: 'beperkt' })).statusCode).toBe(404);
      await meent.grant([right]);
      expect((await fetchText(`${address}${one}`, 'beperkt')).whole).toBe(true);
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('breaks off in its line when the case is taken away meanwhile, and goes on without it', async () => {
    Object.assign(BOUND, { rows: 7 });
    const { loader } = meent.engine.parts;
    const real = loader.after;
    const spy = vi.spyOn(loader, 'after').mockImplementation(async (errand, of, ...rest) => {
      const rows = await real(errand, of, ...rest);
      if (of.resource === 'zaaknotitie') {
        spy.mockImplementation(real);
        const gone = await meent.ask({ method: 'DELETE', url: path(large.zaak.url) });
        expect(gone.statusCode, gone.body).toBe(204);
      }
      return rows;
    });
    try {
      address ??= await meent.listen();
      const answer = await fetchText(`${address}${URL}`);
      expect(answer.whole).toBe(false);
      const lines = answer.text.split('\n');
      expect(lines.pop()).toContain(large.zaak.uuid);
      expect(lines.map((line) => JSON.parse(line).zaak.uuid)).toEqual(made.toSorted());
      expect(uuids((await ask(`?na=${made.toSorted().at(-1)}`)).lines)).toEqual([]);
    } finally {
      vi.restoreAllMocks();
    }
  });
});

/** All that came, and whether it came to its end. */
async function fetchText(address: string, as = 'alles'): Promise<{ readonly text: string; readonly whole: boolean }> {
  const sent = httpRequest(address, { headers: { host: HOSTS[FIRST]!, authorization: meent.token(as) } });
  sent.end();
  const [answer] = await once(sent, 'response');
  let text = '';
  try {
    for await (const chunk of answer) text += chunk;
    return { text, whole: true };
  } catch {
    return { text, whole: false };
  }
}

/** Types have no order. */
const sorted = (line: Json): Json => ({
  ...line,
  typen: line.typen.toSorted((a: Json, b: Json) => (a.url < b.url ? -1 : 1)),
});

it('gives two who ask at a time the same, and knows no place of another municipality', async () => {
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(uuids(one.lines)).toEqual(uuids(other.lines));
  // The place is an id, not a right: what lies after it is theirs alone.
  expect((await ask(`?na=${made[0]}`, { municipality: SECOND })).lines).toEqual([]);
});
