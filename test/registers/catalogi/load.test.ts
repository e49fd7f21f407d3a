/** Catalogues are loaded whole, once, and with a reason for what is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadInavigator, summary } from '../../../src/cli/load-inavigator.ts';
import { kaderijkCatalogus } from '../../../src/demo/catalogus/kaderijk.ts';
import { weidehoekCatalogus } from '../../../src/demo/catalogus/weidehoek.ts';
import type { Caller } from '../../../src/gate/context.ts';
import type { CatalogusImport } from '../../../src/registers/catalogi/catalogus-import.ts';
import { loadCatalogus } from '../../../src/registers/catalogi/index.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const target = { domein: 'DEMO', rsin: '000000012', naam: 'Demo', contactpersoonBeheerNaam: 'Functioneel beheer' };
const caller = (municipality: number): Caller => ({
  municipality,
  base: municipality === FIRST ? 'http://localhost' : 'http://tweede.localhost',
  application: { id: 'laden', label: 'Laden' },
  activity: { id: '', purpose: '', ground: '', organ: 'college' },
  trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
  rights: { everything: true, grants: [] },
});
const counts = (typen: readonly { readonly status: string }[]) =>
  Object.fromEntries([...Map.groupBy(typen, ({ status }) => status)].map(([status, some]) => [status, some.length]));
const epoch = async (): Promise<number> => (await meent.engine.parts.snapshots.current(FIRST)).epoch;

test('the demo catalogue: every zaaktype published with its parts, in one write each', async () => {
  const catalogus = await weidehoekCatalogus();
  const before = await epoch();
  const { typen } = await loadCatalogus(meent.engine, caller(FIRST), catalogus, target);
  expect(typen.filter(({ status }) => status !== 'geladen')).toEqual([]);
  const zaaktypen = typen.filter(({ soort }) => soort === 'zaaktype');
  expect(zaaktypen).toHaveLength(catalogus.zaaktypen.length);
  expect((await epoch()) - before).toBe(typen.length + 1);

  const snapshot = await meent.engine.parts.snapshots.current(FIRST);
  for (const type of catalogus.zaaktypen) {
    const answer = await meent.ask({ url: `/catalogi/api/v1/zaaktypen?identificatie=${type.identificatie}` });
    const [found] = answer.json().results;
    expect(found).toMatchObject({ concept: false, beginGeldigheid: type.beginGeldigheid });
    expect(found.statustypen).toHaveLength(type.statustypen.length);
    expect(found.resultaattypen).toHaveLength(type.resultaattypen.length);
    expect(found.roltypen).toHaveLength(type.roltypen.length);
    expect(found.eigenschappen).toHaveLength(type.eigenschappen.length);
    expect(found.informatieobjecttypeOmschrijving).toHaveLength(
      new Set(type.zaaktypeInformatieobjecttypen.map((one) => one.informatieobjecttype)).size,
    );
  }
  expect(snapshot.all('informatieobjecttype')).toHaveLength(
    new Set(catalogus.informatieobjecttypen.map(({ omschrijving }) => omschrijving)).size,
  );
});

test('loading again changes nothing and says so', async () => {
  const before = await epoch();
  const { typen } = await loadCatalogus(meent.engine, caller(FIRST), await weidehoekCatalogus(), target);
  expect(counts(typen)).toEqual({ ongewijzigd: typen.length });
  expect(await epoch()).toBe(before);
});

test('the same after the snapshot was read from the database again', async () => {
  meent.engine.parts.snapshots.saw(FIRST, Number.MAX_SAFE_INTEGER);
  const { typen } = await loadCatalogus(meent.engine, caller(FIRST), await weidehoekCatalogus(), target);
  expect(counts(typen)).toEqual({ ongewijzigd: typen.length });
});

test('a newer version ends the one before it; another content under the same date is refused', async () => {
  const { zaaktypen, informatieobjecttypen } = kaderijkCatalogus;
  const load = (types: CatalogusImport['zaaktypen']) =>
    loadCatalogus(meent.engine, caller(SECOND), { informatieobjecttypen, zaaktypen: types }, target);
  const [first] = zaaktypen;
  expect(counts((await load([first!])).typen.filter(({ soort }) => soort === 'zaaktype'))).toEqual({ geladen: 1 });
  const differs = await load([{ ...first!, doel: 'Iets anders.' }]);
  expect(differs.typen[0]).toMatchObject({ status: 'geweigerd', redenen: [expect.stringContaining('latere datum')] });
  const lessParts = await load([{ ...first!, roltypen: first!.roltypen.slice(1) }]);
  expect(lessParts.typen[0]!.status).toBe('geweigerd');
  const begin = '2031-05-01';
  const newer = await load([{ ...first!, beginGeldigheid: begin, versiedatum: begin }]);
  expect(newer.typen[0]!.status).toBe('geladen');
  const listed = await meent.ask({
    municipality: SECOND,
    url: `/catalogi/api/v1/zaaktypen?identificatie=${first!.identificatie}&datumGeldigheid=2031-04-30`,
  });
  expect(listed.json().results).toMatchObject([
    { beginGeldigheid: first!.beginGeldigheid, eindeGeldigheid: '2031-04-30' },
  ]);
  expect((await load([first!])).typen[0]!.status).toBe('ongewijzigd');
});

test('what is refused leaves nothing behind, and the rest is loaded', async () => {
  const { zaaktypen, informatieobjecttypen } = kaderijkCatalogus;
  const [first] = zaaktypen;
  const name = { identificatie: 'KAPOT', omschrijving: 'Kapot' };
  const broken = {
    ...first!,
    ...name,
    statustypen: first!.statustypen.slice(0, 1),
    zaaktypeInformatieobjecttypen: [
      { informatieobjecttype: 'Alleen hier', volgnummer: 1, richting: 'intern' as const, statustype: null },
    ],
  };
  const whole = { ...first!, identificatie: 'HEEL' };
  const alone = { ...informatieobjecttypen[0]!, omschrijving: 'Alleen hier' };
  const { typen } = await loadCatalogus(
    meent.engine,
    caller(SECOND),
    { informatieobjecttypen: [...informatieobjecttypen, alone], zaaktypen: [broken, whole] },
    target,
  );
  expect(typen.slice(0, 2)).toMatchObject([
    { naam: 'KAPOT', status: 'geweigerd', redenen: ['statustypen: Voeg eerst minstens twee statustypen toe.'] },
    { naam: 'HEEL', status: 'geladen', redenen: [] },
  ]);
  const snapshot = await meent.engine.parts.snapshots.current(SECOND);
  expect(snapshot.related('zaaktype', 'identificatie', 'KAPOT')).toEqual([]);
  expect(snapshot.related('informatieobjecttype', 'omschrijving', 'Alleen hier')).toEqual([]);
});

test('a case type that is refused for one of its parts or document types says which', async () => {
  const { zaaktypen, informatieobjecttypen } = kaderijkCatalogus;
  const [first] = zaaktypen;
  const naam = 'Te lange categorie';
  const relation = { informatieobjecttype: naam, volgnummer: 1, richting: 'intern' as const, statustype: null };
  const long = { ...informatieobjecttypen[0]!, omschrijving: naam, informatieobjectcategorie: 'c'.repeat(81) };
  const [role, ...roles] = first!.roltypen;
  const { typen } = await loadCatalogus(
    meent.engine,
    caller(SECOND),
    {
      informatieobjecttypen: [...informatieobjecttypen, long],
      zaaktypen: [
        {
          ...first!,
          identificatie: 'FOUT',
          roltypen: [{ ...role!, omschrijvingGeneriek: 'koning' as never }, ...roles],
          zaaktypeInformatieobjecttypen: [relation],
        },
      ],
    },
    target,
  );
  expect(typen[0]).toMatchObject({
    naam: 'FOUT',
    status: 'geweigerd',
    redenen: [
      expect.stringMatching(`^informatieobjecttype "${naam}".informatieobjectcategorie: `),
      expect.stringMatching(`^roltype "${role!.omschrijving}".omschrijvingGeneriek: `),
    ],
  });
});

test('an i-Navigator export from a file, with a report of each process', async () => {
  const told: string[] = [];
  const load = () =>
    loadInavigator(
      'test/catalogi/inavigator/klein.xml',
      { engine: meent.engine, caller: caller(SECOND), catalogus: target, verantwoordelijke: 'Beheer' },
      ({ identificatie, status }) => told.push(`${identificatie} ${status}`),
    );
  const processen = await load();
  expect(told).toHaveLength(processen.length);
  for (const { status, redenen } of processen) expect(redenen.length > 0).toBe(status === 'geweigerd');
  expect(processen.some(({ status }) => status === 'geladen')).toBe(true);
  const again = await load();
  expect(summary(again)).toBe(summary(processen).replace('geladen', 'ongewijzigd'));
});
