/** Query parameters of lists, and the body of `_zoek`, from the declared filters. */

import { columnsOf, snake } from '../../engine/columns.ts';
import type { Field } from '../../engine/fields.ts';
import type { Filter } from '../../engine/filter.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Resource } from '../../engine/resource.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { fieldSchema, type Json, schemaRef } from './schemas.ts';

export interface FilterDoc {
  readonly name: string;
  readonly description: string;
  readonly schema: Json;
}

export const filterDocs = (
  registry: Registry,
  resource: Resource,
  operation: 'list' | 'search',
): readonly FilterDoc[] =>
  Object.entries(resource.filters ?? {})
    .filter(([, { only }]) => only === undefined || only === operation)
    .map(([name, filter]) => ({ name, ...describe(registry, resource, filter) }));

const OPERATORS = {
  '=': 'is gelijk aan deze waarde',
  '<': 'is kleiner dan deze waarde',
  '<=': 'is kleiner dan of gelijk aan deze waarde',
  '>': 'is groter dan deze waarde',
  '>=': 'is groter dan of gelijk aan deze waarde',
  in: 'is een van deze waarden, gescheiden door komma’s',
  overlaps: 'bevat al deze waarden, gescheiden door komma’s',
} as const;

function describe(registry: Registry, resource: Resource, filter: Filter): Omit<FilterDoc, 'name'> {
  switch (filter.kind) {
    case 'compare': {
      const one = valueSchema(resource, filter.column);
      const many = filter.operator === 'in' || filter.operator === 'overlaps';
      return {
        description: `${filter.column} ${OPERATORS[filter.operator]}.`,
        schema: many ? { type: 'array', items: one } : one,
      };
    }
    case 'isnull':
      return { description: `${filter.column} is leeg (true) of juist niet (false).`, schema: { type: 'boolean' } };
    case 'contains':
      return { description: `${filter.column} bevat deze tekst.`, schema: { type: 'string' } };
    case 'within':
      return { description: 'Ligt in zijn geheel in dit vlak.', schema: schemaRef('GeoJSONGeometry') };
    case 'level':
      return {
        description: 'Hoogstens deze vertrouwelijkheidaanduiding.',
        schema: { type: 'string', enum: VERTROUWELIJKHEID },
      };
    case 'inside':
      return {
        description:
          'naam__operator__waarde, met als operator exact, gt, gte, lt, lte, icontains of in (waarden met | ertussen); met __ tussen de namen van wat erin ligt.',
        schema: { type: 'string' },
      };
    case 'anywhere':
      return { description: `Ergens in ${filter.column} staat deze tekst.`, schema: { type: 'string' } };
    case 'heldOn':
      return { description: 'Wat op deze dag gold. Zonder deze: vandaag.', schema: { type: 'string', format: 'date' } };
    case 'knownOn':
      return {
        description: 'Wat op deze dag bekend was. Niet samen met de dag waarop iets gold.',
        schema: { type: 'string', format: 'date' },
      };
    case 'hashed':
      return {
        description: filter.many ? 'Is een van deze waarden, gescheiden door komma’s.' : 'Is gelijk aan deze waarde.',
        schema: { type: 'string' },
      };
    case 'wildcard':
      return {
        description: 'Is gelijk aan deze tekst, zonder te letten op hoofdletters; een * aan een kant staat voor alles.',
        schema: { type: 'string' },
      };
    case 'child':
      return {
        description: `Heeft een ${filter.resource} met deze waarde.`,
        schema: filter.hash ? { type: 'string' } : valueSchema(registry.get(filter.resource), filter.column),
      };
    case 'memory':
      return {
        description:
          filter.default === undefined ? 'Voldoet aan deze waarde.' : `Zonder deze parameter: ${filter.default}.`,
        schema: filter.value
          ? filter.value.kind === 'list'
            ? { type: 'array', items: queryValue(filter.value) }
            : queryValue(filter.value)
          : { type: 'string' },
      };
  }
}

function valueSchema(resource: Resource, column: string): Json {
  if (column === 'id') return { type: 'string', format: 'uuid' };
  const field = resource.fields[column];
  if (field) return queryValue(field);
  const type = columnsOf(resource).find(([name]) => name === snake(column))?.[1].type;
  if (type === 'boolean') return { type: 'boolean' };
  if (type === 'bigint' || type === 'integer' || type === 'smallint') return { type: 'integer' };
  if (type === 'date') return { type: 'string', format: 'date' };
  if (type === 'timestamptz') return { type: 'string', format: 'date-time' };
  return type?.startsWith('uuid') ? { type: 'string', format: 'uuid' } : { type: 'string' };
}

/** As asked in an address: what the field is, without what only a stored record knows. */
export const queryValue = (field: Field): Json => {
  const { kind, choices, max, item, to } = field;
  if (kind === 'list') return queryValue(item!);
  return fieldSchema({}, '', {
    kind,
    required: true,
    blank: true,
    ...(choices ? { choices } : {}),
    ...(max === undefined ? {} : { max }),
    ...(to ? { to } : {}),
  });
};
