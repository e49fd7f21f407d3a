/** What a resident asks of burgerzaken, with sample data. */
import {
  BrpCheckPage,
  BrpClosedPage,
  BrpKindPage,
  BrpReceiptPage,
  BrpTopicPage,
  BrpWhyPage,
} from '../../../src/channels/portal/pages/brp.tsx';
import type { SamplePage } from './portal.tsx';
import { resident } from './ui.ts';

export const brpPages: readonly SamplePage[] = [
  {
    name: 'brp-fout',
    ui: { visitor: resident },
    page: (
      <BrpKindPage kind={undefined} errors={[{ field: 'soort', message: 'Kies een uittreksel, of een correctie.' }]} />
    ),
  },
  { name: 'brp-onderwerp', ui: { visitor: resident }, page: <BrpTopicPage kind="correctie" topic="adres" /> },
  { name: 'brp-uitleg', ui: { visitor: resident }, page: <BrpWhyPage kind="correctie" explanation="Lindelaan." /> },
  {
    name: 'brp-controle',
    ui: { visitor: resident },
    page: (
      <BrpCheckPage
        kind="correctie"
        topic="adres"
        explanation={'Mijn straat heet Lindelaan,\nniet Lindenlaan.'}
        name="mevrouw Hendriks"
      />
    ),
  },
  {
    name: 'brp-klaar',
    ui: { visitor: resident },
    page: (
      <BrpReceiptPage
        number="WH-2026-004131"
        received="2026-11-20T09:10:00Z"
        team="Burgerzaken"
        lookedAtBy="2026-11-25"
        solvedBy="2026-12-18"
        caseId="1"
      />
    ),
  },
  { name: 'brp-dicht', ui: { visitor: resident }, page: <BrpClosedPage /> },
];
