/** What a caller asks of `/zoeken`, checked, as the engine's search takes it. */
import { flag, integer, list, text, url } from '../../engine/fields.ts';
import type { Registry } from '../../engine/registry.ts';
import type { SearchIn, SearchOf } from '../../engine/search/search.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { isDate } from '../../foundation/days.ts';
import { type InvalidParam, invalid } from '../../foundation/problems.ts';

/** The kinds as the API calls them, and the resources behind them. */
export const KINDS = { zaak: 'zaak', document: 'enkelvoudiginformatieobject' } as const;
export type Soort = keyof typeof KINDS;
const SOORTEN = Object.keys(KINDS) as Soort[];

export const MOST_PAGE = 100;
export const MOST_TEXT = 200;
const LAST_PAGE = 500;

export const searchFields = {
  zoekterm: text(MOST_TEXT, {
    required: true,
    help: 'Woorden en nummers. Tussen aanhalingstekens: precies deze woorden achter elkaar.',
  }),
  soorten: list(text(10), { help: 'zaak, document. Zonder dit: allebei.' }),
  zaaktype: url(1000, { help: 'Alleen zaken van dit type, alle versies, en de documenten erbij.' }),
  open: flag({ help: 'true: alleen lopende zaken, false: alleen gesloten. Met de documenten erbij.' }),
  vanaf: text(10, { help: 'Alleen zaken met deze startdatum of later (JJJJ-MM-DD), en de documenten erbij.' }),
  totEnMet: text(10, { help: 'Alleen zaken met deze startdatum of eerder, en de documenten erbij.' }),
  pagina: integer({ min: 1, max: LAST_PAGE }),
  aantal: integer({ min: 1, max: MOST_PAGE, help: 'Zoveel op een pagina. Zonder dit 20.' }),
};

type Body = Readonly<Record<string, unknown>>;

/** @throws invalid, with every fault at once */
export function searchIn(registry: Registry, snapshot: Snapshot, base: string, given: unknown): SearchIn {
  const body = (typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {}) as Body;
  const faults: InvalidParam[] = [];
  const fault = (name: string, code: string, reason: string): undefined => {
    faults.push({ name, code, reason });
    return undefined;
  };
  for (const name of Object.keys(body))
    if (!Object.hasOwn(searchFields, name)) fault(name.slice(0, 80), 'unknown', 'Dit veld bestaat niet.');
  const { zoekterm, soorten = SOORTEN, zaaktype, open, vanaf, totEnMet } = body;
  if (typeof zoekterm !== 'string' || !/[\p{L}\p{N}]/u.test(zoekterm))
    fault('zoekterm', 'required', 'Vul een woord of een nummer in.');
  else if (zoekterm.length > MOST_TEXT) fault('zoekterm', 'max_length', `Gebruik hoogstens ${MOST_TEXT} tekens.`);
  if (!isKinds(soorten)) fault('soorten', 'invalid', `Kies uit: ${SOORTEN.join(', ')}.`);
  if (open !== undefined && typeof open !== 'boolean') fault('open', 'invalid', 'Vul true of false in.');
  const day = (name: string, value: unknown): string | undefined =>
    value === undefined
      ? undefined
      : typeof value === 'string' && isDate(value)
        ? value
        : fault(name, 'invalid', 'Vul een datum in als JJJJ-MM-DD.');
  const number = (name: string, most: number, standard: number): number => {
    const value = body[name] ?? standard;
    if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) return Number(value);
    fault(name, 'invalid', `Geef een getal van 1 tot en met ${most}.`);
    return standard;
  };
  const types = zaaktype === undefined ? undefined : versionsOf(registry, snapshot, base, zaaktype);
  if (zaaktype !== undefined && !types) fault('zaaktype', 'invalid', 'Dit zaaktype bestaat niet.');
  const [from, until] = [day('vanaf', vanaf), day('totEnMet', totEnMet)];
  const [page, size] = [number('pagina', LAST_PAGE, 1), number('aantal', MOST_PAGE, 20)];
  if (faults.length > 0) throw invalid(...faults);
  const of: SearchOf = {
    resource: KINDS.zaak,
    ...(types ? { types } : {}),
    ...(typeof open === 'boolean' ? { open } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
  return {
    text: zoekterm as string,
    resources: (soorten as readonly Soort[]).map((one) => KINDS[one]),
    ...(Object.keys(of).length > 1 ? { of } : {}),
    page,
    size,
  };
}

const isKinds = (value: unknown): value is readonly Soort[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => SOORTEN.includes(one)) &&
  new Set(value).size === value.length;

/** Every version of the type at this address; nothing for another address. */
function versionsOf(
  registry: Registry,
  snapshot: Snapshot,
  base: string,
  address: unknown,
): readonly string[] | undefined {
  if (typeof address !== 'string' || !address.startsWith(`${base}/`)) return undefined;
  const found = registry.resolve(address.slice(base.length));
  const type = found?.resource.name === 'zaaktype' ? snapshot.get('zaaktype', found.id) : undefined;
  return type && snapshot.related('zaaktype', 'identificatie', String(type.record.identificatie)).map(({ id }) => id);
}
