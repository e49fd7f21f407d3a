/** A destruction list up to the moment at which it is carried out: what is on it, who may do which step, what goes off it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST, SECOND } from '../../support/server.ts';
import { faults, type Json } from '../zaken/support.ts';
import { type Archief, gelezen, MEENT, OUD, padVan, startArchief } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

/** No case of an earlier test is on the next list. */
const alleen = async (zaken: readonly Json[], body: object = {}) => {
  const lijst = await a.lijst('een', body);
  const regels = await a.regels(lijst);
  expect(new Set(regels.map(({ zaakId }) => zaakId))).toEqual(new Set(zaken.map(({ uuid }) => uuid)));
  return { lijst, regels, pad: padVan(lijst) };
};
const stap = (status: number, pad: string, stap: string, wie: string, body?: object, as?: string) =>
  a.doe(status, 'POST', `${pad}/${stap}`, wie, body, as);
const intrekken = (pad: string) => stap(200, pad, 'intrekken', 'een', { reden: 'Einde van deze test.' });

it('shows each case with its ground and what goes along, and nothing that people wrote in it', async () => {
  const { z } = a;
  const zaak = await a.overtijd({ omschrijving: 'Geheim van Boom' });
  await z.rol(zaak);
  const ander = await z.zaak();
  const [eigen, gedeeld] = [await z.document(), await z.document()];
  for (const document of [eigen, gedeeld])
    await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
  await z.post('/zaakinformatieobjecten', { zaak: ander.url, informatieobject: gedeeld.url });
  z.meent.logged.length = 0;
  const { lijst, regels, pad } = await alleen([zaak]);
  expect(lijst).toMatchObject({ status: 'opgesteld', opgesteldDoor: 'Medewerker een', naam: 'Proef' });
  expect(regels[0]).toMatchObject({
    identificatie: zaak.identificatie,
    zaaktypeOmschrijving: expect.stringMatching(/./),
    resultaat: expect.stringMatching(/./),
    selectielijstklasse: expect.stringContaining('selectielijst gemeenten'),
    bewaartermijn: 'P5Y',
    afleidingswijze: 'afgehandeld',
    beginTermijn: '2026-05-01',
    archiefactiedatum: OUD,
    deelzaken: 0,
    documenten: 1,
    documentenBehouden: 1,
    besluiten: 0,
    status: 'opgenomen',
  });
  expect(JSON.stringify(regels)).not.toContain('Boom');
  // Whom the case is about reads that it was put on a list.
  expect(z.meent.logged.find(({ operation }) => operation === 'archief.vernietigingslijst.opstellen')).toMatchObject({
    lines: [{ resource: 'zaak', id: zaak.uuid }],
  });
  await intrekken(pad);
  await a.z.want(204, 'DELETE', zaak.url);
});

