/** Objects and their records: what is kept, how it changes, and what is shown of which day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/registers/notificaties/message.ts';
import { FIRST, startMeent, type TestMeent } from '../../support/server.ts';
import { asking, body, CRS, codes, makeType, makeVersion, ROOT } from './support.ts';

const SCHEMA = {
  type: 'object',
  required: ['naam'],
  properties: { naam: { type: 'string' }, hoogte: { type: 'number' }, plek: { type: 'object' } },
};

let meent: TestMeent;
let type: string;
beforeAll(async () => {
  meent = await startMeent();
  type = await makeType(meent, SCHEMA);
});
afterAll(() => meent.close());

const ask = asking(() => meent);
const make = async (data: object, more: object = {}): Promise<string> => {
  const made = await ask('POST', `${ROOT}/objects`, body(type, data, more));
  expect(made.statusCode, made.body).toBe(201);
  return made.json().url;
};

describe('an object', () => {
  it('is made with its first record, and shown as it is', async () => {
    const made = await ask('POST', `${ROOT}/objects`, body(type, { naam: 'Eik' }));
    expect(made.statusCode, made.body).toBe(201);
    const { url, uuid } = made.json();
    expect(made.headers.location).toBe(url);
    expect(made.headers['content-crs']).toBe('EPSG:4326');
    expect(made.json()).toEqual({
      url: `http://localhost${ROOT}/objects/${uuid}`,
      uuid,
      type,
      record: {
        index: 1,
        typeVersion: 1,
        data: { naam: 'Eik' },
        geometry: null,
        references: [],
        startAt: '2020-01-01',
        endAt: null,
        registrationAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        correctionFor: null,
        correctedBy: null,
      },
    });
    const read = await ask('GET', url);
    expect(read.json()).toEqual(made.json());
    expect(read.headers.etag).toBe(made.headers.etag);
    const [listed] = (await ask('GET', `${ROOT}/objects?data_attr=naam__exact__Eik`)).json().results;
    expect(listed).toEqual(made.json());
  });

  it('has the uuid that the caller gives, once', async () => {
    const uuid = '0b6f8a5e-3f0c-4a9c-9a51-1d2f7a3b4c5d';
    const made = await ask('POST', `${ROOT}/objects`, { uuid, ...body(type, { naam: 'Es' }) });
    expect(made.json().uuid).toBe(uuid);
    expect(codes(await ask('POST', `${ROOT}/objects`, { uuid, ...body(type, { naam: 'Es' }) }))).toEqual([
      'uuid unique',
    ]);
    expect(codes(await ask('POST', `${ROOT}/objects`, { uuid: 'nee', ...body(type, { naam: 'Es' }) }))).toEqual([
      'uuid invalid',
    ]);
  });

  it.each([
    [{ naam: 3 }, 'record.data.naam invalid-json-schema'],
    [{}, 'record.data.naam invalid-json-schema'],
    [{ naam: 'Eik', plek: { a: '\u0002' } }, 'record.data invalid'],
  ])('is as the schema of its version says: %j', async (data, fault) => {
    expect(codes(await ask('POST', `${ROOT}/objects`, body(type, data)))).toEqual([fault]);
  });

  it('names a version that exists, and a type of this installation', async () => {
    expect(codes(await ask('POST', `${ROOT}/objects`, body(type, { naam: 'x' }, { typeVersion: 9 })))).toEqual([
      'record.typeVersion invalid',
    ]);
    expect(codes(await ask('POST', `${ROOT}/objects`, body('https://elders.nl/x', { naam: 'x' })))).toEqual([
      'type bad-url',
    ]);
  });

  it('has a place only where its type allows it', async () => {
    const flat = await makeType(meent, {}, { allowGeometry: false });
    const geometry = { type: 'Point', coordinates: [5.1, 52.1] };
    expect(codes(await ask('POST', `${ROOT}/objects`, body(flat, {}, { geometry })))).toEqual([
      'record.geometry geometry-not-allowed',
    ]);
  });

  it('never changes its type, and is deleted whole', async () => {
    const other = await makeType(meent);
    const url = await make({ naam: 'Iep' });
    expect(codes(await ask('PATCH', url, { type: other }))).toEqual(['type wijzigen-niet-toegelaten']);
    await ask('PATCH', url, { record: { data: { hoogte: 3 } } });
    expect((await ask('DELETE', url)).statusCode).toBe(204);
    expect((await ask('GET', url)).statusCode).toBe(404);
    expect((await ask('GET', `${url}/history`)).statusCode).toBe(404);
    const left = await meent.clone.asOwner('select count(*)::int as n from meent.objecten_record where object = $1', [
      url.slice(-36),
    ]);
    expect(left).toEqual([{ n: 0 }]);
  });

  it('wants Content-Crs with what it is sent, and may leave Accept-Crs out', async () => {
    const bare = await meent.ask({ method: 'POST', url: `${ROOT}/objects`, payload: body(type, { naam: 'x' }) });
    expect(bare.statusCode).toBe(412);
    expect(
      (await ask('GET', `${ROOT}/objects`, undefined, { headers: { 'accept-crs': 'EPSG:28992' } })).statusCode,
    ).toBe(406);
  });
});

describe('a change', () => {
  it('is a new record: a put replaces, a patch goes inside', async () => {
    const url = await make({ naam: 'Beuk', hoogte: 4, plek: { wijk: 'Noord', hof: 'A' } });
    const point = { type: 'Point', coordinates: [5.1, 52.1] };
    const patched = await ask('PATCH', url, {
      record: { startAt: '2021-01-01', geometry: point, data: { hoogte: null, plek: { hof: 'B' } } },
    });
    expect(patched.json().record).toMatchObject({
      index: 2,
      startAt: '2021-01-01',
      endAt: null,
      geometry: point,
      data: { naam: 'Beuk', plek: { wijk: 'Noord', hof: 'B' } },
    });
    expect(patched.json().record.data).not.toHaveProperty('hoogte');
    const put = await ask('PUT', url, body(type, { naam: 'Beuk 2' }, { startAt: '2022-01-01' }));
    expect(put.json().record).toMatchObject({ index: 3, geometry: null, data: { naam: 'Beuk 2' } });
    const history = (await ask('GET', `${url}/history`)).json();
    expect(history.count).toBe(3);
    expect(history.results.map((one: { index: number; endAt: string }) => [one.index, one.endAt])).toEqual([
      [1, '2021-01-01'],
      [2, '2022-01-01'],
      [3, null],
    ]);
    expect(history.results[0]).not.toHaveProperty('references');
    expect((await ask('GET', `${url}/2`)).json()).toEqual(history.results[1]);
    expect((await ask('GET', `${url}/4`)).statusCode).toBe(404);
    expect((await ask('GET', `${url}/history?pageSize=2&page=2`)).json()).toMatchObject({
      count: 3,
      previous: expect.stringContaining('page=1'),
      results: [{ index: 3 }],
    });
  });

  it('may correct an earlier record, and both say so', async () => {
    const url = await make({ naam: 'Wilg' });
    await ask('PATCH', url, { record: { startAt: '2021-01-01', data: { hoogte: 2 } } });
    const corrected = await ask('PATCH', url, {
      record: { startAt: '2021-01-01', correctionFor: 2, data: { hoogte: 3 } },
    });
    expect(corrected.json().record).toMatchObject({ index: 3, correctionFor: 2 });
    expect((await ask('GET', `${url}/2`)).json()).toMatchObject({ correctedBy: 3, endAt: '2021-01-01' });
    expect((await ask('PATCH', url, { record: { data: { hoogte: 4 } } })).json().record.correctionFor).toBeNull();
    expect(codes(await ask('PATCH', url, { record: { correctionFor: 9 } }))).toEqual([
      'record.correctionFor does_not_exist',
    ]);
  });

  it('is refused for who saw another version of it', async () => {
    const url = await make({ naam: 'Linde' });
    const etag = String((await ask('GET', url)).headers.etag);
    const once = () => ask('PATCH', url, { record: { data: { hoogte: 1 } } }, { headers: { 'if-match': etag } });
    expect((await once()).statusCode).toBe(200);
    expect((await once()).statusCode).toBe(412);
  });

  it('may go to a newer version of the type', async () => {
    const own = await makeType(meent, SCHEMA);
    await makeVersion(meent, own, { ...SCHEMA, required: ['naam', 'hoogte'] });
    const made = await ask('POST', `${ROOT}/objects`, body(own, { naam: 'Den' }));
    expect(codes(await ask('PATCH', made.json().url, { record: { typeVersion: 2 } }))).toEqual([
      'record.data.hoogte invalid-json-schema',
    ]);
    const moved = await ask('PATCH', made.json().url, { record: { typeVersion: 2, data: { hoogte: 2 } } });
    expect(moved.json().record.typeVersion).toBe(2);
  });
});

describe('subscribers of the channel objecten', () => {
  it('hear of each change of an object, with the address of its type, and nothing of its records', async () => {
    const url = await make({ naam: 'Olm' });
    await ask('PATCH', url, { record: { data: { hoogte: 1 } } });
    await ask('DELETE', url);
    const changes = await meent.db.in(FIRST).query<Parameters<typeof messageOf>[3]>({
      text: `select resource, record, main_resource, main, action, at, kenmerken, after from engine_change
 where municipality = ${FIRST} and main = '${url.slice(-36)}' and not implied order by id`,
    });
    const sent = changes.map((change) => messageOf(meent.engine.parts, FIRST, 'http://localhost', change));
    const told = {
      kanaal: 'objecten',
      hoofdObject: url,
      resource: 'object',
      resourceUrl: url,
      kenmerken: { objectType: type },
    };
    expect(sent).toMatchObject(['create', 'update', 'destroy'].map((actie) => ({ ...told, actie })));
    expect((await ask('GET', '/notificaties/api/v1/kanaal?naam=objecten')).json()).toMatchObject([
      { naam: 'objecten', filters: ['objectType'] },
    ]);
  });
});

describe('a day', () => {
  const dataOn = async (url: string, query: string) => (await ask('GET', `${url}?${query}`)).json().record?.data.naam;
  const listedOn = async (own: string, query: string) =>
    (await ask('GET', `${ROOT}/objects?type=${own}&${query}`))
      .json()
      .results.map((one: { record: { data: { naam: string } } }) => one.record.data.naam);

  it('shows the record that held on it, in a list and alone, whatever came in which order', async () => {
    const own = await makeType(meent, SCHEMA);
    const made = await ask('POST', `${ROOT}/objects`, body(own, { naam: 'jong' }, { startAt: '2010-01-01' }));
    const { url } = made.json();
    await ask('PATCH', url, { record: { startAt: '2020-01-01', data: { naam: 'oud' } } });
    await ask('PATCH', url, { record: { startAt: '2015-01-01', data: { naam: 'toch anders' } } });
    for (const [day, expected] of [
      ['2009-12-31', undefined],
      ['2010-01-01', 'jong'],
      ['2014-12-31', 'jong'],
      ['2015-01-01', 'toch anders'],
      ['2024-01-01', 'toch anders'],
    ] as const) {
      expect(await dataOn(url, `date=${day}`), day).toBe(expected);
      expect(await listedOn(own, `date=${day}`), day).toEqual(expected === undefined ? [] : [expected]);
      const { count } = (await ask('GET', `${ROOT}/objects?type=${own}&date=${day}`)).json();
      expect(count, day).toBe(expected === undefined ? 0 : 1);
    }
    expect((await ask('GET', `${url}?date=2009-12-31`)).statusCode).toBe(404);
  });

  it('that has yet to come is not in lists, and its count neither; alone it is shown', async () => {
    const own = await makeType(meent, SCHEMA);
    const made = await ask('POST', `${ROOT}/objects`, body(own, { naam: 'straks' }, { startAt: '2999-01-01' }));
    expect((await ask('GET', `${ROOT}/objects?type=${own}`)).json()).toMatchObject({ count: 0, results: [] });
    expect((await ask('GET', made.json().url)).json().record.data.naam).toBe('straks');
    await ask('PATCH', made.json().url, { record: { startAt: '2000-01-01' } });
    expect((await ask('GET', `${ROOT}/objects?type=${own}`)).json()).toMatchObject({ count: 1 });
  });

  it('of registration shows what was known then', async () => {
    const own = await makeType(meent, SCHEMA);
    const url = (await ask('POST', `${ROOT}/objects`, body(own, { naam: 'eerst' }))).json().url;
    await ask('PATCH', url, { record: { data: { naam: 'later' } } });
    await meent.clone.asOwner(
      `update meent.objecten_record set registration_at = '2021-05-05' where object = $1 and nummer = 1`,
      [url.slice(-36)],
    );
    expect(await listedOn(own, 'registrationDate=2021-05-04')).toEqual([]);
    expect(await listedOn(own, 'registrationDate=2021-05-05')).toEqual(['eerst']);
    expect(await dataOn(url, 'registrationDate=2021-05-05')).toBe('eerst');
    expect(await listedOn(own, 'registrationDate=2999-01-01')).toEqual(['later']);
  });

  it('is one of the two, and a day', async () => {
    expect(codes(await ask('GET', `${ROOT}/objects?date=2020-01-01&registrationDate=2020-01-01`))).toEqual([
      'nonFieldErrors invalid-date-query-params',
    ]);
    expect(codes(await ask('GET', `${ROOT}/objects?date=gisteren`))).toEqual(['date invalid']);
  });
});

describe('a case that is destroyed', () => {
  const zaak = (n: number) => ({ type: 'zaak', url: `https://elders.nl/zaken/${n}` });

  it('takes its object along, unless that belongs to another case', async () => {
    const url = await make({ naam: 'Berk' }, { references: [zaak(1), zaak(2)] });
    const kept = await ask('DELETE', `${url}?zaak=${zaak(1).url}`);
    expect(kept.statusCode).toBe(200);
    expect(kept.json()).toEqual({ behouden: [zaak(2).url] });
    expect((await ask('GET', url)).json().record).toMatchObject({ index: 1, references: [zaak(2)] });
    expect((await ask('DELETE', `${url}?zaak=${zaak(2).url}`)).statusCode).toBe(204);
    expect((await ask('GET', url)).statusCode).toBe(404);
  });
});

it.each(['12345678901234567890', '1e400', '{"diep":[-9007199254740993]}'])(
  'a number that would come out as another is refused: %s',
  async (number) => {
    const type = await makeType(meent);
    const send = (value: string) =>
      meent.ask({
        method: 'POST',
        url: `${ROOT}/objects`,
        payload: JSON.stringify(body(type, { n: 'hier' })).replace('"hier"', value),
        headers: { ...CRS, 'content-type': 'application/json' },
      });
    const refused = await send(number);
    expect([refused.statusCode, codes(refused)]).toEqual([400, ['record.data invalid']]);
    expect((await send('9007199254740991')).json().record.data).toEqual({ n: 9007199254740991 });
  },
);
