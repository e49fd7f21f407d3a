/** Persoon: a resident as the basisregistratie personen knows them. First form: who they are, their family, where they live. */
import { bsn, choice, type Fields, group, integer, list, text } from '../../engine/fields.ts';
import { type Record_, type Resource, resource } from '../../engine/resource.ts';
import type { Work } from '../../engine/work.ts';
import { meentApi } from '../meent-api.ts';

export const PERSONEN_LEZEN = 'personen.lezen';
export const PERSONEN_BEHEREN = 'personen.beheren';

/** Day or month may be unknown (Logisch Ontwerp BRP): `2001-03-14`, `2001-03` or `2001`. */
const DATUM = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const datum = (options: { readonly required?: boolean } = {}) =>
  text(10, { pattern: DATUM, format: 'partial-date', ...options });

const naam: Fields = {
  voornamen: text(200),
  voorvoegsel: text(10),
  geslachtsnaam: text(200, { required: true }),
};
const plaatsEnLand: Fields = { datum: datum(), plaats: text(80), land: text(40) };

/** A relative may be registered elsewhere, or nowhere: then there is no number. */
const familielid: Fields = {
  burgerservicenummer: bsn(),
  naam: group(naam, { required: true }),
  geboorte: group(plaatsEnLand),
  geslacht: choice(['M', 'V', 'O'], { blank: true }),
};

/** The keyed hash, never the number itself. */
const gehasht = (record: Record_, work: Pick<Work, 'hash'>): string =>
  work.hash('bsn', String(record.burgerservicenummer));

/** Everybody whose number stands in the record: a look at somebody shows their family too. */
function numbersIn(record: Record_): readonly string[] {
  const family = ['ouders', 'partners', 'kinderen'].flatMap((name) =>
    (record[name] as readonly { burgerservicenummer: string }[]).map((one) => one.burgerservicenummer),
  );
  const custody = (record.gezag as readonly { minderjarige: string; ouders: string[]; derden: string[] }[]).flatMap(
    ({ minderjarige, ouders, derden }) => [minderjarige, ...ouders, ...derden],
  );
  return [...new Set([String(record.burgerservicenummer), ...family, ...custody])].filter((number) => number !== '');
}

export const persoon: Resource = resource({
  name: 'persoon',
  api: meentApi,
  path: 'personen',
  table: 'personen_persoon',
  source: 'personen',
  fields: {
    burgerservicenummer: bsn({ required: true, immutable: true }),
    naam: group(
      {
        ...naam,
        aanduidingNaamgebruik: choice(['E', 'P', 'V', 'N'], {
          required: true,
          help: 'E eigen naam, P naam van de partner, V partner voor eigen naam, N partner na eigen naam.',
        }),
      },
      { required: true },
    ),
    geslacht: choice(['M', 'V', 'O'], { required: true }),
    geboorte: group(plaatsEnLand, { required: true }),
    overlijden: group(plaatsEnLand),
    opschorting: group({ reden: text(1, { required: true }), datum: datum({ required: true }) }),
    geheimhouding: integer({
      nullable: true,
      min: 1,
      max: 7,
      help: 'Ingevuld: beperkt wat derden krijgen (Wet BRP artikel 2.59 en 3.21). Overheidsorganen zijn geen derden. Leeg: geen beperking.',
    }),
    nationaliteiten: list(
      group({ code: text(4, { required: true }), omschrijving: text(80, { required: true }), sinds: datum() }),
    ),
    ouders: list(group({ ...familielid, ouderAanduiding: choice(['1', '2'], { required: true }), sinds: datum() })),
    partners: list(
      group({
        ...familielid,
        soort: choice(['H', 'P'], { blank: true, help: 'H huwelijk, P geregistreerd partnerschap.' }),
        aangegaan: group(plaatsEnLand),
        ontbonden: datum(),
      }),
    ),
    kinderen: list(group(familielid)),
    gezag: list(
      group({
        soort: text(60, { required: true }),
        minderjarige: bsn({ required: true }),
        ouders: list(bsn({ required: true })),
        derden: list(bsn({ required: true })),
      }),
    ),
    verblijfplaats: group({
      straat: text(80, { required: true }),
      huisnummer: integer({ required: true, min: 1, max: 99_999 }),
      postcode: text(6, { pattern: /^[1-9]\d{3}[A-Z]{2}$/ }),
      woonplaats: text(80, { required: true }),
      adresseerbaarObjectIdentificatie: text(16),
      nummeraanduidingIdentificatie: text(16),
      sinds: datum(),
    }),
  },
  columns: {
    burgerservicenummer: { type: 'text', from: gehasht },
    subjects: { type: 'text[]', from: (record, work) => numbersIn(record).map((number) => work.hash('bsn', number)) },
  },
  unique: [
    {
      fields: ['burgerservicenummer'],
      code: 'unique',
      reason: 'Deze persoon staat al in het register.',
    },
  ],
  // In the body of a search alone: an address is kept by servers and browsers on its way.
  filters: { burgerservicenummer: { kind: 'hashed', column: 'burgerservicenummer', purpose: 'bsn', only: 'search' } },
  operations: ['list', 'search', 'create', 'read', 'update', 'patch'],
  scopes: {
    list: [PERSONEN_LEZEN],
    search: [PERSONEN_LEZEN],
    read: [PERSONEN_LEZEN],
    create: [PERSONEN_BEHEREN],
    update: [PERSONEN_BEHEREN],
    patch: [PERSONEN_BEHEREN],
  },
  owners: { own: 'burgerservicenummer' },
  subjects: { kind: 'column', column: 'subjects' },
});