describe('who', () => {
  it('makes a list may neither judge nor fix it, and who judged it may not fix it', async () => {
    const zaak = await a.overtijd();
    const { pad } = await alleen([zaak]);
    await stap(409, pad, 'vaststellen', 'drie');
    for (const wie of ['een', 'Een ', 'e\u200ben', '\u2060een'])
      expect((await stap(403, pad, 'beoordelen', wie)).detail).toContain('zelf opgesteld');
    expect(await stap(200, pad, 'beoordelen', 'twee')).toMatchObject({
      status: 'beoordeeld',
      beoordeeldDoor: 'Medewerker twee',
    });
    await stap(409, pad, 'beoordelen', 'drie');
    for (const wie of ['een', 'twee', 'EEN', ' Twee '])
      expect((await stap(403, pad, 'vaststellen', wie)).detail).toContain('Laat een ander');
    await stap(409, pad, 'uitvoeren', 'een');
    expect(await stap(200, pad, 'vaststellen', 'drie')).toMatchObject({ status: 'vastgesteld' });
    await intrekken(pad);
    await stap(409, pad, 'uitvoeren', 'een');
    await a.z.want(204, 'DELETE', zaak.url);
  });

  it('is named by an application that did a step already counts as who did that one', async () => {
    const zaak = await a.overtijd();
    const { pad } = await alleen([zaak]);
    const other = await a.z.meent.another('alles-beoordelen');
    for (const wie of ['een', 'twee', 'drie'])
      expect((await stap(403, pad, 'beoordelen', wie, undefined, 'alles')).detail).toMatch(
        wie === 'een' ? /zelf opgesteld/ : /al via deze applicatie/,
      );
    await stap(200, pad, 'beoordelen', 'twee', undefined, other);
    for (const as of ['alles', other])
      expect((await stap(403, pad, 'vaststellen', 'drie', undefined, as)).detail).toContain('al via deze applicatie');
    expect(await a.doe(200, 'GET', pad, 'lezer')).toMatchObject({ status: 'beoordeeld' });
    await stap(200, pad, 'vaststellen', 'drie');
    await intrekken(pad);
    await a.z.want(204, 'DELETE', zaak.url);
  });

  it('judges a list judges what they read: not what it became since, nor what nobody read', async () => {
    const zaken = [await a.overtijd(), await a.overtijd()];
    const { pad, regels } = await alleen(zaken);
    const before = await gelezen(a.z, `${pad}/beoordelen`);
    await a.doe(200, 'POST', `${padVan(regels[0]!)}/uitzonderen`, 'twee', { reden: 'Er loopt nog een navraag.' });
    expect((await stap(409, pad, 'beoordelen', 'twee', before)).detail).toContain('niet meer de lijst die u las');
    expect((await stap(400, pad, 'beoordelen', 'twee', {})).invalidParams).toMatchObject([{ name: 'kenmerk' }]);
    expect(await a.doe(200, 'GET', pad, 'lezer')).toMatchObject({ status: 'opgesteld', beoordeeldDoor: '' });
    await stap(200, pad, 'beoordelen', 'twee', await gelezen(a.z, `${pad}/beoordelen`));
    await intrekken(pad);
    for (const { url } of zaken) await a.z.want(204, 'DELETE', url);
  });

  it('fixes a list fixes what they read: not what it became since, nor what nobody read', async () => {
    const zaken = [await a.overtijd(), await a.overtijd()];
    const { pad, regels } = await alleen(zaken);
    await stap(200, pad, 'beoordelen', 'twee');
    const before = await gelezen(a.z, `${pad}/vaststellen`);
    await a.doe(200, 'POST', `${padVan(regels[0]!)}/uitzonderen`, 'twee', { reden: 'Er loopt nog een navraag.' });
    expect((await stap(409, pad, 'vaststellen', 'drie', before)).detail).toContain('niet meer de lijst die u las');
    expect((await stap(400, pad, 'vaststellen', 'drie', {})).invalidParams).toMatchObject([{ name: 'kenmerk' }]);
    const { pad: ander } = await alleen(zaken.filter(({ uuid }) => uuid === regels[0]!.zaakId));
    await stap(409, pad, 'vaststellen', 'drie', await gelezen(a.z, `${ander}/vaststellen`));
    expect(await a.doe(200, 'GET', pad, 'lezer')).toMatchObject({ status: 'beoordeeld', vastgesteldDoor: '' });
    await stap(200, pad, 'vaststellen', 'drie', await gelezen(a.z, `${pad}/vaststellen`));
    for (const one of [pad, ander]) await intrekken(one);
    for (const { url } of zaken) await a.z.want(204, 'DELETE', url);
  });

  it('fixes it while somebody takes a case off fixes it whole, or is told to read again', async () => {
    const second = await a.z.meent.second();
    for (let round = 0; round < 5; round++) {
      const zaken = [await a.overtijd(), await a.overtijd()];
      const { pad, regels } = await alleen(zaken);
      await stap(200, pad, 'beoordelen', 'twee');
      const read = await gelezen(a.z, `${pad}/vaststellen`);
      const ask = async (at: Pick<typeof second, 'ask'>, url: string, wie: string, payload: object, as?: string) =>
        at.ask({
          method: 'POST',
          url: `${MEENT}${url}`,
          payload,
          ...(as === undefined ? {} : { as: await a.z.meent.another(as) }),
          user: { id: wie, name: `Medewerker ${wie}` },
        });
      const [fixed, off] = await Promise.all([
        ask(a.z.meent, `${pad}/vaststellen`, 'drie', read, 'alles-vaststellen'),
        ask(second, `${padVan(regels[0]!)}/uitzonderen`, 'twee', { reden: 'Er loopt nog een navraag.' }),
      ]);
      expect([fixed.statusCode, off.statusCode].toSorted(), fixed.body + off.body).toEqual([200, 409]);
      await intrekken(pad);
      for (const { url } of zaken) await a.z.want(204, 'DELETE', url);
    }
  });

  it('names no employee makes no list and decides on none', async () => {
    const zaak = await a.overtijd();
    const los = (status: number, path: string, body?: object) => a.z.want(status, 'POST', `/meent/api/v1${path}`, body);
    expect(faults(await los(400, '/vernietigingslijsten', { naam: 'Proef' }))).toEqual([
      'nonFieldErrors:employee-required',
    ]);
    const { pad } = await alleen([zaak]);
    expect((await los(403, `${pad}/beoordelen`, { kenmerk: 'gelezen' })).detail).toContain('user_id');
    await intrekken(pad);
    await a.z.want(204, 'DELETE', zaak.url);
  });

  it('has each right alone may do that step alone', async () => {
    const zaak = await a.overtijd();
    const { pad } = await alleen([zaak]);
    const grant = (scopes: readonly string[], zaken: readonly string[] = []) =>
      a.z.meent.grant(
        [
          { component: 'meent', scopes },
          ...(zaken.length === 0
            ? []
            : [
                {
                  component: 'zrc',
                  scopes: zaken,
                  zaaktype: a.z.catalogue.zaaktype,
                  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
                },
              ]),
        ],
        FIRST,
      );
    const als = (status: number, path: string, wie: string, body?: object) =>
      a.doe(status, 'POST', path, wie, body, 'beperkt');
    await grant(['archief.lezen'], ['zaken.lezen', 'zaken.verwijderen']);
    await als(403, '/vernietigingslijsten', 'vier', { naam: 'Proef' });
    for (const stap of ['beoordelen', 'vaststellen', 'uitvoeren']) await als(403, `${pad}/${stap}`, 'vier');
    await als(403, `${pad}/intrekken`, 'vier', { reden: 'Zomaar.' });
    await a.doe(200, 'GET', pad, 'vier', undefined, 'beperkt');
    // The step, but not the cases.
    await grant(['archief.beoordelen']);
    expect((await als(403, `${pad}/beoordelen`, 'vier')).detail).toContain('1 zaken die u niet mag lezen');
    await grant(['archief.beoordelen'], ['zaken.lezen']);
    await als(200, `${pad}/beoordelen`, 'vier');
    await grant(['archief.vaststellen'], ['zaken.lezen']);
    expect((await als(403, `${pad}/vaststellen`, 'vijf')).detail).toContain('verwijderen');
    await intrekken(pad);
    const { pad: tweede } = await alleen([zaak]);
    await stap(200, tweede, 'beoordelen', 'vier');
    await grant(['archief.vaststellen'], ['zaken.verwijderen']);
    await als(200, `${tweede}/vaststellen`, 'vijf');
    await grant(['zaken.lezen']);
    await a.doe(403, 'GET', tweede, 'vier', undefined, 'beperkt');
    await intrekken(tweede);
    // Nothing that the maker may not see comes on a list.
    await grant(['archief.opstellen']);
    expect(faults(await als(400, '/vernietigingslijsten', 'vier', { naam: 'Proef' }))).toEqual([
      'nonFieldErrors:no-cases',
    ]);
    await grant(['archief.opstellen'], ['zaken.lezen']);
    const gemaakt = await als(201, '/vernietigingslijsten', 'vier', { naam: 'Proef' });
    await intrekken(padVan(gemaakt));
    await a.z.want(204, 'DELETE', zaak.url);
  });

  it('is of another municipality sees nothing of it', async () => {
    const zaak = await a.overtijd();
    const { pad } = await alleen([zaak]);
    const answer = await a.z.meent.ask({ method: 'GET', url: `/meent/api/v1${pad}`, municipality: SECOND });
    expect(answer.statusCode).toBe(404);
    await intrekken(pad);
    await a.z.want(204, 'DELETE', zaak.url);
  });
});

