/** Rules on what is added to a case, by their number: documents, statuses, properties, roles, results. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRC, faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
let zaak: Json;
beforeAll(async () => {
  z = await startZaken();
  zaak = await z.zaak();
});
afterAll(() => z.meent.close());

const nowhere = (url: string): string => url.replace(/.{12}$/, '000000000000');
const relation = (informatieobject: string, changes: object = {}) => ({ zaak: zaak.url, informatieobject, ...changes });
const list = async (url: string): Promise<readonly Json[]> => (await z.want(200, 'GET', url)) as unknown as Json[];

describe('zrc-003: the document of a relation', () => {
  it('exists', async () => {
    const { url } = await z.document();
    expect(await z.refused('/zaakinformatieobjecten', relation(nowhere(url)))).toEqual(['informatieobject:bad-url']);
    expect(await z.refused('/zaakinformatieobjecten', relation('https://elders.voorbeeld.nl/1'))).toEqual([
      'informatieobject:bad-url',
    ]);
    expect(await z.refused('/zaakinformatieobjecten', relation(zaak.url))).toEqual([
      'informatieobject:invalid-resource',
    ]);
    await z.post('/zaakinformatieobjecten', relation(url));
  });

  it('belongs to a case once', async () => {
    const { url } = await z.document();
    await z.post('/zaakinformatieobjecten', relation(url));
    expect(await z.refused('/zaakinformatieobjecten', relation(url))).toEqual(['informatieobject:unique']);
  });
});

describe('zrc-004: what the relation says', () => {
  it('is set by us: its kind and its moment', async () => {
    const before = Date.now() - 1;
    const made = await z.post(
      '/zaakinformatieobjecten',
      relation((await z.document()).url, { aardRelatieWeergave: 'x', registratiedatum: '2001-01-01T00:00:00Z' }),
    );
    expect(made.aardRelatieWeergave).toBe('Hoort bij, omgekeerd: kent');
    const registered = Date.parse(made.registratiedatum);
    expect(registered).toBeGreaterThanOrEqual(before);
    expect(registered).toBeLessThanOrEqual(Date.now());
    const changed = await z.want(200, 'PATCH', made.url, { titel: 'x', registratiedatum: '2001-01-01T00:00:00Z' });
    expect(changed.registratiedatum).toBe(made.registratiedatum);
  });

  it('keeps its case and document', async () => {
    const [one, other] = [await z.document(), await z.document()];
    const made = await z.post('/zaakinformatieobjecten', relation(one.url));
    const second = await z.zaak();
    for (const changes of [{ informatieobject: other.url }, { zaak: second.url }]) {
      const [name] = Object.keys(changes);
      for (const method of ['PATCH', 'PUT'] as const)
        expect(faults(await z.want(400, method, made.url, { ...relation(one.url), ...changes }))).toEqual([
          `${name}:wijzigen-niet-toegelaten`,
        ]);
    }
    expect(await z.want(200, 'PATCH', made.url, { titel: 'Foto van de tegel' })).toMatchObject({
      titel: 'Foto van de tegel',
      informatieobject: one.url,
    });
  });
});

describe('zrc-005: the mirror in the documents register', () => {
  const mirrors = (url: string) => list(`${DRC}/objectinformatieobjecten?informatieobject=${encodeURIComponent(url)}`);

  it('comes and goes with the relation, in the same transaction', async () => {
    const { url } = await z.document();
    const made = await z.post('/zaakinformatieobjecten', relation(url));
    expect(await mirrors(url)).toMatchObject([{ informatieobject: url, object: zaak.url, objectType: 'zaak' }]);
    const written = await z.meent.clone.asOwner<{ rows: number }>(
      `select count(*)::int as rows from meent.documenten_objectinformatieobject o
       join meent.zaken_zaakinformatieobject z on z.xmin = o.xmin where z.id = $1`,
      [made.url.slice(-36)],
    );
    expect(written).toEqual([{ rows: 1 }]);
    expect((await z.read(zaak.url)).zaakinformatieobjecten).toContain(made.url);
    await z.want(204, 'DELETE', made.url);
    expect(await mirrors(url)).toEqual([]);
    expect((await z.read(zaak.url)).zaakinformatieobjecten).not.toContain(made.url);
  });

  it('is one for each case that has the document', async () => {
    const { url } = await z.document();
    const second = await z.zaak();
    await z.post('/zaakinformatieobjecten', relation(url));
    const other = await z.post('/zaakinformatieobjecten', relation(url, { zaak: second.url }));
    expect((await mirrors(url)).map(({ object }) => object).sort()).toEqual([zaak.url, second.url].sort());
    await z.want(204, 'DELETE', other.url);
    expect(await mirrors(url)).toMatchObject([{ object: zaak.url }]);
  });

  it('shows on the status at which the document came', async () => {
    const own = await z.zaak();
    const status = await z.status(own, z.catalogue.statustypen.ontvangen, '2026-03-02T09:00:00Z');
    const second = await z.status(own, z.catalogue.statustypen.bezig, '2026-03-03T09:00:00Z');
    const made = await z.post(
      '/zaakinformatieobjecten',
      relation((await z.document()).url, { zaak: own.url, status: status.url }),
    );
    expect((await z.read(status.url)).zaakinformatieobjecten).toEqual([made.url]);
    await z.want(200, 'PATCH', made.url, { status: second.url });
    expect((await z.read(status.url)).zaakinformatieobjecten).toEqual([]);
    expect((await z.read(second.url)).zaakinformatieobjecten).toEqual([made.url]);
    await z.want(204, 'DELETE', made.url);
    expect((await z.read(second.url)).zaakinformatieobjecten).toEqual([]);
    const stranger = { zaak: zaak.url, informatieobject: (await z.document()).url, status: second.url };
    expect(await z.refused('/zaakinformatieobjecten', stranger)).toEqual(['status:zaak-mismatch']);
  });
});

describe.each<{
  readonly number: string;
  readonly path: string;
  readonly field: string;
  readonly good: () => object;
  readonly foreign: () => string;
}>([
  {
    number: 'zrc-016',
    path: '/statussen',
    field: 'statustype',
    good: () => ({ statustype: z.catalogue.statustypen.ontvangen, datumStatusGezet: '2026-03-02T09:00:00Z' }),
    foreign: () => z.catalogue.ander.statustype,
  },
  {
    number: 'zrc-018',
    path: '/zaakeigenschappen',
    field: 'eigenschap',
    good: () => ({ eigenschap: z.catalogue.eigenschappen.kleur, waarde: 'rood' }),
    foreign: () => z.catalogue.ander.eigenschap,
  },
  {
    number: 'zrc-019',
    path: '/rollen',
    field: 'roltype',
    good: () => ({
      roltype: z.catalogue.roltypen.behandelaar,
      roltoelichting: '',
      betrokkeneType: 'medewerker',
      betrokkeneIdentificatie: { identificatie: 'm1' },
    }),
    foreign: () => z.catalogue.ander.roltype,
  },
  {
    number: 'zrc-020',
    path: '/resultaten',
    field: 'resultaattype',
    good: () => ({ resultaattype: z.catalogue.resultaattypen.afgehandeld }),
    foreign: () => z.catalogue.ander.resultaattype,
  },
])('$number: $field', ({ path, field, good, foreign }) => {
  it('belongs to the case type', async () => {
    const own = await z.zaak();
    const at = path === '/zaakeigenschappen' ? `/zaken/${own.uuid}${path}` : path;
    const body = (changes: object = {}) => ({ zaak: own.url, ...good(), ...changes });
    expect(await z.refused(at, body({ [field]: foreign() }))).toEqual(['nonFieldErrors:zaaktype-mismatch']);
    expect(await z.refused(at, body({ [field]: nowhere(foreign()) }))).toEqual([`${field}:bad-url`]);
    expect(await z.refused(at, body({ [field]: own.url }))).toEqual([`${field}:invalid-resource`]);
    const made = await z.post(at, body());
    expect(made).toMatchObject({ zaak: own.url, [field]: (good() as Json)[field] });
  });
});

describe('zrc-017: the kind of document', () => {
  it('is known to the case type', async () => {
    const vreemd = await z.document({ informatieobjecttype: z.catalogue.informatieobjecttypen.vreemd });
    expect(await z.refused('/zaakinformatieobjecten', relation(vreemd.url))).toEqual([
      'nonFieldErrors:missing-zaaktype-informatieobjecttype-relation',
    ]);
    const rapport = await z.document({ informatieobjecttype: z.catalogue.informatieobjecttypen.rapport });
    await z.post('/zaakinformatieobjecten', relation(rapport.url));
  });

  it('of the same name in another catalogue is another kind', async () => {
    const ztc = '/catalogi/api/v1';
    const catalogus = await z.want(201, 'POST', `${ztc}/catalogussen`, {
      domein: 'ELDER',
      rsin: '111222333',
      contactpersoonBeheerNaam: 'Beheer',
    });
    const type = await z.want(201, 'POST', `${ztc}/informatieobjecttypen`, {
      catalogus: catalogus.url,
      omschrijving: 'Foto',
      vertrouwelijkheidaanduiding: 'openbaar',
      beginGeldigheid: '2020-01-01',
      informatieobjectcategorie: 'Beeld',
    });
    await z.want(200, 'POST', `${type.url}/publish`, {});
    const foto = await z.document({ informatieobjecttype: type.url });
    expect(await z.refused('/zaakinformatieobjecten', relation(foto.url))).toEqual([
      'nonFieldErrors:missing-zaaktype-informatieobjecttype-relation',
    ]);
  });
});

describe('a result', () => {
  it('is one per case, keeps its type, and can be taken away', async () => {
    const own = await z.zaak();
    const { afgehandeld, bewaren } = z.catalogue.resultaattypen;
    const made = await z.post('/resultaten', { zaak: own.url, resultaattype: afgehandeld });
    expect((await z.read(own.url)).resultaat).toBe(made.url);
    expect(await z.refused('/resultaten', { zaak: own.url, resultaattype: bewaren })).toEqual(['zaak:unique']);
    expect(faults(await z.want(400, 'PATCH', made.url, { resultaattype: bewaren }))).toEqual([
      'resultaattype:wijzigen-niet-toegelaten',
    ]);
    expect(await z.want(200, 'PATCH', made.url, { toelichting: 'Klaar' })).toMatchObject({ toelichting: 'Klaar' });
    await z.want(204, 'DELETE', made.url);
    expect((await z.read(own.url)).resultaat).toBeNull();
  });
});

describe('zaakeigenschappen', () => {
  it('live below their case, with the name of the type', async () => {
    const own = await z.zaak();
    const at = `${ZRC}/zaken/${own.uuid}/zaakeigenschappen`;
    const made = await z.want(201, 'POST', at, {
      zaak: own.url,
      eigenschap: z.catalogue.eigenschappen.kleur,
      waarde: 'rood',
    });
    expect(made).toMatchObject({ naam: 'kleur', waarde: 'rood', zaak: own.url });
    expect((await z.read(own.url)).eigenschappen).toEqual([made.url]);
    expect(await list(at)).toMatchObject([{ url: made.url }]);
    expect(await list(`${ZRC}/zaken/${zaak.uuid}/zaakeigenschappen`)).toEqual([]);
    const elsewhere = made.url.replace(own.uuid, zaak.uuid);
    for (const method of ['GET', 'DELETE'] as const) await z.want(404, method, elsewhere);
    expect(await z.want(200, 'PATCH', made.url, { waarde: 'blauw' })).toMatchObject({ waarde: 'blauw' });
    await z.want(204, 'DELETE', made.url);
    expect((await z.read(own.url)).eigenschappen).toEqual([]);
  });
});

describe('zaakobjecten', () => {
  const about = (changes: object) => ({ zaak: zaak.url, objectType: 'adres', ...changes });
  const adres = {
    identificatie: '0307200000012345',
    wplWoonplaatsNaam: 'Weidehoek',
    gorOpenbareRuimteNaam: 'Polderweg',
    huisnummer: 12,
  };

  it('are known by an address elsewhere or by what identifies them', async () => {
    const made = await z.post('/zaakobjecten', about({ objectIdentificatie: adres, relatieomschrijving: 'Stoep' }));
    expect(made.objectIdentificatie).toEqual({ ...adres, huisletter: '', huisnummertoevoeging: '', postcode: '' });
    expect((await z.read(zaak.url)).zaakobjecten).toContain(made.url);
    await z.post('/zaakobjecten', about({ object: zaak.url }));
    expect(await z.refused('/zaakobjecten', about({}))).toEqual(['nonFieldErrors:invalid-zaakobject']);
    const { huisnummer: _, ...half } = adres;
    expect(await z.refused('/zaakobjecten', about({ objectIdentificatie: half }))).toEqual([
      'objectIdentificatie.huisnummer:required',
    ]);
  });

  it('of another kind say which', async () => {
    const other = { objectType: 'overige', objectIdentificatie: { overigeData: { kleur: ['rood', { a: 1 }] } } };
    expect(await z.refused('/zaakobjecten', about(other))).toEqual(['nonFieldErrors:missing-object-type-overige']);
    const made = await z.post('/zaakobjecten', about({ ...other, objectTypeOverige: 'lichtmast' }));
    expect(made.objectIdentificatie).toEqual(other.objectIdentificatie);
    // What marks a place in a stored body is in no text, however deep.
    for (const overigeData of [{ a: ['\u0002x\u0002'] }, { 'b\u0003': 1 }])
      expect(
        await z.refused(
          '/zaakobjecten',
          about({ ...other, objectIdentificatie: { overigeData }, objectTypeOverige: 'lichtmast' }),
        ),
      ).toEqual(['objectIdentificatie.overigeData:invalid']);
    expect(
      await z.refused('/zaakobjecten', about({ objectIdentificatie: adres, objectTypeOverige: 'lichtmast' })),
    ).toEqual(['nonFieldErrors:invalid-object-type-overige-usage']);
  });

  it('have an object type of the case type', async () => {
    const typed = (zaakobjecttype: string) => about({ objectIdentificatie: adres, zaakobjecttype });
    await z.post('/zaakobjecten', typed(z.catalogue.zaakobjecttype));
    expect(await z.refused('/zaakobjecten', typed(z.catalogue.ander.zaakobjecttype))).toEqual([
      'nonFieldErrors:zaaktype-mismatch',
    ]);
  });

  it('keep what they are about', async () => {
    const made = await z.post('/zaakobjecten', about({ objectIdentificatie: adres }));
    expect(faults(await z.want(400, 'PATCH', made.url, { objectType: 'pand' }))).toContain(
      'objectType:wijzigen-niet-toegelaten',
    );
    expect(await z.want(200, 'PATCH', made.url, { relatieomschrijving: 'Anders' })).toMatchObject({
      relatieomschrijving: 'Anders',
      objectIdentificatie: { identificatie: adres.identificatie },
    });
    await z.want(204, 'DELETE', made.url);
    expect((await z.read(zaak.url)).zaakobjecten).not.toContain(made.url);
  });
});

describe('nobody adds a document that they may not see', () => {
  const add = async () => {
    const [zaak, document] = [await z.zaak(), await z.document()];
    return z.ask(
      'POST',
      `${ZRC}/zaakinformatieobjecten`,
      { zaak: zaak.url, informatieobject: document.url },
      { as: 'beperkt' },
    );
  };

  it('is refused with rights on the case alone', async () => {
    await z.grant(['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken']);
    const answer = await add();
    expect(answer.statusCode).toBe(400);
    expect(faults(answer.json())).toEqual(['informatieobject:bad-url']);
  });

  it.each(['documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken'])(
    'twin: it is added with %s',
    async (scope) => {
      await z.grant(['zaken.bijwerken'], { documenten: [scope] });
      expect((await add()).statusCode).toBe(201);
    },
  );
});
