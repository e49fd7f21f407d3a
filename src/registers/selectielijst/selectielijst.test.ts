import { describe, expect, test } from 'vitest';
import {
  omschrijvingMetNaam,
  PROCESTERMIJN_WEERGAVE,
  procestype,
  procestypeMetNummer,
  procestypen,
  resultaat,
  resultaatMetNummer,
  resultaattypeomschrijving,
  resultaattypeomschrijvingen,
  resultaten,
  resultatenVan,
} from './selectielijst.ts';

describe('selectielijst', () => {
  test('is complete: 29 process types in both editions, 687 results, 38 generic names', () => {
    expect(procestypen.filter((row) => row.jaar === 2017)).toHaveLength(29);
    expect(procestypen.filter((row) => row.jaar === 2020)).toHaveLength(29);
    expect(resultaten).toHaveLength(687);
    expect(resultaattypeomschrijvingen).toHaveLength(38);
  });

  test('every identifier is used once, over both public lists', () => {
    const all = [...procestypen, ...resultaten, ...resultaattypeomschrijvingen].flatMap((row) => [row.uuid, row.ook]);
    const given = all.filter((uuid) => uuid !== undefined);
    expect(new Set(given).size).toBe(given.length);
  });

  test('finds an entry by the identifier of either public list', () => {
    const onderhoud = procestypeMetNummer(2020, 15);
    expect(onderhoud?.naam).toBe('Onderhouden en repareren');
    expect(procestype(onderhoud!.ook!)).toBe(onderhoud);
    expect(resultaat('cc5ae4e3-a9e6-4386-bcee-46be4986a829')?.volledigNummer).toBe('1.1');
    expect(resultaat('6711baff-798b-4c7f-9133-8ad02c8b7c6f')).toBe(resultaatMetNummer(2020, '1.1'));
    expect(resultaattypeomschrijving('e6a0c939-3404-45b0-88e3-76c94fb80ea7')?.omschrijving).toBe('Afgewezen');
  });

  test('a result belongs to the process type of its number and edition', () => {
    for (const jaar of [2017, 2020]) {
      const uitgevoerd = resultaatMetNummer(jaar, '15.1')!;
      expect(procestype(uitgevoerd.procestype)).toBe(procestypeMetNummer(jaar, 15));
      expect(uitgevoerd).toMatchObject({ waardering: 'vernietigen', bewaartermijn: 'P5Y', procestermijn: 'nihil' });
    }
    expect(resultaatMetNummer(2020, '99.1')).toBeUndefined();
    expect(resultaatMetNummer(2020, '15.99')).toBeUndefined();
  });

  test('what is kept for ever has no term, what is destroyed has one', () => {
    for (const row of resultaten) {
      if (row.waardering === 'blijvend_bewaren') expect(row.bewaartermijn).toBeNull();
      if (row.waardering === 'vernietigen') expect(row.bewaartermijn).toMatch(/^P\d+[YMD]/);
      expect(PROCESTERMIJN_WEERGAVE[row.procestermijn]).toBeTypeOf('string');
    }
  });

  test('gives the results of a process type by either identifier', () => {
    const onderhoud = procestypeMetNummer(2020, 15)!;
    const gemeentelijk = resultatenVan(onderhoud.ook!).filter((row) => !row.volledigNummer.startsWith('P'));
    expect(gemeentelijk.map((row) => row.volledigNummer)).toEqual([
      '15.1',
      '15.1.1',
      '15.1.2',
      '15.1.3',
      '15.1.4',
      '15.2',
      '15.3',
    ]);
  });

  test('finds a generic name without regard to capitals', () => {
    expect(omschrijvingMetNaam('  niet uitgevoerd ')?.omschrijving).toBe('Niet uitgevoerd');
    expect(omschrijvingMetNaam('Bestaat niet')).toBeUndefined();
  });
});
