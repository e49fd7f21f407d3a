/** Rules of access from proposal to effect: two people, a test run that is seen first, and what then holds at every door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST, SECOND, startMeent, type TestMeent } from '../support/server.ts';
import { regel, stelVoor, wie } from './all/toegangsregels.ts';
import { CRS, documentBody, makeWorld, path, type World, zaakBody } from './all/world.ts';

const AT = '/meent/api/v1/toegangsregels';
let meent: TestMeent;
let world: World;

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const ask = (url: string, more: object = {}) => meent.ask({ url: url.replace(world.base, ''), headers: CRS, ...more });
/** Whom one application names counts as one person, so each has one of their own. */
const post = async (url: string, payload: object | undefined, id: string | undefined, more: object = {}) =>
  ask(url, {
    method: 'POST',
    ...(id === 'een' ? { as: await meent.another('voorstel') } : {}),
    ...(payload ? { payload } : {}),
    ...(id ? { user: wie(id) } : {}),
    ...more,
  });

const ZAKEN = '/zaken/api/v1/zaken';
const zakenDicht = (identificatie: string, rest: object = {}) => ({
  identificatie,
  naam: 'Zaken dicht',
  effect: 'verbied',
  reden: 'Deze zaken zijn nu gesloten.',
  voor: { applicaties: ['beperkt'] },
  over: { typen: [world.catalogue.zaaktype] },
  ...rest,
});
const leesrecht = (zaaktype = world.catalogue.zaaktype) => [
  {
    component: 'zrc',
    scopes: ['zaken.lezen', 'zaken.bijwerken', 'zaken.aanmaken', 'audittrails.lezen'],
    zaaktype,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  },
];

describe('a rule about consents', () => {
  const uitvoer = (as = 'alles') => ask('/meent/api/v1/uitvoer/toestemming', { as });
  const over = (rest: object = {}) => ({
    identificatie: 'toestemmingen-dicht',
    naam: 'Toestemmingen dicht',
    effect: 'verbied',
    reden: 'Toestemmingen gaan nergens heen.',
    voor: {},
    over: { gegevens: ['toestemming'] },
    ...rest,
  });
  afterAll(() => regel(world, over({ effect: 'vervalt' })));

  it('closes the export of all of them, and keeps no resident from theirs', async () => {
    const keuzes = '/meent/api/v1/mijn/keuzes';
    const resident = await meent.login('999990019');
    expect((await uitvoer()).statusCode).toBe(200);
    const before = await meent.ask({ url: keuzes, as: resident });
    await regel(world, over());
    const closed = await uitvoer();
    expect(closed.statusCode, closed.body).toBe(403);
    expect((await meent.ask({ url: keuzes, as: resident })).statusCode).toBe(before.statusCode);
    expect(before.statusCode, before.body).toBe(200);
  });
});