describe('a case', () => {
  it('waits on one list, and may go on another when that is withdrawn', async () => {
    const zaak = await a.overtijd();
    const { pad } = await alleen([zaak]);
    expect(faults(await a.doe(400, 'POST', '/vernietigingslijsten', 'een', { naam: 'Nog een' }))).toEqual([
      'nonFieldErrors:no-cases',
    ]);
    await stap(400, pad, 'intrekken', 'een', {});
    await intrekken(pad);
    const tweede = await alleen([zaak]);
    await intrekken(tweede.pad);
    await a.z.want(204, 'DELETE', zaak.url);
  });

  it('is excluded with a reason, or kept for longer with a new date, until the list is fixed', async () => {
    const [weg, later] = [await a.overtijd(), await a.overtijd()];
    const { regels, pad } = await alleen([weg, later]);
    const regel = (zaak: Json) => padVan(regels.find(({ zaakId }) => zaakId === zaak.uuid)!);
    const reden = 'Er loopt nog een navraag.';
    await stap(400, regel(weg), 'uitzonderen', 'twee', {});
    expect(await stap(200, regel(weg), 'uitzonderen', 'twee', { reden })).toMatchObject({
      status: 'uitgezonderd',
      reden,
      gewijzigdDoor: 'Medewerker twee',
    });
    await stap(409, regel(weg), 'uitzonderen', 'twee', { reden });
    for (const archiefactiedatum of ['2026-01-01', 'morgen', undefined])
      await stap(400, regel(later), 'verlengen', 'twee', { archiefactiedatum, reden });
    await stap(200, regel(later), 'verlengen', 'twee', { archiefactiedatum: '2040-01-01', reden });
    expect(await a.z.read(later.url)).toMatchObject({ archiefactiedatum: '2040-01-01' });
    const trail = (await a.z.want(200, 'GET', `${later.url}/audittrail`)) as unknown as Json[];
    expect(trail.some(({ toelichting }) => toelichting === reden)).toBe(true);
    expect(await a.doe(200, 'GET', `${pad}/voortgang`, 'lezer')).toMatchObject({
      zaken: 2,
      opgenomen: 0,
      uitgezonderd: 1,
      verlengd: 1,
    });
    await intrekken(pad);
    const tweede = await alleen([weg]);
    await stap(200, tweede.pad, 'beoordelen', 'twee');
    await stap(200, tweede.pad, 'vaststellen', 'drie');
    await stap(409, padVan(tweede.regels[0]!), 'uitzonderen', 'twee', { reden });
    await intrekken(tweede.pad);
    await a.z.want(204, 'DELETE', weg.url);
  });

  it('is chosen by period', async () => {
    const [vroeg, laat] = [
      await a.overtijd({}, { archiefactiedatum: '2025-12-31' }),
      await a.overtijd({}, { archiefactiedatum: '2026-02-01' }),
    ];
    const eerste = await alleen([vroeg], { actiedatumTotEnMet: '2025-12-31' });
    const tweede = await alleen([laat], { actiedatumVanaf: '2026-01-01', zaaktypen: [a.z.catalogue.zaaktype] });
    await intrekken(eerste.pad);
    await intrekken(tweede.pad);
    const refused = async (body: object) =>
      faults(await a.doe(400, 'POST', '/vernietigingslijsten', 'een', { naam: 'Proef', ...body }));
    expect(await refused({ actiedatumVanaf: '2026-03-01' })).toEqual(['nonFieldErrors:no-cases']);
    expect(await refused({ naam: '' })).toEqual(['naam:blank']);
    expect(
      await refused({ zaaktypen: [`${a.z.catalogue.zaaktype.slice(0, -36)}00000000-0000-4000-8000-000000000000`] }),
    ).toEqual(['zaaktypen.0:does_not_exist']);
    for (const one of [vroeg, laat]) await a.z.want(204, 'DELETE', one.url);
  });
});

