/** The pages of the portal with data as the registers would give them. All persons are fictional. */
import type { VNode } from 'preact';
import { CasePage } from '../../../src/channels/portal/pages/case.tsx';
import { CasesPage } from '../../../src/channels/portal/pages/cases.tsx';
import { HomePage } from '../../../src/channels/portal/pages/home.tsx';
import { ExpiredPage, LoginPage } from '../../../src/channels/portal/pages/login.tsx';
import { MessagePage, MessagesPage } from '../../../src/channels/portal/pages/messages.tsx';
import {
  ReportContactPage,
  ReportPhotoPage,
  ReportWhatPage,
  ReportWherePage,
} from '../../../src/channels/portal/pages/report.tsx';
import { ReportCheckPage, ReportReceiptPage } from '../../../src/channels/portal/pages/report-end.tsx';
import { WhoLookedPage } from '../../../src/channels/portal/pages/who-looked.tsx';
import type { FileInfo } from '../../../src/channels/ui/components/data.tsx';
import type { Look } from '../../../src/channels/ui/components/look.tsx';
import type { CaseStrip } from '../../../src/channels/ui/components/strip.tsx';
import type { Ui } from '../../../src/channels/ui/ui.ts';
import { brpPages } from './brp.tsx';
import { mandatePages } from './mandates.tsx';
import { sampleArea } from './map.ts';
import { minePages } from './mine.tsx';
import { resident } from './ui.ts';

export interface SamplePage {
  readonly name: string;
  readonly page: VNode;
  readonly ui?: Partial<Pick<Ui, 'visitor' | 'acting' | 'formToken'>>;
}

const cases: readonly CaseStrip[] = [
  {
    title: 'Parkeervergunning Lindelaan',
    href: '/mijn/zaken/1',
    status: 'Wij wachten op uw bewijs',
    path: { total: 4, done: 2, you: true },
  },
  {
    title: 'Losse tegel op het Kerkpad',
    href: '/mijn/zaken/2',
    status: 'Een ploeg komt maandag 23 november langs',
    path: { total: 3, done: 2 },
  },
];
const closed: readonly CaseStrip[] = [
  {
    title: 'Uittreksel uit het personenregister',
    href: '/mijn/zaken/3',
    status: 'Klaar. U kreeg het op 30 oktober.',
    path: { total: 3, done: 3 },
  },
];

const looks: readonly Look[] = [
  {
    at: '2026-11-19T09:41:00Z',
    kind: 'geopend',
    who: { kind: 'employee', role: 'behandelaar', department: 'Openbare ruimte' },
    what: 'uw melding',
    purpose: 'beslissen over uw melding',
    data: ['uw melding', 'uw telefoonnummer'],
  },
  {
    at: '2026-11-18T15:20:00Z',
    kind: 'gewijzigd',
    who: { kind: 'program' },
    what: 'uw melding',
    purpose: 'kiezen welk team uw melding krijgt',
  },
  {
    at: '2026-11-18T15:19:00Z',
    kind: 'aangemaakt',
    who: { kind: 'you' },
    what: 'uw melding',
    purpose: 'iets melden',
  },
];
const otherLooks: readonly Look[] = [
  {
    at: '2026-11-16T10:20:00Z',
    kind: 'getoond',
    who: { kind: 'employee', role: 'medewerker', department: 'Klantcontact' },
    what: 'uw zaak',
    purpose: 'antwoorden op uw vraag',
    data: ['uw zaak'],
  },
  {
    at: '2026-11-12T08:15:00Z',
    kind: 'geweigerd',
    who: { kind: 'application', name: 'Parkeerwacht' },
    what: 'uw adres',
    purpose: 'controleren of u mag parkeren',
  },
];

const files: readonly FileInfo[] = [
  { title: 'Uw foto', href: '#', from: 'u', date: '2026-11-18', format: 'image/jpeg', bytes: 1_240_000 },
  {
    title: 'Brief: wij hebben uw melding',
    href: '#',
    from: 'de gemeente',
    date: '2026-11-18',
    format: 'application/pdf',
    bytes: 84_210,
  },
];

const messages = [
  { id: '1', subject: 'Wij missen nog een bewijs', from: 'Team Parkeren', at: '2026-11-12T08:31:00Z', read: false },
  {
    id: '2',
    subject: 'Uw melding is ingepland',
    from: 'Team Openbare ruimte',
    at: '2026-11-19T09:45:00Z',
    read: false,
  },
  { id: '3', subject: 'Wij hebben uw aanvraag', from: 'Team Parkeren', at: '2026-11-03T19:07:00Z', read: true },
];

