/**
 * BRP Personen bevragen beside the published document: every fictional person of the RvIG, whole and in parts, and every way to
 * ask, validated against the published schemas.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBsn } from '../../src/engine/formats.ts';
import { maakPersonen, vraag } from '../support/brp.ts';
import { haveTestset, testset } from '../support/brp-testset.ts';
import { startMeent, type TestMeent } from '../support/server.ts';
import { asJsonSchema } from './json-schema.ts';
import { havePublished, type Json, publishedOf, WITHOUT } from './published.ts';

const can = havePublished && haveTestset;

/** What the published text itself says against its own patterns. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /aanduidingNaamgebruik\.omschrijving: must match pattern/,
    'The published descriptions hold a slash, and the pattern has none.',
  ],
  [/nationaliteit\.omschrijving: must match pattern/, 'Table 32 has a slash (Macedonische), and the pattern has none.'],
  [
    /naam\.voorletters: must match pattern/,
    'Two persons of the test set have more than twenty given names; the pattern ends at forty signs.',
  ],
  [/indicatieGezagMinderjarige\.omschrijving: must match pattern/, 'Table 61 has a plus, and the pattern has none.'],
];

/** Characters of names that were made to try programs with; the published patterns have none of them. */
const ODD = /[?@<>&;|%°]|Onbemind|, Ridder/;

const validators = new Map<string, ValidateFunction>();

function validate(schema: string, body: unknown): readonly string[] {
  let check = validators.get(schema);
  if (!check) {
    const document = publishedOf('brp');
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    // biome-ignore lint/suspicious/noExplicitAny: the package exports its function as a namespace to this compiler
    (formats as any)(ajv);
    const schemas = Object.entries<Json>(document.components.schemas).map(([name, one]) => [
      name,
      asJsonSchema(document, one),
    ]);
    ajv.addSchema({ $id: 'document', components: { schemas: Object.fromEntries(schemas) } });
    check = ajv.compile({ $ref: `document#/components/schemas/${schema}` });
    validators.set(schema, check);
  }
  if (check(body)) return [];
  return [
    ...new Set(
      check.errors!.map(
        ({ instancePath, message }) =>
          `${instancePath.replace(/\/\d+/g, '').slice(1).replaceAll('/', '.')}: ${message}`,
      ),
    ),
  ];
}

const unknown = (faults: readonly string[]): readonly string[] =>
  faults.filter((fault) => !KNOWN.some(([pattern]) => pattern.test(fault)) && !/must match "then" schema/.test(fault));

const ALLES = [
  'aNummer',
  'burgerservicenummer',
  'datumEersteInschrijvingGBA',
  'geslacht',
  'uitsluitingKiesrecht',
  'europeesKiesrecht',
  'leeftijd',
  'naam',
  'nationaliteiten',
  'geboorte',
  'overlijden',
  'verblijfplaats',
  'immigratie',
  'gemeenteVanInschrijving',
  'datumInschrijvingInGemeente',
  'adressering',
  'indicatieCurateleRegister',
  'indicatieGezagMinderjarige',
  'gezag',
  'verblijfstitel',
  'kinderen',
  'ouders',
  'partners',
];

