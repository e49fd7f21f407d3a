/**
 * Combinatie: which sources of the municipality are used side by side, for which activity, by whom, how long and by which
 * law. Public, so that residents can see which combinations of their data are made and why (docs/decisions/0043).
 */
import { choice, date, flag, group, instant, list, longText, text } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { CATEGORIE_CODES } from '../../gate/categories.ts';
import { BRONNEN } from '../../gate/sources.ts';
import { activiteitenApi, COMBINATIES_BEHEREN, COMBINATIES_LEZEN } from './api.ts';
import {
  bekendeActiviteit,
  bewaarOntvangers,
  gegevensPerBron,
  grondOfOvergang,
  heeftPeriode,
  ietsOmTeCombineren,
  inWoorden,
  moment,
  nietsVanWatBegon,
  ontvangersZijnGeenMensen,
} from './combinatie-rules.ts';
import { isOvergang, samengevat } from './combinatie-words.ts';
import { geenOverlap } from './rules.ts';
import { isValidOn } from './verwerkingsactiviteit.ts';

export const combinatie = resource({
  name: 'combinatie',
  api: activiteitenApi,
  path: 'combinaties',
  table: 'activiteiten_combinatie',
  cached: true,
  public: ['list', 'read'],
  fields: {
    identificatie: text(40, {
      required: true,
      immutable: true,
      pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
      column: true,
      help: 'Vaste naam die bij alle versies hetzelfde blijft: kleine letters, cijfers en streepjes.',
    }),
    naam: text(100, { required: true }),
    activiteit: text(40, {
      required: true,
      help: 'Identificatie van de verwerkingsactiviteit waarvoor de bronnen samen nodig zijn.',
    }),
    bronnen: list(choice(BRONNEN, { required: true }), {
      required: true,
      help: 'De bronnen die samen worden gebruikt: twee of meer. Zaken, documenten en besluiten zijn samen één bron.',
    }),
    gegevens: list(
      group({
        bron: choice(BRONNEN, { required: true }),
        categorieen: list(choice(CATEGORIE_CODES, { required: true }), { required: true }),
      }),
      {
        help: 'Van elke bron de soorten gegevens die samen worden gebruikt, uit de vaste lijst. Wat hier niet staat, is voor wie de combinatie gebruikt niet te zien. Leeg: alles wat de activiteit gebruikt; dat kan alleen bij wat er al was.',
      },
    ),
    categorieenGegevens: list(text(200, { min: 1, required: true }), {
      help: 'Dezelfde soorten gegevens, in woorden voor inwoners: naam, adres, aanvraag. Leeg: de woorden van de lijst.',
    }),
    ontvangers: list(text(50, { min: 1, blank: false, required: true }), {
      required: true,
      writeOnly: true,
      help: 'Wie de combinatie gebruikt: namen (client_id) van applicaties, of van een rol op de werkbank. Niet openbaar.',
    }),
    gebruiktDoor: text(500, {
      required: true,
      help: 'Wie de combinatie gebruikt, in gewone woorden. Dit is openbaar: noem afdelingen en programma’s, geen mensen.',
    }),
    grond: group(
      {
        wet: text(200, { required: true }),
        artikel: text(40, { required: true }),
        lid: text(40),
        toestemming: flag({
          help: 'De inwoner geeft toestemming. De combinatie geldt dan alleen voor wie dat deed.',
        }),
      },
      {
        required: true,
        nullable: true,
        help: 'De wet die toestaat dat deze bronnen samen worden gebruikt. Leeg bij een overgang alleen.',
      },
    ),
    dpia: text(500, {
      required: true,
      help: 'Waar de beoordeling van de risico’s voor inwoners staat (DPIA), of waarom die niet nodig is.',
    }),
    toelichting: longText({
      required: true,
      max: 4_000,
      help: 'Waarom het nodig is, in woorden die een inwoner begrijpt (B1).',
    }),
    beginGeldigheid: date({ required: true, column: true }),
    eindeGeldigheid: date({ nullable: true, help: 'Eerste dag waarop de combinatie niet meer mag.' }),
    ingetrokken: instant({
      nullable: true,
      server: true,
      help: 'Moment waarop iemand de combinatie liet eindigen op de dag zelf.',
    }),
  },
  columns: {
    // Names of clients are told to nobody who does not manage them.
    ontvangers: { type: 'text[]' },
    // Set by the program alone, once: what was used together before this register was there.
    overgang: { type: 'boolean' },
  },
  project: (row, context) => ({ samengevat: samengevat(row, context), overgang: isOvergang(row) }),
  projects: {
    samengevat: longText({ help: 'De combinatie in één zin.' }),
    overgang: flag({
      help: 'Dit werd al samen gebruikt voordat dit register er was. Er is nog geen grond voor vastgelegd; op de einddag stopt het.',
    }),
  },
  unique: [
    {
      fields: ['identificatie', 'beginGeldigheid'],
      code: 'unique',
      reason: 'Er is al een versie die op deze dag begint.',
    },
  ],
  filters: {
    identificatie: { kind: 'memory', value: text(40), test: (row, value) => row.record.identificatie === value },
    activiteit: { kind: 'memory', value: text(40), test: (row, value) => row.record.activiteit === value },
    bron: {
      kind: 'memory',
      value: choice(BRONNEN),
      of: ['bronnen'],
      test: (row, value) => (row.record.bronnen as readonly string[]).includes(value),
    },
    geldigOp: {
      kind: 'memory',
      value: date(),
      of: ['beginGeldigheid', 'eindeGeldigheid'],
      test: (row, value) => isValidOn(row.record, value),
    },
  },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
  scopes: {
    list: [COMBINATIES_LEZEN],
    read: [COMBINATIES_LEZEN],
    create: [COMBINATIES_BEHEREN],
    update: [COMBINATIES_BEHEREN],
    patch: [COMBINATIES_BEHEREN],
    delete: [COMBINATIES_BEHEREN],
  },
  derive: inWoorden,
  rules: [
    heeftPeriode,
    { ...geenOverlap, number: 'meent-combinatie-002' },
    bekendeActiviteit,
    ietsOmTeCombineren,
    gegevensPerBron,
    ontvangersZijnGeenMensen,
    nietsVanWatBegon,
    grondOfOvergang,
  ],
  effects: [bewaarOntvangers, moment],
  label: (record) => String(record.naam),
});
