/** The seven ways to ask, and what is wrong with a question. Every fault is told at once, in the published words. */

import { isDate } from '../../../engine/formats.ts';
import type { InvalidParam } from '../../../foundation/problems.ts';
import { GEZAG_BEPERKT, type Groep, PERSOON, PERSOON_BEPERKT } from './model.ts';
import { parametersOnjuist } from './problemen.ts';
import { leesPad } from './selectie.ts';

/** What one parameter must be. */
export type Soort =
  | { readonly is: 'patroon'; readonly patroon: string; readonly help?: string }
  | { readonly is: 'datum' }
  | { readonly is: 'getal'; readonly van: number; readonly tot: number }
  | { readonly is: 'vlag' }
  | { readonly is: 'lijst'; readonly patroon: string; readonly hoogstens: number };

export interface Zoektype {
  /** Parameters besides type, fields and gemeenteVanInschrijving. */
  readonly parameters: Readonly<Record<string, Soort>>;
  readonly verplicht: readonly string[];
  readonly model: Groep;
}

const patroon = (text: string): Soort => ({ is: 'patroon', patroon: text });
const NAAM = patroon("^[a-zA-Z0-9À-ž \\.\\-\\']{1,200}$|^[a-zA-Z0-9À-ž \\.\\-\\']{3,199}\\*{1}$");
const VOORNAMEN = patroon("^[a-zA-Z0-9À-ž \\.\\-\\']{1,199}\\*{0,1}$");
const VOORVOEGSEL = patroon("^[a-zA-Z \\']{1,10}$");
const GESLACHT = patroon('^([Mm]|[Vv]|[Oo])$');
const POSTCODE = patroon('^[1-9]{1}[0-9]{3}[ ]?[A-Za-z]{2}$');
const HUISNUMMER: Soort = { is: 'getal', van: 1, tot: 99999 };
const LETTER = patroon('^[a-zA-Z]{1}$');
const TOEVOEGING = patroon('^[a-zA-Z0-9 \\-]{1,4}$');
const STRAAT = patroon(
  "^[a-zA-Z0-9À-ž \\-\\'\\.]{1,80}$|^[a-zA-Z0-9À-ž \\-\\'\\.]{7,79}\\*{1}$|^\\*{1}[a-zA-Z0-9À-ž \\-\\'\\.]{7,79}$",
);
const BAG = patroon('^(?!0{16})[0-9]{16}$');
const DATUM: Soort = { is: 'datum' };
export const GEMEENTE = patroon('^[0-9]{4}$');
const OVERLEDEN = { inclusiefOverledenPersonen: { is: 'vlag' } } as const;
const BIJ_HUISNUMMER = { huisletter: LETTER, huisnummer: HUISNUMMER, huisnummertoevoeging: TOEVOEGING };

export const ZOEKTYPEN: Readonly<Record<string, Zoektype>> = {
  ZoekMetGeslachtsnaamEnGeboortedatum: {
    parameters: {
      ...OVERLEDEN,
      geboortedatum: DATUM,
      geslachtsnaam: NAAM,
      geslacht: GESLACHT,
      voorvoegsel: VOORVOEGSEL,
      voornamen: VOORNAMEN,
    },
    verplicht: ['geslachtsnaam', 'geboortedatum'],
    model: PERSOON_BEPERKT,
  },
  ZoekMetNaamEnGemeenteVanInschrijving: {
    parameters: {
      ...OVERLEDEN,
      geslacht: GESLACHT,
      geslachtsnaam: NAAM,
      voorvoegsel: VOORVOEGSEL,
      voornamen: NAAM,
    },
    verplicht: ['geslachtsnaam', 'gemeenteVanInschrijving', 'voornamen'],
    model: PERSOON_BEPERKT,
  },
  RaadpleegMetBurgerservicenummer: {
    parameters: { burgerservicenummer: { is: 'lijst', patroon: '^[0-9]{9}$', hoogstens: 20 } },
    verplicht: ['burgerservicenummer'],
    model: PERSOON,
  },
  ZoekMetPostcodeEnHuisnummer: {
    parameters: {
      ...OVERLEDEN,
      ...BIJ_HUISNUMMER,
      postcode: POSTCODE,
      geboortedatum: DATUM,
      geslachtsnaam: NAAM,
    },
    verplicht: ['postcode', 'huisnummer'],
    model: PERSOON_BEPERKT,
  },
  ZoekMetStraatHuisnummerEnGemeenteVanInschrijving: {
    parameters: { ...OVERLEDEN, ...BIJ_HUISNUMMER, straat: STRAAT },
    verplicht: ['straat', 'huisnummer', 'gemeenteVanInschrijving'],
    model: PERSOON_BEPERKT,
  },
  ZoekMetNummeraanduidingIdentificatie: {
    parameters: { ...OVERLEDEN, nummeraanduidingIdentificatie: BAG },
    verplicht: ['nummeraanduidingIdentificatie'],
    model: PERSOON_BEPERKT,
  },
  ZoekMetAdresseerbaarObjectIdentificatie: {
    parameters: { ...OVERLEDEN, adresseerbaarObjectIdentificatie: BAG },
    verplicht: ['adresseerbaarObjectIdentificatie'],
    model: GEZAG_BEPERKT,
  },
};

