/** The document of the API: its schemas, made of the model and of the seven ways to ask. */
import {
  GEZAG_BEPERKT,
  type Groep,
  type Keuze,
  type Knoop,
  onderzoekNamen,
  onderzoekSinds,
  PERSOON,
  PERSOON_BEPERKT,
} from './model.ts';
import { GEMEENTE, MEESTE_VELDEN, type Soort, VELD, ZOEKTYPEN } from './vraag.ts';

type Json = Readonly<Record<string, unknown>>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Json, more: Json = {}): Json => ({ type: 'object', ...more, properties });
const BOOLEAN = { type: 'boolean' };

/** Each variant of a choice gets a schema of its own, under the name of the value that chooses it. */
type Schemas = Record<string, Json>;

function schemaOf(schemas: Schemas, knoop: Knoop, name: string): Json {
  switch (knoop.is) {
    case 'waarde':
      return knoop.schema;
    case 'lijst':
      return { type: 'array', items: schemaOf(schemas, knoop.van, name) };
    case 'keuze':
      return keuzeSchema(schemas, knoop, name);
    default:
      return object(groepFields(schemas, knoop, name));
  }
}

function keuzeSchema(schemas: Schemas, keuze: Keuze, name: string): Json {
  const base = `Abstract${name}`;
  const mapping: Record<string, string> = {};
  for (const [value, groep] of Object.entries(keuze.varianten)) {
    const own = `${name}${value}`;
    mapping[value] = `#/components/schemas/${own}`;
    schemas[own] = { allOf: [ref(base), object(groepFields(schemas, groep, value, keuze))] };
  }
  schemas[base] = object(
    { type: { type: 'string' } },
    { required: ['type'], discriminator: { propertyName: 'type', mapping } },
  );
  return ref(base);
}

function groepFields(schemas: Schemas, groep: Groep, name: string, keuze?: Keuze): Json {
  const fields = Object.entries(groep.velden).map(
    ([field, knoop]) => [field, schemaOf(schemas, knoop, field.charAt(0).toUpperCase() + field.slice(1))] as const,
  );
  const names = onderzoekNamen(groep, keuze);
  if (names.length === 0) return Object.fromEntries(fields);
  const since = Object.keys(onderzoekSinds(groep, names)).map((date) => [date, ref('AbstractDatum')] as const);
  return {
    ...Object.fromEntries(fields),
    inOnderzoek: object(Object.fromEntries([...since, ...names.map((one) => [one, BOOLEAN] as const)]), {
      description: `Wat van ${name} in onderzoek is, en sinds wanneer.`,
    }),
  };
}

const JAAR = { type: 'integer', format: 'int32', minimum: 1, maximum: 9999 };
const MAAND = { type: 'integer', format: 'int32', minimum: 1, maximum: 12 };
const datum = (properties: Json): Json => ({
  allOf: [ref('AbstractDatum'), object(properties, { required: Object.keys(properties) })],
});

const DATUMS: Schemas = {
  AbstractDatum: object(
    { type: { type: 'string' }, langFormaat: { type: 'string', pattern: '^[a-z0-9 ]{1,17}$' } },
    {
      required: ['type', 'langFormaat'],
      discriminator: {
        propertyName: 'type',
        mapping: {
          Datum: '#/components/schemas/VolledigeDatum',
          DatumOnbekend: '#/components/schemas/DatumOnbekend',
          JaarDatum: '#/components/schemas/JaarDatum',
          JaarMaandDatum: '#/components/schemas/JaarMaandDatum',
        },
      },
    },
  ),
  VolledigeDatum: datum({ datum: { type: 'string', format: 'date' } }),
  DatumOnbekend: datum({ onbekend: { type: 'boolean', default: true } }),
  JaarDatum: datum({ jaar: JAAR }),
  JaarMaandDatum: datum({ jaar: JAAR, maand: MAAND }),
  Waardetabel: object({ code: { type: 'string' }, omschrijving: { type: 'string' } }),
  AdellijkeTitelPredicaatType: {
    allOf: [ref('Waardetabel'), object({ soort: { type: 'string', enum: ['titel', 'predicaat'] } })],
  },
};

const velden: Json = {
  type: 'array',
  minItems: 1,
  maxItems: MEESTE_VELDEN,
  items: { type: 'string', pattern: VELD },
  description: 'Paden van de velden die u wilt. Wat vanzelf meekomt, vraagt u niet.',
};

function parameterSchema(soort: Soort): Json {
  switch (soort.is) {
    case 'datum':
      return { type: 'string', format: 'date' };
    case 'vlag':
      return BOOLEAN;
    case 'getal':
      return { type: 'integer', minimum: soort.van, maximum: soort.tot };
    case 'lijst':
      return {
        type: 'array',
        minItems: 1,
        maxItems: soort.hoogstens,
        items: { type: 'string', pattern: soort.patroon },
      };
    default:
      return { type: 'string', pattern: soort.patroon };
  }
}

function vragen(): Schemas {
  const schemas: Schemas = {};
  const mapping: Record<string, string> = {};
  const answers: Record<string, string> = {};
  for (const [type, { parameters, verplicht, model }] of Object.entries(ZOEKTYPEN)) {
    mapping[type] = `#/components/schemas/${type}`;
    answers[type] = `#/components/schemas/${type}Response`;
    const properties = Object.fromEntries(
      Object.entries(parameters).map(([name, soort]) => [name, parameterSchema(soort)] as const),
    );
    schemas[type] = { required: verplicht, allOf: [ref('PersonenQuery'), object(properties)] };
    const persoon =
      model === PERSOON ? 'Persoon' : model === PERSOON_BEPERKT ? 'PersoonBeperkt' : 'GezagPersoonBeperkt';
    schemas[`${type}Response`] = {
      allOf: [ref('PersonenQueryResponse'), object({ personen: { type: 'array', items: ref(persoon) } })],
    };
  }
  schemas.PersonenQuery = object(
    { type: { type: 'string' }, fields: velden, gemeenteVanInschrijving: parameterSchema(GEMEENTE) },
    { required: ['type', 'fields'], discriminator: { propertyName: 'type', mapping } },
  );
  schemas.PersonenQueryResponse = object(
    { type: { type: 'string' } },
    { required: ['type'], discriminator: { propertyName: 'type', mapping: answers } },
  );
  return schemas;
}

function personen(): Schemas {
  const schemas: Schemas = {};
  schemas.Persoon = schemaOf(schemas, PERSOON, 'Persoon');
  // What the smaller answers share with the whole one is there already.
  schemas.PersoonBeperkt = schemaOf({}, PERSOON_BEPERKT, 'PersoonBeperkt');
  schemas.GezagPersoonBeperkt = {
    allOf: [ref('PersoonBeperkt'), object({ gezag: schemaOf({}, GEZAG_BEPERKT.velden.gezag!, 'Gezag') })],
  };
  return schemas;
}

export const brpDocument = {
  takes: 'PersonenQuery',
  gives: 'PersonenQueryResponse',
  schemas: { ...DATUMS, ...vragen(), ...personen() },
  statuses: [429, 502],
};
