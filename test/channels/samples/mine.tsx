/** What is held about a resident, taking it along, and their choices. */
import { ChoicesPage, ChoosePage } from '../../../src/channels/portal/pages/choices.tsx';
import { MyDataPage, SourcePage } from '../../../src/channels/portal/pages/my-data.tsx';
import { TakeDataPage } from '../../../src/channels/portal/pages/take-data.tsx';
import type { MijnKeuze } from '../../../src/services/keuzes/keuzes.ts';
import type { MijnBron } from '../../../src/services/mijn/bronnen.ts';
import type { SamplePage } from './portal.tsx';
import { resident } from './ui.ts';

const choice: MijnKeuze = {
  soort: 'activiteit',
  naam: 'buurtnieuws',
  titel: 'Nieuws over uw buurt sturen',
  doel: 'vertellen wat er in uw buurt gebeurt',
  grond: 'toestemming',
  grondInWoorden: 'U kiest zelf of u dit wilt.',
  orgaan: 'het college',
  bronnen: 'gegevens uit de basisregistratie personen',
  gegevens: ['naam', 'adres'],
  ontvangers: ['gemeente Weidehoek'],
  activiteit: '1',
  stand: 'gegeven',
  sinds: '2026-03-04T10:00:00Z',
  waarom: null,
  bezwaarMogelijk: false,
  tekst: 'Waarvoor: nieuws over uw buurt.\nWelke gegevens: naam en adres.',
  gelezen: 'a'.repeat(64),
  toestemming: '1',
  namens: null,
};
const decided = { stand: 'geen_keuze', tekst: null, gelezen: null, toestemming: null } as const;
const choices: readonly MijnKeuze[] = [
  choice,
  { ...choice, naam: 'meedenken', titel: 'Meedenken met de buurt', stand: 'niet_gegeven', toestemming: null },
  { ...choice, naam: 'panel', titel: 'Bewonerspanel', stand: 'ingetrokken', toestemming: '3' },
  { ...choice, naam: 'krant', titel: 'Krant', stand: 'vervallen', toestemming: '4' },
  {
    ...choice,
    ...decided,
    naam: 'melding',
    titel: 'Meldingen',
    waarom: 'Hier beslist de gemeente.',
    bezwaarMogelijk: true,
  },
  { ...choice, ...decided, naam: 'brp', titel: 'Uw inschrijving', waarom: 'Dit moet van de wet.' },
];

const bronnen: readonly MijnBron[] = [
  {
    bron: 'zaken',
    naam: 'Zaken',
    herkomst: 'Wat u zelf instuurde.',
    aantallen: [{ soort: 'zaak', naam: 'Zaak', aantal: 7 }],
    gebruik: [
      {
        id: '0190a7c4-0000-7000-8000-000000000001',
        naam: 'Meldingen over de openbare ruimte',
        doel: 'zorgen dat uw melding wordt opgelost',
        organ: 'het college van burgemeester en wethouders',
        grond: 'publieke_taak',
        toelichting: 'Het college onderhoudt de straten: Wegenwet artikel 16.',
        keuze: 'bezwaar',
        uitleg: 'U kunt bezwaar maken.',
      },
      {
        id: '0190a7c4-0000-7000-8000-000000000002',
        naam: 'Dossiers bewaren',
        doel: 'zorgen dat uw dossier op tijd wordt vernietigd',
        organ: 'het college van burgemeester en wethouders',
        grond: 'wettelijke_plicht',
        toelichting: 'De gemeente moet dossiers bewaren: Archiefwet 1995 artikel 3.',
        keuze: 'geen',
        uitleg: 'Een wet schrijft dit voor.',
      },
    ],
    opVerzoek: [{ soort: 'opschorting', naam: 'Uitstel van vernietiging', reden: 'Het kan een onderzoek zijn.' }],
  },
  { bron: 'objecten', naam: 'Objecten', herkomst: 'Registers.', aantallen: [], gebruik: [], opVerzoek: [] },
  { bron: 'logboek', naam: 'Logboek', herkomst: 'Het logboek.', aantallen: [], gebruik: [], opVerzoek: [] },
];

export const minePages: readonly SamplePage[] = [
  { name: 'mijn-gegevens', ui: { visitor: resident }, page: <MyDataPage bronnen={bronnen} /> },
  {
    name: 'mijn-gegevens-bron',
    ui: { visitor: resident },
    page: (
      <SourcePage
        bron="personen"
        verder="persoon/0190a7c4-0000-7000-8000-000000000003"
        gegevens={[
          {
            soort: 'persoon',
            naam: 'Gegevens in de BRP',
            id: '0190a7c4-0000-7000-8000-000000000003',
            deels: true,
            gegevens: {},
            velden: [
              { naam: 'Geslacht', waarde: { tekst: 'V' } },
              { naam: 'Naam', waarde: { velden: [{ naam: 'Geslachtsnaam', waarde: { tekst: 'Hendriks' } }] } },
              { naam: 'Nationaliteiten', waarde: { lijst: [{ tekst: 'Nederlandse' }, { tekst: 'Belgische' }] } },
            ],
          },
        ]}
      />
    ),
  },
  { name: 'mijn-meenemen', ui: { visitor: resident }, page: <TakeDataPage /> },
  {
    name: 'keuzes',
    ui: { visitor: resident },
    page: (
      <ChoicesPage
        keptYears={5}
        choices={choices}
        elsewhere={[
          {
            soort: 'avg_verzoek',
            id: '1',
            titel: 'Inzage in uw gegevens',
            stand: 'Wij zijn ermee bezig',
            sinds: '2026-11-10',
            pad: '/mijn',
          },
        ]}
        flash={{ kind: 'ok', title: 'Uw toestemming is ingetrokken' }}
      />
    ),
  },
  {
    name: 'keuzes-geen',
    ui: { visitor: resident },
    page: <ChoicesPage keptYears={5} choices={[]} elsewhere={[]} flash={undefined} />,
  },
  {
    name: 'keuze',
    ui: { visitor: resident },
    page: <ChoosePage keptYears={5} choice={choices[1]!} problem={undefined} />,
  },
  {
    name: 'keuze-geweigerd',
    ui: { visitor: resident },
    page: <ChoosePage keptYears={5} choice={choices[1]!} problem="U bent nog geen zestien." />,
  },
];