export const VELD = '^[a-zA-Z0-9\\._]{1,200}$';
export const MEESTE_VELDEN = 130;

/** A question that can be answered. */
export interface Vraag {
  readonly type: string;
  readonly model: Groep;
  readonly fields: readonly string[];
  /** What was asked besides type and fields, as it was given. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export const isRaadplegen = ({ type }: Pick<Vraag, 'type'>): boolean => type === 'RaadpleegMetBurgerservicenummer';

const VERPLICHT = 'Parameter is verplicht.';

/** @throws PersonenProblem `paramsValidation`, with every fault */
export function leesVraag(body: unknown): Vraag {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const { type, fields, ...parameters } = given;
  const zoektype = typeof type === 'string' && Object.hasOwn(ZOEKTYPEN, type) ? ZOEKTYPEN[type] : undefined;
  if (!zoektype)
    throw parametersOnjuist([
      type === undefined || type === null
        ? { name: 'type', code: 'required', reason: VERPLICHT }
        : { name: 'type', code: 'value', reason: 'Waarde is geen geldig zoek type.' },
    ]);
  const known: Readonly<Record<string, Soort>> = { ...zoektype.parameters, gemeenteVanInschrijving: GEMEENTE };
  const faults: InvalidParam[] = [];
  for (const name of zoektype.verplicht)
    if (isLeeg(parameters[name])) faults.push({ name, code: 'required', reason: VERPLICHT });
  for (const [name, value] of Object.entries(parameters)) {
    const soort = Object.hasOwn(known, name) ? known[name]! : undefined;
    if (!soort) faults.push({ name: name.slice(0, 30), code: 'unknownParam', reason: 'Parameter is niet verwacht.' });
    else if (!(isLeeg(value) && zoektype.verplicht.includes(name))) faults.push(...fouten(name, soort, value));
  }
  faults.push(...veldFouten(zoektype.model, fields));
  if (faults.length > 0) throw parametersOnjuist(faults);
  return { type: type as string, model: zoektype.model, fields: fields as readonly string[], parameters };
}

const isLeeg = (value: unknown): boolean => value === undefined || value === null || value === '';

const buitenPatroon = (name: string, text: string): InvalidParam => ({
  name,
  code: 'pattern',
  reason: `Waarde voldoet niet aan patroon ${text}.`,
});

const voldoet = (text: string, value: unknown): boolean => typeof value === 'string' && new RegExp(text).test(value);

function fouten(name: string, soort: Soort, value: unknown): readonly InvalidParam[] {
  switch (soort.is) {
    case 'datum':
      return typeof value === 'string' && isDate(value)
        ? []
        : [{ name, code: 'date', reason: 'Waarde is geen geldige datum.' }];
    case 'vlag':
      return typeof value === 'boolean' ? [] : [{ name, code: 'boolean', reason: 'Waarde is geen boolean.' }];
    case 'getal': {
      const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isInteger(number))
        return [{ name, code: 'integer', reason: 'Waarde is geen geldig getal.' }];
      if (number < soort.van) return [{ name, code: 'minimum', reason: `Waarde is lager dan minimum ${soort.van}.` }];
      if (number > soort.tot) return [{ name, code: 'maximum', reason: `Waarde is hoger dan maximum ${soort.tot}.` }];
      return [];
    }
    case 'lijst':
      if (!Array.isArray(value)) return [{ name, code: 'array', reason: 'Parameter is geen array.' }];
      return [
        ...aantal(name, value, soort.hoogstens),
        ...value.flatMap((one, at) =>
          voldoet(soort.patroon, one) ? [] : [buitenPatroon(`${name}[${at}]`, soort.patroon)],
        ),
      ];
    default:
      return voldoet(soort.patroon, value) ? [] : [buitenPatroon(name, soort.patroon)];
  }
}

function aantal(name: string, value: readonly unknown[], hoogstens: number): readonly InvalidParam[] {
  if (value.length < 1) return [{ name, code: 'minItems', reason: 'Array bevat minder dan 1 items.' }];
  if (value.length > hoogstens) return [{ name, code: 'maxItems', reason: `Array bevat meer dan ${hoogstens} items.` }];
  return [];
}

const PAD = {
  onbekend: 'Parameter bevat een niet bestaande veldnaam.',
  vanzelf: 'Parameter bevat een niet toegestane veldnaam.',
} as const;

function veldFouten(model: Groep, fields: unknown): readonly InvalidParam[] {
  if (fields === undefined || fields === null) return [{ name: 'fields', code: 'required', reason: VERPLICHT }];
  if (!Array.isArray(fields)) return [{ name: 'fields', code: 'array', reason: 'Parameter is geen array.' }];
  const count = aantal('fields', fields, MEESTE_VELDEN);
  if (count.length > 0) return count;
  return fields.flatMap((field, at): InvalidParam[] => {
    const name = `fields[${at}]`;
    if (!voldoet(VELD, field)) return [buitenPatroon(name, VELD)];
    const pad = leesPad(model, field as string);
    return typeof pad === 'string' ? [{ name, code: 'fields', reason: PAD[pad] }] : [];
  });
}
