/** The pages of the archive. All persons and numbers are fictional. */
import { DeclarationPage } from '../../../src/channels/beheer/archief/pages/declaration.tsx';
import { HoldsPage } from '../../../src/channels/beheer/archief/pages/holds.tsx';
import { ArchiveHomePage, NewListPage } from '../../../src/channels/beheer/archief/pages/home.tsx';
import { ListLinePage } from '../../../src/channels/beheer/archief/pages/line.tsx';
import { DestructionListPage } from '../../../src/channels/beheer/archief/pages/list.tsx';
import { TransfersPage } from '../../../src/channels/beheer/archief/pages/transfers.tsx';
import type { Visitor } from '../../../src/channels/ui/ui.ts';
import type { Line, ListPage } from '../../../src/services/operations/archive.ts';
import type { SamplePage } from './portal.tsx';

const archivist: Visitor = { kind: 'employee', role: 'archivaris', department: 'Archief' };
const ui = { visitor: archivist, path: '/beheer/archief' };
const at = '2026-11-20T13:02:00Z';

const counts = {
  zaken: 3,
  opgenomen: 1,
  uitgezonderd: 0,
  verlengd: 1,
  vervallen: 1,
  vernietigd: 0,
  ingetrokken: 0,
  bestandenTeWissen: 2,
};

const line: Line = {
  id: 'r1',
  zaakId: 'z1',
  number: 'WH-2021-00042',
  type: 'Melding openbare ruimte',
  begin: '2021-02-01',
  end: '2021-03-01',
  result: 'Verwerkt',
  group: '15.1 Verwerkt (selectielijst gemeenten 2020)',
  term: 'P5Y',
  termBegins: '2021-03-01',
  due: '2026-03-01',
  subcases: 1,
  documents: 3,
  kept: 1,
  decisions: 1,
  status: 'opgenomen',
  why: '',
  newDue: null,
};

const list: ListPage = {
  id: 'l1',
  name: 'Najaar 2026',
  status: 'opgesteld',
  made: at,
  maker: 'T. Veenstra',
  counts,
  explanation: 'Meldingen van 2021',
  steps: [
    { what: 'made', who: 'T. Veenstra', at },
    { what: 'withdrawn', who: 'M. el Idrissi', at },
  ],
  withdrawn: 'Verkeerde periode.',
  declaration: 'v1',
  read: 'R0VMRVpFTi1HRUxFWkVOLU',
  lines: [
    line,
    { ...line, id: 'r2', status: 'verlengd', why: 'Er loopt een navraag.', newDue: '2030-01-01', term: null },
    { ...line, id: 'r3', status: 'vervallen', why: 'De zaak is gewijzigd nadat zij op de lijst kwam.' },
  ],
  found: 3,
  page: 1,
  pages: 3,
  may: { judge: true, fix: false, start: false, withdraw: true, change: true },
};

const types = [{ id: 't1', name: 'Melding openbare ruimte' }];
const wrong = (field: string) => [{ field, message: 'Vul dit in.' }];

const zaak = {
  identificatie: 'WH-2021-00042',
  bronorganisatie: '999839184',
  zaaktype: 'MOR',
  zaaktypeOmschrijving: 'Melding openbare ruimte',
  startdatum: '2021-02-01',
  einddatum: '2021-03-01',
  resultaat: 'Verwerkt',
  selectielijstklasse: '15.1 Verwerkt (selectielijst gemeenten 2020)',
  bewaartermijn: 'P5Y',
  afleidingswijze: 'afgehandeld',
  beginTermijn: '2021-03-01',
  archiefactiedatum: '2026-03-01',
  hoofdzaak: '',
  documenten: 3,
  documentenBehouden: 1,
  besluiten: 0,
  vernietigdOp: at,
};

const transfer = {
  id: 'o1',
  name: 'Jaar 2025',
  to: 'Streekarchief Weide',
  status: 'klaar' as const,
  made: at,
  maker: 'T. Veenstra',
  cases: 12,
  bytes: 48_000_000,
  checksum: 'a'.repeat(64),
  received: null,
  reference: '',
};