describe('a proposal', () => {
  it('wants a named employee, a reason and something that exists', async () => {
    expect((await post(AT, zakenDicht('zonder-naam'), undefined)).json().invalidParams[0].code).toBe(
      'employee-required',
    );
    const wrong = await post(
      AT,
      { ...zakenDicht('fout'), reden: 'kort', over: { gegevens: ['zaaak'], componenten: ['zrc'] } },
      'een',
    );
    expect(wrong.json().invalidParams.map(({ name }: { name: string }) => name)).toContain('reden');
    const unknown = await post(AT, { ...zakenDicht('fout'), over: { gegevens: ['zaaak'] } }, 'een');
    expect(unknown.json().invalidParams[0].name).toBe('over.gegevens');
    const everything = await post(AT, { ...zakenDicht('fout'), over: {} }, 'een');
    expect(everything.json().invalidParams[0].name).toBe('over');
    const identity = await post(
      AT,
      {
        ...zakenDicht('fout'),
        effect: 'laat_weg',
        over: { gegevens: ['zaak'] },
        weglaten: ['zaaktype', 'url', 'omschrijving'],
      },
      'een',
    );
    expect(identity.json().invalidParams).toHaveLength(2);
  });

  it('changes nothing for anybody until another person decided, who saw the test run', async () => {
    await meent.grant(leesrecht());
    const zaak = await world.zaak();
    const url = await stelVoor(world, zakenDicht('twee-mensen'));
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(200);

    expect((await post(`${url}/vaststellen`, {}, 'twee')).json().invalidParams[0].name).toBe('proef');
    const stale = await post(`${url}/vaststellen`, { proef: 'verzonnen' }, 'twee');
    expect(stale.statusCode).toBe(409);
    const proef = (await ask(`${url}/proef`)).json();
    const seen = { proef: proef.kenmerk };
    // The same person, however the name is written and whatever program is used.
    for (const id of ['een', ' EEN ']) {
      expect((await post(`${url}/vaststellen`, seen, id)).statusCode).toBe(403);
      await meent.grant([{ component: 'meent', scopes: ['toegangsregels.vaststellen'] }, ...leesrecht()]);
      const fresh = (await ask(`${url}/proef`)).json();
      expect((await post(`${url}/vaststellen`, { proef: fresh.kenmerk }, id, { as: 'beperkt' })).statusCode).toBe(403);
      await meent.grant(leesrecht());
    }
    expect((await post(`${url}/vaststellen`, seen, undefined)).statusCode).toBe(403);
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(200);

    const decided = await post(`${url}/vaststellen`, { proef: (await ask(`${url}/proef`)).json().kenmerk }, 'twee');
    expect(decided.json()).toMatchObject({ status: 'vastgesteld', beslistDoor: 'Medewerker twee', versie: 1 });
    const refused = await ask(zaak.url, { as: 'beperkt' });
    expect(refused.statusCode).toBe(403);
    expect((await ask(zaak.url)).statusCode).toBe(200);
    // Decided is decided.
    expect((await post(`${url}/afwijzen`, { reden: 'Toch niet.' }, 'drie')).statusCode).toBe(409);
    expect((await ask(`${url}/proef`)).statusCode).toBe(409);

    await regel(world, zakenDicht('twee-mensen', { effect: 'vervalt' }));
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(200);
    const versions = (await ask(`${AT}?identificatie=twee-mensen`)).json();
    expect(versions.results.map(({ versie }: { versie: number }) => versie).sort()).toEqual([1, 2]);
  });

  it('says when its test run is not what was seen any more', async () => {
    await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    const url = await stelVoor(world, zakenDicht('verouderd'));
    const { kenmerk } = (await ask(`${url}/proef`)).json();
    await meent.grant(leesrecht());
    expect((await post(`${url}/vaststellen`, { proef: kenmerk }, 'twee')).statusCode).toBe(409);
    expect((await post(`${url}/afwijzen`, { reden: 'Te ruim.' }, 'een')).statusCode).toBe(403);
    expect((await post(`${url}/afwijzen`, { reden: 'Te ruim.' }, 'twee')).json()).toMatchObject({
      status: 'afgewezen',
      toelichtingBesluit: 'Te ruim.',
    });
  });

  it('that is older does not come in the place of what was decided on later', async () => {
    const older = await stelVoor(world, zakenDicht('ingehaald'));
    await regel(world, zakenDicht('ingehaald', { effect: 'vervalt' }));
    const { kenmerk } = (await ask(`${older}/proef`)).json();
    expect((await post(`${older}/vaststellen`, { proef: kenmerk }, 'twee')).statusCode).toBe(409);
  });
});

