/** Case numbers: reserved, given, and of the form that the municipality chose. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RSIN } from '../../support/catalogue.ts';
import { startMeent } from '../../support/server.ts';
import { CRS, faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

const AT = `${ZRC}/zaaknummer_reserveren`;
const reserve = (body: object = {}, headers: Record<string, string> = {}): Promise<Json> =>
  z.want(201, 'POST', AT, { bronorganisatie: RSIN, ...body }, { headers });
const numbers = (given: unknown): readonly string[] =>
  (given as readonly { zaaknummer: string }[]).map(({ zaaknummer }) => zaaknummer);

describe('POST /zaaknummer_reserveren', () => {
  it('gives one number, or a list', async () => {
    expect(await reserve()).toEqual({ zaaknummer: expect.stringMatching(/^ZAAK-\d{4}-\d{10}$/) });
    expect(Array.isArray(await reserve({ aantal: 1 }))).toBe(false);
    expect(numbers(await reserve({ aantal: 120 }))).toHaveLength(120);
  });

  it('gives each once, also to many at the same time, and never to a case that asks for none', async () => {
    const [lists, cases] = await Promise.all([
      Promise.all(Array.from({ length: 12 }, () => reserve({ aantal: 40 }))),
      Promise.all(Array.from({ length: 12 }, () => z.zaak())),
    ]);
    const given = [...lists.flatMap(numbers), ...cases.map(({ identificatie }) => identificatie)];
    expect(new Set(given).size).toBe(12 * 40 + 12);
  });

  it('leaves the number to who brings it', async () => {
    const { zaaknummer } = await reserve();
    expect((await z.zaak({ identificatie: zaaknummer })).identificatie).toBe(zaaknummer);
    expect(await z.refused('/zaken', z.body({ identificatie: zaaknummer }))).toEqual([
      'identificatie:identificatie-niet-uniek',
    ]);
  });

  it('passes numbers that clients brought of themselves, and so does a case without a number', async () => {
    const last = (text: string): number => Number(text.slice(-10));
    const start = (await reserve()).zaaknummer as string;
    const brought = Array.from(
      { length: 130 },
      (_, index) => start.slice(0, -10) + String(last(start) + 1 + index).padStart(10, '0'),
    );
    for (const identificatie of brought) await z.zaak({ identificatie });
    expect(brought).not.toContain((await z.zaak()).identificatie);
    const next = numbers(await reserve({ aantal: 5 }));
    expect(next.filter((one) => brought.includes(one))).toEqual([]);
    expect(new Set(next).size).toBe(5);
  });

  it('gives the same numbers to the same key', async () => {
    const key = { 'idempotency-key': 'loket-1' };
    const [one, two] = await Promise.all([reserve({ aantal: 3 }, key), reserve({ aantal: 3 }, key)]);
    expect(one).toEqual(two);
    expect(await reserve({ aantal: 3 }, key)).toEqual(one);
    expect((await z.ask('POST', AT, { bronorganisatie: RSIN, aantal: 4 }, { headers: key })).statusCode).toBe(409);
  });

  it.each([
    [{}, 'bronorganisatie:required'],
    [{ bronorganisatie: '123' }, 'bronorganisatie:invalid-length'],
    [{ bronorganisatie: RSIN, aantal: 0 }, 'aantal:min_value'],
    [{ bronorganisatie: RSIN, aantal: 1001 }, 'aantal:max_value'],
    [{ bronorganisatie: RSIN, aantal: 'veel' }, 'aantal:invalid'],
  ])('refuses %j', async (body, expected) => {
    expect(faults(await z.want(400, 'POST', AT, body))).toEqual([expected]);
  });

  it('wants zaken.aanmaken', async () => {
    await z.grant(['zaken.lezen', 'zaken.bijwerken']);
    expect((await z.ask('POST', AT, { bronorganisatie: RSIN }, { as: 'beperkt' })).statusCode).toBe(403);
    await z.grant(['zaken.aanmaken']);
    await z.want(201, 'POST', AT, { bronorganisatie: RSIN }, { as: 'beperkt' });
  });
});

describe('where no number is free', () => {
  it('is refused after so many tries, each twice as far; twin: it goes on where one is', async () => {
    let full = true;
    let looked = 0;
    const meent = await startMeent({
      watch: (db) => ({
        ...db,
        in: (of) => {
          const real = db.in(of);
          return {
            query: (statement, values) => {
              if (!statement.name?.startsWith('reserve')) return real.query(statement, values);
              looked += 1;
              const asked = values![1] as readonly string[];
              return real.query({ text: 'select unnest($1::text[]) as number' }, [full ? asked : []]);
            },
          };
        },
      }),
    });
    const ask = () =>
      meent.ask({ method: 'POST', url: AT, headers: CRS, payload: { bronorganisatie: RSIN, aantal: 2 } });
    const refused = await ask();
    expect(refused.statusCode).toBe(503);
    expect(refused.json().detail).toContain('geen vrij nummer');
    expect(refused.headers['retry-after']).toBe('60');
    expect(looked).toBe(25);
    full = false;
    expect((await ask()).statusCode).toBe(201);
    await meent.close();
  });
});

describe('the form of a number', () => {
  it('is what the municipality says', async () => {
    const other = await startZaken();
    await other.meent.clone.asOwner(
      `insert into meent.municipality_attribute (municipality, kind, value, valid_from)
       values (101, 'zaaknummer', 'WH-{jaar}-{nummer:6}', '2020-01-01')`,
    );
    expect((await other.zaak()).identificatie).toMatch(/^WH-\d{4}-000001$/);
    await other.meent.close();
  });
});
