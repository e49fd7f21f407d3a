/**
 * Bodies of earlier versions and other products in the shape of ours: names that changed, moments written otherwise. What
 * is only missing or empty needs no help: a moved record may lack it.
 */
import type { Field, Fields } from '../../engine/fields.ts';
import type { Resource } from '../../engine/resource.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import type { Body } from './source.ts';

/** Names of before version 1.0 of each API, which some products still use. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rol: { rolomschrijving: 'omschrijving', rolomschrijvingGeneriek: 'omschrijvingGeneriek' },
  zaakobject: { type: 'objectType' },
  enkelvoudiginformatieobject: { vertrouwelijkaanduiding: 'vertrouwelijkheidaanduiding' },
  besluit: { besluitidentificatie: 'identificatie' },
};

export function shaped({ name, fields }: Resource, body: Body): Body {
  const names = RENAMED[name] ?? {};
  const renamed = Object.entries(body).map(([old, value]): [string, unknown] => [
    Object.hasOwn(names, old) && !(names[old]! in body) ? names[old]! : old,
    value,
  ]);
  return shapedFields(fields, Object.fromEntries(renamed));
}

function shapedFields(fields: Fields, body: Body): Body {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, fields[name] ? shapedValue(fields[name], value, body) : value]),
  );
}

function shapedValue(field: Field, value: unknown, siblings: Body): unknown {
  if (Array.isArray(value)) return field.item ? value.map((one) => shapedValue(field.item!, one, siblings)) : value;
  if (typeof value === 'object' && value !== null) {
    const fields = field.kind === 'variant' ? field.variants![String(siblings[field.by!])] : field.fields;
    // An empty object says nothing of whom or what it is about.
    if (Object.keys(value).length === 0) return null;
    return fields ? shapedFields(fields, value as Body) : value;
  }
  if (typeof value !== 'string' || value === '') return value;
  if (field.kind === 'instant') return instant(value);
  if (field.kind === 'date') return day(value);
  return value;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** `2021-03-01 10:00:00+01:00`, or a day alone. */
const instant = (text: string): string =>
  DAY.test(text)
    ? `${text}T00:00:00Z`
    : MOMENT.test(text)
      ? text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')
      : text;

/** A moment where a day is meant: the day it was here. */
function day(text: string): string {
  if (!MOMENT.test(text)) return text;
  const at = new Date(instant(text));
  return Number.isNaN(at.getTime()) ? text : dateInNetherlands(at);
}
