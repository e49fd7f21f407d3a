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
  { name: 'niet-gevonden', page: <NotFoundPage /> },
  { name: 'verboden', page: <ForbiddenPage /> },
  { name: 'kapot', page: <BrokenPage trace="4bf92f3577b34da6a3ce929d0e0e4736" /> },
  { name: 'even-weg', page: <UnavailablePage minutes={1} unsure={false} /> },
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