/** @param every one in so many: all of them take minutes */
export function brpAnswers(every: number): void {
  if (!can) console.log(`${WITHOUT} The tests of BRP Personen bevragen are skipped.`);
  let meent: TestMeent;
  const usable = can
    ? testset().filter(
        (one) =>
          isBsn(one.burgerservicenummer) &&
          !ODD.test(
            JSON.stringify([one.naam, one.geboorte, one.ouders, one.partners, one.kinderen]).replaceAll('"', ''),
          ),
      )
    : [];
  // A number that comes twice is of one of them.
  const personen = [...new Map(usable.map((one) => [one.burgerservicenummer, one])).values()].filter(
    (_, at) => at % every === 0,
  );

  beforeAll(async () => {
    if (!can) return;
    meent = await startMeent();
    await maakPersonen(meent, ...personen);
  }, 120_000);
  afterAll(async () => {
    if (can) await meent.close();
  });

  describe.skipIf(!can)(every === 1 ? 'every person of the test set' : 'some persons of the test set', () => {
    test('is answered as published, whole', async () => {
      let looked = 0;
      const seen = new Set<string>();
      for (let at = 0; at < personen.length; at += 20) {
        const some = personen.slice(at, at + 20).map(({ burgerservicenummer }) => burgerservicenummer);
        const answer = await vraag(meent, {
          type: 'RaadpleegMetBurgerservicenummer',
          burgerservicenummer: some,
          fields: ALLES,
        });
        expect(answer.statusCode, answer.body).toBe(200);
        looked += answer.json().personen.length;
        for (const fault of validate('RaadpleegMetBurgerservicenummerResponse', answer.json())) seen.add(fault);
      }
      expect(looked).toBeGreaterThan(1_000 / every);
      expect(unknown([...seen])).toEqual([]);
    });

    test('is found by each way to ask, and answered as published', async () => {
      const klein = ALLES.filter((name) =>
        ['burgerservicenummer', 'geboorte', 'geslacht', 'leeftijd', 'naam', 'adressering'].includes(name),
      ).flatMap((name) =>
        name === 'geboorte' ? ['geboorte.datum'] : [name === 'adressering' ? 'adressering.adresregel1' : name],
      );
      const ways: Record<string, (one: (typeof personen)[number]) => object | undefined> = {
        ZoekMetGeslachtsnaamEnGeboortedatum: ({ naam, geboorte }) =>
          (geboorte as { datum?: string }).datum?.length === 10 && naam.geslachtsnaam.length > 2
            ? { geslachtsnaam: naam.geslachtsnaam, geboortedatum: (geboorte as { datum?: string }).datum }
            : undefined,
        ZoekMetNaamEnGemeenteVanInschrijving: ({ naam, gemeenteVanInschrijving }) =>
          naam.voornamen && gemeenteVanInschrijving
            ? {
                geslachtsnaam: naam.geslachtsnaam,
                voornamen: naam.voornamen,
                gemeenteVanInschrijving: gemeenteVanInschrijving.code,
              }
            : undefined,
        ZoekMetPostcodeEnHuisnummer: ({ verblijfplaats }) =>
          verblijfplaats?.postcode
            ? { postcode: verblijfplaats.postcode, huisnummer: verblijfplaats.huisnummer }
            : undefined,
        ZoekMetStraatHuisnummerEnGemeenteVanInschrijving: ({ verblijfplaats, gemeenteVanInschrijving }) =>
          verblijfplaats?.straat && gemeenteVanInschrijving
            ? {
                straat: verblijfplaats.straat,
                huisnummer: verblijfplaats.huisnummer,
                gemeenteVanInschrijving: gemeenteVanInschrijving.code,
              }
            : undefined,
        ZoekMetNummeraanduidingIdentificatie: ({ verblijfplaats }) =>
          verblijfplaats?.nummeraanduidingIdentificatie
            ? { nummeraanduidingIdentificatie: verblijfplaats.nummeraanduidingIdentificatie }
            : undefined,
        ZoekMetAdresseerbaarObjectIdentificatie: ({ verblijfplaats }) =>
          verblijfplaats?.adresseerbaarObjectIdentificatie
            ? { adresseerbaarObjectIdentificatie: verblijfplaats.adresseerbaarObjectIdentificatie }
            : undefined,
      };
      for (const [type, by] of Object.entries(ways)) {
        let found = 0;
        const asked = personen.filter((one) => by(one) !== undefined).slice(0, 20);
        expect(asked.length, type).toBeGreaterThan(5);
        for (const one of asked) {
          const fields = type === 'ZoekMetAdresseerbaarObjectIdentificatie' ? [...klein, 'gezag'] : klein;
          const answer = await vraag(meent, { type, ...by(one), inclusiefOverledenPersonen: true, fields });
          if (answer.statusCode === 400) {
            expect(answer.json().code, answer.body).toBe('tooManyResults');
            continue;
          }
          const { personen: they } = answer.json();
          const here = they.some(
            (that: { burgerservicenummer: string }) => that.burgerservicenummer === one.burgerservicenummer,
          );
          if (!['F', 'W'].includes(one.opschorting?.reden ?? '')) expect(here, `${type} ${answer.body}`).toBe(true);
          found += 1;
          expect(unknown(validate(`${type}Response`, answer.json()))).toEqual([]);
        }
        expect(found, type).toBeGreaterThan(0);
      }
    });

    test('a refusal is one that is published', async () => {
      const wrong = await vraag(meent, {
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: [],
        fields: ['onzin'],
      });
      const { invalidParams, code, status } = wrong.json();
      expect([status, code]).toEqual([400, 'paramsValidation']);
      for (const one of invalidParams)
        expect(one).toEqual({ name: expect.any(String), code: expect.any(String), reason: expect.any(String) });
    });

    test('a fault in an answer would be seen', () => {
      const wrong = {
        type: 'RaadpleegMetBurgerservicenummer',
        personen: [{ burgerservicenummer: '12', leeftijd: 'oud' }],
      };
      expect(unknown(validate('RaadpleegMetBurgerservicenummerResponse', wrong))).toHaveLength(2);
    });
  });
}
