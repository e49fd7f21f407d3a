/** The pages of the workbench. All persons are fictional. */
import { WorkCasePage, type WorkCaseProps } from '../../../src/channels/workbench/pages/case.tsx';
import { type WorkItem, WorkListPage, type WorkListPageProps } from '../../../src/channels/workbench/pages/list.tsx';
import { WorkSearchPage, type WorkSearchPageProps } from '../../../src/channels/workbench/pages/search.tsx';
import type { SamplePage } from './portal.tsx';
import { employee } from './ui.ts';

const item = (number: number, extra: Partial<WorkItem>): WorkItem => ({
  id: String(number),
  number: `WH-2026-00${4127 + number}`,
  title: 'Losse tegel op het Kerkpad',
  requester: 'N. Hendriks',
  status: 'Nieuw',
  deadline: { date: '2026-12-02', daysLeft: 9 },
  holder: { kind: 'nobody' },
  ...extra,
});

const items = [
  item(1, { title: 'Gat in de Havenkade', deadline: { date: '2026-11-19', daysLeft: -2 } }),
  item(2, { deadline: { date: '2026-11-21', daysLeft: 0 }, holder: { kind: 'you' }, status: 'In behandeling' }),
  item(3, {
    title: 'Kapotte lantaarn Molenweg',
    requester: 'T. Aksoy',
    deadline: { date: '2026-11-23', daysLeft: 2 },
    holder: { kind: 'colleague', name: 'R. de Bruin' },
  }),
  item(4, { title: 'Omgewaaide boom in het Sluispark', requester: undefined, deadline: { stopped: true } }),
] as const;

const foundCase = (id: string, title: string) => ({
  id,
  number: 'WH-2026-004129',
  title,
  type: 'Melding openbare ruimte',
  status: 'In behandeling',
  started: '2026-11-18',
  closed: false,
});

const list: WorkListPageProps = {
  list: 'team',
  items,
  total: 1214,
  page: 1,
  pages: 61,
  filter: { toon: 'open', zaaktype: '', zoek: '' },
  toonOptions: [
    { value: 'open', label: 'Minste tijd eerst' },
    { value: 'nieuw', label: 'Nieuw' },
  ],
  zaaktypeOptions: [
    { value: '', label: 'Alle soorten' },
    { value: 'melding', label: 'Melding openbare ruimte' },
  ],
};

const workCase: WorkCaseProps = {
  id: '2',
  number: 'WH-2026-004129',
  title: 'Losse tegel op het Kerkpad',
  status: 'In behandeling',
  deadline: { date: '2026-11-23', daysLeft: 2 },
  activity: 'Meldingen openbare ruimte behandelen',
  residentSees: true,
  facts: [
    { name: 'Melding', value: 'Voor de bakker ligt een tegel los.' },
    { name: 'Plek', value: 'Kerkpad 14, Weidehoek' },
    { name: 'Woont op', value: 'Lindelaan 8', source: 'Uit het register Personen, vandaag' },
    { name: 'Begonnen', value: '18 november 2026' },
  ],
  roles: [
    { role: 'Melder', who: 'Noor Hendriks' },
    { role: 'Behandelaar', who: 'U' },
  ],
  documents: [
    {
      title: 'Foto van de melder',
      href: '#',
      date: '2026-11-18',
      format: 'image/jpeg',
      bytes: 1_240_000,
      remark: 'zaakvertrouwelijk',
    },
    {
      title: 'Bevestiging',
      href: '#',
      date: '2026-11-18',
      format: 'application/pdf',
      bytes: 84_210,
      remark: 'zaakvertrouwelijk',
    },
  ],
  decisions: [
    {
      id: 'b1',
      title: 'Besluit terrasvergunning',
      date: '2026-11-18',
      starts: '2026-11-19',
      organ: 'het college van burgemeester en wethouders',
      words: 'U krijgt de vergunning.',
      objectUntil: '2026-12-30',
      files: [{ title: 'Besluit', href: '#' }],
    },
  ],
  steps: [
    { title: 'Ontvangen', state: 'done', date: '2026-11-18' },
    { title: 'In behandeling', state: 'current', date: '2026-11-19' },
    { title: 'Afgerond', state: 'next', date: '2026-12-02' },
  ],
  canTake: false,
  access: {
    shield: {
      id: '0',
      reden: 'Gaat over een collega.',
      sinds: '2026-11-19T09:00:00Z',
      door: 'W. van Hoorn',
      totEnMet: null,
    },
    named: [
      {
        id: '1',
        medewerker: 'm-0101',
        rol: '',
        afdeling: '',
        omgang: 'werken',
        own: true,
        reden: 'Behandelt de zaak.',
        sinds: '2026-11-19T09:00:00Z',
        door: 'W. van Hoorn',
        totEnMet: null,
      },
      {
        id: '2',
        medewerker: '',
        rol: 'jurist',
        afdeling: 'Juridische zaken',
        omgang: 'lezen',
        own: false,
        reden: 'Geeft advies.',
        sinds: '2026-11-20T09:00:00Z',
        door: 'W. van Hoorn',
        totEnMet: '2026-12-31',
      },
    ],
    decides: true,
  },
  actions: {
    seen: '',
    statuses: [
      { value: 's2', label: 'In behandeling' },
      { value: 's3', label: 'Ingepland' },
    ],
    results: [
      { value: 'r1', label: 'Opgelost' },
      { value: 'r2', label: 'Niet gevonden' },
    ],
    documentTypes: [{ value: 'd1', label: 'Foto' }],
    decisionTypes: [{ value: 'b1', label: 'Besluit terrasvergunning' }],
    decisionDocumentTypes: [{ value: 'd2', label: 'Vergunning' }],
    confidentialities: [
      { value: 'openbaar', label: 'Openbaar' },
      { value: 'zaakvertrouwelijk', label: 'Zaakvertrouwelijk' },
    ],
    accept: ['.pdf', '.png'],
    maxBytes: 100_000_000,
  },
  others: items.map(({ id, title, deadline, status }) => ({
    id,
    title,
    line: `N. Hendriks, ${status.toLowerCase()}`,
    deadline,
  })),
};

