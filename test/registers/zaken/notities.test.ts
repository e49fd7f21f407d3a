/** Notes, contacts and requests at a case. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeder } from '../../support/server.ts';
import { BSN, faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
let zaak: Json;
beforeAll(async () => {
  z = await startZaken();
  zaak = await z.zaak();
  await z.rol(zaak);
});
afterAll(() => z.meent.close());

const note = (changes: object = {}) => ({
  gerelateerdAan: zaak.url,
  onderwerp: 'Tegel',
  tekst: 'Ligt los',
  ...changes,
});
const ids = async (query: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await z.want(200, 'GET', `${ZRC}/zaaknotities?${new URLSearchParams(query)}`)).results.map(({ url }: Json) => url);

describe('a note', () => {
  it('is for colleagues and a concept, unless it says otherwise; we say when', async () => {
    const made = await z.post('/zaaknotities', note({ aanmaakdatum: '2001-01-01T00:00:00Z' }));
    expect(made).toMatchObject({ notitieType: 'intern', status: 'concept', aangemaaktDoor: 'Toepassing alles' });
    expect(Date.parse(made.aanmaakdatum)).toBeGreaterThan(Date.parse('2026-01-01'));
    const changed = await z.want(200, 'PATCH', made.url, { tekst: 'Ligt vast' });
    expect(changed.aanmaakdatum).toBe(made.aanmaakdatum);
    expect(Date.parse(changed.wijzigingsdatum)).toBeGreaterThan(Date.parse(made.aanmaakdatum) - 1);
    expect(await z.refused('/zaaknotities', note({ onderwerp: '', tekst: undefined }))).toEqual([
      'onderwerp:blank',
      'tekst:required',
    ]);
  });

  it('that is finished is taken away with the right to change the case alone, and stays in its audit trail', async () => {
    const [about, as] = [await z.zaak(), { as: 'beperkt' }];
    const made = await z.post(
      '/zaaknotities',
      note({ gerelateerdAan: about.url, status: 'definitief', tekst: 'Blijft bewaard' }),
    );
    await z.grant(['zaken.lezen', 'zaken.aanmaken', 'zaken.verwijderen']);
    for (const method of ['PATCH', 'DELETE'] as const)
      await z.want(403, method, made.url, method === 'PATCH' ? { tekst: 'Anders' } : undefined, as);
    await z.grant(['zaken.lezen', 'zaken.bijwerken']);
    expect(faults(await z.want(400, 'PATCH', made.url, { tekst: 'Anders' }, as))).toEqual([
      'status:notitie-definitief',
    ]);
    await z.want(204, 'DELETE', made.url, undefined, as);
    const trail = (await z.want(200, 'GET', `${about.url}/audittrail`)) as unknown as readonly Json[];
    expect(trail.find(({ resource, actie }) => resource === 'zaaknotitie' && actie === 'destroy')).toMatchObject({
      applicatieId: 'beperkt',
      wijzigingen: { oud: { tekst: 'Blijft bewaard' } },
    });
  });

  it('of a closed case is taken away by who may force a change alone', async () => {
    const [about, as] = [await z.zaak(), { as: 'beperkt' }];
    const made = await z.post('/zaaknotities', note({ gerelateerdAan: about.url, status: 'definitief' }));
    await z.close(about);
    await z.grant(['zaken.lezen', 'zaken.bijwerken']);
    await z.want(403, 'DELETE', made.url, undefined, as);
    await z.grant(['zaken.lezen', 'zaken.geforceerd-bijwerken']);
    expect(faults(await z.want(400, 'PATCH', made.url, { tekst: 'Anders' }, as))).toEqual([
      'status:notitie-definitief',
    ]);
    await z.want(204, 'DELETE', made.url, undefined, as);
  });

  it('that is finished stays what it is', async () => {
    const made = await z.post('/zaaknotities', note());
    await z.want(200, 'PATCH', made.url, { status: 'definitief' });
    for (const method of ['PATCH', 'PUT'] as const)
      expect(faults(await z.want(400, method, made.url, note({ status: 'concept' })))).toEqual([
        'status:notitie-definitief',
      ]);
    expect((await z.read(made.url)).status).toBe('definitief');
  });

  it('is found by its words, whatever their capitals, and by when it was made', async () => {
    const made = await z.post(
      '/zaaknotities',
      note({ onderwerp: 'Één stoep', tekst: '100% los_', aangemaaktDoor: 'N. Boom' }),
    );
    expect(await ids({ onderwerp__icontains: 'éÉN' })).toEqual([made.url]);
    expect(await ids({ tekst__icontains: '0% LOS_' })).toEqual([made.url]);
    expect(await ids({ tekst__icontains: '%' })).toEqual([made.url]);
    expect(await ids({ aangemaaktDoor__icontains: 'boom' })).toEqual([made.url]);
    expect(await ids({ onderwerp: 'één stoep' })).toEqual([]);
    expect(await ids({ aanmaakdatum: made.aanmaakdatum })).toEqual([made.url]);
    expect(await ids({ onderwerp: 'Één stoep', wijzigingsdatum__gt: made.wijzigingsdatum })).toEqual([]);
    expect(await ids({ onderwerp: 'Één stoep', wijzigingsdatum__gte: made.wijzigingsdatum })).toEqual([made.url]);
    expect(await ids({ gerelateerdAan: zaak.url, notitieType: 'extern' })).toEqual([]);
    await z.want(400, 'GET', `${ZRC}/zaaknotities?notitieType=onzin`);
  });

  it('comes on pages as large as the caller says', async () => {
    for (const onderwerp of ['Een', 'Twee', 'Drie'])
      await z.post('/zaaknotities', note({ onderwerp, tekst: 'bladeren' }));
    const page = await z.want(200, 'GET', `${ZRC}/zaaknotities?tekst=bladeren&pageSize=2`);
    expect([page.count, page.results.length]).toEqual([3, 2]);
    const whole = await z.want(200, 'GET', `${ZRC}/zaaknotities?tekst=bladeren&pageSize=3`);
    expect([whole.count, whole.results.length, whole.next]).toEqual([3, 3, null]);
    await z.want(404, 'GET', `${ZRC}/zaaknotities?tekst=bladeren&pageSize=3&page=2`);
    // A plus sign that was not written as %2B reads as a space.
    const since = await z.want(
      200,
      'GET',
      `${ZRC}/zaaknotities?tekst=bladeren&aanmaakdatum__gt=2020-01-01T00:00:00+01:00`,
    );
    expect(since.count).toBe(3);
    const last = await z.want(200, 'GET', page.next);
    expect([last.results.length, last.next]).toEqual([1, null]);
    for (const size of ['0', '501', 'veel']) await z.want(400, 'GET', `${ZRC}/zaaknotities?pageSize=${size}`);
    await z.want(400, 'GET', `${ZRC}/rollen?pageSize=2`);
  });

  it('goes with its case', async () => {
    const other = await z.zaak();
    const { url } = await z.post('/zaaknotities', note({ gerelateerdAan: other.url }));
    await z.want(204, 'DELETE', other.url);
    await z.want(404, 'GET', url);
  });
});

describe('who asked for the case', () => {
  /** As the portal calls for a resident: their own cases, and nothing else. */
  const resident = () => ({
    ...seeder(101),
    rights: {
      everything: false,
      grants: [
        {
          component: 'zrc',
          scopes: new Set(['zaken.lezen']),
          subject: z.meent.engine.parts.keys.hash(101, 'bsn', BSN),
        },
      ],
    },
  });
  const read = (url: string) => z.meent.engine.read(resident(), 'zaaknotitie', url.slice(-36));

  it('sees what is meant for them and finished', async () => {
    const { url } = await z.post(
      '/zaaknotities',
      note({ notitieType: 'extern', status: 'definitief', tekst: 'voor u' }),
    );
    expect(JSON.parse((await read(url)).json).tekst).toBe('voor u');
    const page = await z.meent.engine.rows(resident(), 'zaaknotitie', {});
    expect(page.rows.map(({ id }) => id)).toEqual([url.slice(-36)]);
  });

  it.each([
    ['intern', 'definitief'],
    ['extern', 'concept'],
  ])('does not see what is %s and %s', async (notitieType, status) => {
    const { url } = await z.post('/zaaknotities', note({ notitieType, status, onderwerp: 'niet voor u' }));
    await expect(read(url)).rejects.toMatchObject({ code: 'permission-denied' });
    const page = await z.meent.engine.rows(resident(), 'zaaknotitie', { onderwerp: 'niet voor u' });
    expect([page.count, page.rows.length]).toEqual([0, 0]);
  });
});