describe('a test run', () => {
  it('tells who loses what, and who gets it back', async () => {
    await meent.grant([...leesrecht(), ...leesrecht(world.catalogue.ander.zaaktype)]);
    const url = await stelVoor(
      world,
      zakenDicht('proefdraai', { over: { typen: [world.catalogue.zaaktype], gegevens: ['zaak'] } }),
    );
    const { getroffen, bekeken } = (await ask(`${url}/proef`)).json();
    expect(bekeken).toBeGreaterThan(3);
    expect(getroffen).toHaveLength(1);
    expect(getroffen[0].naam).toBe('Toepassing beperkt (beperkt)');
    const lezen = getroffen[0].verliest.find(({ scope }: { scope: string }) => scope === 'zaken.lezen');
    expect(lezen).toMatchObject({ gegevens: 'zaak', van: 2, deels: false });
    expect(lezen.typen).toHaveLength(1);
    expect(getroffen[0].krijgt).toEqual([]);

    const { kenmerk } = (await ask(`${url}/proef`)).json();
    expect((await post(`${url}/vaststellen`, { proef: kenmerk }, 'twee')).statusCode).toBe(200);
    const end = await stelVoor(world, zakenDicht('proefdraai', { effect: 'vervalt' }));
    const back = (await ask(`${end}/proef`)).json().getroffen[0];
    expect(back.verliest).toEqual([]);
    expect(back.krijgt.map(({ scope }: { scope: string }) => scope)).toContain('zaken.lezen');
    await regel(world, zakenDicht('proefdraai', { effect: 'vervalt' }));
  });

  it('tells of part of a type, and of fields', async () => {
    await meent.grant(leesrecht());
    const part = await stelVoor(
      world,
      zakenDicht('deels', { over: { gegevens: ['zaak'], vanafVertrouwelijkheid: 'geheim' } }),
    );
    const [one] = (await ask(`${part}/proef`)).json().getroffen;
    expect(one.verliest.every(({ deels }: { deels: boolean }) => deels)).toBe(true);
    const fields = await stelVoor(
      world,
      zakenDicht('velden', { effect: 'laat_weg', over: { gegevens: ['zaak'] }, weglaten: ['toelichting'] }),
    );
    const [other] = (await ask(`${fields}/proef`)).json().getroffen;
    expect(other).toMatchObject({ verliest: [], veldenWeg: ['zaak: toelichting'] });
  });
});

describe('fields that are left out', () => {
  const GEHEIM = 'Dit leest beperkt niet';
  const regelOver = (rest: object = {}) =>
    zakenDicht('velden-weg', {
      effect: 'laat_weg',
      over: { gegevens: ['zaak'] },
      weglaten: ['toelichting', 'omschrijving', 'startdatum'],
      ...rest,
    });
  let zaak: { readonly url: string };
  beforeAll(async () => {
    await meent.grant(leesrecht());
    zaak = await world.post(ZAKEN, { ...zaakBody(world), toelichting: GEHEIM, omschrijving: GEHEIM });
    await regel(world, regelOver());
  });
  afterAll(() => regel(world, regelOver({ effect: 'vervalt' })));

  const doors: Readonly<Record<string, () => Promise<{ readonly statusCode: number; readonly body: string }>>> = {
    one: () => ask(zaak.url, { as: 'beperkt' }),
    list: () => ask(ZAKEN, { as: 'beperkt' }),
    search: () => ask(`${ZAKEN}/_zoek`, { method: 'POST', payload: {}, as: 'beperkt' }),
    'audit trail': () => ask(`${zaak.url}/audittrail`, { as: 'beperkt' }),
    export: () => ask('/meent/api/v1/uitvoer/zaak', { as: 'beperkt' }),
    expand: async () => {
      const status = await world.post('/zaken/api/v1/rollen', {
        zaak: zaak.url,
        roltype: world.catalogue.roltypen.initiator,
        roltoelichting: '',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: '999990019' },
      });
      return ask(`${status.url}?expand=zaak`, { as: 'beperkt' });
    },
    patch: () => ask(zaak.url, { method: 'PATCH', payload: { communicatiekanaalNaam: 'Balie' }, as: 'beperkt' }),
  };
  it.each(Object.keys(doors))('are in no answer: %s', async (door) => {
    const answer = await doors[door]!();
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    expect(answer.body).toContain(zaak.url.slice(-36));
    expect(answer.body).not.toContain(GEHEIM);
    expect(answer.body).not.toContain('"startdatum"');
  });

  it('are there for who the rule is not for', async () => {
    for (const url of [zaak.url, ZAKEN, `${zaak.url}/audittrail`]) expect((await ask(url)).body).toContain(GEHEIM);
  });

  it('have an ETag of what was given, alike from every door', async () => {
    const read = await ask(zaak.url, { as: 'beperkt' });
    expect(read.headers.etag).not.toBe((await ask(zaak.url)).headers.etag);
    const unchanged = await ask(zaak.url, {
      as: 'beperkt',
      headers: { ...CRS, 'if-none-match': String(read.headers.etag) },
    });
    expect(unchanged.statusCode).toBe(304);
    const changed = await ask(zaak.url, {
      method: 'PATCH',
      payload: { verantwoordelijkeOrganisatie: '111222333' },
      as: 'beperkt',
      headers: { ...CRS, 'if-match': String(read.headers.etag) },
    });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(changed.headers.etag).toBe((await ask(zaak.url, { as: 'beperkt' })).headers.etag);
  });

  it('can be neither asked for nor written', async () => {
    for (const query of ['startdatum=2026-01-01', 'startdatum__gte=2026-01-01', 'ordering=startdatum'])
      expect(`${query} ${(await ask(`${ZAKEN}?${query}`, { as: 'beperkt' })).statusCode}`).toBe(`${query} 403`);
    expect((await ask(`${ZAKEN}?startdatum__gte=2020-01-01`)).statusCode).toBe(200);
    const patch = await ask(zaak.url, { method: 'PATCH', payload: { toelichting: 'x' }, as: 'beperkt' });
    expect(patch.json().invalidParams[0]).toMatchObject({ name: 'toelichting', code: 'not-seen' });
    const put = await ask(zaak.url, { method: 'PUT', payload: zaakBody(world), as: 'beperkt' });
    expect(put.statusCode).toBe(403);
    expect((await ask(zaak.url)).json().toelichting).toBe(GEHEIM);
  });

  it('are found by no word', async () => {
    const zoek = (as: string) => ask('/meent/api/v1/zoeken', { method: 'POST', payload: { zoekterm: 'leest' }, as });
    expect((await zoek('beperkt')).statusCode).toBe(403);
    expect((await zoek('alles')).statusCode).toBe(200);
  });
});