const categories = [
  { value: 'stoep', label: 'Stoep of straat', help: 'Losse tegel, gat in de weg, verzakking.' },
  { value: 'verlichting', label: 'Verlichting', help: 'Kapotte lantaarn, scheve paal.' },
  { value: 'groen', label: 'Bomen en planten' },
  { value: 'afval', label: 'Afval' },
  { value: 'anders', label: 'Iets anders' },
];

export const portalPages: readonly SamplePage[] = [
  ...minePages,
  ...brpPages,
  {
    name: 'mijn',
    ui: { visitor: resident },
    page: (
      <HomePage
        addressee="mevrouw Hendriks"
        todos={[
          {
            title: 'Stuur een bewijs van uw auto',
            text: 'Dan kan de gemeente beslissen over uw parkeervergunning. Doe het vóór 27 november.',
            action: { href: '/mijn/zaken/1', text: 'Stuur het bewijs' },
          },
        ]}
        cases={[...cases, ...closed]}
        casesTotal={7}
        messages={messages.slice(0, 2)}
        looks={looks.slice(0, 2)}
        asksBrp
      />
    ),
  },
  {
    name: 'mijn-leeg',
    ui: { visitor: { kind: 'resident', name: 'Daan Visser', unread: 0 } },
    page: (
      <HomePage
        addressee="meneer Visser"
        todos={[]}
        cases={[]}
        casesTotal={0}
        messages={[]}
        looks={[]}
        asksBrp={false}
      />
    ),
  },
  {
    name: 'mijn-onvolledig',
    ui: { visitor: { kind: 'resident', name: 'Daan Visser', unread: 0 } },
    page: (
      <HomePage
        addressee="meneer Visser"
        todos={[]}
        cases={[]}
        casesTotal={0}
        messages={[]}
        looks={[]}
        asksBrp={false}
        missingSince="2026-11-20T14:02:00Z"
      />
    ),
  },
  { name: 'zaken', ui: { visitor: resident }, page: <CasesPage running={cases} closed={closed} page={2} pages={7} /> },
  {
    name: 'zaak',
    ui: { visitor: resident, acting: { name: 'Wil Hendriks', kind: 'vrijwillig', allows: () => true } },
    page: (
      <CasePage
        number="WH-2026-004127"
        title="Losse tegel op het Kerkpad"
        status="Een ploeg komt maandag 23 november langs."
        started="2026-11-18"
        organ="Het college van burgemeester en wethouders"
        team="Team Openbare ruimte"
        place="Kerkpad 14, Weidehoek"
        noun="melding"
        report={'Voor de bakker ligt een tegel los.\nMijn moeder struikelde er bijna over.'}
        todo={{
          title: 'Stuur nog een foto',
          text: 'Dan nemen wij de goede tegel mee.',
          action: { href: '#', text: 'Stuur de foto' },
        }}
        steps={[
          {
            title: 'Ontvangen',
            state: 'done',
            date: '2026-11-18T15:19:00Z',
            text: 'U kreeg een bevestiging in uw berichten.',
          },
          { title: 'Ingepland', state: 'current', date: '2026-11-19', text: 'De ploeg weet waar het is.' },
          { title: 'Opgelost', state: 'next', date: '2026-12-02' },
        ]}
        files={files}
        decisions={[
          {
            id: 'b1',
            title: 'Besluit terrasvergunning',
            date: '2026-11-18',
            starts: '2026-11-19',
            ends: '2027-11-18',
            organ: 'het college van burgemeester en wethouders',
            words: 'U krijgt de vergunning.',
            objectUntil: '2026-12-30',
            files: [{ title: 'Besluit', href: '#' }],
          },
        ]}
        contacts={[
          {
            at: '2026-11-19T09:45:00Z',
            channel: 'bericht',
            text: 'Wij schreven u dat een ploeg komt.',
            link: { href: '/mijn/berichten/2', text: 'Lees het bericht' },
          },
          { at: '2026-11-18T15:19:00Z', channel: 'website', text: 'U deed de melding.' },
        ]}
        looks={{ count: 4, last: '2026-11-19T09:41:00Z', incomplete: false }}
      />
    ),
  },
  {
    name: 'berichten',
    ui: { visitor: resident },
    page: <MessagesPage messages={messages} unread={2} page={1} pages={1} />,
  },
  {
    name: 'bericht',
    ui: { visitor: resident },
    page: (
      <MessagePage
        subject="Uw melding is ingepland"
        from="Team Openbare ruimte"
        at="2026-11-19T09:45:00Z"
        paragraphs={[
          'U meldde een losse tegel op het Kerkpad.',
          'Een ploeg komt op maandag 23 november langs. U hoeft niet thuis te zijn.',
        ]}
        case={{ id: '2', title: 'Losse tegel op het Kerkpad' }}
        files={files.slice(1)}
      />
    ),
  },
  {
    name: 'wie-keek',
    ui: { visitor: resident },
    page: (
      <WhoLookedPage
        count={5}
        since="2026-11-01"
        occasions={[
          {
            title: 'Melding: losse tegel',
            ground: 'publieke taak, onderhoud van de straat',
            organ: 'het college',
            cases: [{ id: '2', title: 'Melding: losse tegel' }],
            looks,
          },
          {
            title: 'Parkeervergunning Lindelaan',
            ground: 'publieke taak, verdelen van parkeerplaatsen',
            organ: 'het college',
            cases: [
              { id: '3', title: 'Parkeervergunning Lindelaan' },
              { id: '4', title: 'Parkeervergunning Kerkpad' },
            ],
            looks: otherLooks,
          },
        ]}
        olderHref="/mijn/wie-keek?tot=2026-11-01"
        proof={{
          size: 1_204_518,
          signedAt: '2026-11-20T13:00:00Z',
          root: '7f3a91c05be244d80c6ef1a72b95d3e860af18c49d72e05b3a41c6f98e2751bd',
          href: '/mijn/wie-keek/bewijs',
          command: 'npx meent-verify bewijs-2026-11-20.json',
        }}
      />
    ),
  },
  {
    name: 'wie-keek-leeg',
    ui: { visitor: resident },
    page: <WhoLookedPage count={0} since="2026-11-01" occasions={[]} />,
  },
  {
    name: 'wie-keek-onvolledig',
    ui: { visitor: resident },
    page: <WhoLookedPage count={0} since="2026-11-01" missingSince="2026-11-20T14:02:00Z" occasions={[]} />,
  },
  {
    name: 'inloggen',
    page: (
      <LoginPage
        ways={[
          { kind: 'resident', href: '/inloggen/bewoner' },
          { kind: 'employee', href: '/inloggen/medewerker' },
        ]}
      />
    ),
  },
  { name: 'verlopen', page: <ExpiredPage minutes={15} loginHref="/inloggen" question={3} /> },
  { name: 'melden-wat', page: <ReportWhatPage categories={categories} categorie="stoep" /> },
  {
    name: 'melden-wat-fout',
    page: (
      <ReportWhatPage
        categories={categories}
        omschrijving="Tegel"
        errors={[
          { field: 'categorie', message: 'Kies waar het om gaat. Dan sturen wij het goede team.' },
          { field: 'omschrijving', message: 'Vertel in een paar woorden wat u ziet.' },
        ]}
      />
    ),
  },
  {
    name: 'melden-waar',
    page: <ReportWherePage adres="Kerkpad 14" breedtegraad="52.08402" lengtegraad="5.10520" area={sampleArea} />,
  },
  {
    name: 'melden-foto',
    page: <ReportPhotoPage photos={[{ id: 'a', name: 'tegel.jpg', bytes: 1_240_000 }]} maxBytes={10_000_000} />,
  },
  {
    name: 'melden-gegevens',
    page: (
      <ReportContactPage
        why="a1"
        naam="Noor Hendriks"
        errors={[{ field: 'email', message: 'Dit is geen e-mailadres. Vul het zo in: naam@voorbeeld.nl.' }]}
        email="noor"
      />
    ),
  },
  {
    name: 'melden-gegevens-ingelogd',
    ui: { visitor: resident },
    page: <ReportContactPage why="a1" knownName="mevrouw Hendriks" />,
  },
  {
    name: 'melden-controle',
    page: (
      <ReportCheckPage
        answers={[
          { step: 'wat', value: 'Stoep of straat: voor de bakker ligt een tegel los.' },
          { step: 'waar', value: 'Kerkpad 14' },
          { step: 'foto', value: 'tegel.jpg' },
          { step: 'gegevens', value: '' },
        ]}
      />
    ),
  },
  {
    name: 'melden-klaar',
    ui: { visitor: resident },
    page: (
      <ReportReceiptPage
        number="WH-2026-004127"
        received="2026-11-18T15:19:00Z"
        team="Team Openbare ruimte"
        lookedAtBy="2026-11-20"
        solvedBy="2026-12-02"
        answer="box"
        caseId="2"
      />
    ),
  },
  ...mandatePages,
];
