/** The pages of mandates with data as the registers would give them. All persons are fictional. */
import { MandateCodePage, MandateGivePage } from '../../../src/channels/portal/pages/mandate-give.tsx';
import { MandateOfferPage, MandatesPage } from '../../../src/channels/portal/pages/mandates.tsx';
import { CourtPage } from '../../../src/channels/workbench/pages/mandates.tsx';
import type { Gekregen, Machtiging } from '../../../src/services/mandaten/mijn.ts';
import type { SamplePage } from './portal.tsx';
import { employee, resident } from './ui.ts';

const mandate = (over: Partial<Machtiging>): Machtiging => ({
  id: '1',
  soort: 'vrijwillig',
  status: 'geldig',
  nu: true,
  ander: 'Wil Hendriks',
  diensten: ['Geld en schulden', 'Buurt en straat'],
  alles: false,
  ook: ['berichten', 'wie-keek'],
  vanaf: '2026-11-01',
  totEnMet: '2027-10-31',
  codeTot: null,
  ...over,
});
const child = (over: Partial<Gekregen>): Gekregen => ({
  ...mandate({ id: null, soort: 'ouderlijk-gezag', alles: true, diensten: [], vanaf: null, totEnMet: null }),
  namens: 'gezag:1',
  ...over,
});

const received: readonly Gekregen[] = [
  child({
    ander: 'Zoey Braber',
    ook: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens', 'machtigingen', 'profiel'],
  }),
  child({ ander: 'Alexander Braber', ook: ['berichten'], namens: 'gezag:2' }),
  {
    ...mandate({ ander: 'Henk de Boer', soort: 'bewindvoerder', ook: ['berichten'], totEnMet: null }),
    namens: 'mandaat:3',
  },
  { ...mandate({ id: '4', vanaf: '2999-01-01', totEnMet: '2999-12-31', nu: false }), namens: 'mandaat:4' },
];
const given: readonly Machtiging[] = [
  mandate({ ander: 'Noor Visser' }),
  mandate({ id: '2', status: 'aangeboden', nu: false, ander: '', codeTot: '2026-12-05T10:00:00Z' }),
  mandate({ id: '3', soort: 'curator', status: 'voorgesteld', nu: false, alles: true, diensten: [] }),
];
const acting = { name: 'Zoey Braber', kind: 'ouderlijk-gezag', allows: () => false } as const;
const themes = [
  {
    dienst: 'thema:geld',
    naam: 'Geld en schulden',
    uitleg: 'Hulp bij schulden, budgetbeheer en advies.',
    types: [
      { dienst: 'zaaktype:A', naam: 'Budgetbeheer aanvraag' },
      { dienst: 'zaaktype:B', naam: 'Budgetadvies aanvraag' },
    ],
  },
  { dienst: 'thema:straat', naam: 'Buurt en straat', uitleg: '', types: [{ dienst: 'zaaktype:C', naam: 'Melding' }] },
];

export const mandatePages: readonly SamplePage[] = [
  {
    name: 'machtigingen',
    ui: { visitor: resident },
    page: <MandatesPage given={given} received={received} acting={undefined} />,
  },
  {
    name: 'machtigingen-namens',
    ui: { visitor: resident, acting },
    page: <MandatesPage given={[]} received={received.slice(0, 2)} acting="gezag:1" />,
  },
  {
    name: 'machtigingen-gestopt',
    ui: { visitor: resident, acting: { name: '', allows: () => false } },
    page: <MandatesPage given={[]} received={[]} acting="mandaat:4" />,
  },
  {
    name: 'machtigingen-fout',
    ui: { visitor: resident },
    page: (
      <MandatesPage
        given={[]}
        received={[]}
        acting={undefined}
        errors={[{ field: 'code', message: 'Deze code is er niet.', dutch: true }]}
      />
    ),
  },
  {
    name: 'machtiging-geven',
    ui: { visitor: resident },
    page: <MandateGivePage themes={themes} typed={{ 'dienst-1': 'ja', vanaf: '2026-11-28', totEnMet: '2027-11-28' }} />,
  },
  {
    name: 'machtiging-geven-fout',
    ui: { visitor: resident },
    page: (
      <MandateGivePage
        themes={themes}
        typed={{}}
        errors={[
          { field: 'diensten', message: 'Kies waarvoor de ander iets voor u mag doen.', dutch: true },
          { field: 'totEnMet', message: 'Vul in tot en met welke dag.', dutch: true },
        ]}
      />
    ),
  },
  {
    name: 'machtiging-code',
    ui: { visitor: resident },
    page: <MandateCodePage code="ABCD-EFGH-JKMN" until="2026-12-05T10:00:00Z" />,
  },
  {
    name: 'machtiging-aanvaarden',
    ui: { visitor: resident },
    page: <MandateOfferPage mandate={mandate({ ander: 'Wil Hendriks' })} code="ABCDEFGHJKMN" />,
  },
  {
    name: 'vertegenwoordigers',
    ui: { visitor: employee },
    page: (
      <CourtPage
        found={{
          waiting: {
            mandates: [court({ id: '1', own: false }), court({ id: '2', own: true, kind: 'mentor' })],
            count: 2,
            page: 1,
            pages: 1,
          },
          valid: {
            mandates: [court({ id: '3', kind: 'curator', until: '2030-01-01' })],
            count: 214,
            page: 2,
            pages: 3,
          },
          mayEnter: true,
          mayConfirm: true,
        }}
      />
    ),
  },
];

function court(over: object) {
  return {
    id: '1',
    kind: 'bewindvoerder',
    court: 'Rechtbank Voorbeeldland, Weidehoek',
    reference: '1234567 OV VERZ 26-1',
    date: '2026-02-01',
    from: '2026-02-01',
    until: null,
    by: 'E. Een',
    own: false,
    waiting: true,
    ...over,
  } as const;
}
