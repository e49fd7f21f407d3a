/** Persons of tests, and what is needed to ask for them: all of it fictional. */

import { choice, group, list, text } from '../../src/engine/fields.ts';
import type { Resource } from '../../src/engine/resource.ts';
import { resources } from '../../src/registers/index.ts';
import type { Request, TestMeent } from './server.ts';

export const BSN = '999993653';
export const PARTNER = '999991723';
export const KIND = '999994992';
export const OVERLEDEN = '999990019';

const thann = { datum: '1985-12-01', plaats: 'Thann', land: 'Frankrijk', plaatsCode: '', landCode: '5002' };

export const moulin = {
  burgerservicenummer: BSN,
  aNummer: '1234567890',
  naam: { voornamen: 'Suzanne', geslachtsnaam: 'Moulin', aanduidingNaamgebruik: 'N' },
  geslacht: 'V',
  geboorte: thann,
  gemeenteVanInschrijving: { code: '0518', omschrijving: '' },
  nationaliteiten: [{ code: '0001', sinds: '1985-12-01' }],
  partners: [
    {
      burgerservicenummer: PARTNER,
      naam: { voornamen: 'Jo', voorvoegsel: 'de', geslachtsnaam: 'Boer' },
      soort: 'H',
      aangegaan: { datum: '2010', landCode: '6030', plaatsCode: '0518' },
    },
  ],
  kinderen: [{ burgerservicenummer: KIND, naam: { voornamen: 'Pip', geslachtsnaam: 'Boer' } }],
  gezag: [{ soort: 'TweehoofdigOuderlijkGezag', minderjarige: KIND, ouders: [BSN, PARTNER], derden: [] }],
  verblijfplaats: {
    straat: 'Spui',
    naamOpenbareRuimte: 'Spui',
    huisnummer: 70,
    postcode: '2511BT',
    woonplaats: "'s-Gravenhage",
    functieAdres: 'W',
    adresseerbaarObjectIdentificatie: '0518010000000001',
    nummeraanduidingIdentificatie: '0518200000000001',
    sinds: '2011-03',
  },
};

export const boer = {
  ...moulin,
  burgerservicenummer: PARTNER,
  aNummer: '1234567891',
  naam: { voornamen: 'Jo', voorvoegsel: 'de', geslachtsnaam: 'Böer', aanduidingNaamgebruik: 'E' },
  geslacht: 'M',
  geboorte: { datum: '1983', landCode: '6030', plaatsCode: '0518' },
  geheimhouding: 4,
  partners: [],
};

export const overledene = {
  ...moulin,
  burgerservicenummer: OVERLEDEN,
  aNummer: '1234567892',
  naam: { voornamen: 'Oud', geslachtsnaam: 'Moulin', aanduidingNaamgebruik: 'E' },
  opschorting: { reden: 'O', datum: '2020-01-02' },
  partners: [],
  kinderen: [],
  gezag: [],
};

export const PERSONEN = '/meent/api/v1/personen';
export const BRP = '/haalcentraal/api/brp/personen';

export async function maakPersonen(meent: TestMeent, ...personen: readonly object[]): Promise<readonly string[]> {
  const urls: string[] = [];
  for (const payload of personen) {
    const answer = await meent.ask({ method: 'POST', url: PERSONEN, payload });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    urls.push(answer.json().url);
  }
  return urls;
}

export const vraag = (meent: Pick<TestMeent, 'ask'>, payload: object, more: Partial<Request> = {}) =>
  meent.ask({ method: 'POST', url: BRP, payload, ...more });

export const raadpleeg = (fields: readonly string[], ...burgerservicenummer: readonly string[]) => ({
  type: 'RaadpleegMetBurgerservicenummer',
  burgerservicenummer: burgerservicenummer.length > 0 ? burgerservicenummer : [BSN],
  fields,
});

/** The registers, where an activity says what it uses: some of what a person is, or nothing. */
export const metGebruik: readonly Resource[] = resources.map((one) =>
  one.name !== 'verwerkingsactiviteit' || Object.hasOwn(one.fields, 'gebruikt')
    ? one
    : {
        ...one,
        fields: {
          ...one.fields,
          gebruikt: list(group({ bron: choice(['personen', 'zaken'], { required: true }), velden: list(text(200)) })),
        },
      },
);
