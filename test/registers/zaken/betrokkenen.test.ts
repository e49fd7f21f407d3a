/** Roles: who is concerned in a case, in each of the five forms; whose data it is; and that a BSN is nowhere in the clear. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST, keys } from '../../support/server.ts';
import { BSN, BSN_TWO, faults, type Json, natuurlijkPersoon, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

const rol = (zaak: Json, changes: object) => ({
  zaak: zaak.url,
  roltype: z.catalogue.roltypen.belanghebbende,
  roltoelichting: '',
  ...changes,
});

describe('a role', () => {
  it.each<[string, object]>([
    [
      'natuurlijk_persoon',
      {
        inpBsn: BSN,
        anpIdentificatie: 'anp-1',
        inpA_nummer: '1234567890',
        geslachtsnaam: 'Boom',
        geslachtsaanduiding: 'v',
        verblijfsadres: {
          aoaIdentificatie: '1',
          wplWoonplaatsNaam: 'Weidehoek',
          gorOpenbareRuimteNaam: 'Polderweg',
          aoaHuisnummer: 12,
        },
      },
    ],
    ['niet_natuurlijk_persoon', { innNnpId: '111222333', statutaireNaam: 'Tegel BV', kvkNummer: '12345678' }],
    ['vestiging', { vestigingsNummer: '000012345678', handelsnaam: ['Tegel', 'Tegelhandel'] }],
    ['organisatorische_eenheid', { identificatie: 'OE-1', naam: 'Openbare ruimte' }],
    ['medewerker', { identificatie: 'm1', achternaam: 'Wilg' }],
  ])('of a %s keeps what identifies them', async (betrokkeneType, betrokkeneIdentificatie) => {
    const zaak = await z.zaak();
    const made = await z.post('/rollen', rol(zaak, { betrokkeneType, betrokkeneIdentificatie }));
    expect(made).toMatchObject({
      betrokkeneType,
      betrokkeneIdentificatie,
      omschrijving: 'Als belanghebbende',
      omschrijvingGeneriek: 'belanghebbende',
    });
    expect(await z.read(made.url)).toEqual(made);
    expect((await z.read(zaak.url)).rollen).toEqual([made.url]);
    await z.want(204, 'DELETE', made.url);
    expect((await z.read(zaak.url)).rollen).toEqual([]);
  });

  it('says who it is about, in the form that belongs to its kind', async () => {
    const zaak = await z.zaak();
    expect(await z.refused('/rollen', rol(zaak, { betrokkeneType: 'medewerker' }))).toEqual([
      'nonFieldErrors:invalid-betrokkene',
    ]);
    expect(await z.refused('/rollen', rol(zaak, { betrokkeneType: 'buurman', betrokkene: 'https://x.nl/1' }))).toEqual([
      'betrokkeneType:invalid_choice',
    ]);
    expect(
      await z.refused(
        '/rollen',
        rol(zaak, { ...natuurlijkPersoon(), betrokkeneIdentificatie: { inpBsn: '123456789' } }),
      ),
    ).toEqual(['betrokkeneIdentificatie.inpBsn:invalid']);
    const elsewhere = { betrokkeneType: 'medewerker', betrokkene: 'https://hr.voorbeeld.nl/medewerkers/1' };
    expect((await z.post('/rollen', rol(zaak, elsewhere))).betrokkene).toBe(elsewhere.betrokkene);
  });

  it('has an address of a thousand characters, which are those of addresses (RFC 3986)', async () => {
    const zaak = await z.zaak();
    const at = (path: string) =>
      rol(zaak, { betrokkeneType: 'medewerker', betrokkene: `https://hr.voorbeeld.nl/${path}` });
    expect((await z.post('/rollen', at('a'.repeat(976)))).betrokkene).toHaveLength(1_000);
    expect(await z.refused('/rollen', at('a'.repeat(977)))).toEqual(['betrokkene:max_length']);
    const wide = String.fromCharCode(...Array.from({ length: 900 }, (_, index) => 0x4e00 + ((index * 7_919) % 20_000)));
    expect(await z.refused('/rollen', at(wide))).toEqual(['betrokkene:bad-url']);
  });

  it.each(['initiator', 'zaakcoordinator'] as const)('of a %s is there once per case', async (kind) => {
    const zaak = await z.zaak();
    const roltype = z.catalogue.roltypen[kind];
    const made = await z.post('/rollen', rol(zaak, { roltype, ...natuurlijkPersoon() }));
    expect(await z.refused('/rollen', rol(zaak, { roltype, ...natuurlijkPersoon(BSN_TWO) }))).toEqual([
      `nonFieldErrors:max-${kind}s-reached`,
    ]);
    await z.post('/rollen', rol(await z.zaak(), { roltype, ...natuurlijkPersoon() }));
    await z.post('/rollen', rol(zaak, natuurlijkPersoon(BSN_TWO)));
    await z.want(204, 'DELETE', made.url);
    await z.post('/rollen', rol(zaak, { roltype, ...natuurlijkPersoon(BSN_TWO) }));
  });

  it('of an initiator is given once, also to two who ask at the same time', async () => {
    const zaak = await z.zaak();
    const body = (bsn: string) => rol(zaak, { roltype: z.catalogue.roltypen.initiator, ...natuurlijkPersoon(bsn) });
    const both = await Promise.all([BSN, BSN_TWO].map((bsn) => z.ask('POST', `${ZRC}/rollen`, body(bsn))));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
    expect(both.flatMap((one) => faults(one.json()))).toEqual(['nonFieldErrors:max-initiators-reached']);
  });
});

describe('whose data a case is', () => {
  const subjects = async (zaak: Json) =>
    (
      await z.meent.clone.asOwner<{ subjects: string[]; owners: string[] }>(
        'select subjects, owners from meent.zaken_zaak where id = $1',
        [zaak.uuid],
      )
    )[0]!;
  const hash = (bsn: string) => keys.hash(FIRST, 'bsn', bsn);

  it('follows from its roles and objects; whose own case it is from the initiators', async () => {
    const zaak = await z.zaak();
    const first = await z.rol(zaak);
    await z.post('/rollen', rol(zaak, natuurlijkPersoon(BSN_TWO)));
    expect(await subjects(zaak)).toEqual({ subjects: [hash(BSN), hash(BSN_TWO)], owners: [hash(BSN)] });
    await z.want(204, 'DELETE', first.url);
    expect(await subjects(zaak)).toEqual({ subjects: [hash(BSN_TWO)], owners: [] });
  });

  it.each<[string, object]>([
    ['a person', { objectType: 'natuurlijk_persoon', objectIdentificatie: { inpBsn: BSN } }],
    [
      'a right that somebody has',
      {
        objectType: 'zakelijk_recht',
        objectIdentificatie: {
          identificatie: '1',
          avgAard: 'Eigendom',
          heeftAlsGerechtigde: { natuurlijkPersoon: { inpBsn: BSN } },
        },
      },
    ],
  ])('includes who is in %s that the case is about', async (_, object) => {
    const zaak = await z.zaak();
    const made = await z.post('/zaakobjecten', { zaak: zaak.url, ...object });
    expect(await subjects(zaak)).toEqual({ subjects: [hash(BSN)], owners: [] });
    await z.want(204, 'DELETE', made.url);
    expect(await subjects(zaak)).toEqual({ subjects: [], owners: [] });
  });
});

describe('a BSN and an A-nummer', () => {
  it('are nowhere in the database or the program log in the clear', async () => {
    const zaak = await z.zaak();
    const made = await z.post(
      '/rollen',
      rol(zaak, {
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: BSN, inpA_nummer: '1234567890' },
      }),
    );
    await z.post('/zaakobjecten', {
      zaak: zaak.url,
      objectType: 'natuurlijk_persoon',
      objectIdentificatie: { inpBsn: BSN_TWO },
    });
    const headers = { 'idempotency-key': 'met-bsn' };
    await z.want(201, 'POST', `${ZRC}/rollen`, rol(zaak, natuurlijkPersoon(BSN_TWO)), { headers });
    await z.want(
      200,
      'GET',
      `${ZRC}/rollen?betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=${BSN}&betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer=1234567890`,
    );
    await z.want(200, 'GET', `${zaak.url}/audittrail`);
    await z.want(204, 'DELETE', made.url);
    const tables = await z.meent.clone.asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'meent'`,
    );
    expect(tables.length).toBeGreaterThan(30);
    let rows = 0;
    for (const { name } of tables) {
      const dump = await z.meent.clone.asOwner<{ row: string }>(`select t::text as row from ${name} t`);
      rows += dump.length;
      const found = dump.filter(({ row }) => [BSN, BSN_TWO, '1234567890'].some((number) => row.includes(number)));
      expect([name, found]).toEqual([name, []]);
    }
    expect(rows).toBeGreaterThan(100);
    const lines = z.meent.lines.join('\n');
    for (const number of [BSN, BSN_TWO, '1234567890']) expect(lines).not.toContain(number);
  });
});
