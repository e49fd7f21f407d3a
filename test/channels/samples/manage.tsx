/** The pages of the functional manager. All persons and programs are fictional. */
import { ManageAppPage, SecretPage } from '../../../src/channels/beheer/pages/application.tsx';
import { AppsPage, NewAppPage } from '../../../src/channels/beheer/pages/applications.tsx';
import { NewEmployeePage } from '../../../src/channels/beheer/pages/employee.tsx';
import { ManageHomePage } from '../../../src/channels/beheer/pages/home.tsx';
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
import { PartPage } from '../../../src/channels/beheer/pages/part-form.tsx';
import { NewTypePage, PlainTypePage } from '../../../src/channels/beheer/pages/plain-type.tsx';
import { PreviewPage, RightsPage } from '../../../src/channels/beheer/pages/rights.tsx';
import { JobsPage, LogPage, SubscriptionsPage } from '../../../src/channels/beheer/pages/running.tsx';
import { TypeFactsPage, TypePage } from '../../../src/channels/beheer/pages/type.tsx';
import { ComparePage, TypesPage } from '../../../src/channels/beheer/pages/types.tsx';
import type { Visitor } from '../../../src/channels/ui/ui.ts';
import type { AppPage } from '../../../src/services/operations/manage-applications.ts';
import type {
  ObjectTypePage as ObjectType,
  ObjectVersionPage as ObjectVersion,
} from '../../../src/services/operations/manage-object-types.ts';
import type { PlainType } from '../../../src/services/operations/manage-plain-types.ts';
import type { Given } from '../../../src/services/operations/manage-rights.ts';
import type { TypeVersion } from '../../../src/services/operations/manage-types.ts';
import { trySchema } from '../../../src/services/operations/schema-text.ts';
import type { VersionItem } from '../../../src/services/operations/type-versions.ts';
import type { SamplePage } from './portal.tsx';

const manager: Visitor = { kind: 'employee', role: 'functioneel beheerder', department: 'Informatie' };
const at = new Date('2026-11-20T13:02:00Z');

const rights: readonly Given[] = [
  {
    key: 'zrc/t1',
    component: 'zrc',
    type: 'Terrasvergunning',
    versions: 2,
    may: 'lezen',
    scopes: ['zaken.lezen'],
    level: 'zaakvertrouwelijk',
    fields: [],
  },
  {
    key: 'ztc',
    component: 'ztc',
    type: '',
    versions: 0,
    may: 'werken',
    scopes: ['catalogi.lezen', 'catalogi.schrijven'],
    level: '',
    fields: [],
  },
  { key: 'meent', component: 'meent', type: '', versions: 0, scopes: ['personen.lezen'], level: '', fields: [] },
];

const app: AppPage = {
  id: 'a1',
  label: 'Meldingen op de kaart',
  clientIds: ['kaart', 'kaart-acceptatie'],
  own: false,
  hasSecret: true,
  everything: false,
  rights: 3,
  onlyReady: false,
  activities: ['v1'],
  allActivities: [
    { id: 'v1', name: 'Inwoners en medewerkers helpen' },
    { id: 'v2', name: 'Meldingen openbare ruimte behandelen' },
  ],
  given: rights,
  history: [
    {
      at,
      action: 'update',
      resource: 'applicatie',
      label: 'Meldingen op de kaart',
      application: 'Werkbank',
      user: 'E. Brandsma',
    },
  ],
  etag: '"1"',
};

const subjects = [
  { kind: 'zaken', types: [{ value: 'zrc/t1', name: 'Terrasvergunning' }] },
  { kind: 'documenten', types: [{ value: 'drc/d1', name: 'Vergunning' }] },
  { kind: 'besluiten', types: [] },
] as const;

const now: VersionItem = { id: 'v1', begins: '2025-01-01', ends: null, state: 'current' };
const concept: VersionItem = { id: 'v2', begins: '2027-01-01', ends: null, state: 'concept' };

