/** Case types, document types and decision types at the pages of the functional manager. */

import { ComparePage } from '../../../src/channels/beheer/pages/compare.tsx';
import { NewTypePage } from '../../../src/channels/beheer/pages/new-type.tsx';
import { PartPage } from '../../../src/channels/beheer/pages/part-form.tsx';
import { PlainTypePage } from '../../../src/channels/beheer/pages/plain-type.tsx';
import { TypeFactsPage, TypePage } from '../../../src/channels/beheer/pages/type.tsx';
import { TypesPage } from '../../../src/channels/beheer/pages/types.tsx';
import type { PlainType } from '../../../src/services/operations/manage-plain-types.ts';
import type { TypeVersion } from '../../../src/services/operations/manage-types.ts';
import type { VersionItem } from '../../../src/services/operations/type-versions.ts';
import { history, listed, ui } from './manage-shared.ts';
import type { SamplePage } from './portal.tsx';

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
  classes: [{ value: 'k1', label: '5.1 Verleend', nomination: 'vernietigen', term: 'P1Y' }],
  outcomes: [{ value: 'u1', label: 'Verleend' }],
  subtypes: [],
  mayRename: false,
  holders: 0,
  relations: [{ zaaktype: 'B1300', aardRelatie: 'vervolg', toelichting: '' }],
  caseTypes: [{ value: 'B1300', label: 'Evenement melden' }],
  processTypes: [],
  missing: [],
  history: history,
  etag: '"1"',
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
  holders: 2,
  history: history,
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
  holders: 2,
  history: [],
  etag: '"1"',
};

export const typePages: readonly SamplePage[] = [
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
          { field: 'omschrijving', label: 'Naam', message: 'Vul dit in.' },
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
];
