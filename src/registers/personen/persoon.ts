/** Persoon: a resident as the basisregistratie personen knows them. A copy for use: the BRP itself is kept by burgerzaken. */
import { type Effect, type Record_, type Resource, type Rule, resource } from '../../engine/resource.ts';
import type { Work } from '../../engine/work.ts';
import { beperkPersoon } from '../beperking.ts';
import { meentApi } from '../meent-api.ts';
import { gevondenColumns, gevouwen } from './gevonden.ts';
import { persoonFields } from './velden.ts';

export const PERSONEN_LEZEN = 'personen.lezen';
export const PERSONEN_BEHEREN = 'personen.beheren';

/** The day of the last change, for who follows somebody. */
const noteChange: Effect = {
  number: 'meent-gewijzigd',
  on: ['create', 'update'],
  apply: (work, it) => work.setColumns(it, { gewijzigd: work.today }),
};

/** What acting for somebody hangs on: who has authority, whether they live, are of age, and have a curator. */
const VERTEGENWOORDIGING = [
  'gezag',
  'gezagOnderzoek',
  'geboorte',
  'overlijden',
  'opschorting',
  'curateleRegister',
] as const;

/** Who acted on what was there before reads nothing any more, in any process, from that moment. */
const endActing: Effect = {
  number: 'meent-vertegenwoordiging',
  on: ['update'],
  apply(work, { before, record }) {
    const differs = VERTEGENWOORDIGING.some(
      (name) => JSON.stringify(before?.record[name] ?? null) !== JSON.stringify(record[name] ?? null),
    );
    if (differs) work.endRights();
  },
};

/** Whoever restricted something before they were in the copy is restricted in it. */
const volgBeperking: Effect = {
  number: 'meent-beperking-persoon',
  on: ['create', 'update'],
  apply: beperkPersoon,
};

/** Hashes under keys that hash no longer, or not yet: the unique index knows one key. */
const anders = (record: Record_, work: Pick<Work, 'hashes'>): readonly string[] =>
  work.hashes('bsn', String(record.burgerservicenummer)).slice(1);

const eenmaal: Rule = {
  number: 'meent-persoon-1',
  on: ['create', 'update'],
  check(work, it) {
    const others = anders(it.record, work);
    return work.filter(
      'persoon',
      ({ id, columns }) => id !== it.id && others.includes(String(columns.burgerservicenummer)),
    ).length > 0
      ? { name: 'burgerservicenummer', code: 'unique', reason: AL_BEKEND }
      : undefined;
  },
};

const AL_BEKEND = 'Deze persoon staat al in het register.';

/** Fields of the BRP where an address stands. */
const VERBLIJF = ['verblijfplaats'] as const;

export const persoon: Resource = resource({
  name: 'persoon',
  api: meentApi,
  path: 'personen',
  table: 'personen_persoon',
  source: 'personen',
  bodyVersion: 2,
  fields: persoonFields,
  columns: { ...gevondenColumns, beperkt: { type: 'text[]' } },
  rights: { restricted: 'beperkt' },
  unique: [
    {
      fields: ['burgerservicenummer'],
      code: 'unique',
      reason: AL_BEKEND,
    },
  ],
  indexes: [
    ['gewijzigd'],
    ['geboortedatum', 'geslachtsnaam'],
    ['gemeente', 'geslachtsnaam'],
    ['postcode', 'huisnummer'],
    ['gemeente', 'huisnummer'],
    ['adresseerbaarObject'],
    ['nummeraanduiding'],
  ],
  // In the body of a search alone: an address is kept by servers and browsers on its way.
  filters: {
    burgerservicenummer: { kind: 'hashed', column: 'burgerservicenummer', purpose: 'bsn', many: true, only: 'search' },
    geslachtsnaam: { kind: 'wildcard', columns: ['geslachtsnaam'], fold: gevouwen, only: 'search', of: ['naam'] },
    voornamen: { kind: 'wildcard', columns: ['voornamen'], fold: gevouwen, only: 'search', of: ['naam'] },
    voorvoegsel: { kind: 'wildcard', columns: ['voorvoegsel'], fold: gevouwen, only: 'search', of: ['naam'] },
    geslacht: { kind: 'compare', column: 'geslachtsaanduiding', operator: '=', only: 'search' },
    geboortedatum: { kind: 'compare', column: 'geboortedatum', operator: '=', only: 'search', of: ['geboorte'] },
    gemeenteVanInschrijving: { kind: 'compare', column: 'gemeente', operator: '=', only: 'search' },
    straat: { kind: 'wildcard', columns: ['straat', 'openbareRuimte'], fold: gevouwen, only: 'search', of: VERBLIJF },
    huisnummer: { kind: 'compare', column: 'huisnummer', operator: '=', only: 'search', of: VERBLIJF },
    huisletter: { kind: 'wildcard', columns: ['huisletter'], fold: gevouwen, only: 'search', of: VERBLIJF },
    huisnummertoevoeging: { kind: 'wildcard', columns: ['toevoeging'], fold: gevouwen, only: 'search', of: VERBLIJF },
    postcode: { kind: 'compare', column: 'postcode', operator: '=', only: 'search', of: VERBLIJF },
    adresseerbaarObjectIdentificatie: {
      kind: 'compare',
      column: 'adresseerbaarObject',
      operator: '=',
      only: 'search',
      of: VERBLIJF,
    },
    nummeraanduidingIdentificatie: {
      kind: 'compare',
      column: 'nummeraanduiding',
      operator: '=',
      only: 'search',
      of: VERBLIJF,
    },
    vindbaar: { kind: 'compare', column: 'vindbaar', operator: 'in', only: 'search', of: [] },
    gewijzigdVanaf: { kind: 'compare', column: 'gewijzigd', operator: '>=', only: 'search', of: [] },
    gevolgdDoor: {
      kind: 'child',
      resource: 'volgindicatie',
      link: 'persoon',
      column: 'volger',
      only: 'search',
      of: [],
    },
  },
  categories: {
    all: 'registratie',
    fields: {
      aNummer: 'burgerservicenummer',
      naam: 'naam',
      geslacht: 'geslacht',
      geboorte: 'geboorte',
      overlijden: 'overlijden',
      nationaliteiten: 'verblijf',
      immigratie: 'verblijf',
      verblijfstitel: 'verblijf',
      ouders: 'familie',
      partners: 'familie',
      kinderen: 'familie',
      gezag: 'vertegenwoordiging',
      gezagMinderjarige: 'vertegenwoordiging',
      gezagOnderzoek: 'vertegenwoordiging',
      curateleRegister: 'vertegenwoordiging',
      verblijfplaats: 'adres',
      gemeenteVanInschrijving: 'adres',
      inschrijvingInGemeente: 'adres',
      europeesKiesrecht: 'strafrechtelijk',
      uitsluitingKiesrecht: 'strafrechtelijk',
    },
  },
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
  effects: [noteChange, endActing, volgBeperking],
  // One's own list, with whom one is or was married to, one's parents and children: it is shown as it is (Wet BRP 2.55).
  inzage: { name: 'Gegevens in de BRP' },
  needs: (record, work) =>
    anders(record, work).map((is) => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
  rules: [eenmaal],
});
