/** The form of an object type, under the names that the Objecttypes API has. */
import type { FormField } from './form-fields.ts';

export const OBJECT_TYPE_FORM: readonly FormField[] = [
  { name: 'name', label: 'object.name', kind: 'text', help: 'object.name.help' },
  { name: 'namePlural', label: 'object.plural', kind: 'text' },
  { name: 'description', label: 'object.about', kind: 'long', optional: true },
  {
    name: 'dataClassification',
    label: 'object.class',
    kind: 'choice',
    choices: {
      open: 'object.class.open',
      intern: 'object.class.intern',
      confidential: 'object.class.confidential',
      strictly_confidential: 'object.class.strictly',
    },
  },
  {
    name: 'updateFrequency',
    label: 'object.often',
    kind: 'choice',
    choices: {
      unknown: 'object.often.unknown',
      real_time: 'object.often.real',
      hourly: 'object.often.hourly',
      daily: 'object.often.daily',
      weekly: 'object.often.weekly',
      monthly: 'object.often.monthly',
      yearly: 'object.often.yearly',
    },
  },
  { name: 'maintainerDepartment', label: 'object.department', kind: 'text', optional: true },
  { name: 'contactEmail', label: 'object.mail', kind: 'text', optional: true },
  { name: 'source', label: 'object.source', kind: 'text', help: 'object.source.help', optional: true },
  { name: 'documentationUrl', label: 'object.docs', kind: 'text', optional: true },
  { name: 'allowGeometry', label: 'object.place', kind: 'flag' },
];
