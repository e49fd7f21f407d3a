/** Persons of tests, and what is needed to ask for them: all of it fictional. */

import { STANDAARD } from '../../src/registers/activiteiten/index.ts';
import { activityBody } from './activity.ts';
import { activityId, applicationId, FIRST, type Request, type TestMeent } from './server.ts';

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

let activities = 0;

/**
 * Questions for an activity that covers these of what a person is, or that does not use persons at all. What began does not
 * change, so each is an activity of its own.
 */
export async function vraagVoor(
  meent: TestMeent,
  velden: readonly string[] | 'persons are no source',
): Promise<(payload: object, more?: Partial<Request>) => ReturnType<typeof vraag>> {
  const bron = velden === 'persons are no source' ? { bron: 'zaken', velden: [] } : { bron: 'personen', velden };
  const payload = activityBody({ identificatie: `dekking-${++activities}`, gebruikt: [bron] });
  const answer = await meent.ask({ method: 'POST', url: '/registers/api/v1/verwerkingsactiviteiten', payload });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { url } = answer.json();
  // Who asks works for it, beside what it worked for.
  const given = await meent.ask({
    method: 'PUT',
    url: `/meent/api/v1/applicaties/${applicationId(FIRST, 'alles')}/activiteiten`,
    payload: { activiteiten: [url.replace(/[^/]+$/, activityId(FIRST, STANDAARD)), url] },
  });
  if (given.statusCode !== 200) throw new Error(given.body);
  const headers = { 'x-meent-activiteit': url };
  return (asked, more = {}) => vraag(meent, asked, { ...more, headers: { ...more.headers, ...headers } });
}
