/** Verwerkingsactiviteit: why the municipality uses personal data (AVG 30). Public, so that everybody can read it. */
import { choice, date, duration, group, list, longText, text } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { activiteitenApi, BEHEREN, LEZEN } from './api.ts';
import { geenOverlap, periode } from './rules.ts';

/** The administrative organ that is controller (AVG 4 sub 7); never "the municipality". */
export const ORGANEN = [
  'college',
  'burgemeester',
  'raad',
  'heffingsambtenaar',
  'invorderingsambtenaar',
  'leerplichtambtenaar',
] as const;

/** AVG 6 lid 1, a to f. */
export const GRONDEN = [
  'toestemming',
  'overeenkomst',
  'wettelijke_plicht',
  'vitaal_belang',
  'publieke_taak',
  'gerechtvaardigd_belang',
] as const;

export const DPIA = ['niet_nodig', 'gepland', 'bezig', 'afgerond'] as const;

const words = (help: string) => list(text(200, { min: 1, required: true }), { help });

export const verwerkingsactiviteit = resource({
  name: 'verwerkingsactiviteit',
  api: activiteitenApi,
  path: 'verwerkingsactiviteiten',
  table: 'verwerkingsactiviteit',
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
    doel: text(200, {
      required: true,
      pattern: /^[a-zà-ÿ]/,
      help: 'Begint met een werkwoord, want het staat achter “om te”: beslissen over uw melding.',
    }),
    organ: choice(ORGANEN, { required: true, help: 'Het bestuursorgaan dat verantwoordelijk is.' }),
    grond: choice(GRONDEN, { required: true, help: 'Grondslag van AVG artikel 6 lid 1.' }),
    grondToelichting: text(500, { required: true, help: 'Artikel en wet, in woorden die een inwoner begrijpt.' }),
    bijzondereGrond: text(500, { help: 'Grond voor bijzondere of strafrechtelijke gegevens: AVG 9 of 10, en de wet.' }),
    bsnGrond: text(500, { help: 'Wet die het gebruik van het burgerservicenummer toestaat.' }),
    categorieenGegevens: words('Soorten gegevens: naam, adres, foto.'),
    categorieenBetrokkenen: words('Over wie de gegevens gaan.'),
    bronnen: words('Waar de gegevens vandaan komen.'),
    ontvangers: words('Wie de gegevens krijgt.'),
    bewaartermijn: duration({ nullable: true }),
    beginGeldigheid: date({ required: true, column: true }),
    eindeGeldigheid: date({ nullable: true, help: 'Eerste dag waarop deze versie niet meer geldt.' }),
    zaaktypen: list(text(50, { min: 1, required: true }), {
      help: 'Identificaties van de zaaktypen die standaard bij deze activiteit horen.',
    }),
    fgContact: group(
      { naam: text(200, { required: true }), email: text(254), telefoon: text(20) },
      {
        help: 'Functionaris gegevensbescherming; een rol of afdeling, geen naam van een medewerker.',
      },
    ),
    dpiaStatus: choice(DPIA, { required: true }),
    toelichting: longText(),
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
    zaaktype: {
      kind: 'memory',
      value: text(50),
      test: (row, value) => (row.record.zaaktypen as string[]).includes(value),
    },
    organ: { kind: 'memory', value: choice(ORGANEN), test: (row, value) => row.record.organ === value },
    geldigOp: { kind: 'memory', value: date(), test: (row, value) => isValidOn(row.record, value) },
  },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
  scopes: {
    list: [LEZEN],
    read: [LEZEN],
    create: [BEHEREN],
    update: [BEHEREN],
    patch: [BEHEREN],
    delete: [BEHEREN],
  },
  rules: [periode, geenOverlap],
  label: (record) => String(record.naam),
});

/** From the first day up to, not including, the end. */
export const isValidOn = (record: Readonly<Record<string, unknown>>, day: string): boolean =>
  String(record.beginGeldigheid) <= day && (!record.eindeGeldigheid || day < String(record.eindeGeldigheid));