describe('a rule', () => {
  it('of hours holds in those alone, and one with an end until that day', async () => {
    await meent.grant(leesrecht());
    const zaak = await world.zaak();
    const always = { dagen: [1, 2, 3, 4, 5, 6, 7], van: '00:00', tot: '24:00' };
    await regel(world, zakenDicht('uren', { uren: always }));
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(403);
    await regel(
      world,
      zakenDicht('uren', { uren: always, beginGeldigheid: '2020-01-01', eindeGeldigheid: '2020-02-01' }),
    );
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(200);
    await regel(world, zakenDicht('uren', { uren: always, beginGeldigheid: '2999-01-01' }));
    expect((await ask(zaak.url, { as: 'beperkt' })).statusCode).toBe(200);
    await regel(world, zakenDicht('uren', { effect: 'vervalt' }));
  });

  it('holds in its own municipality', async () => {
    const there = await makeWorld(meent, SECOND);
    await meent.grant(
      [
        {
          component: 'drc',
          scopes: ['documenten.lezen'],
          informatieobjecttype: there.catalogue.informatieobjecttypen.rapport,
          maxVertrouwelijkheidaanduiding: 'zeer_geheim',
        },
      ],
      SECOND,
    );
    const document = await there.post('/documenten/api/v1/enkelvoudiginformatieobjecten', documentBody(there));
    await regel(world, zakenDicht('hier', { over: { componenten: ['drc'] } }));
    const seen = await meent.ask({ url: path(there, document.url), municipality: SECOND, as: 'beperkt', headers: CRS });
    expect(seen.statusCode, seen.body).toBe(200);
    await regel(there, zakenDicht('daar', { over: { componenten: ['drc'] } }));
    const refused = await meent.ask({
      url: path(there, document.url),
      municipality: SECOND,
      as: 'beperkt',
      headers: CRS,
    });
    expect(refused.statusCode).toBe(403);
    await there.close();
    await regel(world, zakenDicht('hier', { effect: 'vervalt' }));
    expect(world.municipality).toBe(FIRST);
  });

  it('keeps nobody from deciding on rules', async () => {
    await meent.grant([{ component: 'meent', scopes: ['toegangsregels.lezen', 'kanalen.lezen'] }]);
    await regel(world, zakenDicht('meent-dicht', { over: { componenten: ['meent'] } }));
    expect((await ask(AT, { as: 'beperkt' })).statusCode).toBe(200);
    await regel(world, zakenDicht('meent-dicht', { effect: 'vervalt' }));
  });
});
