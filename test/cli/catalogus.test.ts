/** A catalogue leaves one municipality and comes whole into another. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip, writeZip } from '../../src/foundation/zip.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

const FROM = 'localhost';
const TO = 'tweede.localhost';
const file = (name: string): string => join(line.folder, name);
const texts = (name: string): Record<string, string> =>
  Object.fromEntries([...readZip(readFileSync(file(name)))].map(([member, bytes]) => [member, bytes.toString()]));
const lists = (name: string): Record<string, { url: string; [field: string]: unknown }[]> =>
  Object.fromEntries(Object.entries(texts(name)).map(([member, text]) => [member, JSON.parse(text)]));
const write = (name: string, content: Record<string, unknown>): void =>
  writeFileSync(
    file(name),
    writeZip(new Map(Object.entries(content).map(([member, list]) => [member, Buffer.from(JSON.stringify(list))]))),
  );
const count = async (): Promise<number> =>
  (await line.clone.asOwner<{ n: number }>('select count(*)::int as n from catalogi_zaaktype'))[0]!.n;

/** The same catalogue as an installation on another host, below a folder, would export it. */
function elsewhere(domein: string): ReturnType<typeof lists> {
  const all = JSON.parse(
    JSON.stringify(lists('uit.zip')).replaceAll(/https?:\/\/localhost(:\d+)?/g, 'https://zaken.elders.example/open'),
  );
  all['Catalogus.json'][0].domein = domein;
  return all;
}

test('export, load into the other municipality, and export again give the same', async () => {
  expect(await line.meent('export', 'catalogus', file('uit.zip'), '--municipality', FROM)).toMatchObject({ code: 0 });
  const loaded = await line.meent('load', 'catalogus', file('uit.zip'), '--municipality', TO);
  expect(loaded.out.filter((text) => !text.endsWith(' geladen'))).toEqual([]);
  expect(loaded.code).toBe(0);
  const domein = String(lists('uit.zip')['Catalogus.json']![0]!.domein);
  await line.meent('export', 'catalogus', file('weer.zip'), '--municipality', TO, '--domain', domein);
  const here = (text: string): string => text.replaceAll(/https?:\/\/[a-z.]*localhost(:\d+)?\//g, 'BASE/');
  const [before, after] = [texts('uit.zip'), texts('weer.zip')];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const member of Object.keys(before)) expect(here(after[member]!)).toBe(here(before[member]!));
  expect(lists('uit.zip')['ZaakType.json']!.length).toBeGreaterThan(0);
});

test('loading again changes nothing; other content under the same UUID is refused', async () => {
  const before = await count();
  const again = await line.meent('load', 'catalogus', file('uit.zip'), '--municipality', TO);
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toEqual([expect.stringMatching(/^\d+ ongewijzigd$/)]);
  const other = lists('uit.zip');
  other['ZaakType.json']![0]!.doel = 'Iets anders.';
  write('anders.zip', other);
  const refused = await line.meent('load', 'catalogus', file('anders.zip'), '--municipality', TO);
  expect(refused.code).toBe(1);
  expect(refused.out.at(-1)).toMatch(/1 geweigerd$/);
  expect(await count()).toBe(before);
});

test('a case type with one wrong part leaves nothing behind', async () => {
  const fresh = await commandLine();
  try {
    const broken = elsewhere('KAPOT');
    const type = broken['ZaakType.json']![0]!;
    const part = broken['StatusType.json']!.find(({ zaaktype }) => zaaktype === type.url)!;
    part.omschrijving = '';
    write('kapot.zip', broken);
    const { code, out } = await fresh.meent('load', 'catalogus', file('kapot.zip'), '--municipality', TO);
    expect(code).toBe(1);
    expect(out.at(-1)).toMatch(/^\d+ geladen, 1 geweigerd$/);
    expect(out).toContain(`Geweigerd: zaaktype ${type.identificatie}`);
    expect(out).toContain('  omschrijving: Dit veld mag niet leeg zijn.');
    const id = type.url.slice(-36);
    const found = (table: string, column: string): Promise<{ n: number }[]> =>
      fresh.clone.asOwner<{ n: number }>(
        `select count(*)::int as n from ${table} t join municipality_attribute m on m.municipality = t.municipality and m.kind = 'host' and m.value = '${TO}' where t.${column} = '${id}'`,
      );
    expect(await found('catalogi_zaaktype', 'id')).toEqual([{ n: 0 }]);
    expect(await found('catalogi_statustype', 'zaaktype')).toEqual([{ n: 0 }]);
  } finally {
    await fresh.close();
  }
});

test('refuses what is no zip, no catalogue, or damaged', async () => {
  const said = async (bytes: Buffer): Promise<string | undefined> => {
    writeFileSync(file('fout.zip'), bytes);
    const { code, err } = await line.meent('load', 'catalogus', file('fout.zip'), '--municipality', TO);
    expect(code).toBe(1);
    return err.at(-1);
  };
  expect(await said(Buffer.from('geen zip'))).toContain('not a zip');
  expect(await said(writeZip(new Map([['Iets.json', Buffer.from('[]')]])))).toContain('no Catalogus.json');
  expect(await said(writeZip(new Map([['Catalogus.json', Buffer.from('{')]])))).toContain('geen geldige JSON');
  const whole = readFileSync(file('uit.zip'));
  whole[60] = whole[60]! ^ 0xff;
  expect(await said(whole)).toContain('damaged');
});

