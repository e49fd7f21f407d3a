/** Rights on objects: by objecttype, to read or to write too, and to part of the data. Each with what it refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { asking, body, makeType, makeVersion, ROOT } from './support.ts';

let meent: TestMeent;
let mine: string;
let other: string;
let object: string;
let hidden: string;
const ask = asking(() => meent);
const asBeperkt = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  ask(method, url, payload, { as: 'beperkt' });

const right = (objecttype: string, scopes: readonly string[], velden?: object) => ({
  component: 'orc',
  objecttype,
  scopes,
  ...(velden ? { velden } : {}),
});

beforeAll(async () => {
  meent = await startMeent();
  mine = await makeType(meent);
  await makeVersion(meent, mine, {});
  other = await makeType(meent);
  const make = async (type: string, data: object, more: object = {}) =>
    (await ask('POST', `${ROOT}/objects`, body(type, data, more))).json().url as string;
  object = await make(mine, { naam: 'Eik', geheim: 'schat', hoogte: 3 });
  hidden = await make(other, { naam: 'Beuk', geheim: 'goud' });
  await make(mine, { naam: 'Es', geheim: 'zilver' }, { typeVersion: 2 });
});
afterAll(() => meent.close());

describe('read_only', () => {
  beforeAll(() => meent.grant([right(mine, ['objecten.lezen'])]));

  it('shows the objects of its type, and their count', async () => {
    expect((await asBeperkt('GET', object)).statusCode).toBe(200);
    expect((await asBeperkt('GET', `${ROOT}/objects`)).json().count).toBe(2);
    expect((await asBeperkt('GET', `${ROOT}/objects?data_icontains=u`)).json().count).toBe(0);
    expect((await asBeperkt('GET', `${object}/history`)).json().count).toBe(1);
  });

  it('shows nothing of another type, and changes nothing', async () => {
    for (const url of [hidden, `${hidden}/1`, `${hidden}/history`, `${hidden}?date=2024-01-01`])
      expect((await asBeperkt('GET', url)).statusCode, url).toBe(403);
    const filtered = await asBeperkt('GET', `${ROOT}/objects?type=${encodeURIComponent(other)}`);
    expect(filtered.json()).toMatchObject({ count: 0, results: [] });
    const found = await asBeperkt('POST', `${ROOT}/objects/search`, { data_attr: 'naam__exact__Beuk' });
    expect(found.json()).toMatchObject({ count: 0, results: [] });
    expect((await asBeperkt('POST', `${ROOT}/objects`, body(mine, {}))).statusCode).toBe(403);
    expect((await asBeperkt('PATCH', object, { record: {} })).statusCode).toBe(403);
    expect((await asBeperkt('DELETE', object)).statusCode).toBe(403);
  });

  it('is told by /permissions', async () => {
    expect((await asBeperkt('GET', `${ROOT}/permissions`)).json()).toEqual({
      count: 1,
      next: null,
      previous: null,
      results: [{ type: mine, mode: 'read_only', use_fields: false, fields: null }],
    });
    const all = (await ask('GET', `${ROOT}/permissions?pageSize=1`)).json();
    expect(all).toMatchObject({ count: 2, next: expect.stringContaining('page=2') });
    expect(all.results[0]).toMatchObject({ mode: 'read_and_write' });
  });
});

describe('read_and_write', () => {
  beforeAll(() => meent.grant([right(mine, ['objecten.lezen', 'objecten.schrijven'])]));

  it('changes the objects of its type, and none of another', async () => {
    expect((await asBeperkt('GET', `${ROOT}/permissions`)).json().results[0].mode).toBe('read_and_write');
    const made = await asBeperkt('POST', `${ROOT}/objects`, body(mine, { naam: 'Wilg' }));
    expect(made.statusCode).toBe(201);
    expect((await asBeperkt('PATCH', made.json().url, { record: {} })).statusCode).toBe(200);
    expect((await asBeperkt('DELETE', made.json().url)).statusCode).toBe(204);
    expect((await asBeperkt('POST', `${ROOT}/objects`, body(other, {}))).statusCode).toBe(403);
    expect((await asBeperkt('PATCH', hidden, { record: {} })).statusCode).toBe(403);
    expect((await asBeperkt('DELETE', hidden)).statusCode).toBe(403);
    expect((await asBeperkt('DELETE', `${hidden}?zaak=https://elders.nl/1`)).statusCode).toBe(403);
  });
});

describe('some fields', () => {
  beforeAll(() => meent.grant([right(mine, ['objecten.lezen'], { 1: ['naam', 'hoogte'] })]));

  it('are shown, and told that there is more', async () => {
    for (const url of [object, `${object}?date=2024-01-01`, `${object}?fields=record,type`]) {
      const read = await asBeperkt('GET', url);
      expect(read.json().record.data).toEqual({ naam: 'Eik', hoogte: 3 });
      expect(read.headers['x-unauthorized-fields']).toBe(`${mine}:record__data__geheim`);
    }
    expect((await asBeperkt('GET', `${object}/1`)).json().data).toEqual({ naam: 'Eik', hoogte: 3 });
    expect((await asBeperkt('GET', `${object}/history`)).json().results[0].data).toEqual({ naam: 'Eik', hoogte: 3 });
    const list = await asBeperkt('GET', `${ROOT}/objects?ordering=record__typeVersion`);
    // A version that the right does not name shows none of its data.
    expect(list.json().results.map((one: { record: { data: object } }) => one.record.data)).toEqual([
      { naam: 'Eik', hoogte: 3 },
      {},
    ]);
    expect(list.headers['x-unauthorized-fields']).toContain('record__data__geheim');
    const whole = await ask('GET', object);
    expect(whole.json().record.data.geheim).toBe('schat');
    expect(whole.headers).not.toHaveProperty('x-unauthorized-fields');
  });

  it.each([
    ['data_attr=naam__exact__Eik', 1],
    ['data_attr=naam__exact__Es', 0],
    ['data_attr=geheim__exact__schat', 0],
    ['data_attr=geheim__gt__a', 0],
    ['data_attr=geheim__icontains__a', 0],
    ['data_attr=geheim__in__schat|zilver', 0],
    ['data_attrs=naam__exact__Eik,geheim__exact__schat', 0],
    ['data_icontains=schat', 0],
    ['data_icontains=Eik', 0],
  ])('alone can be asked for: %s', async (query, count) => {
    expect((await asBeperkt('GET', `${ROOT}/objects?${query}`)).json().count).toBe(count);
    const { count: all } = (await ask('GET', `${ROOT}/objects?${query}`)).json();
    expect(all).toBeGreaterThan(0);
  });

  it('are all that expand shows too', async () => {
    const url = `${ROOT}/objects?expand=object&type=${encodeURIComponent(mine)}`;
    const expanded = await asBeperkt('GET', url);
    expect(expanded.json().count).toBe(2);
    expect(expanded.body).not.toContain('schat');
    expect((await ask('GET', url)).json().results.at(-1)._expand.object.record.data.geheim).toBe('schat');
  });

  it('alone give an order', async () => {
    const ids = async (ordering: string) =>
      (await asBeperkt('GET', `${ROOT}/objects?fields=uuid&ordering=${ordering}`)).body;
    expect(await ids('record__data__geheim')).toBe(await ids('record__data__nergens'));
  });

  it('are told by /permissions', async () => {
    const [one] = (await asBeperkt('GET', `${ROOT}/permissions`)).json().results;
    expect(one).toMatchObject({ mode: 'read_only', use_fields: true });
    expect(one.fields['1']).toEqual(expect.arrayContaining(['url', 'record__index', 'record__data__naam']));
    expect(one.fields['1']).not.toContain('record__data__geheim');
  });

  it('are no limit beside a right to all', async () => {
    await meent.grant([right(mine, ['objecten.lezen'], { 1: ['naam'] }), right(mine, ['objecten.lezen'])]);
    expect((await asBeperkt('GET', object)).json().record.data).toHaveProperty('geheim');
  });

  it('are given on by who has them, and no more than those', async () => {
    const give = async (velden?: object) =>
      (
        await asBeperkt('POST', '/autorisaties/api/v1/applicaties', {
          clientIds: [`door-${JSON.stringify(velden ?? 0).length}`],
          label: 'Doorgegeven',
          autorisaties: [right(mine, ['objecten.lezen'], velden)],
        })
      ).statusCode;
    await meent.grant([
      right(mine, ['objecten.lezen'], { 1: ['naam', 'hoogte'] }),
      { component: 'ac', scopes: ['autorisaties.bijwerken'] },
    ]);
    expect(await give({ 1: ['naam'] })).toBe(201);
    expect(await give({ 1: ['naam', 'geheim'] })).toBe(403);
    expect(await give({ 2: ['naam'] })).toBe(403);
    expect(await give()).toBe(403);
    await meent.grant([right(mine, ['objecten.lezen'], { 1: ['naam', 'hoogte'] })]);
  });

  it('go with reading alone', async () => {
    const put = (velden: unknown, scopes: readonly string[]) =>
      ask('POST', '/autorisaties/api/v1/applicaties', {
        clientIds: ['velden'],
        label: 'Velden',
        autorisaties: [{ component: 'orc', objecttype: mine, scopes, velden }],
      });
    const code = async (answer: ReturnType<typeof put>) => (await answer).json().invalidParams?.[0].code;
    expect(await code(put({ 1: ['naam'] }, ['objecten.lezen', 'objecten.schrijven']))).toBe('not-supported');
    expect(await code(put({ 1: ['naam'] }, ['audittrails.lezen']))).toBe('not-supported');
    expect(await code(put({ een: ['naam'] }, ['objecten.lezen']))).toBe('invalid');
    expect(await code(put({ 1: 'naam' }, ['objecten.lezen']))).toBe('invalid');
    const made = await put({ 1: ['naam'] }, ['objecten.lezen']);
    expect(made.json().autorisaties[0]).toMatchObject({ objecttype: mine, velden: { 1: ['naam'] } });
  });
});

describe('nothing granted', () => {
  it('opens nothing', async () => {
    for (const autorisatie of [
      { component: 'ztc', scopes: ['objecten.lezen'] },
      { component: 'otc', scopes: ['objecttypen.lezen', 'objecten.lezen'] },
    ]) {
      await meent.grant([autorisatie]);
      for (const url of [object, `${ROOT}/objects`, `${ROOT}/permissions`])
        expect((await asBeperkt('GET', url)).statusCode, url).toBe(403);
    }
    const bare = await ask('POST', '/autorisaties/api/v1/applicaties', {
      clientIds: ['zonder-type'],
      label: 'Zonder type',
      autorisaties: [{ component: 'orc', scopes: ['objecten.lezen'] }],
    });
    expect(bare.json().invalidParams).toMatchObject([{ name: 'autorisaties.0.objecttype', code: 'required' }]);
  });
});

describe('the token', () => {
  it('may be announced as Token, as the standard has it', async () => {
    const answer = await meent.ask({
      url: `${ROOT}/objects`,
      as: false,
      headers: { authorization: meent.token('alles').replace('Bearer', 'Token') },
    });
    expect(answer.statusCode).toBe(200);
    const wrong = await meent.ask({ url: `${ROOT}/objects`, as: false, headers: { authorization: 'Token nee' } });
    expect(wrong.statusCode).toBe(401);
  });
});

describe('who asks for one long test of a schema after another', () => {
  const heavy = { properties: { t: { pattern: 'a+a+b' } } };
  const long = { t: 'a'.repeat(100_000) };

  it('is told to wait; twin: who asks for short ones is not, nor is another application', async () => {
    const type = await makeType(meent, heavy);
    await meent.grant([right(type, ['objecten.lezen', 'objecten.schrijven'])]);
    const post = async (data: object, as: string) => ask('POST', `${ROOT}/objects`, body(type, data), { as });
    for (let more = 0; more < 30; more++) expect((await post({ t: 'aab' }, 'beperkt')).statusCode).toBe(201);
    const told: number[] = [];
    while (told.at(-1) !== 429 && told.length < 60) told.push((await post(long, 'beperkt')).statusCode);
    expect(new Set(told)).toEqual(new Set([400, 429]));
    const refused = await post({ t: 'aab' }, 'beperkt');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post({ t: 'aab' }, 'alles')).statusCode).toBe(201);
  });
});
