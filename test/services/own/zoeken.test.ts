/** POST /zoeken: what is found by which words, who finds it, and what is said of where it was found. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexSome } from '../../../src/engine/search/indexer.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { BSN, documentBody, type Json, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/zoeken';
let meent: TestMeent;
let world: World;
let made: Record<'boom' | 'tegel' | 'ander', Json>;

const settle = async (): Promise<void> => {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  for (const municipality of [FIRST, SECOND]) while (await indexSome(meent.engine.parts, municipality));
};
const search = (payload: object, more: object = {}) => meent.ask({ method: 'POST', url: URL, payload, ...more });
const found = async (zoekterm: string, more: object = {}): Promise<Json> => {
  const answer = await search({ zoekterm, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const titles = async (zoekterm: string, more: object = {}): Promise<string[]> =>
  (await found(zoekterm, more)).resultaten.map(({ titel }: { titel: string }) => titel);
const dossier = (zaak: object, rest: object = {}) =>
  world.post('/meent/api/v1/zaakdossiers', {
    zaak: { ...zaakBody(world), ...zaak },
    rollen: [
      {
        roltype: world.catalogue.roltypen.initiator,
        roltoelichting: 'Melder',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: BSN, geslachtsnaam: 'Zwanenburg' },
      },
    ],
    ...rest,
  });

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  made = {
    boom: await dossier(
      {
        identificatie: 'ZAAK-2026-0000004127',
        omschrijving: 'Aanvraag kapvergunning',
        toelichting: 'Twee zieke bomen aan de Ónderdijk <b>gevaarlijk</b> & scheef',
        kenmerken: [{ kenmerk: 'OLO-998877', bron: 'Omgevingsloket' }],
      },
      {
        eigenschappen: [{ eigenschap: world.catalogue.eigenschappen.kleur, waarde: 'donkergroen' }],
        documenten: [
          {
            document: {
              ...documentBody(world),
              titel: 'Bomenrapport',
              bestandsnaam: 'inspectie_linde.pdf',
              beschrijving: 'Linde bij de brug',
            },
          },
        ],
      },
    ),
    tegel: await dossier({ omschrijving: 'Losse tegel', startdatum: '2024-05-01' }),
    ander: await world.post('/zaken/api/v1/zaken', {
      ...zaakBody(world),
      zaaktype: world.catalogue.ander.zaaktype,
      omschrijving: 'Boom van een ander type',
    }),
  };
  await settle();
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

describe('finds a case by', () => {
  it.each([
    ['its number', 'ZAAK-2026-0000004127'],
    ['its number in another form', 'zaak 2026 4127'],
    ['its number in one', 'ZAAK20260000004127'],
    ['the end of its number', '4127'],
    ['another form of a word', 'zieke boom'],
    ['a word without its accent', 'onderdijk'],
    ['the beginning of a word', 'aanvr'],
    ['the end of a long word', 'vergunning'],
    ['words between quotes', '"zieke bomen"'],
    ['words that every text has, beside others', 'de bomen aan het scheef'],
    ['a characteristic', 'olo 998877'],
    ['a property', 'donkergroen'],
    ['capitals', 'KAPVERGUNNING'],
  ])('%s', async (_, zoekterm) => {
    expect(await titles(zoekterm, { soorten: ['zaak'] })).toEqual(['Aanvraag kapvergunning']);
  });

  it('no words between quotes in another order, nor over two fields', async () => {
    expect(await titles('"bomen zieke"')).toEqual([]);
    expect(await titles('"scheef omgevingsloket"')).toEqual([]);
  });

  it('not by what is sealed, or by the name of a person in a role', async () => {
    expect(await titles(BSN)).toEqual([]);
    expect(await titles('Zwanenburg')).toEqual([]);
  });

  it('a number that is one slip away, and says so', async () => {
    const answer = await found('ZAAK-2026-0000004172');
    expect(answer).toMatchObject({ gelijkend: true, aantal: 1 });
    expect(answer.resultaten[0].identificatie).toBe('ZAAK-2026-0000004127');
    expect(await found('ZAAK-2026-0000004127')).toMatchObject({ gelijkend: false });
  });
});

it('finds a document by its metadata, with the case that it is in', async () => {
  for (const zoekterm of ['bomenrapport', 'linde', 'inspectie', 'Melder brug'])
    expect(await titles(zoekterm, { soorten: ['document'] })).toEqual(['Bomenrapport']);
  const [hit] = (await found('inspectie')).resultaten;
  expect(hit).toMatchObject({ soort: 'document', zaken: [{ url: made.boom.zaak.url, zaaktype: expect.any(String) }] });
});

it('says where the words were found, as text without markup', async () => {
  const [hit] = (await found('gevaarlijk')).resultaten;
  expect(hit.gevonden).toEqual([
    {
      veld: 'toelichting',
      stukken: [
        { tekst: 'Twee zieke bomen aan de Ónderdijk <b>', gevonden: false },
        { tekst: 'gevaarlijk', gevonden: true },
        { tekst: '</b> & scheef', gevonden: false },
      ],
    },
  ]);
  expect((await found('donkergroen')).resultaten[0].gevonden).toEqual([
    { veld: 'kleur', stukken: [{ tekst: 'donkergroen', gevonden: true }] },
  ]);
});

it('shows a number whole that was asked for in one', async () => {
  const [hit] = (await found('zaak20260000004127')).resultaten;
  expect(hit.gevonden[0]).toMatchObject({ veld: 'identificatie' });
  expect(hit.gevonden[0].stukken.filter(({ gevonden }: Json) => gevonden)).toHaveLength(3);
});

it('puts what the words name before what mentions them', async () => {
  await dossier({ omschrijving: 'Iets anders', toelichting: 'Over een wilgentak' });
  await dossier({ omschrijving: 'Wilgentak' });
  await settle();
  expect(await titles('wilgentak')).toEqual(['Wilgentak', 'Iets anders']);
});

it('narrows by type, period and whether the case is open, and the documents with it', async () => {
  const type = { zaaktype: world.catalogue.zaaktype };
  expect(await titles('boom', type)).toEqual(['Aanvraag kapvergunning']);
  expect((await titles('boom')).toSorted()).toEqual(['Aanvraag kapvergunning', 'Boom van een ander type']);
  expect(await titles('linde', type)).toEqual(['Bomenrapport']);
  expect(await titles('linde', { zaaktype: world.catalogue.ander.zaaktype })).toEqual([]);
  expect(await titles('losse', { soorten: ['zaak'], totEnMet: '2025-01-01' })).toEqual(['Losse tegel']);
  expect(await titles('losse', { soorten: ['zaak'], vanaf: '2025-01-01' })).toEqual([]);
  expect(await titles('losse', { soorten: ['zaak'], open: true })).toEqual(['Losse tegel']);
  expect(await titles('losse', { soorten: ['zaak'], open: false })).toEqual([]);
  expect(await titles('linde', { vanaf: '2026-03-02', totEnMet: '2026-03-02', open: true })).toEqual(['Bomenrapport']);
});

it('gives pages, with a count that is exact', async () => {
  for (let index = 0; index < 5; index++) await dossier({ omschrijving: `Fietswrak ${index}` });
  await settle();
  const first = await found('fietswrak', { aantal: 2 });
  expect(first).toMatchObject({ aantal: 5, meer: false, volgende: 2 });
  const last = await found('fietswrak', { aantal: 2, pagina: 3 });
  expect(last.volgende).toBeNull();
  expect(last.resultaten).toHaveLength(1);
});

it('follows what changes, and forgets what is destroyed at once', async () => {
  const { zaak } = await dossier({ omschrijving: 'Kapotte lantaarn' });
  await settle();
  expect(await titles('lantaarn')).toHaveLength(1);
  const url = zaak.url.replace(world.base, '');
  await meent.ask({ method: 'PATCH', url, payload: { omschrijving: 'Kapotte schommel' }, headers: CRS });
  await settle();
  expect([await titles('lantaarn'), await titles('schommel')]).toEqual([[], ['Kapotte schommel']]);
  const words = () => meent.clone.asOwner('select 1 from meent.engine_search where id = $1', [zaak.uuid]);
  expect(await words()).toHaveLength(1);
  expect((await meent.ask({ method: 'DELETE', url, headers: CRS })).statusCode).toBe(204);
  expect(await words()).toEqual([]);
  await settle();
  expect(await words()).toEqual([]);
});

const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };
const zrc = (zaaktype: string, level = 'zeer_geheim') => ({
  component: 'zrc',
  scopes: ['zaken.lezen'],
  zaaktype,
  maxVertrouwelijkheidaanduiding: level,
});

it('finds for each what they may read, and nothing for who may read none of it', async () => {
  const asked = async (zoekterm: string) => (await search({ zoekterm }, { as: 'beperkt' })).json();
  await meent.grant([zrc(world.catalogue.ander.zaaktype)]);
  expect(await asked('boom')).toMatchObject({ aantal: 1, resultaten: [{ titel: 'Boom van een ander type' }] });
  expect(await asked('kapvergunning')).toMatchObject({ aantal: 0, resultaten: [] });
  expect(await asked('ZAAK-2026-0000004172')).toMatchObject({ aantal: 0, gelijkend: false });
  // A case that one may read does not open its documents, and a document does not show its case.
  await meent.grant([zrc(world.catalogue.zaaktype)]);
  expect(await asked('linde')).toMatchObject({ aantal: 0 });
  await meent.grant([
    {
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype: world.catalogue.informatieobjecttypen.rapport,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
  ]);
  expect(await asked('linde')).toMatchObject({ aantal: 1, resultaten: [{ titel: 'Bomenrapport', zaken: [] }] });
  expect((await search({ zoekterm: 'linde', open: true }, { as: 'beperkt' })).json()).toMatchObject({ aantal: 0 });
  await meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
  expect((await search({ zoekterm: 'boom' }, { as: 'beperkt' })).statusCode).toBe(403);
  expect((await search({ zoekterm: 'boom' }, { as: false })).statusCode).toBe(401);
});

it('stays within one municipality', async () => {
  expect((await search({ zoekterm: 'boom' }, { municipality: SECOND })).json()).toMatchObject({ aantal: 0 });
});

it('is in the logbook, per person who was shown, also of a case behind a document', async () => {
  const { entries } = await watch(world, { method: 'POST', url: URL, payload: { zoekterm: 'linde' } });
  expect(entries).toMatchObject([{ operation: 'meent.zoeken', kind: 'gezocht' }]);
  expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([world.subject, world.subject]);
  expect(meent.lines.join('\n')).not.toContain('linde');
});

it.each([
  ['zoekterm', {}],
  ['zoekterm', { zoekterm: '  -- ' }],
  ['zoekterm', { zoekterm: 'a'.repeat(201) }],
  ['zoekterm', { zoekterm: 7 }],
  ['soorten', { zoekterm: 'a', soorten: ['besluit'] }],
  ['soorten', { zoekterm: 'a', soorten: [] }],
  ['zaaktype', { zoekterm: 'a', zaaktype: 'http://elders.test/1' }],
  ['open', { zoekterm: 'a', open: 'ja' }],
  ['vanaf', { zoekterm: 'a', vanaf: '2026-02-30' }],
  ['totEnMet', { zoekterm: 'a', totEnMet: 'gisteren' }],
  ['pagina', { zoekterm: 'a', pagina: 0 }],
  ['aantal', { zoekterm: 'a', aantal: 101 }],
  ['onzin', { zoekterm: 'a', onzin: 1 }],
])('refuses a wrong %s', async (name, payload) => {
  expect((await search(payload)).json()).toMatchObject({ status: 400, invalidParams: [{ name }] });
});

it.each(["' OR 1=1 --", "boom' | !boom", ':* & | !', '\\', '((( boom', 'boom:*A', '%_', '"', '"boom', '12a 3b4 éé'])(
  'takes %s as words',
  async (zoekterm) => {
    const answer = await search({ zoekterm });
    expect([200, 400]).toContain(answer.statusCode);
  },
);