const found: WorkSearchPageProps = {
  typed: { zoek: 'losse tegel', toon: 'alles', zaaktype: '' },
  toonOptions: [
    { value: 'alles', label: 'Alle zaken' },
    { value: 'open', label: 'Open zaken' },
  ],
  zaaktypeOptions: list.zaaktypeOptions,
  page: 2,
  found: {
    count: 43,
    pages: 3,
    more: false,
    alike: false,
    hits: [
      {
        kind: 'zaak',
        title: 'Losse tegel op het Kerkpad',
        cases: [foundCase('2', 'Losse tegel op het Kerkpad')],
        fragments: [
          {
            field: 'omschrijving',
            pieces: [
              { text: 'Losse', found: true },
              { text: ' ', found: false },
              { text: 'tegel', found: true },
              { text: ' op het Kerkpad', found: false },
            ],
          },
          {
            field: 'Plek',
            pieces: [
              { text: 'Bij de ', found: false },
              { text: 'stoeptegel', found: true },
              { text: ' <b>voor</b> de bakker', found: false },
            ],
          },
        ],
      },
      {
        kind: 'document',
        title: 'Foto van de tegel',
        cases: [foundCase('2', 'Losse tegel op het Kerkpad')],
        fragments: [
          {
            field: 'bestandsnaam',
            pieces: [
              { text: 'losse', found: true },
              { text: '_', found: false },
              { text: 'tegel', found: true },
              { text: '.jpg', found: false },
            ],
          },
        ],
      },
      { kind: 'document', title: 'Tegels, algemeen', cases: [], fragments: [] },
    ],
  },
};

export const workbenchPages: readonly SamplePage[] = [
  {
    name: 'werk',
    ui: { visitor: employee },
    page: <WorkListPage {...list} flash={{ kind: 'ok', title: 'De zaak staat nu op uw lijst' }} />,
  },
  {
    name: 'werk-leeg',
    ui: { visitor: employee },
    page: <WorkListPage {...list} list="mijn" items={[]} total={0} page={1} pages={0} />,
  },
  { name: 'werk-zoeken', ui: { visitor: employee }, page: <WorkSearchPage {...found} /> },
  {
    name: 'werk-zoeken-niets',
    ui: { visitor: employee },
    page: <WorkSearchPage {...found} page={1} found={{ count: 0, pages: 0, more: false, alike: false, hits: [] }} />,
  },
  {
    name: 'werk-zoeken-lijkt',
    ui: { visitor: employee },
    page: (
      <WorkSearchPage {...found} page={1} found={{ ...found.found!, count: 1, pages: 1, alike: true, more: true }} />
    ),
  },
  {
    name: 'werk-zoeken-fout',
    ui: { visitor: employee },
    page: (
      <WorkSearchPage
        {...found}
        found={undefined}
        errors={[{ field: 'zoek', message: 'Vul in wat u zoekt: een nummer, of een of meer woorden.' }]}
      />
    ),
  },
  { name: 'werk-zaak', ui: { visitor: employee }, page: <WorkCasePage {...workCase} /> },
  {
    name: 'werk-zaak-fout',
    ui: { visitor: employee },
    page: <WorkCasePage {...workCase} errors={[{ field: 'resultaattype', message: 'Kies een resultaat.' }]} />,
  },
  {
    name: 'werk-zaak-vrij',
    ui: { visitor: employee },
    page: <WorkCasePage {...workCase} actions={undefined} canTake others={[]} documents={[]} />,
  },
  {
    name: 'werk-zaak-klaar',
    ui: { visitor: employee },
    page: (
      <WorkCasePage
        {...workCase}
        status="Afgerond"
        deadline={{ closed: true }}
        actions={undefined}
        closing={{
          result: 'Opgelost',
          closedAt: '2026-11-20T14:02:00Z',
          archiveAction: 'Vernietigen',
          archiveDate: '2031-11-20',
        }}
      />
    ),
  },
];
