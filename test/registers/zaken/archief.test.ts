/** zrc-021: the nine ways to date the archive; zrc-022: archiving itself. Real dates, no estimates. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BSN, faults, type Json, startZaken, type Zaken } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

type Wijze = keyof Zaken['catalogue']['resultaattypen'];
const close = (zaak: Json, wijze: Wijze, op = '2026-05-01T10:00:00Z') =>
  z.close(zaak, { resultaattype: z.catalogue.resultaattypen[wijze], op });
const property = (zaak: Json, waarde: string) =>
  z.post(`/zaken/${zaak.uuid}/zaakeigenschappen`, {
    zaak: zaak.url,
    eigenschap: z.catalogue.eigenschappen.vervaldatum,
    waarde,
  });
const person = (zaak: Json, geboortedatum: string) =>
  z.post('/zaakobjecten', {
    zaak: zaak.url,
    objectType: 'natuurlijk_persoon',
    objectIdentificatie: { inpBsn: BSN, geboortedatum },
  });
const unknown = { archiefnominatie: 'vernietigen', archiefactiedatum: null, startdatumBewaartermijn: null };

describe('zrc-021: the date of the archive (period of five years)', () => {
  it('afgehandeld: from the end of the case', async () => {
    expect(await close(await z.zaak(), 'afgehandeld')).toMatchObject({
      archiefnominatie: 'vernietigen',
      startdatumBewaartermijn: '2026-05-01',
      archiefactiedatum: '2031-05-01',
    });
  });

  it('afgehandeld on 29 February: on the last day of a shorter February', async () => {
    const zaak = await z.zaak({ startdatum: '2024-01-01' });
    expect(await close(zaak, 'afgehandeld', '2024-02-29T10:00:00Z')).toMatchObject({ archiefactiedatum: '2029-02-28' });
  });

  it.each([
    ['2026-03-28T23:00:00Z', '2031-03-29'],
    ['2026-10-25T22:59:59Z', '2031-10-25'],
    ['2026-10-25T23:00:00Z', '2031-10-26'],
    ['2026-12-31T23:00:00Z', '2032-01-01'],
  ])('afgehandeld at a change of the clock or the year: %s', async (op, archiefactiedatum) => {
    expect(await close(await z.zaak(), 'afgehandeld', op)).toMatchObject({ archiefactiedatum });
  });

  it('termijn: from the end of the case and a period of two years', async () => {
    expect(await close(await z.zaak(), 'termijn')).toMatchObject({
      startdatumBewaartermijn: '2028-05-01',
      archiefactiedatum: '2033-05-01',
    });
  });

  it('hoofdzaak: from the end of the main case', async () => {
    const main = await z.zaak();
    const [early, late] = [await z.zaak({ hoofdzaak: main.url }), await z.zaak({ hoofdzaak: main.url })];
    expect(await close(early, 'hoofdzaak')).toMatchObject(unknown);
    await close(main, 'afgehandeld', '2026-06-15T10:00:00Z');
    expect(await close(late, 'hoofdzaak', '2026-07-01T10:00:00Z')).toMatchObject({ archiefactiedatum: '2031-06-15' });
    expect(await close(await z.zaak(), 'hoofdzaak')).toMatchObject(unknown);
  });

  it('hoofdzaak: a sub-case that closed first is dated when its main case closes', async () => {
    const main = await z.zaak();
    const sub = () => z.zaak({ hoofdzaak: main.url });
    const [waits, open, filledIn, own] = [await sub(), await sub(), await sub(), await sub()];
    for (const one of [waits, filledIn]) await close(one, 'hoofdzaak');
    await close(own, 'ander_datumkenmerk');
    await z.want(200, 'PATCH', filledIn.url, { archiefactiedatum: '2040-01-01' });
    await close(main, 'afgehandeld', '2026-06-15T10:00:00Z');
    const dated = { archiefactiedatum: '2031-06-15', startdatumBewaartermijn: '2026-06-15' };
    expect(await z.read(waits.url)).toMatchObject({ einddatum: '2026-05-01', ...dated });
    expect((await z.read(filledIn.url)).archiefactiedatum).toBe('2040-01-01');
    expect(await z.read(own.url)).toMatchObject(unknown);
    expect(await z.read(open.url)).toMatchObject({ einddatum: null, archiefactiedatum: null });
  });

  it.each([
    ['2027-02-03', '2032-02-03'],
    ['20270203', '2032-02-03'],
    ['2027-2-3', '2032-02-03'],
    ['2027-02-03T12:00:00Z', '2032-02-03'],
    // A property with a moment is a day in the Netherlands.
    ['2027-02-03T23:30:00Z', '2032-02-04'],
    ['2027-02-03T23:30:00+01:00', '2032-02-03'],
  ])('eigenschap: from the value of the property, %s', async (waarde, archiefactiedatum) => {
    const zaak = await z.zaak();
    await property(zaak, waarde);
    expect(await close(zaak, 'eigenschap')).toMatchObject({ archiefactiedatum });
  });

  it.each(['volgend jaar', '2027-02-30', '20271340', '2027', '9999-12-31'])(
    'eigenschap: no date from %s, and the case closes all the same',
    async (waarde) => {
      const zaak = await z.zaak();
      await property(zaak, waarde);
      const closed = await close(zaak, 'eigenschap');
      expect(closed).toMatchObject({ einddatum: '2026-05-01', archiefactiedatum: null });
    },
  );

  it('eigenschap: no date without the property', async () => {
    const zaak = await z.zaak();
    await z.post(`/zaken/${zaak.uuid}/zaakeigenschappen`, {
      zaak: zaak.url,
      eigenschap: z.catalogue.eigenschappen.kleur,
      waarde: '2027-02-03',
    });
    expect(await close(zaak, 'eigenschap')).toMatchObject(unknown);
    expect(await close(await z.zaak(), 'eigenschap')).toMatchObject(unknown);
  });

  it('zaakobject: from the last of its dates, and of no other kind of object', async () => {
    const zaak = await z.zaak();
    await person(zaak, '2001-01-02');
    await person(zaak, '2003-04-05');
    await z.post('/zaakobjecten', {
      zaak: zaak.url,
      objectType: 'pand',
      objectIdentificatie: { identificatie: '2030-01-01' },
    });
    expect(await close(zaak, 'zaakobject')).toMatchObject({ archiefactiedatum: '2008-04-05' });
    const open = await z.zaak();
    await person(open, '2001-01-02');
    await person(open, '');
    expect(await close(open, 'zaakobject')).toMatchObject(unknown);
  });

  it('gerelateerde_zaak: from the last end of the cases it names', async () => {
    const [one, two] = [await z.zaak(), await z.zaak()];
    const relevant = ({ url }: Json) => ({ url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' });
    const both = { relevanteAndereZaken: [relevant(one), relevant(two)] };
    const [early, late] = [await z.zaak(both), await z.zaak(both)];
    await close(one, 'afgehandeld', '2026-06-01T10:00:00Z');
    expect(await close(early, 'gerelateerde_zaak')).toMatchObject(unknown);
    await close(two, 'afgehandeld', '2026-04-01T10:00:00Z');
    expect(await close(late, 'gerelateerde_zaak')).toMatchObject({ archiefactiedatum: '2031-06-01' });
    expect(await close(await z.zaak(), 'gerelateerde_zaak')).toMatchObject(unknown);
  });

  it('ander_datumkenmerk: a person fills it in, before or after', async () => {
    expect(await close(await z.zaak({ archiefactiedatum: '2040-01-01' }), 'ander_datumkenmerk')).toMatchObject({
      archiefactiedatum: '2040-01-01',
    });
    const zaak = await z.zaak();
    expect(await close(zaak, 'ander_datumkenmerk')).toMatchObject(unknown);
    expect(await z.want(200, 'PATCH', zaak.url, { archiefactiedatum: '2041-01-01' })).toMatchObject({
      archiefactiedatum: '2041-01-01',
    });
  });

  it.each(['ingangsdatum_besluit', 'vervaldatum_besluit'] as const)('%s: no date without a besluit', async (wijze) => {
    expect(await close(await z.zaak(), wijze)).toMatchObject(unknown);
  });

  it('takes the nomination from the result, unless the case has its own', async () => {
    expect(await close(await z.zaak(), 'bewaren')).toMatchObject({
      archiefnominatie: 'blijvend_bewaren',
      archiefactiedatum: null,
      startdatumBewaartermijn: null,
    });
    expect(await close(await z.zaak({ archiefnominatie: 'blijvend_bewaren' }), 'afgehandeld')).toMatchObject({
      archiefnominatie: 'blijvend_bewaren',
    });
  });

  it('closes in a year after which no period fits', async () => {
    expect(await close(await z.zaak(), 'afgehandeld', '9998-12-31T10:00:00Z')).toMatchObject({
      einddatum: '9998-12-31',
      archiefactiedatum: null,
    });
  });
});

describe('zrc-026: the start of the period', () => {
  it('is known of what is destroyed alone', async () => {
    expect(await close(await z.zaak(), 'termijn')).toMatchObject({ startdatumBewaartermijn: '2028-05-01' });
    expect(await close(await z.zaak(), 'bewaren')).toMatchObject({ startdatumBewaartermijn: null });
    expect(await close(await z.zaak({ archiefnominatie: 'blijvend_bewaren' }), 'termijn')).toMatchObject({
      startdatumBewaartermijn: null,
    });
  });

  it('is filled in afterwards, when the process object ends later', async () => {
    const zaak = await close(await z.zaak(), 'ander_datumkenmerk');
    expect(zaak.startdatumBewaartermijn).toBeNull();
    const found = { startdatumBewaartermijn: '2029-06-01', archiefactiedatum: '2034-06-01' };
    expect(await z.want(200, 'PATCH', zaak.url, found)).toMatchObject(found);
  });

  it('that somebody filled in before stays', async () => {
    const zaak = await z.zaak({ startdatumBewaartermijn: '2027-01-01' });
    expect(await close(zaak, 'afgehandeld')).toMatchObject({ startdatumBewaartermijn: '2027-01-01' });
  });
});

describe('zrc-022: archived', () => {
  const archived = { archiefstatus: 'gearchiveerd' };
  const dated = { archiefnominatie: 'vernietigen', archiefactiedatum: '2031-05-01' };

  it('is a case when nobody says otherwise not yet', async () => {
    expect((await z.zaak()).archiefstatus).toBe('nog_te_archiveren');
  });

  it('wants a nomination and a date', async () => {
    expect(await z.refused('/zaken', z.body(archived))).toEqual([
      'archiefnominatie:archiefnominatie-not-set',
      'archiefactiedatum:archiefactiedatum-not-set',
    ]);
    const zaak = await z.zaak();
    expect(faults(await z.want(400, 'PATCH', zaak.url, { ...archived, archiefnominatie: 'vernietigen' }))).toEqual([
      'archiefactiedatum:archiefactiedatum-not-set',
    ]);
    const { archiefactiedatum } = dated;
    expect(faults(await z.want(400, 'PATCH', zaak.url, { ...archived, archiefactiedatum }))).toEqual([
      'archiefnominatie:archiefnominatie-not-set',
    ]);
    expect(await z.want(200, 'PATCH', zaak.url, { ...archived, ...dated })).toMatchObject(archived);
    // Neither may go once it is archived.
    for (const name of Object.keys(dated))
      expect(faults(await z.want(400, 'PATCH', zaak.url, { [name]: null }))).toEqual([`${name}:${name}-not-set`]);
    expect(await z.zaak({ ...archived, ...dated })).toMatchObject(archived);
  });

  it('wants every document archived', async () => {
    const [zaak, other] = [await z.zaak(dated), await z.zaak(dated)];
    const loose = await z.document({ status: 'definitief' });
    await z.post('/zaakinformatieobjecten', { zaak: other.url, informatieobject: loose.url });
    const document = await z.document({ status: 'definitief' });
    await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
    for (const archiefstatus of ['gearchiveerd', 'gearchiveerd_procestermijn_onbekend', 'overgedragen'])
      expect(faults(await z.want(400, 'PATCH', zaak.url, { archiefstatus }))).toEqual([
        'archiefstatus:documents-not-archived',
      ]);
    const { lock } = await z.want(200, 'POST', `${document.url}/lock`);
    await z.want(200, 'PATCH', document.url, { status: 'gearchiveerd', lock });
    await z.want(200, 'PATCH', zaak.url, archived);
    const late = { zaak: zaak.url, informatieobject: (await z.document({ status: 'gearchiveerd' })).url };
    expect(await z.refused('/zaakinformatieobjecten', late)).toEqual(['zaak:zaak-gearchiveerd']);
  });
});
