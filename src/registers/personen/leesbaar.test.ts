import { expect, test } from 'vitest';
import { leesbaar } from './leesbaar.ts';

test('a code is what the BRP says of it, its own words first', () => {
  expect(
    leesbaar({
      geslacht: 'M',
      naam: { voornamen: 'Jo', aanduidingNaamgebruik: 'E' },
      gemeenteVanInschrijving: { code: '0344', omschrijving: '' },
      geboorte: { datum: '1983', landCode: '6030', plaatsCode: '0344' },
      nationaliteiten: [
        { code: '0001', omschrijving: '', sinds: '1985-12-01', redenOpname: { code: '001', omschrijving: 'Wet' } },
      ],
      partners: [{ soort: 'H', aangegaan: { plaats: 'Parijs', plaatsCode: '', land: 'Frankrijk', landCode: '5002' } }],
      verblijfplaats: { functieAdres: 'W', huisnummer: 3 },
      gezag: [{ soort: 'TweehoofdigOuderlijkGezag' }, { soort: 'Voogdij' }],
    }),
  ).toEqual({
    geslacht: 'man',
    naam: { voornamen: 'Jo', aanduidingNaamgebruik: 'eigen geslachtsnaam' },
    gemeenteVanInschrijving: 'Utrecht',
    geboorte: { datum: '1983', land: 'Nederland', plaats: 'Utrecht' },
    nationaliteiten: [{ omschrijving: 'Nederlandse', sinds: '1985-12-01', redenOpname: 'Wet' }],
    partners: [{ soort: 'huwelijk', aangegaan: { plaats: 'Parijs', land: 'Frankrijk' } }],
    verblijfplaats: { functieAdres: 'woonadres', huisnummer: 3 },
    gezag: [{ soort: 'ouderlijk gezag van twee ouders' }, { soort: 'voogdij' }],
  });
});

test('twin: what no table knows stays as it is, and what only looks like a code is none', () => {
  const kept = {
    geslacht: '',
    soort: 'H',
    gemeenteVanInschrijving: { code: '9998', omschrijving: '' },
    voorvoegsel: 'V',
  };
  expect(leesbaar(kept)).toEqual({ ...kept, gemeenteVanInschrijving: '9998' });
});
