/** Persons in the data of an object: sealed, found, told to them, and gone with the object. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST, keys, startMeent, type TestMeent } from '../../support/server.ts';
import { asking, BSN, body, codes, makeType, ROOT } from './support.ts';

const OTHER = '999990020';
const subject = keys.hash(FIRST, 'bsn', BSN);

let meent: TestMeent;
let type: string;
const ask = asking(() => meent);
beforeAll(async () => {
  meent = await startMeent();
  type = await makeType(meent);
});
afterAll(() => meent.close());

/** Every table of the database, as text. */
async function everything(): Promise<string> {
  const tables = await meent.clone.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'meent' and table_type = 'BASE TABLE'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) =>
      meent.clone.asOwner<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from meent.${name} t`,
      ),
    ),
  );
  return texts
    .flat()
    .map(({ text }) => text)
    .join('\n');
}

const DATA = {
  bsn: BSN,
  aanvrager: { inpBsn: BSN, naam: 'J. de Vries' },
  identificatie: { type: 'bsn', value: BSN },
  reeks: ['geen', BSN],
};

describe('a BSN in data', () => {
  it('is shown to who may see the object, and stands nowhere in the database', async () => {
    const made = await ask('POST', `${ROOT}/objects`, body(type, DATA), { headers: { 'idempotency-key': 'een' } });
    expect(made.json().record.data).toEqual(DATA);
    const { url } = made.json();
    await ask('PATCH', url, { record: { data: { vinkje: true } } });
    expect((await ask('GET', url)).json().record.data).toEqual({ ...DATA, vinkje: true });
    expect((await ask('GET', `${url}/1`)).json().data).toEqual(DATA);
    expect((await ask('GET', `${url}/audittrail`)).json()[0].wijzigingen.nieuw.record.data).toEqual(DATA);
    expect((await ask('POST', `${ROOT}/objects/search`, { data_attr: 'naam__exact__niets' })).statusCode).toBe(200);
    const all = await everything();
    expect(all).toContain('J. de Vries');
    expect(all).not.toContain(BSN);
  });

  it('is what a name says, whatever it looks like', async () => {
    const made = await ask(
      'POST',
      `${ROOT}/objects`,
      body(type, { bsn: 'tikfout-12345', BSN: '', x: { bsn_partner: '7777777' } }),
    );
    expect(made.json().record.data).toEqual({ bsn: 'tikfout-12345', BSN: '', x: { bsn_partner: '7777777' } });
    const all = await everything();
    expect(all).not.toContain('tikfout-12345');
    expect(all).not.toContain('7777777');
  });

  it('is text: a number cannot be sealed, and loses its first nought', async () => {
    expect(codes(await ask('POST', `${ROOT}/objects`, body(type, { kind: { bsn: 999990019 } })))).toEqual([
      'record.data.kind.bsn invalid',
    ]);
  });

  it('is found when it is equal, and by no part of it', async () => {
    const own = await makeType(meent);
    await ask('POST', `${ROOT}/objects`, body(own, DATA));
    const count = async (query: Record<string, string>) =>
      (await ask('GET', `${ROOT}/objects?${new URLSearchParams({ type: own, ...query })}`)).json().count;
    expect(await count({ data_attr: `bsn__exact__${BSN}` })).toBe(1);
    expect(await count({ data_attr: `aanvrager__inpBsn__in__${OTHER}|${BSN}` })).toBe(1);
    expect(await count({ data_attr: `identificatie__value__exact__${BSN}` })).toBe(1);
    expect(await count({ data_attr: `bsn__exact__${OTHER}` })).toBe(0);
    expect(await count({ data_attr: 'bsn__icontains__9' })).toBe(0);
    expect(await count({ data_attr: 'bsn__gt__1' })).toBe(0);
    expect(await count({ data_attr: 'bsn__lt__zzz' })).toBe(0);
    // Every letter that a hash can have.
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789_-')
      expect(await count({ data_attr: `bsn__icontains__${letter}` }), letter).toBe(0);
    expect(await count({ data_icontains: subject.slice(0, 4) })).toBe(0);
    const marked = new URLSearchParams({ data_attr: `bsn__exact__\u0002${subject}` });
    expect(codes(await ask('GET', `${ROOT}/objects?${marked}`))).toEqual(['data_attr invalid']);
  });

  it('makes the person a subject of what is done with the object', async () => {
    const { url } = (await ask('POST', `${ROOT}/objects`, body(type, DATA))).json();
    await ask('PATCH', url, { record: { data: { bsn: null, aanvrager: null, identificatie: null, reeks: null } } });
    await ask('GET', url);
    await ask('GET', `${url}/1`);
    await ask('GET', `${url}/history`);
    const linesOf = (operation: string) =>
      meent.logged.findLast((entry) => entry.operation === operation)?.lines.map((line) => line.subject);
    expect(linesOf('objecten.object.create')).toEqual([subject]);
    // The person goes from it here.
    expect(linesOf('objecten.object.patch')).toEqual([subject]);
    expect(linesOf('objecten.object.read')).toEqual([]);
    expect(linesOf('objecten.object.history_detail')).toEqual([subject]);
    expect(linesOf('objecten.object.history')).toEqual([subject]);
    await ask('DELETE', url);
    expect(linesOf('objecten.object.delete')).toEqual([subject]);
  });

  it('goes with the object, from its history too', async () => {
    const { url } = (await ask('POST', `${ROOT}/objects`, body(type, { ...DATA, kenmerk: 'uniek-kenmerk-84' }))).json();
    expect(await everything()).toContain('uniek-kenmerk-84');
    await ask('DELETE', url);
    expect(await everything()).not.toContain('uniek-kenmerk-84');
  });
});

describe('a BSN that cannot be sealed is refused, and told by its place alone', () => {
  it.each([
    [{ bsnnummer: 999990019 }, 'record.data.bsnnummer'],
    [{ bsns: [999990019] }, 'record.data.bsns'],
    [{ bsn: { nummer: 99999001 } }, 'record.data.bsn.nummer'],
    [{ [BSN]: 'aanvrager' }, 'record.data'],
    [{ personen: [{ [BSN]: {} }] }, 'record.data.personen'],
  ])('%j', async (data, at) => {
    const answer = await ask('POST', `${ROOT}/objects`, body(type, data));
    expect([answer.statusCode, codes(answer)]).toEqual([400, [`${at} invalid`]]);
    expect(answer.body).not.toContain(BSN);
  });

  it('and is sealed under a longer name', async () => {
    const made = await ask(
      'POST',
      `${ROOT}/objects`,
      body(type, { bsnnummer: '12', partnerBsnNummer: '34', bsn: { leeftijd: 7 } }),
    );
    expect(made.json().record.data).toEqual({ bsnnummer: '12', partnerBsnNummer: '34', bsn: { leeftijd: 7 } });
    const [row] = await meent.clone.asOwner<{ data: string }>(
      'select data::text as data from meent.objecten_record where object = $1',
      [made.json().uuid],
    );
    expect(row!.data).not.toMatch(/"12"|"34"/);
  });
});
