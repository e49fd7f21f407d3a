/** Every case with access of its own, in pages: they tell of no case that the caller may not see. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, startZaken, type Zaken } from './support.ts';

const MEENT = '/meent/api/v1';
const MANY = 205;
let z: Zaken;
/** Shielded all of them, in the order of their ids. */
let zaken: readonly string[];

beforeAll(async () => {
  z = await startZaken();
  const made = await Promise.all(Array.from({ length: MANY }, () => z.zaak()));
  zaken = made.map(({ uuid }) => uuid as string).sort();
  const toegangen = [{ medewerker: 'm-0101', omgang: 'werken' }];
  for (const id of zaken)
    await z.want(201, 'POST', `${MEENT}/zaken/${id}/afscherming`, { reden: 'Gaat over een collega.', toegangen });
}, 60_000);
afterAll(() => z.meent.close());

/** The ids of each page. */
async function pages(as?: string): Promise<readonly (readonly string[])[]> {
  const found: string[][] = [];
  for (let na: string | null = ''; na !== null; ) {
    const answer = await z.meent.ask({ url: `${MEENT}/toegang?na=${na}`, ...(as ? { as } : {}) });
    expect(answer.statusCode).toBe(200);
    const { zaken: some, volgende } = answer.json() as { zaken: Json[]; volgende: string | null };
    found.push(some.map(({ id }) => id as string));
    if (volgende !== null) expect(found.at(-1)).toContain(volgende);
    na = volgende;
  }
  return found;
}

it('are all found by who may do everything, a hundred at a time', async () => {
  const found = await pages();
  expect(found.map(({ length }) => length)).toEqual([100, 100, 5]);
  expect(found.flat()).toEqual(zaken);
});

it('twin: by who may read the type are none of them found, nor an id to go on from', async () => {
  await z.meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen'],
      zaaktype: z.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
  ]);
  expect(await pages('beperkt')).toEqual([[]]);
});

it('a page that the caller has already is no look at its cases; another one is', async () => {
  const looks = async (): Promise<number> => {
    const [row] = await z.meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.log_entry where operation = 'toegang.lijst'`,
    );
    return row!.n;
  };
  const asked = async (etag?: string) =>
    z.meent.ask({ url: `${MEENT}/toegang`, ...(etag ? { headers: { 'if-none-match': etag } } : {}) });
  const { headers } = await asked();
  const before = await looks();
  const again = await asked(String(headers.etag));
  expect([again.statusCode, again.body, await looks()]).toEqual([304, '', before]);
  await z.want(204, 'DELETE', `${MEENT}/zaken/${zaken[0]}/afscherming`);
  const changed = await asked(String(headers.etag));
  expect([changed.statusCode, await looks()]).toEqual([200, before + 1]);
  expect(changed.headers.etag).not.toBe(headers.etag);
});