test('a dump of tables is read too; a list of other ids is known by the name of its entry', async () => {
  const uuid = (n: number): string => `0c5b1b5e-7d7a-4d0e-8b5f-${String(n).padStart(12, '0')}`;
  const type = uuid(3);
  const lines = [
    {
      model: 'catalogi.catalogus',
      fields: { uuid: uuid(1), naam: 'Oud', domein: 'DUMP', rsin: '000000012', contactpersoon_beheer_naam: 'Jo' },
    },
    {
      model: 'catalogi.informatieobjecttype',
      pk: 7,
      fields: {
        uuid: uuid(2),
        omschrijving: 'Brief',
        informatieobjectcategorie: 'Brief',
        vertrouwelijkheidaanduiding: 'openbaar',
        trefwoord: '["post"]',
        datum_begin_geldigheid: '2020-01-01',
        datum_einde_geldigheid: null,
        concept: true,
        catalogus: [uuid(1)],
        omschrijving_generiek_informatieobjecttype: '',
      },
    },
    {
      model: 'catalogi.zaaktype',
      pk: 8,
      fields: {
        uuid: type,
        identificatie: 'DUMP-1',
        zaaktype_omschrijving: 'Uit een dump',
        vertrouwelijkheidaanduiding: 'openbaar',
        doel: 'Doel',
        aanleiding: 'Aanleiding',
        indicatie_intern_of_extern: 'extern',
        handeling_initiator: 'Vragen',
        onderwerp: 'Vraag',
        handeling_behandelaar: 'Antwoorden',
        doorlooptijd_behandeling: 'P30D',
        servicenorm_behandeling: 'P0D',
        opschorting_en_aanhouding_mogelijk: false,
        verlenging_mogelijk: false,
        publicatie_indicatie: false,
        producten_of_diensten: '[]',
        selectielijst_procestype: 'https://lijst.example/procestypen/f4603775-5a08-4829-85c8-28017dfeee1f',
        referentieproces_naam: 'Vragen',
        referentieproces_link: '',
        verantwoordelijke: 'Team',
        concept: true,
        datum_begin_geldigheid: '2020-01-01',
        catalogus: [uuid(1)],
        deelzaaktypen: [],
      },
    },
    {
      model: 'catalogi.statustype',
      pk: 9,
      fields: { uuid: uuid(4), zaaktype: 8, statustype_omschrijving: 'Begin', statustypevolgnummer: 1 },
    },
    {
      model: 'catalogi.resultaattype',
      pk: 10,
      fields: {
        uuid: uuid(5),
        zaaktype: 8,
        omschrijving: 'Klaar',
        resultaattypeomschrijving: `https://lijst.example/resultaattypeomschrijvingen/${uuid(99)}`,
        omschrijving_generiek: 'Afgehandeld',
        selectielijstklasse: 'https://lijst.example/resultaten/71b3a170-d6df-4548-a03d-c6219f468ba4',
        archiefnominatie: 'vernietigen',
        archiefactietermijn: 'P5Y',
        brondatum_archiefprocedure_afleidingswijze: 'afgehandeld',
        brondatum_archiefprocedure_procestermijn: 'P0D',
      },
    },
    {
      model: 'catalogi.zaaktypeinformatieobjecttype',
      pk: 11,
      fields: { uuid: uuid(6), zaaktype: 8, informatieobjecttype: 7, volgnummer: 1, richting: 'inkomend' },
    },
    { model: 'config.featureflags', pk: 1, fields: { allow_unpublished_typen: true } },
  ];
  writeFileSync(file('dump.json'), JSON.stringify(lines));
  const loaded = await line.meent('load', 'catalogus', file('dump.json'), '--municipality', TO);
  expect(loaded.out).toEqual(['3 geladen']);
  const [row] = await line.clone.asOwner<{ body: string }>(`select body from catalogi_zaaktype where id = '${type}'`);
  expect(row!.body).toContain('"doorlooptijd":"P30D","servicenorm":null');
  writeFileSync(file('geen.json'), '[{"model":"x.y","fields":{}}]');
  expect(await line.meent('load', 'catalogus', file('geen.json'), '--municipality', TO)).toMatchObject({
    code: 1,
    err: ['The dump has no catalogue; dump the whole application "catalogi".'],
  });
});

test('a part of a case type that is not in the file is told of, and a dump that cannot be read says what is missing', async () => {
  const loose = lists('uit.zip');
  const [role] = loose['RolType.json']!;
  loose['RolType.json'] = [
    ...loose['RolType.json']!,
    { ...role, url: role!.url.replace(/.{4}$/, 'ffff'), zaaktype: role!.url, omschrijving: 'Zonder zaaktype' },
  ];
  write('los.zip', loose);
  const { code, out } = await line.meent('load', 'catalogus', file('los.zip'), '--municipality', TO);
  expect([code, ...out]).toEqual([
    1,
    'Geweigerd: roltype Zonder zaaktype',
    '  Het zaaktype waar dit bij hoort, is er niet bij.',
    expect.stringMatching(/ 1 geweigerd$/),
  ]);
  for (const lines of [
    [{ model: 'catalogi.catalogus', pk: 1, fields: null }],
    [{ model: 'catalogi.catalogus', pk: 1, fields: { domein: 'X' } }],
  ]) {
    writeFileSync(file('kapot.json'), JSON.stringify(lines));
    const said = await line.meent('load', 'catalogus', file('kapot.json'), '--municipality', TO);
    expect([said.code, said.err.at(-1)]).toEqual([1, expect.stringMatching(/^The dump has /)]);
  }
});
