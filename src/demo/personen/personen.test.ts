import { describe, expect, test } from 'vitest';
import { kaderijk } from './kaderijk.ts';
import { demoPersonen, isVolwassen, kaderijkPersonen, roepnaam } from './personen.ts';
import { weidehoek } from './weidehoek.ts';

const personen = await demoPersonen();
const { straten, adres } = weidehoek;

describe('the demo persons', () => {
  test('are 200, each with an own BSN that passes the eleven test', () => {
    expect(personen).toHaveLength(200);
    expect(new Set(personen.map((persoon) => persoon.bsn)).size).toBe(200);
    for (const { bsn } of personen) {
      const sum = [...bsn].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
      expect(sum % 11).toBe(0);
    }
  });

  test('show what a register of persons must be able to hold', () => {
    expect(personen.filter((persoon) => persoon.kinderen).length).toBeGreaterThan(40);
    expect(personen.filter((persoon) => persoon.partners).length).toBeGreaterThan(40);
    expect(personen.filter((persoon) => persoon.gezag).length).toBeGreaterThan(40);
    expect(personen.filter((persoon) => persoon.overlijden).length).toBe(5);
    expect(personen.some((persoon) => persoon.geheimhouding)).toBe(true);
    expect(new Set(personen.map((persoon) => persoon.naam.voorvoegsel)).size).toBeGreaterThan(8);
    expect(new Set(personen.map((persoon) => persoon.naam.aanduidingNaamgebruik))).toEqual(
      new Set(['E', 'P', 'V', 'N']),
    );
    expect(personen.filter((persoon) => isVolwassen(persoon, '2026-11-01')).length).toBeGreaterThan(120);
  });

  test('live in Weidehoek only, on addresses that exist there', () => {
    for (const { verblijfplaats } of personen) {
      const index = straten.findIndex((straat) => straat.naam === verblijfplaats.straat);
      expect(verblijfplaats).toMatchObject(adres(index, verblijfplaats.huisnummer));
      expect(verblijfplaats.huisnummer).toBeLessThanOrEqual(straten[index]!.nummers);
      expect(verblijfplaats.postcode).toMatch(/^[1-9]\d{3}S[ADS]$/);
    }
  });

  test('refer both ways: who names a child within the set is named as its parent', () => {
    const byBsn = new Map(personen.map((persoon) => [persoon.bsn, persoon]));
    const pairs = personen.flatMap((ouder) =>
      (ouder.kinderen ?? []).map((kind) => [ouder.bsn, kind.bsn && byBsn.get(kind.bsn)] as const),
    );
    const known = pairs.flatMap(([bsn, kind]) => (kind ? [[bsn, kind] as const] : []));
    expect(known.length).toBeGreaterThan(40);
    for (const [bsn, kind] of known) expect(kind.ouders?.map((ouder) => ouder.bsn)).toContain(bsn);
  });

  test('have one adult age, and a name they use', () => {
    const base = personen.find((persoon) => !persoon.opschorting && !persoon.partners)!;
    const jarig = { ...base, geboorte: { datum: '2008-11-21' } };
    expect(isVolwassen(jarig, '2026-11-21')).toBe(true);
    expect(isVolwassen(jarig, '2026-11-20')).toBe(false);
    const partner = { naam: { geslachtsnaam: 'Berg', voorvoegsel: 'van den' }, aangegaan: {} };
    const naam = { voornamen: 'Anna Maria', geslachtsnaam: 'Vos' };
    const named = (aanduidingNaamgebruik: 'E' | 'P' | 'V' | 'N') =>
      roepnaam({ ...base, naam: { ...naam, aanduidingNaamgebruik }, partners: [partner] });
    expect(['E', 'P', 'V', 'N'].map((code) => named(code as 'E'))).toEqual([
      'Anna Vos',
      'Anna van den Berg',
      'Anna van den Berg-Vos',
      'Anna Vos-van den Berg',
    ]);
  });
});

test('Kaderijk has twelve other persons, at the harbour', async () => {
  const others = await kaderijkPersonen();
  const bsns = new Set(personen.map((persoon) => persoon.bsn));
  expect(others).toHaveLength(12);
  for (const persoon of others) {
    expect(bsns.has(persoon.bsn)).toBe(false);
    expect(persoon.verblijfplaats.woonplaats).toBe(kaderijk.naam);
    expect(isVolwassen(persoon, '2026-01-01')).toBe(true);
  }
});

describe('Weidehoek', () => {
  test('is one village: every house within 900 metres of its centre, on an own spot', () => {
    const spots = new Set<string>();
    for (const [index, straat] of straten.entries()) {
      for (let number = 1; number <= straat.nummers; number++) {
        const { lat, lon } = adres(index, number);
        const meters = Math.hypot(
          (lat - weidehoek.lat) * 111_320,
          (lon - weidehoek.lon) * 111_320 * Math.cos((weidehoek.lat * Math.PI) / 180),
        );
        expect(meters).toBeLessThan(900);
        spots.add(`${lat},${lon}`);
      }
    }
    expect(spots.size).toBe(straten.reduce((sum, straat) => sum + straat.nummers, 0));
  });
});
