/** The pages of the functional manager. All persons and programs are fictional. */
import { ManageAppPage, SecretPage } from '../../../src/channels/beheer/pages/application.tsx';
import { AppsPage, NewAppPage } from '../../../src/channels/beheer/pages/applications.tsx';
import { ManageHomePage } from '../../../src/channels/beheer/pages/home.tsx';
import { PreviewPage, RightsPage } from '../../../src/channels/beheer/pages/rights.tsx';
import { JobsPage, LogPage, SubscriptionsPage } from '../../../src/channels/beheer/pages/running.tsx';
import { TypePage } from '../../../src/channels/beheer/pages/type.tsx';
import { ComparePage, TypesPage } from '../../../src/channels/beheer/pages/types.tsx';
import type { Visitor } from '../../../src/channels/ui/ui.ts';
import type { AppPage } from '../../../src/services/operations/manage-applications.ts';
import type { Given } from '../../../src/services/operations/manage-rights.ts';
import type { TypeVersion, VersionItem } from '../../../src/services/operations/manage-types.ts';
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
    { id: 's1', record: { volgnummer: 1, omschrijving: 'Ontvangen', informeren: true } },
    { id: 's2', record: { volgnummer: 2, omschrijving: 'In behandeling', informeren: false } },
    { id: 's3', record: { volgnummer: 3, omschrijving: 'Afgerond', informeren: true } },
  ],
  results: [
    {
      id: 'r1',
      record: {
        omschrijving: 'Verleend',
        archiefnominatie: 'vernietigen',
        archiefactietermijn: 'P1Y',
        brondatumArchiefprocedure: { afleidingswijze: 'vervaldatum_besluit' },
      },
    },
    { id: 'r2', record: { omschrijving: 'Geweigerd', archiefnominatie: 'blijvend_bewaren' } },
  ],
  roles: [{ id: 'o1', record: { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' } }],
  properties: [{ id: 'e1', record: { naam: 'tafels', definitie: 'Hoeveel tafels er staan.' } }],
  documents: [{ id: 'd1', record: { volgnummer: 1, informatieobjecttype: 'Vergunning', richting: 'uitgaand' } }],
  decisions: ['Besluit terrasvergunning'],
  documentTypes: ['Vergunning'],
  classes: [{ value: 'k1', label: '5.1 Verleend' }],
  outcomes: [{ value: 'u1', label: 'Verleend' }],
  history: app.history,
  etag: '"1"',
};

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
          expiring: [{ id: 'v1', name: 'Terrasvergunning', ends: '2026-12-31', days: 40 }],
          overdue: 12,
          concepts: [{ id: 'v2', name: 'Evenement melden', begins: '2027-01-01' }],
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
          concepts: [],
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
    page: <TypesPage types={[{ identificatie: 'B1277', name: 'Terrasvergunning', versions: [concept, now] }]} />,
  },
  { name: 'beheer-zaaktype', ui, page: <TypePage version={version} /> },
  {
    name: 'beheer-zaaktype-concept',
    ui,
    page: (
      <TypePage
        version={{ ...version, ...concept, others: [now] }}
        errors={[{ field: 'statustype-nieuw-omschrijving', message: 'Dit veld mag niet leeg zijn.' }]}
        typed={{}}
      />
    ),
  },
  {
    name: 'beheer-vergelijk',
    ui,
    page: (
      <ComparePage
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
];
