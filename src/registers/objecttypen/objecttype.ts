/** Objecttype: what kind of things there are. What they look like stands in its versions. */
import { choice, date, flag, json, list, relation, text, url } from '../../engine/fields.ts';
import { type Effect, type Rule, resource } from '../../engine/resource.ts';
import { MOST_PER_PAGE, objecttypenApi, scopes } from './api.ts';

const CLASSIFICATIONS = ['open', 'intern', 'confidential', 'strictly_confidential'];
const FREQUENCIES = ['real_time', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'unknown'];

const MOST_LABEL = 1000;

/** `labels` maps words to text. */
const labels: Rule = {
  number: 'meent-objecttype-labels',
  on: ['create', 'update'],
  check: (_, { record }) =>
    Object.values(record.labels as object).every((value) => typeof value === 'string' && value.length <= MOST_LABEL)
      ? undefined
      : { name: 'labels', code: 'invalid', reason: `Geef bij elk label een tekst van hoogstens ${MOST_LABEL} tekens.` },
};

const withoutVersions: Rule = {
  number: 'meent-objecttype-versies',
  on: ['delete'],
  check: (work, { id }) =>
    work.snapshot.related('objecttypeversie', 'objectType', id).length === 0
      ? undefined
      : {
          name: 'non_field_errors',
          code: 'pending-versions',
          reason: 'Verwijder eerst de versies van dit objecttype.',
        },
};

const dated: Effect = {
  number: 'meent-objecttype-datum',
  on: ['create', 'update'],
  apply: (work, it) =>
    work.change(it, { createdAt: it.before?.record.createdAt ?? work.today, modifiedAt: work.today }),
};

export const objecttype = resource({
  name: 'objecttype',
  api: objecttypenApi,
  path: 'objecttypes',
  table: 'objecttypen_objecttype',
  cached: true,
  fields: {
    name: text(100, { required: true }),
    namePlural: text(100, { required: true }),
    description: text(1000),
    dataClassification: choice(CLASSIFICATIONS, { default: 'open' }),
    maintainerOrganization: text(200),
    maintainerDepartment: text(200),
    contactPerson: text(200),
    contactEmail: text(200),
    source: text(200),
    updateFrequency: choice(FREQUENCIES, { default: 'unknown' }),
    providerOrganization: text(200),
    documentationUrl: url(200),
    labels: json({ default: {} }),
    createdAt: date({ server: true }),
    modifiedAt: date({ server: true }),
    allowGeometry: flag({ default: true }),
  },
  filters: {
    dataClassification: {
      kind: 'memory',
      value: choice(CLASSIFICATIONS),
      test: ({ record }, value) => record.dataClassification === value,
    },
  },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
  scopes,
  mostPerPage: MOST_PER_PAGE,
  project: ({ id }, { related }) => ({
    versions: related('objecttypeversie', 'objectType', id).toSorted(
      (a, b) => Number(a.record.version) - Number(b.record.version),
    ),
  }),
  projects: { versions: list(relation('objecttypeversie')) },
  derive: (record) => ({
    ...record,
    dataClassification: record.dataClassification || 'open',
    updateFrequency: record.updateFrequency || 'unknown',
  }),
  rules: [labels, withoutVersions],
  effects: [dated],
  label: ({ name }) => String(name),
});