describe('a klantcontact', () => {
  it('gets a number when it has none, which is nobody else’s', async () => {
    const body = { zaak: zaak.url, datumtijd: '2026-03-02T10:00:00Z', kanaal: 'balie' };
    const made = await z.post('/klantcontacten', body);
    expect(made.identificatie).toMatch(/^KC-\d{4}-\d{6}$/);
    expect(await z.refused('/klantcontacten', { ...body, identificatie: made.identificatie })).toEqual([
      'identificatie:identificatie-niet-uniek',
    ]);
    expect((await z.ask('DELETE', made.url)).statusCode).toBe(405);
  });

  it('of a closed case wants zaken.geforceerd-bijwerken', async () => {
    const closed = await z.zaak();
    await z.close(closed);
    const body = { zaak: closed.url, datumtijd: '2026-03-02T10:00:00Z' };
    await z.grant(['zaken.bijwerken']);
    expect((await z.ask('POST', `${ZRC}/klantcontacten`, body, { as: 'beperkt' })).statusCode).toBe(403);
    await z.grant(['zaken.geforceerd-bijwerken']);
    await z.post('/klantcontacten', body, 'beperkt');
  });
});

describe('a property', () => {
  it.each([
    ['vervaldatum', '20270203', null],
    ['vervaldatum', '2027-02-03', null],
    ['vervaldatum', 'volgend jaar', 'formaat'],
    ['kleur', 'rood', null],
    ['kleur', 'r'.repeat(500), 'lengte'],
  ] as const)('%s with the value %s is stored, with a warning or without', async (name, waarde, fault) => {
    const own = await z.zaak();
    const body = { zaak: own.url, eigenschap: z.catalogue.eigenschappen[name], waarde };
    const answer = await z.ask('POST', `${ZRC}/zaken/${own.uuid}/zaakeigenschappen`, body);
    expect(answer.statusCode).toBe(201);
    const warning = answer.headers['x-warning'];
    if (fault) expect(warning).toContain(fault);
    else expect(warning).toBeUndefined();
    expect((await z.read(answer.json().url)).waarde).toBe(waarde);
  });
});

it('a document does not come into a case that is archived', async () => {
  const own = await z.zaak();
  await z.want(200, 'PATCH', own.url, {
    archiefnominatie: 'vernietigen',
    archiefactiedatum: '2030-01-01',
    archiefstatus: 'gearchiveerd',
  });
  expect(
    await z.refused('/zaakinformatieobjecten', { zaak: own.url, informatieobject: (await z.document()).url }),
  ).toEqual(['zaak:zaak-gearchiveerd']);
});
