/** Reading cases: validators, the audit trail, and pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifications, one, start, stop, z } from './lezen.ts';
import { BSN, type Json, ZRC } from './support.ts';

beforeAll(start);
afterAll(stop);

describe('validators', () => {
  it('of a case follow every change of it and of what it shows', async () => {
    const { url } = await z.zaak();
    const etag = async (query = '') => (await z.ask('GET', url + query)).headers.etag as string;
    const first = await etag();
    expect(await etag()).toBe(first);
    expect(await etag('?expand=zaaktype')).not.toBe(first);
    const ask = (value: string) => z.ask('GET', url, undefined, { headers: { 'if-none-match': value } });
    const same = await ask(first);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    expect((await z.ask('HEAD', url)).headers.etag).toBe(first);
    await z.rol(await z.read(url));
    expect((await ask(first)).statusCode).toBe(200);
    const patch = (value: string) => z.ask('PATCH', url, { omschrijving: 'x' }, { headers: { 'if-match': value } });
    expect((await patch(first)).statusCode).toBe(412);
    expect((await patch(await etag())).statusCode).toBe(200);
  });

  it('Idempotency-Key makes one case, also of two requests at once', async () => {
    const headers = { 'idempotency-key': 'zaak-1' };
    const body = z.body({ identificatie: 'EENMALIG' });
    const both = await Promise.all([1, 2].map(() => z.want(201, 'POST', `${ZRC}/zaken`, body, { headers })));
    expect(both[0]).toEqual(both[1]);
    await z.want(409, 'POST', `${ZRC}/zaken`, z.body({ identificatie: 'ANDERS' }), { headers });
    expect(await identifications({ identificatie: 'EENMALIG' })).toEqual(['EENMALIG']);
  });
});

describe('the audit trail', () => {
  it('tells what was asked of a case and its parts, with what was and what is', async () => {
    const made = await z.zaak({ omschrijving: 'Eerst' });
    await z.want(
      200,
      'PATCH',
      made.url,
      { omschrijving: 'Daarna' },
      {
        headers: {
          'x-audit-toelichting': 'Op verzoek van de melder',
          authorization: z.meent.token('alles', undefined, { id: 'm1', name: 'M. Wilg' }),
        },
      },
    );
    const rol = await z.rol(made);
    await z.want(204, 'DELETE', rol.url);
    const trail = (await z.want(200, 'GET', `${made.url}/audittrail`)) as unknown as Json[];
    expect(
      trail.map(({ actie, resultaat, resource, resourceUrl, hoofdObject, bron }) => [
        actie,
        resultaat,
        resource,
        resourceUrl,
        hoofdObject,
        bron,
      ]),
    ).toEqual([
      ['create', 201, 'zaak', made.url, made.url, 'zrc'],
      ['update', 200, 'zaak', made.url, made.url, 'zrc'],
      ['create', 201, 'rol', rol.url, made.url, 'zrc'],
      ['destroy', 204, 'rol', rol.url, made.url, 'zrc'],
    ]);
    const [created, patched, added, removed] = trail as [Json, Json, Json, Json];
    expect(created).toMatchObject({ applicatieId: 'alles', applicatieWeergave: 'Toepassing alles' });
    expect(created.wijzigingen).toMatchObject({ oud: null, nieuw: { url: made.url, omschrijving: 'Eerst' } });
    expect(patched).toMatchObject({
      toelichting: 'Op verzoek van de melder',
      gebruikersId: 'm1',
      gebruikersWeergave: 'M. Wilg',
      wijzigingen: { oud: { omschrijving: 'Eerst' }, nieuw: { omschrijving: 'Daarna' } },
    });
    expect(added.wijzigingen.nieuw.betrokkeneIdentificatie.inpBsn).toBe(BSN);
    expect(removed.wijzigingen).toMatchObject({ oud: { url: rol.url }, nieuw: null });
    expect(await z.want(200, 'GET', `${made.url}/audittrail/${patched.uuid}`)).toEqual(patched);
    await z.want(404, 'GET', `${one.url}/audittrail/${patched.uuid}`);
  });
});

describe('pages', () => {
  it('hold a hundred each, every case once, with the exact count', async () => {
    const before = (await z.want(200, 'GET', `${ZRC}/zaken`)).count as number;
    const bronorganisatie = '123456782';
    for (let batch = 0; batch < 7; batch++)
      await Promise.all(
        Array.from({ length: 30 }, (_, index) => z.zaak({ bronorganisatie, identificatie: `P-${batch * 30 + index}` })),
      );
    const pages: Json[] = [];
    let next: string | null = `http://localhost${ZRC}/zaken?bronorganisatie=${bronorganisatie}`;
    while (next) {
      pages.push(await z.want(200, 'GET', next));
      next = pages.at(-1)!.next;
    }
    expect(pages.map(({ count, results }) => [count, results.length])).toEqual([
      [210, 100],
      [210, 100],
      [210, 10],
    ]);
    expect(new Set(pages.flatMap(({ results }) => results.map(({ url }: Json) => url))).size).toBe(210);
    expect(pages[1]!.previous).toBe(`http://localhost${ZRC}/zaken?bronorganisatie=${bronorganisatie}&page=1`);
    expect((await z.want(200, 'GET', `${ZRC}/zaken`)).count).toBe(before + 210);
    const ordered = await z.want(
      200,
      'GET',
      `${ZRC}/zaken?bronorganisatie=${bronorganisatie}&ordering=identificatie&page=3`,
    );
    expect(ordered.results.map(({ identificatie }: Json) => identificatie)).toEqual(
      Array.from({ length: 210 }, (_, index) => `P-${index}`)
        .sort()
        .slice(200),
    );
    await z.want(404, 'GET', `${ZRC}/zaken?bronorganisatie=${bronorganisatie}&page=4`);
    for (const page of ['0', '-1', 'x', '1.5']) await z.want(404, 'GET', `${ZRC}/zaken?page=${page}`);
  });
});
