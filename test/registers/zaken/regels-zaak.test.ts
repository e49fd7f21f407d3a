/** Rules on the case itself by their number, each with what it refuses and what it lets through. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRODUCT, RSIN } from '../../support/catalogue.ts';
import { BASE, faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

const refused = (changes: object): Promise<readonly string[]> => z.refused('/zaken', z.body(changes));
const patched = async (zaak: Json, changes: object): Promise<readonly string[]> =>
  faults(await z.want(400, 'PATCH', zaak.url, changes));
const nowhere = (url: string): string => url.replace(/.{12}$/, '000000000000');

describe('zrc-001: the case type', () => {
  it('is one that is published here', async () => {
    expect(await z.zaak()).toMatchObject({ zaaktype: z.catalogue.zaaktype });
  });

  it.each<[string, () => unknown, string]>([
    ['is not there', () => nowhere(z.catalogue.zaaktype), 'zaaktype:bad-url'],
    ['is something else', () => z.catalogue.catalogus, 'zaaktype:invalid-resource'],
    ['is elsewhere', () => 'https://elders.voorbeeld.nl/zaaktypen/1', 'zaaktype:bad-url'],
    ['is no address', () => 'tegel', 'zaaktype:bad-url'],
    ['is a concept', () => z.catalogue.concept, 'zaaktype:not-published'],
    ['is null', () => null, 'zaaktype:null'],
  ])('is refused when it %s', async (_, zaaktype, expected) => {
    expect(await refused({ zaaktype: zaaktype() })).toEqual([expected]);
  });

  it('stays what it is', async () => {
    const zaak = await z.zaak();
    expect(await patched(zaak, { zaaktype: z.catalogue.ander.zaaktype })).toEqual([
      'zaaktype:wijzigen-niet-toegelaten',
    ]);
    await z.want(200, 'PATCH', zaak.url, { zaaktype: z.catalogue.zaaktype });
  });
});

describe('zrc-002: the number of a case', () => {
  it('is unique within the organisation, also after a change', async () => {
    const zaak = await z.zaak({ identificatie: 'TEGEL-1' });
    expect(await refused({ identificatie: 'TEGEL-1' })).toEqual(['identificatie:identificatie-niet-uniek']);
    const elsewhere = await z.zaak({ identificatie: 'TEGEL-1', bronorganisatie: '111222333' });
    expect(await patched(elsewhere, { bronorganisatie: RSIN })).toEqual(['identificatie:identificatie-niet-uniek']);
    const other = await z.zaak({ identificatie: 'TEGEL-2' });
    expect(await patched(other, { identificatie: 'TEGEL-1' })).toHaveLength(1);
    await z.want(200, 'PATCH', zaak.url, { identificatie: 'TEGEL-1', omschrijving: 'Zelfde nummer' });
  });

  it('is given when the client has none, each once, also to who asks at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 30 }, () => z.zaak()));
    const numbers = made.map(({ identificatie }) => identificatie as string);
    expect(new Set(numbers).size).toBe(30);
    for (const number of numbers) expect(number).toMatch(/^ZAAK-\d{4}-\d{10}$/);
  });

  it('is given past numbers that clients took', async () => {
    const { identificatie } = await z.zaak();
    const [, before, at] = /^(.*-)(\d{10})$/.exec(identificatie)!;
    const numbered = (further: number): string => before + String(Number(at) + further).padStart(10, '0');
    const taken = [1, 2, 3].map(numbered);
    for (const one of taken) await z.zaak({ identificatie: one });
    const next = await Promise.all([1, 2, 3].map(() => z.zaak()));
    expect(new Set([identificatie, ...taken, ...next.map((one) => one.identificatie)]).size).toBe(7);
  });

  it('is not lost by a put that leaves it out', async () => {
    const zaak = await z.zaak();
    expect(await z.want(200, 'PUT', zaak.url, z.body())).toMatchObject({ identificatie: zaak.identificatie });
  });
});

describe('zrc-009: the confidentiality', () => {
  it('is what the client gives, or that of the case type', async () => {
    expect((await z.zaak()).vertrouwelijkheidaanduiding).toBe('beperkt_openbaar');
    expect((await z.zaak({ vertrouwelijkheidaanduiding: '' })).vertrouwelijkheidaanduiding).toBe('beperkt_openbaar');
    const zaak = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    expect(zaak.vertrouwelijkheidaanduiding).toBe('geheim');
    expect(await refused({ vertrouwelijkheidaanduiding: 'zeer geheim' })).toEqual([
      'vertrouwelijkheidaanduiding:invalid_choice',
    ]);
  });

  it('is also what the client gives in a change', async () => {
    const zaak = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    for (const [method, vertrouwelijkheidaanduiding] of [
      ['PATCH', 'openbaar'],
      ['PUT', 'zaakvertrouwelijk'],
    ] as const) {
      await z.want(200, method, zaak.url, z.body({ vertrouwelijkheidaanduiding }));
      expect(await z.read(zaak.url)).toMatchObject({ vertrouwelijkheidaanduiding });
    }
    expect(await patched(zaak, { vertrouwelijkheidaanduiding: 'zeer geheim' })).toEqual([
      'vertrouwelijkheidaanduiding:invalid_choice',
    ]);
  });

  it('is not lowered by a put that leaves it out', async () => {
    const zaak = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim', registratiedatum: '2026-02-01' });
    expect(await z.want(200, 'PUT', zaak.url, z.body())).toMatchObject({
      vertrouwelijkheidaanduiding: 'geheim',
      registratiedatum: '2026-02-01',
    });
  });
});

describe('zrc-011: relevant other cases', () => {
  it('exist, and are told apart by their place in the list', async () => {
    const one = await z.zaak();
    const relevant = (url: string) => ({ url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' });
    const zaak = await z.zaak({ relevanteAndereZaken: [relevant(one.url)] });
    expect(zaak.relevanteAndereZaken).toEqual([relevant(one.url)]);
    const wrong = [relevant(one.url), relevant(nowhere(one.url))];
    expect(await refused({ relevanteAndereZaken: wrong })).toEqual(['relevanteAndereZaken.1.url:bad-url']);
    expect(await patched(zaak, { relevanteAndereZaken: wrong })).toEqual(['relevanteAndereZaken.1.url:bad-url']);
    expect(await refused({ relevanteAndereZaken: [relevant(z.catalogue.zaaktype)] })).toHaveLength(1);
    expect(await refused({ relevanteAndereZaken: [relevant('https://elders.voorbeeld.nl/zaken/1')] })).toEqual([
      'relevanteAndereZaken.0.url:bad-url',
    ]);
  });
});

describe('zrc-012: groups of data', () => {
  const empty = {
    verlenging: { reden: '', duur: null },
    opschorting: { indicatie: false, reden: '' },
    processobject: { datumkenmerk: '', identificatie: '', objecttype: '', registratie: '' },
  };

  it('show their fields, also when nothing or null was given', async () => {
    expect(await z.zaak()).toMatchObject(empty);
    const zaak = await z.zaak({ verlenging: null, opschorting: null, processobject: null });
    expect(zaak).toMatchObject(empty);
    const verlenging = { reden: 'Vakantie', duur: 'P14D' };
    const opschorting = { indicatie: true, reden: 'Wachten op stukken' };
    expect(await z.want(200, 'PATCH', zaak.url, { verlenging, opschorting })).toMatchObject({
      verlenging,
      opschorting,
    });
    expect(await z.want(200, 'PATCH', zaak.url, { verlenging: null, opschorting: null })).toMatchObject(empty);
  });

  it('are whole or not there', async () => {
    expect(await refused({ verlenging: { reden: 'Vakantie' } })).toEqual(['verlenging.duur:required']);
    expect(await refused({ verlenging: { reden: 'Vakantie', duur: '14 dagen' } })).toEqual(['verlenging.duur:invalid']);
    expect(await refused({ opschorting: { indicatie: true } })).toEqual(['opschorting.reden:required']);
    expect(await refused({ opschorting: 'ja' })).toEqual(['opschorting:invalid']);
  });
});

describe('zrc-013: main case and sub-cases', () => {
  it('know each other, and part again', async () => {
    const main = await z.zaak();
    const sub = await z.zaak({ hoofdzaak: main.url });
    expect(sub.hoofdzaak).toBe(main.url);
    expect((await z.read(main.url)).deelzaken).toEqual([sub.url]);
    await z.want(200, 'PATCH', sub.url, { hoofdzaak: null });
    expect((await z.read(main.url)).deelzaken).toEqual([]);
    await z.want(200, 'PATCH', sub.url, { hoofdzaak: main.url });
    await z.want(204, 'DELETE', sub.url);
    expect((await z.read(main.url)).deelzaken).toEqual([]);
  });

  it('go one level deep', async () => {
    const main = await z.zaak();
    const sub = await z.zaak({ hoofdzaak: main.url });
    const third = await z.zaak();
    expect(await refused({ hoofdzaak: sub.url })).toEqual(['hoofdzaak:deelzaak-als-hoofdzaak']);
    expect(await patched(third, { hoofdzaak: sub.url })).toEqual(['hoofdzaak:deelzaak-als-hoofdzaak']);
    expect(await patched(main, { hoofdzaak: third.url })).toEqual(['hoofdzaak:deelzaak-als-hoofdzaak']);
    expect(await patched(main, { hoofdzaak: main.url })).toEqual(['hoofdzaak:self-forbidden']);
  });

  it('ask a right on the main case of who makes or moves a sub-case; twin: with it, it may be', async () => {
    const main = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    const open = await z.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
    const body = { hoofdzaak: main.url, vertrouwelijkheidaanduiding: 'openbaar' };
    await z.grant(['zaken.aanmaken', 'zaken.bijwerken', 'zaken.lezen'], { level: 'intern' });
    // As for one that does not exist: nobody learns that it does.
    await z.want(400, 'POST', `${ZRC}/zaken`, z.body(body), { as: 'beperkt' });
    await z.want(400, 'PATCH', open.url, { hoofdzaak: main.url }, { as: 'beperkt' });
    expect((await z.read(main.url)).deelzaken).toEqual([]);
    // One that hangs there already may be changed in other things, and taken away.
    await z.want(200, 'PATCH', open.url, { hoofdzaak: main.url });
    await z.want(200, 'PATCH', open.url, { omschrijving: 'Anders' }, { as: 'beperkt' });
    await z.want(200, 'PATCH', open.url, { hoofdzaak: null }, { as: 'beperkt' });
    await z.grant(['zaken.aanmaken', 'zaken.lezen'], { level: 'geheim' });
    await z.want(201, 'POST', `${ZRC}/zaken`, z.body(body), { as: 'beperkt' });
  });

  it('are cases of this installation', async () => {
    const zaak = await z.zaak();
    expect(await refused({ hoofdzaak: nowhere(zaak.url) })).toEqual(['hoofdzaak:does_not_exist']);
    expect(await refused({ hoofdzaak: z.catalogue.zaaktype })).toEqual(['hoofdzaak:no_match']);
    expect(await refused({ hoofdzaak: `${BASE}${ZRC}/zaken/1` })).toEqual(['hoofdzaak:no_match']);
  });
});

describe('zrc-014: payment', () => {
  const paid = '2026-03-01T12:00:00Z';

  it('has no date when nothing is to be paid', async () => {
    expect(await refused({ betalingsindicatie: 'nvt', laatsteBetaaldatum: paid })).toEqual([
      'laatsteBetaaldatum:betaling-nvt',
    ]);
    for (const betalingsindicatie of ['nog_niet', 'gedeeltelijk', 'geheel', ''])
      expect(await z.zaak({ betalingsindicatie, laatsteBetaaldatum: paid })).toMatchObject({
        betalingsindicatie,
        laatsteBetaaldatum: '2026-03-01T12:00:00.000Z',
      });
    expect((await z.zaak({ betalingsindicatie: 'nvt' })).betalingsindicatieWeergave).not.toBe('');
  });

  it('is not made after now', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const just = new Date(Date.now() - 60_000).toISOString();
    expect(await refused({ betalingsindicatie: 'geheel', laatsteBetaaldatum: soon })).toEqual([
      'laatsteBetaaldatum:future_not_allowed',
    ]);
    await z.zaak({ betalingsindicatie: 'geheel', laatsteBetaaldatum: just });
  });

  it('loses its date when that becomes so', async () => {
    const zaak = await z.zaak({ betalingsindicatie: 'geheel', laatsteBetaaldatum: paid });
    expect(await z.want(200, 'PATCH', zaak.url, { betalingsindicatie: 'nvt' })).toMatchObject({
      betalingsindicatie: 'nvt',
      laatsteBetaaldatum: null,
    });
    expect(await patched(zaak, { laatsteBetaaldatum: paid })).toEqual(['laatsteBetaaldatum:betaling-nvt']);
  });
});

describe('zrc-015: products and services', () => {
  it('are among those of the case type', async () => {
    const zaak = await z.zaak({ productenOfDiensten: [PRODUCT] });
    expect(zaak.productenOfDiensten).toEqual([PRODUCT]);
    const strange = { productenOfDiensten: [PRODUCT, 'https://producten.voorbeeld.nl/boom'] };
    expect(await refused(strange)).toEqual(['productenOfDiensten:invalid-products-services']);
    expect(await patched(zaak, strange)).toEqual(['productenOfDiensten:invalid-products-services']);
  });
});
