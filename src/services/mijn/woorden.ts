/** A record as people read it: names of fields as words, moments as they are here, types by their name. Nothing that is empty. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { dateInNetherlands, momentInNetherlands } from '../../foundation/clock.ts';
import { text } from '../operations/door.ts';

export interface Veld {
  readonly naam: string;
  readonly waarde: Waarde;
}
export type Waarde =
  | { readonly tekst: string }
  | { readonly velden: readonly Veld[] }
  | { readonly lijst: readonly Waarde[] };

/** What an address is called, where it leads to a type. */
export type Names = (address: string) => string | undefined;

export function namesIn({ parts: { registry } }: Pick<Engine, 'parts'>, snapshot: Snapshot, base: string): Names {
  const types = registry.all.filter((one) => one.cached && !one.subjects);
  return (address) => {
    if (!address.startsWith(`${base}/`)) return undefined;
    const end = address.lastIndexOf('/');
    const resource = types.find(({ api, path }) => `${api.root}/${path}` === address.slice(base.length, end));
    const record = resource && snapshot.get(resource.name, address.slice(end + 1))?.record;
    return record && (text(record.omschrijving) || text(record.naam) || text(record.name) || undefined);
  };
}

/** Where a record is, says nothing to who reads it. */
const SKIPPED: ReadonlySet<string> = new Set(['url', 'uuid']);

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isEmpty));

export const veldenVan = (record: Record_, names: Names): readonly Veld[] =>
  Object.entries(record)
    .filter(([name, value]) => !SKIPPED.has(name) && !isEmpty(value))
    .map(([name, value]) => ({ naam: inWoorden(name), waarde: waardeVan(value, names) }));

/** `uiterlijkeEinddatumAfdoening` and `straat_naam`. */
function inWoorden(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function waardeVan(value: unknown, names: Names): Waarde {
  if (Array.isArray(value)) return { lijst: value.filter((one) => !isEmpty(one)).map((one) => waardeVan(one, names)) };
  if (typeof value === 'object' && value !== null) return { velden: veldenVan(value as Record_, names) };
  if (value === true) return { tekst: 'ja' };
  if (value === false) return { tekst: 'nee' };
  const said = String(value);
  return { tekst: INSTANT.test(said) ? moment(said) : (names(said) ?? said) };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*(Z|[+-]\d{2}:\d{2})$/;

/** `2026-11-28, 09:41` */
export function moment(instant: string): string {
  const at = new Date(instant);
  const { minute } = momentInNetherlands(at);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dateInNetherlands(at)}, ${clock}`;
}