export const archivePages: readonly SamplePage[] = [
  { name: 'archief', ui, page: <ArchiveHomePage home={{ overdue: 12, lists: [list], mayMake: true }} /> },
  { name: 'archief-leeg', ui, page: <ArchiveHomePage home={{ overdue: 0, lists: [], mayMake: false }} /> },
  {
    name: 'archief-lijst-nieuw',
    ui,
    page: <NewListPage types={types} form="nieuw" errors={wrong('naam')} typed={{}} />,
  },
  { name: 'archief-lijst', ui, page: <DestructionListPage list={list} shown="" /> },
  {
    name: 'archief-lijst-fout',
    ui,
    page: (
      <DestructionListPage
        list={{ ...list, may: { ...list.may, judge: false }, waits: 'judge' }}
        shown="opgenomen"
        form="intrekken"
        errors={wrong('reden')}
        typed={{}}
      />
    ),
  },
  {
    name: 'archief-lijst-te-laat',
    ui,
    page: (
      <DestructionListPage
        list={{
          ...list,
          status: 'wordt_uitgevoerd',
          steps: [
            { what: 'made', who: 'T. Veenstra', at },
            { what: 'judged', who: 'M. el Idrissi', at },
            { what: 'fixed', who: 'P. Zijlstra', at },
            { what: 'started', who: 'P. Zijlstra', at },
          ],
          may: { judge: false, fix: false, start: false, withdraw: false, change: false },
        }}
        shown=""
        refusal={{ status: 409, reason: 'Alleen een lijst die is vastgesteld, kan worden uitgevoerd.' }}
      />
    ),
  },
  {
    name: 'archief-zaak',
    ui,
    page: (
      <ListLinePage
        found={{ line, list: { id: 'l1', name: 'Najaar 2026' }, mayChange: true }}
        errors={wrong('archiefactiedatum')}
        form="verlengen"
        typed={{}}
      />
    ),
  },
  {
    name: 'archief-verklaring',
    ui,
    page: (
      <DeclarationPage
        it={{
          id: 'v1',
          vernietigingslijst: 'l1',
          naam: 'Najaar 2026',
          organisatie: 'Weidehoek',
          grondslag: 'Archiefwet 1995, artikel 3 en 5.',
          wijze: 'De gegevens zijn verwijderd uit de database.',
          opgesteldDoor: 'T. Veenstra',
          beoordeeldDoor: 'M. el Idrissi',
          vastgesteldDoor: 'P. Zijlstra',
          vastgesteldOp: at,
          begonnenOp: at,
          voltooidOp: at,
          zaken: 1,
          documenten: 3,
          documentenBehouden: 1,
          besluiten: 0,
          nietVernietigd: 2,
          vernietigdeZaken: [zaak],
          controlegetal: 'a'.repeat(64),
        }}
      />
    ),
  },
  {
    name: 'archief-opschortingen',
    ui,
    page: (
      <HoldsPage
        found={{
          holds: [
            {
              id: 'h1',
              number: 'WH-2021-00042',
              ground: 'rechtszaak',
              explanation: 'Er is hoger beroep.',
              since: at,
              by: 'T. Veenstra',
            },
            { id: 'h2', number: null, ground: 'anders', explanation: 'Onderzoek.', since: at, by: 'T. Veenstra' },
          ],
          count: 2,
          mayHold: true,
        }}
        form="nieuw"
        errors={wrong('zaak')}
        typed={{}}
      />
    ),
  },
  {
    name: 'archief-overbrengingen',
    ui,
    page: (
      <TransfersPage
        found={{
          transfers: [transfer, { ...transfer, id: 'o2', status: 'overgedragen', reference: 'SA-1', bytes: 0 }],
          mayTransfer: true,
        }}
        types={types}
        form="nieuw"
        errors={wrong('naam')}
        typed={{}}
      />
    ),
  },
];
