/** The pages of the functional manager. All persons and programs are fictional. */
import { ManageAppPage, SecretPage } from '../../../src/channels/beheer/pages/application.tsx';
import { AppsPage, NewAppPage } from '../../../src/channels/beheer/pages/applications.tsx';
import { NewEmployeePage } from '../../../src/channels/beheer/pages/employee.tsx';
import { ManageHomePage } from '../../../src/channels/beheer/pages/home.tsx';
import { JobsPage } from '../../../src/channels/beheer/pages/jobs.tsx';
import { LogPage } from '../../../src/channels/beheer/pages/logbook.tsx';
import { PreviewPage, RightsPage } from '../../../src/channels/beheer/pages/rights.tsx';
import { SubscriptionsPage } from '../../../src/channels/beheer/pages/subscriptions.tsx';
import { categorieOf } from '../../../src/gate/categories.ts';
import type { AppPage } from '../../../src/services/operations/manage-applications.ts';
import type { Given } from '../../../src/services/operations/manage-rights.ts';
import { combinationPages } from './manage-combinations.tsx';
import { objectPages } from './manage-objects.tsx';
import { at, history, ui } from './manage-shared.ts';
import { typePages } from './manage-types.tsx';
import type { SamplePage } from './portal.tsx';

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
    activity: '',
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
    activity: '',
  },
  {
    key: 'meent',
    component: 'meent',
    type: '',
    versions: 0,
    scopes: ['personen.lezen'],
    level: '',
    fields: [],
    activity: '',
  },
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
  combines: [
    {
      activity: 'Inwoners en medewerkers helpen',
      sources: ['zaken', 'personen'],
      kind: 'registered',
      by: { id: 'c1', name: 'Uw vraag en wie u bent' },
    },
    {
      activity: 'Meldingen openbare ruimte behandelen',
      sources: ['zaken', 'objecten'],
      kind: 'refused',
      why: 'Voor de activiteit melding-openbare-ruimte mag u deze bronnen niet samen gebruiken: objecten, zaken. De combinatie melding-en-plek eindigde op 2026-11-01. Leg een nieuwe versie vast.',
    },
    { activity: 'Dossiers bewaren en vernietigen', sources: ['zaken'], kind: 'single' },
  ],
  history,
  stand: '1',
};

const subjects = [
  { kind: 'zaken', types: [{ value: 'zrc/t1', name: 'Terrasvergunning' }] },
  { kind: 'documenten', types: [{ value: 'drc/d1', name: 'Vergunning' }] },
  { kind: 'besluiten', types: [] },
] as const;

const employeeApp: AppPage = {
  ...app,
  id: 'm1',
  label: 'S. Akkerman, behandelaar',
  hasSecret: false,
  employee: { number: 'm-0101', lastDay: '2027-03-31' },
};

export const managePages: readonly SamplePage[] = [
  {
    name: 'beheer',
    ui,
    page: (
      <ManageHomePage
        attention={{
          mayMake: { types: true, applications: true },
          tampered: 1,
          unsealedSince: new Date('2026-11-20T14:02:00Z'),
          failedJobs: 2,
          deadDeliveries: 14,
          slowSubscriptions: 1,
          expiring: [{ kind: 'zaaktype', id: 'v1', name: 'Terrasvergunning', ends: '2026-12-31', days: 40 }],
          bridges: [{ id: 'c9', name: 'Overgang: Inwoners en medewerkers helpen', ends: '2027-02-28' }],
          combinationsEnding: [{ id: 'c1', name: 'Uw vraag en wie u bent', ends: '2027-01-01' }],
          closed: [
            { id: 'a1', label: 'Meldingen op de kaart', onlyCases: false },
            { id: 'a2', label: 'Zaaksysteem', onlyCases: true },
          ],
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
          mayMake: { types: true, applications: true },
          tampered: 0,
          unsealedSince: undefined,
          failedJobs: 0,
          deadDeliveries: 0,
          slowSubscriptions: 0,
          expiring: [],
          bridges: [],
          combinationsEnding: [],
          closed: [],
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
          { field: 'naam', message: 'Vul dit in.' },
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
    name: 'beheer-applicatie-te-laat',
    ui,
    page: (
      <ManageAppPage
        app={app}
        subjects={subjects}
        form="gegevens"
        late
        errors={[{ field: 'intussen', message: 'Iemand anders was u voor. Wat u invulde, staat er nog.' }]}
        typed={{ naam: 'Kaart', 'was.naam': 'Meldingen', clientids: 'kaart', 'was.clientids': 'kaart' }}
      />
    ),
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
        late
        fields={{ waarover: 'zrc/t1', mag: 'lezen', niveau: 'zaakvertrouwelijk' }}
        preview={{
          label: app.label,
          added: [rights[0]!],
          removed: [rights[1]!],
          shifts: [
            { kind: 'zaken', type: 'Terrasvergunning', before: 12, after: 1214, open: true },
            { kind: 'documenten', type: 'Vergunning', before: 30, after: 0, open: false },
          ],
          refused: [],
          kept: [
            {
              activity: 'Horeca',
              combination: { id: 'c1', name: 'Terrassen en hun plek' },
              source: 'zaken',
              kinds: [categorieOf('naam'), categorieOf('adres')],
            },
          ],
          closed: ['Een toegangsregel houdt terrasvergunningen voor deze applicatie dicht.'],
          stand: '1',
        }}
      />
    ),
  },
  {
    name: 'beheer-rechten',
    ui,
    page: (
      <RightsPage
        matrix={{
          kind: 'zaken',
          words: '',
          everything: [{ id: 'a2', application: 'Demo met alle rechten', level: '' }],
          always: {
            read: [],
            work: [{ id: 'a4', application: 'Werkbank: archivaris, Archief', level: 'zeer geheim' }],
          },
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
        activities={[{ id: 'v1', name: 'Inwoners en medewerkers helpen' }]}
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
        form="laatste-dag"
        errors={[{ field: 'laatstedag', message: 'Kies een dag die nog komt.' }]}
        typed={{ laatstedag: '2020-01-01' }}
      />
    ),
  },
  ...typePages,
  ...combinationPages,
  ...objectPages,
];
