/** The pages of a manager about combinations of sources. */
import {
  ManageCombinationPage,
  ManageCombinationsPage,
  NewCombinationPage,
} from '../../../src/channels/beheer/pages/combinations.tsx';
import { CATEGORIEEN } from '../../../src/gate/categories.ts';
import { BRONNEN } from '../../../src/gate/sources.ts';
import type { CombinationChoices, CombinationPage } from '../../../src/services/operations/manage-combinations.ts';
import { history, ui } from './manage-shared.ts';
import type { SamplePage } from './portal.tsx';

const combined: CombinationPage = {
  id: 'c1',
  name: 'Uw vraag en wie u bent',
  sources: ['zaken', 'personen'],
  activity: 'Inwoners en medewerkers helpen',
  usedBy: 'De balie',
  from: '2024-01-01',
  until: '2027-01-01',
  state: 'holds',
  bridge: false,
  record: {
    categorieenGegevens: ['naam', 'adres', 'vraag'],
    grond: { wet: 'Wet basisregistratie personen', artikel: '1.7', lid: '1', toestemming: true },
    dpia: 'DPIA 2026-03, te lezen op de site',
    toelichting: 'Wij kijken in de basisregistratie wie u bent. Zo hoeft u dat niet te vertellen.',
  },
  summary:
    'De gemeente gebruikt gegevens uit zaken en gegevens uit de basisregistratie personen samen, om te helpen met uw vraag of aanvraag.',
  kindsPerSource: ['uit zaken: naam, adres en woonplaats en documenten', 'uit personen: naam'],
  recipients: [{ clientId: 'kaart', application: { id: 'a1', label: 'Meldingen op de kaart' } }, { clientId: 'later' }],
  history,
  stand: '1',
};

const combinationChoices: CombinationChoices = {
  kinds: BRONNEN.map((source) => ({ source, kinds: CATEGORIEEN })),
  activities: [{ identificatie: 'dienstverlening', name: 'Inwoners en medewerkers helpen' }],
  recipients: [
    { id: 'a1', label: 'Meldingen op de kaart', own: false },
    { id: 'a2', label: 'Werkbank: behandelaar, Vergunningen', own: true },
  ],
};

export const combinationPages: readonly SamplePage[] = [
  {
    name: 'beheer-combinaties',
    ui,
    page: (
      <ManageCombinationsPage
        combinations={[
          { ...combined, id: 'c4', bridge: true },
          combined,
          { ...combined, id: 'c2', state: 'later' },
          { ...combined, id: 'c3', state: 'ended' },
        ]}
      />
    ),
  },
  {
    name: 'beheer-combinatie-overgang',
    ui,
    page: (
      <ManageCombinationPage combination={{ ...combined, bridge: true, record: { ...combined.record, grond: null } }} />
    ),
  },
  { name: 'beheer-combinatie', ui, page: <ManageCombinationPage combination={combined} /> },
  {
    name: 'beheer-combinatie-nieuw',
    ui,
    page: (
      <NewCombinationPage
        choices={combinationChoices}
        form="nieuw"
        typed={{ naam: 'Proef', 'bron-zaken': 'ja' }}
        errors={[{ field: 'bronnen', message: 'Noem twee of meer verschillende bronnen.' }]}
      />
    ),
  },
];
