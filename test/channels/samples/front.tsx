/** The front pages and the reference of the APIs. */
import { ApiIndexPage } from '../../../src/channels/front/pages/api-index.tsx';
import { ApiOperationPage } from '../../../src/channels/front/pages/api-operation.tsx';
import { ApiReferencePage } from '../../../src/channels/front/pages/api-reference.tsx';
import { FrontPage } from '../../../src/channels/front/pages/front.tsx';
import {
  BrokenPage,
  ForbiddenPage,
  NotFoundPage,
  UnavailablePage,
} from '../../../src/channels/front/pages/problem.tsx';
import { GlassLogPage } from '../../../src/channels/glass/pages/log.tsx';
import { addDays } from '../../../src/foundation/days.ts';
import type { GlassLog } from '../../../src/services/operations/glass.ts';
import { sampleDocument } from './document.ts';
import type { SamplePage } from './portal.tsx';
import { resident } from './ui.ts';

const apis = [
  { name: 'Zaken', path: '/zaken/api/v1', version: '1.7.0', works: true, reference: 'zaken' },
  { name: 'Catalogi', path: '/catalogi/api/v1', version: '1.4.0', works: true, reference: 'catalogi' },
  { name: 'Documenten', path: '/documenten/api/v1', version: '1.7.1', works: false, reference: 'documenten' },
];

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnRfaWQiOiJkZW1vIn0.c3BlbGVuLWlzLW9vay1sZXJlbg';
const operation = (operationId: string) => (
  <ApiOperationPage
    reference="zaken"
    document={sampleDocument}
    operationId={operationId}
    base="http://localhost:8000/zaken/api/v1"
    token={token}
  />
);

const NOTE = [
  'logboek.meent/4711/20261101120000',
  '1204331',
  'q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1w=',
  'vorige logboek.meent/4711 980012 q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1w= 980000',
  '',
  '— logboek.meent/4711/20261101120000 ab12cd34q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9==',
  '',
].join('\n');
const glassLog: GlassLog = {
  head: {
    size: 1_204_331,
    minute: new Date('2026-11-20T13:02:00Z'),
    ageMinutes: 4,
    note: NOTE,
    before: { origin: 'logboek.meent/4711', size: 980_012, kept: 980_000 },
  },
  vkey: 'logboek.meent/4711/20261101120000+ab12cd34+AQ1w2e3r4t5y6u7i8o9p0q1w2e3r4t5y6u7i8o9p0q1',
  from: '2026-03-02',
  until: '2026-11-19',
  growth: Array.from({ length: 260 }, (_, day) => ({
    day: addDays('2026-03-02', day),
    total: 4_000 * (day + 1) + Math.round(30_000 * Math.sin(day / 20) + 30_000),
  })),
  counts: [
    {
      activity: 'Meldingen over de openbare ruimte',
      organ: 'het college van burgemeester en wethouders',
      month: 41_230,
      year: 812_340,
    },
    {
      activity: 'Bijhouden van de basisregistratie personen',
      organ: 'het college van burgemeester en wethouders',
      month: 9_870,
      year: 120_010,
    },
    { activity: 'Openbare orde', organ: 'de burgemeester', month: undefined, year: 120 },
    {
      activity: 'Leerlingenvervoer',
      organ: 'het college van burgemeester en wethouders',
      month: undefined,
      year: undefined,
    },
  ],
};

export const frontPages: readonly SamplePage[] = [
  {
    name: 'begin',
    page: (
      <FrontPage
        apis={apis}
        checkedAt="2026-11-20T13:02:00Z"
        firstRequest={{ base: 'http://localhost:8000', path: '/zaken/api/v1/zaken?pageSize=3', token }}
      />
    ),
  },
  {
    name: 'begin-productie',
    ui: { visitor: resident },
    page: <FrontPage apis={apis} checkedAt="2026-11-20T13:02:00Z" />,
  },
  { name: 'glas-logboek', page: <GlassLogPage log={glassLog} base="https://weidehoek.example" /> },
  {
    name: 'glas-logboek-leeg',
    page: (
      <GlassLogPage log={{ ...glassLog, head: undefined, growth: [], counts: [] }} base="https://weidehoek.example" />
    ),
  },
  { name: 'niet-gevonden', page: <NotFoundPage /> },
  { name: 'verboden', page: <ForbiddenPage /> },
  { name: 'kapot', page: <BrokenPage trace="4bf92f3577b34da6a3ce929d0e0e4736" partly={false} /> },
  { name: 'kapot-deels', page: <BrokenPage trace="4bf92f3577b34da6a3ce929d0e0e4736" partly /> },
  { name: 'even-weg', page: <UnavailablePage minutes={1} known="nothing" /> },
  { name: 'even-weg-deels', page: <UnavailablePage minutes={1} known="partly" /> },
  {
    name: 'api',
    page: (
      <ApiIndexPage
        apis={apis.map(({ name, path, version, reference }) => ({
          name,
          path,
          version,
          reference,
          about: 'Alles over zaken.',
        }))}
        tokenCommand="npm run -s meent -- token --client demo"
      />
    ),
  },
  {
    name: 'api-zaken',
    page: <ApiReferencePage reference="zaken" document={sampleDocument} documentHref="/zaken/api/v1/openapi.yaml" />,
  },
  { name: 'api-lijst', page: operation('zaak_list') },
  { name: 'api-maak', page: operation('zaak_create') },
  { name: 'api-status', page: operation('status_create') },
];
