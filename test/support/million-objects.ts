/** A municipality of a million objects, of which every fifth was changed once. Made as the million cases are. */
import type { Municipality } from '../../src/foundation/db/types.ts';
import type { Clone } from './database.ts';
import { fill, idSql } from './million.ts';

export const OBJECTS = 1_000_000;
/** Of the last half of the types there are few. */
export const OBJECT_TYPES = 50;

const TABLES = ['objecten_object', 'objecten_record'];

export interface MillionObjects {
  readonly municipality: Municipality;
  readonly small: Municipality;
  readonly types: readonly string[];
  /** Keyed hash of somebody in three objects. */
  readonly resident: string;
}

export const fillObjects = (clone: Clone, it: MillionObjects): Promise<void> =>
  fill(clone, {
    tables: TABLES,
    besides: ['engine_count'],
    statements: [...rowsOf(it, it.municipality, OBJECTS), ...rowsOf(it, it.small, 500)],
  });

function rowsOf(it: MillionObjects, m: Municipality, objects: number): readonly string[] {
  const types = `array[${it.types.map((id) => `'${id}'`).join(', ')}]::uuid[]`;
  const type = `(${types})[1 + floor(${OBJECT_TYPES} * power(mod(i * 0.6180339887, 1), 2))::int]`;
  const object = idSql('i', '0');
  const start = `(date '2016-01-01' + (i * 3650 / ${objects})::int)`;
  const person = `case when i % ${Math.round(objects / 3)} = 7 then '${it.resident}' else md5('r' || i % 200000) end`;
  // 1 in 20 is open, 1 in 1,000 of each soort, all have a number of their own.
  const data = (version: number) =>
    `jsonb_build_object('naam', 'Object ' || i, 'nummer', i, 'status', case when i % 20 = ${version} then 'open' else 'dicht' end, 'soort', 'S' || i % 1000, 'maten', jsonb_build_object('hoogte', i % 100), 'bsn', e'\\x02' || ${person})`;
  const body = `e'{"url":"\\x01/objecten/api/v2/objects/' || ${object} || '","record":{"index":1}}'`;
  // A town of some five by five kilometres.
  const place = `array[polygon(box(point(5 + (i % 1000) * 0.00005, 52 + (i / 1000) * 0.00005), point(5 + (i % 1000) * 0.00005, 52 + (i / 1000) * 0.00005)))]`;
  const record = (kind: string, nummer: string, begin: string, last: string, version: number, where: string) =>
    `insert into objecten_record (municipality, id, version, body, object, type, nummer, type_version, start_at, registration_at, laatste, data, plaatsen, subjects)
 select ${m}, ${idSql('i', kind)}, 1, ${body}, ${object}, ${type}, ${nummer}, 1, ${begin}, ${begin}, ${last}, ${data(version)}, ${place}, array[${person}]
 from generate_series(1::bigint, ${objects}) i ${where}`;
  return [
    `insert into objecten_object (municipality, id, version, body, type, begint, subjects)
 select ${m}, ${object}, 1, ${body}, ${type}, ${start}, array[${person}] from generate_series(1::bigint, ${objects}) i`,
    record('1', '1', start, 'i % 5 <> 0', 0, ''),
    record('2', '2', `${start} + 100`, 'true', 1, 'where i % 5 = 0'),
    `insert into engine_count (municipality, resource, type, total) select ${m}, 'object', ${type}, count(*) from generate_series(1::bigint, ${objects}) i group by 3`,
  ];
}