it('is made once per Idempotency-Key', async () => {
  const zaak = await a.overtijd();
  const headers = {
    authorization: a.z.meent.token('alles', FIRST, { id: 'een', name: 'Medewerker een' }),
    'idempotency-key': 'lijst-1',
  };
  const maak = () => a.z.want(201, 'POST', '/meent/api/v1/vernietigingslijsten', { naam: 'Eens' }, { headers });
  const eerste = await maak();
  expect(await maak()).toEqual(eerste);
  await intrekken(padVan(eerste));
  await a.z.want(204, 'DELETE', zaak.url);
});

describe('a shielded case', () => {
  it('is kept for longer by who may see it alone', async () => {
    const [dicht, los] = [await a.overtijd(), await a.overtijd()];
    const { regels, pad } = await alleen([dicht, los]);
    await a.schermAf(dicht);
    await a.mag(['archief.opstellen'], ['zaken.lezen']);
    const verleng = (status: number, zaak: Json, as: string) =>
      stap(
        status,
        padVan(regels.find(({ zaakId }) => zaakId === zaak.uuid)!),
        'verlengen',
        'twee',
        { archiefactiedatum: '2040-01-01', reden: 'Er loopt nog een navraag.' },
        as,
      );
    await verleng(403, dicht, 'beperkt');
    expect(await a.z.read(dicht.url)).toMatchObject({ archiefactiedatum: OUD });
    await verleng(200, los, 'beperkt');
    await verleng(200, dicht, 'alles');
    expect(await a.z.read(dicht.url)).toMatchObject({ archiefactiedatum: '2040-01-01' });
    await intrekken(pad);
  });

  const metDeelzaak = async () => {
    const { z } = a;
    const hoofd = await z.zaak();
    const deel = await z.zaak({ hoofdzaak: hoofd.url });
    for (const zaak of [deel, hoofd]) {
      await z.close(zaak);
      await z.want(200, 'PATCH', zaak.url, { archiefnominatie: 'vernietigen', archiefactiedatum: OUD });
    }
    return { hoofd, deel };
  };
  const beslist = () => a.mag(['archief.beoordelen', 'archief.vaststellen'], ['zaken.lezen', 'zaken.verwijderen']);
  const gaat = async (zaak: Json) => (await a.z.ask('GET', zaak.url)).statusCode;

  it('goes along with its main case when each who decides may see it', async () => {
    const { hoofd, deel } = await metDeelzaak();
    await a.schermAf(deel);
    const { pad } = await alleen([hoofd]);
    await beslist();
    expect((await a.z.ask('DELETE', hoofd.url, undefined, { as: 'beperkt' })).statusCode).toBe(403);
    for (const [naam, wie, wat] of [
      ['beoordelen', 'twee', 'lezen'],
      ['vaststellen', 'drie', 'verwijderen'],
    ] as const) {
      const { detail } = await stap(403, pad, naam, wie, undefined, 'beperkt');
      expect(detail).toContain(`1 zaken die u niet mag ${wat}`);
      await stap(200, pad, naam, wie);
    }
    await stap(200, pad, 'uitvoeren', 'een');
    await a.voerUit();
    expect([await gaat(hoofd), await gaat(deel)]).toEqual([404, 404]);
  });

  it('that was shielded after all was decided stays, and its main case with it', async () => {
    const [dicht, los] = [await metDeelzaak(), await metDeelzaak()];
    const { pad } = await alleen([dicht.hoofd, los.hoofd]);
    await beslist();
    await stap(200, pad, 'beoordelen', 'twee');
    await stap(200, pad, 'vaststellen', 'drie', undefined, 'beperkt');
    await a.schermAf(dicht.deel);
    await stap(200, pad, 'uitvoeren', 'drie', undefined, 'beperkt');
    await a.voerUit();
    expect([await gaat(dicht.hoofd), await gaat(dicht.deel)]).toEqual([200, 200]);
    expect([await gaat(los.hoofd), await gaat(los.deel)]).toEqual([404, 404]);
  });
});
