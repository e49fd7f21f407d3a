import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsOf } from '../../../src/registers/autorisaties/index.ts';
import { applicationId, FIRST, type Request, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const ROOT = '/autorisaties/api/v1/applicaties';
const TYPE = 'https://catalogus.voorbeeld.nl/catalogi/api/v1/zaaktypen/0197b0f0-0000-7000-8000-000000000001';
let made = 0;
const app = (extra: object = {}) => ({
  clientIds: [`client-${++made}`],
  label: 'Meldingen',
  autorisaties: [{ component: 'ac', scopes: ['autorisaties.lezen'] }],
  ...extra,
});
const post = (payload: object) => meent.ask({ method: 'POST', url: ROOT, payload });
const faults = async (payload: object): Promise<string[]> => {
  const answer = await post(payload);
  if (answer.statusCode === 201) return [];
  expect(answer.statusCode).toBe(400);
  return answer.json().invalidParams.map(({ name, code }: Record<string, string>) => `${name}:${code}`);
};
const pathOf = (url: string) => new URL(url).pathname;
const status = async (request: Request): Promise<number> => (await meent.ask(request)).statusCode;

describe('applicatie', () => {
  it('has per component the fields that the standard gives it', async () => {
    const autorisaties = [
      { component: 'nrc', scopes: ['notificaties.consumeren'], zaaktype: TYPE },
      { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: TYPE, maxVertrouwelijkheidaanduiding: 'intern' },
    ];
    const answer = await post(app({ autorisaties }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json().autorisaties).toEqual([
      { component: 'nrc', componentWeergave: 'Notificaties API', scopes: ['notificaties.consumeren'] },
      {
        component: 'zrc',
        componentWeergave: 'Zaken API',
        scopes: ['zaken.lezen'],
        zaaktype: TYPE,
        maxVertrouwelijkheidaanduiding: 'intern',
        // Ours.
        verwerkingsactiviteit: '',
      },
    ]);
    expect(answer.body).not.toContain('geheim');
  });

  it('is read, listed by client id, changed and deleted', async () => {
    const body = app();
    const { url } = (await post(body)).json();
    expect((await meent.ask({ url: pathOf(url) })).json()).toMatchObject(body);
    const [clientId] = body.clientIds;
    const list = await meent.ask({ url: `${ROOT}?clientIds=niemand,${clientId}` });
    expect(list.json()).toMatchObject({ count: 1, results: [{ url }] });
    expect((await meent.ask({ url: `${ROOT}?clientIds=niemand` })).json().count).toBe(0);
    const patched = await meent.ask({ method: 'PATCH', url: pathOf(url), payload: { label: 'Anders' } });
    expect(patched.json()).toMatchObject({ label: 'Anders', clientIds: body.clientIds });
    const put = await meent.ask({ method: 'PUT', url: pathOf(url), payload: { ...body, label: 'Weer anders' } });
    expect(put.json().label).toBe('Weer anders');
    expect(await status({ method: 'DELETE', url: pathOf(url) })).toBe(204);
    expect(await status({ url: pathOf(url) })).toBe(404);
  });

  it('is found by its client id at /consumer', async () => {
    const body = app();
    const { url } = (await post(body)).json();
    expect((await meent.ask({ url: `${ROOT}/consumer?clientId=${body.clientIds[0]}` })).json().url).toBe(url);
    expect(await status({ url: `${ROOT}/consumer?clientId=niemand` })).toBe(404);
    expect(await status({ url: `${ROOT}/consumer` })).toBe(400);
    expect(await status({ url: `${ROOT}/consumer?clientId=niemand`, as: 'beperkt' })).toBe(403);
  });

  it('is for who may read or change applications', async () => {
    const { url } = (await post(app())).json();
    const read: Request = { url: pathOf(url), as: 'beperkt' };
    const write: Request = { method: 'PATCH', url: pathOf(url), as: 'beperkt', payload: { label: 'x' } };
    expect([await status(read), await status(write)]).toEqual([403, 403]);
    await meent.grant([{ component: 'ac', scopes: ['autorisaties.lezen'] }]);
    expect([await status(read), await status(write)]).toEqual([200, 403]);
    await meent.grant([{ component: 'ac', scopes: ['autorisaties.bijwerken'] }]);
    expect([await status(read), await status(write)]).toEqual([403, 200]);
    expect(await status({ ...read, as: 'alles', municipality: SECOND })).toBe(404);
  });
});

describe('ac-001: a client id belongs to one application', () => {
  it('refuses one that another application has, also in an update', async () => {
    const body = app();
    expect(await faults(body)).toEqual([]);
    expect(await faults(app({ clientIds: ['nieuw-1', body.clientIds[0]] }))).toEqual(['clientIds:clientId-exists']);
    const { url } = (await post(app())).json();
    const change = (clientIds: readonly string[]) =>
      status({ method: 'PATCH', url: pathOf(url), payload: { clientIds } });
    expect(await change(body.clientIds)).toBe(400);
    expect(await change(['nieuw-2'])).toBe(200);
    expect(await change(['nieuw-2'])).toBe(200);
  });

  it('refuses one that another application had, which may have it back itself', async () => {
    const fault = ['clientIds:clientId-exists'];
    const { url } = (await post(app({ clientIds: ['oud-1', 'oud-2'] }))).json();
    const change = (clientIds: readonly string[]) =>
      status({ method: 'PATCH', url: pathOf(url), payload: { clientIds } });
    expect(await change(['oud-2'])).toBe(200);
    expect(await faults(app({ clientIds: ['oud-1'] }))).toEqual(fault);
    expect(await change(['oud-1', 'oud-2'])).toBe(200);
    expect(await change(['oud-2'])).toBe(200);
    expect(await status({ method: 'DELETE', url: pathOf(url) })).toBe(204);
    for (const one of ['oud-1', 'oud-2']) expect(await faults(app({ clientIds: ['nieuw-3', one] }))).toEqual(fault);
    expect(await faults(app({ clientIds: ['nieuw-3'] }))).toEqual([]);
  });

  it('refuses the same one twice, and none at all', async () => {
    expect(await faults(app({ clientIds: ['dubbel', 'dubbel'] }))).toEqual(['clientIds:clientId-exists']);
    expect(await faults({ label: 'x', heeftAlleAutorisaties: true })).toEqual(['clientIds:required']);
  });
});

describe('names of Meent itself', () => {
  it('of one employee stand alone, others apart from those of clients from outside', async () => {
    const wrong = ['clientIds:not-supported'];
    const EMPLOYEE = 'werkbank:medewerker=m-77';
    for (const other of ['van-buiten', 'meent-portaal-2', 'werkbank:a:b', 'werkbank:medewerker=m-78'])
      expect([other, await faults(app({ clientIds: [other, EMPLOYEE] }))]).toEqual([other, wrong]);
    expect(await faults(app({ clientIds: ['werkbank:a:b', 'van-buiten'] }))).toEqual(wrong);
    expect(await faults(app({ clientIds: [EMPLOYEE] }))).toEqual([]);
    expect(await faults(app({ clientIds: ['werkbank:a:b', 'werkbank:a:c'] }))).toEqual([]);
    expect(await faults(app({ clientIds: ['van-buiten-1', 'van-buiten-2'] }))).toEqual([]);
  });
});

describe('ac-002: everything, or a list of authorisations', () => {
  it('takes either', async () => {
    expect(await faults(app())).toEqual([]);
    expect(await faults(app({ autorisaties: [], heeftAlleAutorisaties: true }))).toEqual([]);
  });

  it('refuses both, and neither', async () => {
    expect(await faults(app({ heeftAlleAutorisaties: true }))).toEqual([
      'nonFieldErrors:ambiguous-authorizations-specified',
    ]);
    expect(await faults(app({ autorisaties: [] }))).toEqual(['nonFieldErrors:missing-authorizations']);
  });

  it('holds for a patch of one of the two', async () => {
    const { url } = (await post(app())).json();
    const patch = (payload: object) => status({ method: 'PATCH', url: pathOf(url), payload });
    expect(await patch({ heeftAlleAutorisaties: true })).toBe(400);
    expect(await patch({ heeftAlleAutorisaties: true, autorisaties: [] })).toBe(200);
  });
});

describe('ac-003: what an authorisation needs by its component', () => {
  const one = (autorisatie: object) => faults(app({ autorisaties: [autorisatie] }));

  it.each<[object, string[]]>([
    [{ component: 'zrc', scopes: ['zaken.lezen'] }, ['maxVertrouwelijkheidaanduiding', 'zaaktype']],
    [{ component: 'zrc', scopes: ['zaken.lezen'], zaaktype: TYPE }, ['maxVertrouwelijkheidaanduiding']],
    [
      { component: 'drc', scopes: ['x', 'documenten.lezen'] },
      ['maxVertrouwelijkheidaanduiding', 'informatieobjecttype'],
    ],
    [{ component: 'brc', scopes: ['besluiten.lezen'] }, ['besluittype']],
  ])('refuses %j', async (autorisatie, fields) => {
    expect(await one(autorisatie)).toEqual(fields.map((field) => `autorisaties.0.${field}:required`));
  });

  it.each<[object]>([
    [{ component: 'zrc', scopes: ['zaken.lezen'], zaaktype: TYPE, maxVertrouwelijkheidaanduiding: 'openbaar' }],
    [{ component: 'zrc', scopes: ['audittrails.lezen'] }],
    [{ component: 'zrc', scopes: [] }],
    [{ component: 'ztc', scopes: ['catalogi.lezen'] }],
  ])('takes %j', async (autorisatie) => {
    expect(await one(autorisatie)).toEqual([]);
  });
});

describe('the limit to what is ready for publication', () => {
  it('is taken beside authorisations; twin: who may do everything has no limit', async () => {
    const limited = { alleenIsGereedVoorPublicatie: true };
    expect(await faults(app(limited))).toEqual([]);
    expect(await faults(app({ ...limited, heeftAlleAutorisaties: true, autorisaties: [] }))).toEqual([
      'alleenIsGereedVoorPublicatie:not-supported',
    ]);
  });
});

describe('the secret', () => {
  const url = `/meent/api/v1/applicaties/${applicationId(FIRST, 'beperkt')}/geheim`;

  it('is given once, works at once, and ends the old one', async () => {
    const before = meent.token('beperkt');
    const ask = (authorization: string) => status({ url: ROOT, as: false, headers: { authorization } });
    expect(await ask(before)).not.toBe(401);
    const answer = await meent.ask({ method: 'POST', url });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { clientIds, geheim } = answer.json();
    expect(clientIds).toEqual(['beperkt']);
    expect(await ask(before)).toBe(401);
    const { createToken } = await import('../../../src/identity/tokens.ts');
    expect(await ask(`Bearer ${createToken({ clientId: 'beperkt', secret: geheim })}`)).not.toBe(401);
    const [row] = await meent.clone.asOwner<{ geheim: string; body: string }>(
      `select geheim, body from meent.applicatie where municipality = $1 and id = $2`,
      [FIRST, applicationId(FIRST, 'beperkt')],
    );
    expect(row!.geheim).not.toContain(geheim);
    expect(row!.body).not.toContain('geheim');
  });

  it('is for who may change applications', async () => {
    expect(await status({ method: 'POST', url, as: false })).toBe(401);
    expect(await status({ method: 'POST', url, municipality: SECOND })).toBe(404);
  });

  it('is given again to who asks with the same Idempotency-Key, and stands nowhere in the clear', async () => {
    const ask = () => meent.ask({ method: 'POST', url, headers: { 'idempotency-key': 'geheim-1' } });
    const first = await ask();
    const again = await ask();
    expect([again.statusCode, again.json(), again.headers['cache-control']]).toEqual([201, first.json(), 'no-store']);
    const [row] = await meent.clone.asOwner<{ answer: string }>(
      `select answer from meent.engine_idempotency where key = 'geheim-1'`,
    );
    expect(row!.answer).not.toContain(first.json().geheim);
    const { createToken } = await import('../../../src/identity/tokens.ts');
    const authorization = `Bearer ${createToken({ clientId: 'beperkt', secret: first.json().geheim })}`;
    expect(
      (await meent.ask({ url: '/zaken/api/v1/zaken', as: false, headers: { authorization } })).statusCode,
    ).not.toBe(401);
  });

  it.each(['meent-portaal', 'werkbank:behandelaar:vergunningen'])(
    'is not given to %s, which is Meent itself, and opens nothing when it has one',
    async (clientId) => {
      const { url } = (await post(app({ clientIds: [clientId] }))).json();
      const id = url.slice(-36);
      const answer = await meent.ask({ method: 'POST', url: `/meent/api/v1/applicaties/${id}/geheim` });
      expect(answer.json()).toMatchObject({ status: 400, invalidParams: [{ code: 'not-supported' }] });
      const { keys, db, snapshots } = meent.engine.parts;
      const geheim = keys.seal(FIRST, 'een geheim van veertig tekens of daaromtrent');
      await db
        .in(FIRST)
        .query({ text: 'update applicatie set geheim = $2 where municipality = $1 and id = $3' }, [FIRST, geheim, id]);
      snapshots.forget(FIRST);
      const { createToken } = await import('../../../src/identity/tokens.ts');
      const token = createToken({ clientId, secret: 'een geheim van veertig tekens of daaromtrent' });
      const refused = await meent.ask({ url: ROOT, as: false, headers: { authorization: `Bearer ${token}` } });
      expect(refused.statusCode).toBe(401);
    },
  );

  it('is missing for a new application, which then cannot log in', async () => {
    const body = app();
    await post(body);
    const { createToken } = await import('../../../src/identity/tokens.ts');
    const authorization = `Bearer ${createToken({ clientId: body.clientIds[0]!, secret: 'undefined' })}`;
    expect(await status({ url: ROOT, as: false, headers: { authorization } })).toBe(401);
  });
});

describe('rights', () => {
  const rights = async (autorisaties: readonly object[]) => {
    await meent.grant(autorisaties);
    return rightsOf(await meent.engine.parts.snapshots.current(FIRST), 'beperkt');
  };
  let zaaktype: string;
  beforeAll(async () => {
    const catalogus = await meent.ask({
      method: 'POST',
      url: '/catalogi/api/v1/catalogussen',
      payload: { domein: 'ABCDE', rsin: '111222333', contactpersoonBeheerNaam: 'Beheer' },
    });
    const made = await meent.ask({
      method: 'POST',
      url: '/catalogi/api/v1/informatieobjecttypen',
      payload: {
        catalogus: catalogus.json().url,
        omschrijving: 'Brief',
        vertrouwelijkheidaanduiding: 'openbaar',
        beginGeldigheid: '2020-01-01',
        informatieobjectcategorie: 'brieven',
      },
    });
    expect(made.statusCode, made.body).toBe(201);
    zaaktype = made.json().url;
  });

  it('are a grant per authorisation, with type and level', async () => {
    const { everything, grants, epoch } = await rights([
      { component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven'] },
      {
        component: 'drc',
        scopes: ['documenten.lezen'],
        informatieobjecttype: zaaktype,
        maxVertrouwelijkheidaanduiding: 'intern',
      },
    ]);
    expect(everything).toBe(false);
    // The record that gives it, as it is now: a decision names it.
    const by = { id: applicationId(FIRST, 'beperkt'), version: expect.any(Number) };
    expect(grants).toEqual([
      { component: 'ztc', scopes: new Set(['catalogi.lezen', 'catalogi.schrijven']), by },
      { component: 'drc', scopes: new Set(['documenten.lezen']), type: zaaktype.slice(-36), level: 2, by },
    ]);
    expect(epoch).toBe((await meent.engine.parts.snapshots.current(FIRST)).epoch);
  });

  it('are nothing where the type or the ceiling is missing, or the type is elsewhere', async () => {
    const none = [
      { component: 'zrc', scopes: ['audittrails.lezen'] },
      { component: 'zrc', scopes: ['audittrails.lezen'], maxVertrouwelijkheidaanduiding: 'openbaar' },
      { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: TYPE, maxVertrouwelijkheidaanduiding: 'openbaar' },
      { component: 'brc', scopes: [] },
    ];
    expect((await rights(none)).grants).toEqual([]);
  });

  it('are nothing for a client that nobody knows', async () => {
    const snapshot = await meent.engine.parts.snapshots.current(FIRST);
    expect(rightsOf(snapshot, 'niemand')).toEqual({ everything: false, grants: [] });
    expect(rightsOf(snapshot, 'alles').everything).toBe(true);
  });
});