const version: TypeVersion = {
  ...now,
  kind: 'zaaktype',
  identificatie: 'B1277',
  name: 'Terrasvergunning',
  record: {
    omschrijving: 'Terrasvergunning',
    doel: 'Beslissen of iemand een terras mag neerzetten.',
    aanleiding: 'Een aanvraag van een ondernemer.',
    onderwerp: 'Terras',
    toelichting: '',
    doorlooptijd: 'P56D',
    servicenorm: 'P28D',
    verantwoordelijke: 'Vergunningen',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    beginGeldigheid: '2025-01-01',
  },
  others: [concept],
  statuses: [
    { id: 's1', etag: '"1"', record: { volgnummer: 1, omschrijving: 'Ontvangen', informeren: true } },
    { id: 's2', etag: '"1"', record: { volgnummer: 2, omschrijving: 'In behandeling', informeren: false } },
    { id: 's3', etag: '"1"', record: { volgnummer: 3, omschrijving: 'Afgerond', informeren: true } },
  ],
  results: [
    {
      id: 'r1',
      etag: '"1"',
      record: {
        omschrijving: 'Verleend',
        archiefnominatie: 'vernietigen',
        archiefactietermijn: 'P1Y',
        brondatumArchiefprocedure: { afleidingswijze: 'vervaldatum_besluit' },
      },
    },
    { id: 'r2', etag: '"1"', record: { omschrijving: 'Geweigerd', archiefnominatie: 'blijvend_bewaren' } },
  ],
  roles: [{ id: 'o1', etag: '"1"', record: { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' } }],
  properties: [{ id: 'e1', etag: '"1"', record: { naam: 'tafels', definitie: 'Hoeveel tafels er staan.' } }],
  documents: [
    { id: 'd1', etag: '"1"', record: { volgnummer: 1, informatieobjecttype: 'Vergunning', richting: 'uitgaand' } },
  ],
  decisions: ['Besluit terrasvergunning'],
  documentTypes: ['Vergunning'],
  decisionTypes: ['Besluit terrasvergunning', 'Besluit op bezwaar'],
  classes: [{ value: 'k1', label: '5.1 Verleend' }],
  outcomes: [{ value: 'u1', label: 'Verleend' }],
  subtypes: [],
  relations: [{ zaaktype: 'B1300', aardRelatie: 'vervolg', toelichting: '' }],
  caseTypes: [{ value: 'B1300', label: 'Evenement melden' }],
  processTypes: [],
  missing: [],
  history: app.history,
  etag: '"1"',
};

const listed = <Item,>(items: readonly Item[]) => ({ items, total: items.length, page: 1, pages: 1 });

const employeeApp: AppPage = {
  ...app,
  id: 'm1',
  label: 'S. Akkerman, behandelaar',
  hasSecret: false,
  employee: { number: 'm-0101', lastDay: '2027-03-31' },
};

const decisionType: PlainType = {
  ...concept,
  kind: 'besluittype',
  identificatie: '',
  name: 'Besluit terrasvergunning',
  record: {
    omschrijving: 'Besluit terrasvergunning',
    besluitcategorie: 'vergunning',
    reactietermijn: 'P6W',
    publicatieIndicatie: true,
    publicatietekst: 'Het besluit staat in het gemeenteblad.',
    publicatietermijn: null,
    toelichting: '',
    informatieobjecttypen: ['Vergunning'],
    beginGeldigheid: '2027-01-01',
  },
  others: [now],
  usedBy: [{ ...now, kind: 'zaaktype', name: 'Terrasvergunning' }],
  linkable: [{ id: 'z1', name: 'Evenement melden' }],
  documents: ['Vergunning'],
  documentTypes: ['Besluit', 'Vergunning'],
  mayRename: false,
  history: app.history,
  etag: '"1"',
};

const documentType: PlainType = {
  ...now,
  kind: 'informatieobjecttype',
  identificatie: '',
  name: 'Vergunning',
  record: {
    omschrijving: 'Vergunning',
    informatieobjectcategorie: 'besluit',
    vertrouwelijkheidaanduiding: 'beperkt_openbaar',
    trefwoord: ['terras', 'straat'],
    beginGeldigheid: '2025-01-01',
  },
  others: [],
  usedBy: [],
  linkable: [],
  documents: [],
  documentTypes: [],
  mayRename: true,
  history: [],
  etag: '"1"',
};

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
  history: app.history,
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

const ui = { visitor: manager };

export const managePages: readonly SamplePage[] = [
  {
    name: 'beheer',
    ui,
    page: (
      <ManageHomePage
        attention={{
          tampered: 1,
          unsealedSince: new Date('2026-11-20T14:02:00Z'),
          failedJobs: 2,
          deadDeliveries: 14,
          slowSubscriptions: 1,
          expiring: [{ kind: 'zaaktype', id: 'v1', name: 'Terrasvergunning', ends: '2026-12-31', days: 40 }],
          overdue: 12,
          stuckLists: 1,
          concepts: [{ kind: 'zaaktype', id: 'v2', name: 'Evenement melden', begins: '2027-01-01' }],
          objectConcepts: [{ id: 'o1', number: 2, name: 'Boom' }],
        }}
      />
    ),
  },
  {
    name: 'beheer-rustig',
    ui,
    page: (
      <ManageHomePage
        attention={{
          tampered: 0,
          unsealedSince: undefined,
          failedJobs: 0,
          deadDeliveries: 0,
          slowSubscriptions: 0,
          expiring: [],
          overdue: 0,
          stuckLists: 0,
          concepts: [],
          objectConcepts: [],
        }}
      />
    ),
  },
  { name: 'beheer-applicaties', ui, page: <AppsPage apps={[app, { ...app, hasSecret: false, everything: true }]} /> },
  {
    name: 'beheer-applicatie-nieuw-fout',
    ui,
    page: (
      <NewAppPage
        activities={app.allActivities}
        subjects={subjects}
        errors={[
          { field: 'naam', message: 'Dit veld mag niet leeg zijn.' },
          { field: 'mag', message: 'Kies wat de applicatie mag.' },
        ]}
      />
    ),
  },
  {
    name: 'beheer-applicatie',
    ui,
    page: <ManageAppPage app={app} subjects={subjects} flash={{ kind: 'ok', title: 'Bewaard' }} />,
  },
  {
    name: 'beheer-geheim',
    ui,
    page: (
      <SecretPage
        id="a1"
        label={app.label}
        clientIds={app.clientIds}
        secret="voorbeeld-Zx3kQ9vYt7RrB1mN5pLw2sHd8fJc4gTe"
      />
    ),
  },
  {
    name: 'beheer-rechten-voorbeeld',
    ui,
    page: (
      <PreviewPage
        id="a1"
        fields={{ waarover: 'zrc/t1', mag: 'lezen', niveau: 'zaakvertrouwelijk' }}
        preview={{
          label: app.label,
          added: [rights[0]!],
          removed: [rights[1]!],
          shifts: [
            { kind: 'zaken', type: 'Terrasvergunning', before: 12, after: 1214, open: true },
            { kind: 'documenten', type: 'Vergunning', before: 30, after: 0, open: false },
          ],
          etag: '"1"',
        }}
      />
    ),
  },
  {
    name: 'beheer-rechten',
    ui,
    page: (
      <RightsPage
        kind="zaken"
        matrix={{
          everything: [{ id: 'a2', application: 'Demo met alle rechten', level: '' }],
          rows: [
            {
              type: 'Terrasvergunning',
              versions: 2,
              total: 1214,
              read: [{ id: 'a1', application: 'Meldingen op de kaart', level: 'zaakvertrouwelijk' }],
              work: [{ id: 'a3', application: 'Werkbank: behandelaar, Vergunningen', level: 'zaakvertrouwelijk' }],
            },
            { type: 'Evenement melden', versions: 1, total: 0, read: [], work: [] },
          ],
        }}
      />
    ),
  },
  {
    name: 'beheer-zaaktypen',
    ui,
    page: (
      <TypesPage
        kind="zaaktype"
        types={listed([{ identificatie: 'B1277', name: 'Terrasvergunning', versions: [concept, now] }])}
        asked={{ words: 'terras' }}
      />
    ),
  },
  { name: 'beheer-zaaktype', ui, page: <TypePage version={version} /> },
  {
    name: 'beheer-zaaktype-concept',
    ui,
    page: (
      <TypePage
        version={{
          ...version,
          ...concept,
          others: [now],
          missing: [{ name: 'roltypen', code: 'concept-relation', reason: 'Voeg eerst minstens één roltype toe.' }],
        }}
      />
    ),
  },
  {
    name: 'beheer-vergelijk',
    ui,
    page: (
      <ComparePage
        kind="zaaktype"
        id="v2"
        comparison={{
          name: 'Terrasvergunning',
          from: now,
          to: concept,
          differences: [
            { kind: '', part: '', field: 'doorlooptijd', before: 'P56D', after: 'P42D' },
            { kind: 'statustype', part: '4', field: '', before: '', after: 'Nagekeken' },
          ],
        }}
      />
    ),
  },
  {
    name: 'beheer-abonnementen',
    ui,
    page: (
      <SubscriptionsPage
        found={{
          subscriptions: [
            {
              id: 's1',
              callbackUrl: 'https://ontvanger.voorbeeld.nl/notificaties/van/de/gemeente',
              application: 'Meldingen op de kaart',
              channels: ['zaken', 'documenten'],
              cloudEvents: true,
              delivered: 128_430,
              waiting: 1204,
              dead: 14,
              oldest: at,
              p95Seconds: 0.42,
              pausedAt: null,
            },
            {
              id: 's2',
              callbackUrl: 'https://archief.voorbeeld.nl/in',
              application: 'Archief',
              channels: ['besluiten'],
              cloudEvents: false,
              delivered: 0,
              waiting: 3,
              dead: 0,
              oldest: at,
              p95Seconds: null,
              pausedAt: at,
            },
          ],
          failures: [
            { callbackUrl: 'https://ontvanger.voorbeeld.nl/notificaties', at, attempts: 12, status: 500, error: null },
            {
              callbackUrl: 'https://ontvanger.voorbeeld.nl/notificaties',
              at,
              attempts: 12,
              status: null,
              error: 'timeout',
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'beheer-taken',
    ui,
    page: (
      <JobsPage
        jobs={[
          {
            id: 'j1',
            queue: 'notificaties',
            municipality: 1,
            attempt: 8,
            lastError: 'timeout',
            createdAt: at,
            runAt: at,
            state: 'failed',
          },
          {
            id: 'j2',
            queue: 'logboek.nakijken',
            municipality: 1,
            attempt: 0,
            lastError: null,
            createdAt: at,
            runAt: at,
            state: 'waiting',
          },
        ]}
      />
    ),
  },
  {
    name: 'beheer-logboek',
    ui,
    page: (
      <LogPage
        state={{
          head: { size: 1_204_518, at, note: 'voorbeeld.nl/logboek\n1204518\nq83vEjRWeJA=\n' },
          verified: { at, entries: 1_204_518, findings: 0 },
        }}
      />
    ),
  },
  { name: 'beheer-logboek-wacht', ui, page: <LogPage state={{ waitsSince: at }} /> },
  {
    name: 'beheer-medewerker-nieuw-fout',
    ui,
    page: (
      <NewEmployeePage
        subjects={subjects}
        errors={[
          { field: 'nummer', message: 'Vul het nummer van de medewerker in.' },
          { field: 'laatstedag', message: 'Kies een dag die nog komt.' },
        ]}
        typed={{ laatstedag: '2020-01-01' }}
      />
    ),
  },
  { name: 'beheer-medewerker', ui, page: <ManageAppPage app={employeeApp} subjects={subjects} /> },
  {
    name: 'beheer-medewerker-fout',
    ui,
    page: (
      <ManageAppPage
        app={{ ...employeeApp, employee: { number: 'm-0101' } }}
        subjects={subjects}
        errors={[{ field: 'laatstedag', message: 'Kies een dag die nog komt.' }]}
        typed={{ laatstedag: '2020-01-01' }}
      />
    ),
  },
  { name: 'beheer-documenttypen-leeg', ui, page: <TypesPage kind="informatieobjecttype" types={listed([])} /> },
  {
    name: 'beheer-besluittype-nieuw-fout',
    ui,
    page: (
      <NewTypePage
        kind="besluittype"
        catalogues={[
          { value: 'c1', label: 'Algemeen' },
          { value: 'c2', label: 'Sociaal domein' },
        ]}
        errors={[
          { field: 'omschrijving', message: 'Dit veld mag niet leeg zijn.' },
          { field: 'publicatieIndicatie', message: 'Dit veld is verplicht.' },
          { field: 'beginGeldigheid', message: 'Vul een datum in.' },
        ]}
        typed={{}}
        form="nieuw"
      />
    ),
  },
  {
    name: 'beheer-zaaktype-deel-te-laat',
    ui,
    page: (
      <PartPage
        version={{ ...version, ...concept }}
        kind="statustype"
        part={version.statuses[0]}
        form="deel"
        late
        errors={[{ field: 'intussen', message: 'Iemand anders was u voor. Wat u invulde, staat er nog.' }]}
        typed={{ omschrijving: 'Binnen', 'was.omschrijving': 'Nieuw', volgnummer: '1', 'was.volgnummer': '1' }}
      />
    ),
  },
  { name: 'beheer-zaaktype-gegevens', ui, page: <TypeFactsPage version={{ ...version, ...concept }} /> },
  {
    name: 'beheer-besluittype-concept',
    ui,
    page: (
      <PlainTypePage
        version={decisionType}
        errors={[{ field: 'reactietermijn', message: 'Dit is geen periode.' }]}
        typed={{ reactietermijn: 'zes weken' }}
        form="gegevens"
      />
    ),
  },
  { name: 'beheer-documenttype', ui, page: <PlainTypePage version={documentType} /> },
  {
    name: 'beheer-objecttypen',
    ui,
    page: <ObjectTypesPage types={listed([objectType, { ...objectType, id: 'o2', versions: [] }])} />,
  },
  {
    name: 'beheer-objecttype-nieuw-fout',
    ui,
    page: <NewObjectTypePage errors={[{ field: 'namePlural', message: 'Dit veld mag niet leeg zijn.' }]} />,
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
