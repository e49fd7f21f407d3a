/** Object types at the pages of the functional manager. */
import {
  NewObjectTypePage,
  ObjectTypePage,
  ObjectTypesPage,
} from '../../../src/channels/beheer/pages/object-types.tsx';
import {
  CompareObjectsPage,
  NewObjectVersionPage,
  ObjectVersionPage,
} from '../../../src/channels/beheer/pages/object-version.tsx';
import type {
  ObjectTypePage as ObjectType,
  ObjectVersionPage as ObjectVersion,
} from '../../../src/services/operations/manage-object-types.ts';
import { trySchema } from '../../../src/services/operations/schema-text.ts';
import { history, listed, ui } from './manage-shared.ts';
import type { SamplePage } from './portal.tsx';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['soort'],
  properties: {
    soort: { type: 'string', enum: ['eik', 'beuk', 'linde'], description: 'Wat voor boom.' },
    hoogte: { type: 'number', minimum: 0, description: 'In meters.' },
    code: { type: 'string', pattern: '^B-[0-9]{4}$' },
  },
};

const objectType: ObjectType = {
  id: 'o1',
  name: 'Boom',
  description: 'Een boom die de gemeente beheert.',
  versions: [
    { number: 2, state: 'draft', publishedAt: null },
    { number: 1, state: 'published', publishedAt: '2025-04-01' },
  ],
  record: {
    name: 'Boom',
    namePlural: 'Bomen',
    description: 'Een boom die de gemeente beheert.',
    dataClassification: 'open',
    updateFrequency: 'yearly',
    source: 'Bomenregister',
    allowGeometry: true,
  },
  history: history,
  etag: '"1"',
};

const objectVersion: ObjectVersion = {
  number: 2,
  state: 'draft',
  publishedAt: null,
  type: { id: 'o1', name: 'Boom' },
  schema: JSON.stringify(schema, null, 2),
  tried: trySchema(schema),
  others: [{ number: 1, state: 'published', publishedAt: '2025-04-01' }],
  etag: '"1"',
};

const typo = `{
  "type": "object",
  "properties": {
    "soort": { "type": "string" }
    "hoogte": { "type": "number" }
  }
}`;

export const objectPages: readonly SamplePage[] = [
  {
    name: 'beheer-objecttypen',
    ui,
    page: <ObjectTypesPage types={listed([objectType, { ...objectType, id: 'o2', versions: [] }])} />,
  },
  {
    name: 'beheer-objecttype-nieuw-fout',
    ui,
    page: <NewObjectTypePage form="nieuw" typed={{}} errors={[{ field: 'namePlural', message: 'Vul dit in.' }]} />,
  },
  { name: 'beheer-objecttype', ui, page: <ObjectTypePage type={objectType} /> },
  { name: 'beheer-objecttype-leeg', ui, page: <ObjectTypePage type={{ ...objectType, versions: [] }} /> },
  { name: 'beheer-objecttypeversie-concept', ui, page: <ObjectVersionPage version={objectVersion} /> },
  {
    name: 'beheer-objecttypeversie-fout',
    ui,
    page: (
      <ObjectVersionPage
        version={objectVersion}
        errors={[{ field: 'schema', message: 'Regel 5, teken 5: Zet hier een komma of een }.' }]}
        typed={{ schema: typo }}
        place={{ line: 5, column: 5 }}
        late
      />
    ),
  },
  {
    name: 'beheer-objecttypeversie-voorbeeld',
    ui,
    page: (
      <NewObjectVersionPage
        type={objectVersion.type}
        schema={objectVersion.schema}
        tried={trySchema(schema, '{"hoogte": "laag"}')}
        typed={{ schema: objectVersion.schema, voorbeeld: '{"hoogte": "laag"}' }}
      />
    ),
  },
  {
    name: 'beheer-objecttypeversie',
    ui,
    page: (
      <ObjectVersionPage version={{ ...objectVersion, number: 1, state: 'published', publishedAt: '2025-04-01' }} />
    ),
  },
  {
    name: 'beheer-objecttypen-vergelijk',
    ui,
    page: (
      <CompareObjectsPage
        comparison={{
          type: objectVersion.type,
          from: { number: 1, state: 'published', publishedAt: '2025-04-01' },
          to: { number: 2, state: 'draft', publishedAt: null },
          differences: [{ at: 'properties / hoogte / minimum', before: '', after: '0' }],
        }}
      />
    ),
  },
];
