/** Lists of cases, roles and statuses: every filter with a hit and a miss, and every order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rol } from '../../../src/registers/zaken/rol.ts';
import { status } from '../../../src/registers/zaken/status.ts';
import { zaak } from '../../../src/registers/zaken/zaak.ts';
import { RSIN } from '../../support/catalogue.ts';
import { ELSEWHERE, found, identifications, one, start, stop, two, z } from './lezen.ts';
import { BSN, BSN_TWO, type Json, ZRC } from './support.ts';

beforeAll(start);
afterAll(stop);

/** A square of two tenths of a degree. */
const areaAround = (x: number, y: number): string => {
  const ring = [
    [x - 0.1, y - 0.1],
    [x + 0.1, y - 0.1],
    [x + 0.1, y + 0.1],
    [x - 0.1, y + 0.1],
    [x - 0.1, y - 0.1],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
};

/** Per filter a value that finds case EEN alone, and one that finds nothing. */
const ZAAK: Readonly<Record<string, () => readonly [hit: string, miss: string]>> = {
  identificatie: () => ['EEN', 'DRIE'],
  bronorganisatie: () => [RSIN, '123456782'],
  bronorganisatie__in: () => [`${RSIN},123456782`, '123456782'],
  zaaktype: () => [z.catalogue.zaaktype, z.catalogue.concept],
  zaaktype__in: () => [`${z.catalogue.zaaktype},${z.catalogue.concept}`, z.catalogue.concept],
  zaakgeometrie__within: () => [areaAround(5, 52), areaAround(6, 52)],
  uuid__in: () => [one.uuid, z.catalogue.zaaktype.slice(-36)],
  archiefnominatie: () => ['vernietigen', ''],
  archiefnominatie__in: () => ['vernietigen', ''],
  archiefactiedatum: () => ['2031-05-01', '2031-05-02'],
  archiefactiedatum__isnull: () => ['', 'true'],
  archiefactiedatum__lt: () => ['2031-05-02', '2031-05-01'],
  archiefactiedatum__gt: () => ['', '2050-01-01'],
  archiefstatus: () => ['nog_te_archiveren', 'gearchiveerd'],
  archiefstatus__in: () => ['nog_te_archiveren,gearchiveerd', 'gearchiveerd'],
  startdatum: () => ['2026-01-11', '2026-01-12'],
  startdatum__gt: () => ['', '2026-06-11'],
  startdatum__gte: () => ['', '2026-06-12'],
  startdatum__lt: () => ['2026-01-12', '2026-01-11'],
  startdatum__lte: () => ['2026-01-11', '2026-01-10'],
  registratiedatum: () => ['2026-01-10', '2026-01-11'],
  registratiedatum__gt: () => ['', '2026-06-10'],
  registratiedatum__lt: () => ['2026-01-11', '2026-01-10'],
  einddatum: () => ['2026-05-01', '2026-05-02'],
  einddatum__isnull: () => ['false', ''],
  einddatum__gt: () => ['2026-04-30', '2026-05-01'],
  einddatum__lt: () => ['2026-05-02', '2026-05-01'],
  einddatumGepland: () => ['2026-02-01', '2026-02-02'],
  einddatumGepland__gt: () => ['', '2026-08-01'],
  einddatumGepland__lt: () => ['2026-02-02', '2026-02-01'],
  uiterlijkeEinddatumAfdoening: () => ['2026-03-01', '2026-03-02'],
  uiterlijkeEinddatumAfdoening__gt: () => ['', '2026-09-01'],
  uiterlijkeEinddatumAfdoening__lt: () => ['2026-03-02', '2026-03-01'],
  maximaleVertrouwelijkheidaanduiding: () => ['vertrouwelijk', ''],
  rol__betrokkeneType: () => ['medewerker', ''],
  rol__betrokkene: () => [ELSEWHERE, `${ELSEWHERE}0`],
  rol__omschrijvingGeneriek: () => ['behandelaar', 'beslisser'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: () => [BSN, '999991905'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: () => ['anp-1', 'anp-2'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: () => ['1234567890', '1234567891'],
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: () => ['111222333', RSIN],
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: () => ['ann-1', 'ann-2'],
  rol__betrokkeneIdentificatie__vestiging__vestigingsNummer: () => ['v-1', 'v-2'],
  rol__betrokkeneIdentificatie__medewerker__identificatie: () => ['m-1', 'm-2'],
  rol__betrokkeneIdentificatie__organisatorischeEenheid__identificatie: () => ['oe-1', 'oe-2'],
};

describe('GET /zaken and POST /zaken/_zoek', () => {
  it('have no filter that is not tried here', () => {
    expect(Object.keys(ZAAK).sort()).toEqual(Object.keys(zaak.filters!).sort());
  });

  it.each(Object.keys(ZAAK))('%s', async (name) => {
    const [hit, miss] = ZAAK[name]!();
    const search = async (value: string): Promise<readonly string[]> => {
      const page = await z.want(200, 'POST', `${ZRC}/zaken/_zoek`, {
        [name]: name.endsWith('__in') ? value.split(',') : value,
      });
      return page.results.map(({ identificatie }: Json) => identificatie);
    };
    const inAddress = zaak.filters![name]!.only !== 'search';
    if (hit) {
      expect(await search(hit)).toEqual(['EEN']);
      if (inAddress) expect(await identifications({ [name]: hit })).toEqual(['EEN']);
    }
    if (miss) {
      expect(await search(miss)).toEqual([]);
      if (inAddress) expect(await identifications({ [name]: miss })).toEqual([]);
    }
  });

  it.each<[string, string, readonly string[]]>([
    ['archiefactiedatum__gt', '2031-05-01', ['TWEE']],
    ['archiefactiedatum__isnull', 'false', ['TWEE', 'EEN']],
    ['startdatum__gt', '2026-01-11', ['TWEE']],
    ['startdatum__gte', '2026-01-11', ['TWEE', 'EEN']],
    ['registratiedatum__gt', '2026-01-10', ['TWEE']],
    ['einddatum__isnull', 'true', ['TWEE']],
    ['einddatumGepland__gt', '2026-02-01', ['TWEE']],
    ['uiterlijkeEinddatumAfdoening__gt', '2026-03-01', ['TWEE']],
    ['maximaleVertrouwelijkheidaanduiding', 'geheim', ['TWEE', 'EEN']],
    ['rol__betrokkeneType', 'natuurlijk_persoon', ['TWEE', 'EEN']],
  ])('%s=%s', async (name, value, expected) => {
    expect(await identifications({ [name]: value })).toEqual(expected);
  });

  it('take several at once, and all must hold', async () => {
    expect(await identifications({ startdatum__gte: '2026-01-01', einddatum__isnull: 'false' })).toEqual(['EEN']);
    expect(await identifications({ identificatie: 'EEN', einddatum__isnull: 'true' })).toEqual([]);
  });

  it.each([
    ['uuid__in', 'x'],
    ['startdatum', '11-01-2026'],
    ['einddatum__isnull', 'misschien'],
    ['zaaktype', 'tegel'],
    ['archiefstatus', 'weg'],
    ['maximaleVertrouwelijkheidaanduiding', 'laag'],
    ['ordering', 'toelichting'],
    ['ordering', Array(11).fill('startdatum').join(',')],
    ['onzin', '1'],
  ])('refuse %s=%s', async (name, value) => {
    expect((await z.ask('GET', `${ZRC}/zaken?${name}=${value}`)).statusCode).toBe(400);
  });

  it.each(zaak.ordering!)('order by %s, both ways', async (name) => {
    // The second case is open: without an end it comes last going up.
    const ends = ['EEN', 'TWEE'];
    expect(await identifications({ ordering: name })).toEqual(ends);
    expect(await identifications({ ordering: `-${name}` })).toEqual(ends.toReversed());
  });
});

/** Per filter a value that finds at least one, and one that finds none; then how many of the hits. */
const ROL: Readonly<Record<string, () => readonly [hit: string, count: number, miss: string]>> = {
  zaak: () => [one.url, 6, one.url.replace(/.{12}$/, '000000000000')],
  betrokkene: () => [ELSEWHERE, 1, `${ELSEWHERE}0`],
  betrokkeneType: () => ['medewerker', 2, ''],
  betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: () => [BSN_TWO, 1, '999991905'],
  betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: () => ['anp-1', 1, 'anp-2'],
  betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: () => ['1234567890', 1, '1234567891'],
  betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: () => ['111222333', 1, RSIN],
  betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: () => ['ann-1', 1, 'ann-2'],
  betrokkeneIdentificatie__vestiging__vestigingsNummer: () => ['v-1', 1, 'v-2'],
  betrokkeneIdentificatie__organisatorischeEenheid__identificatie: () => ['oe-1', 1, 'oe-2'],
  betrokkeneIdentificatie__medewerker__identificatie: () => ['m-1', 1, 'm-2'],
  roltype: () => [z.catalogue.roltypen.belanghebbende, 3, z.catalogue.roltypen.beslisser],
  omschrijving: () => ['Als behandelaar', 1, 'Als beslisser'],
  omschrijvingGeneriek: () => ['initiator', 2, 'beslisser'],
};
const STATUS: typeof ROL = {
  zaak: () => [one.url, 2, two.url],
  statustype: () => [z.catalogue.statustypen.klaar, 1, z.catalogue.statustypen.bezig],
  indicatieLaatstGezetteStatus: () => ['true', 1, ''],
};

describe.each([
  ['/rollen', rol, ROL],
  ['/statussen', status, STATUS],
] as const)('GET %s', (path, { filters }, table) => {
  it('has no filter that is not tried here', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(filters!).sort());
  });

  it.each(Object.keys(table))('%s', async (name) => {
    const [hit, count, miss] = table[name]!();
    expect(await found(path, { [name]: hit })).toHaveLength(count);
    if (miss) expect(await found(path, { [name]: miss })).toEqual([]);
  });
});
