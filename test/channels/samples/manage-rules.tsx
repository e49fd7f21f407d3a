/** The pages of rules of access. All names and numbers are fictional. */
import { NewRulePage, RulesHomePage } from '../../../src/channels/beheer/regels/pages/home.tsx';
import { RuleVersionPage } from '../../../src/channels/beheer/regels/pages/rule.tsx';
import type { RuleChoices, RuleItem, RulePage } from '../../../src/services/operations/manage-rules.ts';
import { ui } from './manage-shared.ts';
import type { SamplePage } from './portal.tsx';

const item: RuleItem = {
  id: 'r1',
  key: 'balie-geen-toelichting',
  version: 2,
  name: 'De balie ziet geen toelichtingen',
  effect: 'laat_weg',
  status: 'voorgesteld',
  why: 'Toelichtingen gaan vaak over de gezondheid van mensen. De balie heeft ze niet nodig.',
  counts: false,
  proposer: 'E. Brandsma',
  proposed: '2026-11-20T13:02:00Z',
};
const holding: RuleItem = { ...item, id: 'r2', version: 1, status: 'vastgesteld', counts: true };
const ended: RuleItem = { ...item, id: 'r3', name: 'Onderzoek Lindelaan', effect: 'vervalt', status: 'vastgesteld' };

const named = (...names: readonly string[]) => names.map((name) => ({ value: name.replaceAll(' ', '-'), name }));
const choices: RuleChoices = {
  applications: named('meent-portaal', 'zaaksysteem-noord'),
  roles: named('balie', 'behandelaar', 'teamleider'),
  departments: named('openbare ruimte', 'publiekszaken'),
  activities: named('meldingen', 'vergunningen'),
  // As many as there are, so that the box scrolls, and one name that is long.
  data: named(...Array.from({ length: 40 }, (_, at) => `gegeven ${at}`), 'zaaktypeinformatieobjecttype'),
  scopes: named('zaken.lezen', 'zaken.bijwerken'),
  types: [{ value: 'z1', name: 'Melding openbare ruimte' }],
};

const rule: RulePage = {
  ...item,
  record: {
    voor: { rollen: ['balie'], afdelingen: ['Publiekszaken'] },
    over: { gegevens: ['zaak'], typen: ['zaaktype/1'] },
    weglaten: ['toelichting'],
    beginGeldigheid: '2026-12-01',
    uren: { dagen: [6, 7], van: '00:00', tot: '24:00' },
  },
  choices,
  unknown: [{ field: 'rollen', names: ['kassier'] }],
  types: ['Melding openbare ruimte'],
  decider: '',
  decided: null,
  explanation: '',
  trial: {
    kenmerk: 'abc',
    bekeken: 42,
    getroffen: [
      {
        soort: 'rol',
        naam: 'balie, publiekszaken',
        verliest: [
          {
            gegevens: 'zaak',
            scope: 'zaken.lezen',
            typen: ['Bezwaar', 'Kapvergunning', 'Melding openbare ruimte', 'Paspoort', 'Uittreksel'],
            van: 9,
            deels: true,
          },
        ],
        krijgt: [],
        veldenWeg: ['zaak: toelichting'],
        veldenTerug: [],
        veldenNietGenoemd: ['rol: betrokkeneIdentificatie.inpBsn'],
      },
      {
        soort: 'applicatie',
        naam: 'Zaaksysteem Noord (zaaksysteem-noord)',
        verliest: [],
        krijgt: [{ gegevens: 'zaak', scope: 'zaken.lezen', typen: ['Bezwaar'], van: 9, deels: false }],
        veldenWeg: [],
        veldenTerug: [],
        veldenNietGenoemd: [],
      },
    ],
    veldenNietGenoemd: ['rol: betrokkeneIdentificatie.inpBsn'],
    beslissingen: { bekeken: 1240, nuNiet: 12, nuWel: 3 },
  },
  may: { decide: true, withdraw: true, end: false },
  own: false,
};

export const rulePages: readonly SamplePage[] = [
  {
    name: 'beheer-regels',
    ui,
    page: <RulesHomePage home={{ waiting: [item], counting: [holding], past: [ended], mayPropose: true }} />,
  },
  {
    name: 'beheer-regel-nieuw',
    ui,
    page: (
      <NewRulePage
        choices={choices}
        form="nieuw"
        errors={[
          { field: 'reden', message: 'Vul dit in.', label: 'Reden' },
          { field: 'voor.rollen', message: 'Hier is geen rol "kassier".', label: 'Rollen', dutch: true },
        ]}
        typed={{ naam: 'De balie', 'voor.rollen': 'kassier\nbalie' }}
      />
    ),
  },
  { name: 'beheer-regel', ui, page: <RuleVersionPage rule={rule} /> },
  {
    name: 'beheer-regel-niemand',
    ui,
    page: (
      <RuleVersionPage
        rule={{
          ...rule,
          own: true,
          may: { decide: false, withdraw: true, end: false },
          trial: {
            kenmerk: 'a',
            bekeken: 42,
            getroffen: [],
            veldenNietGenoemd: [],
            beslissingen: { bekeken: 0, nuNiet: 0, nuWel: 0 },
          },
        }}
      />
    ),
  },
  {
    name: 'beheer-regel-geldt',
    ui,
    page: (
      <RuleVersionPage
        rule={{
          ...rule,
          ...holding,
          decider: 'P. Zijlstra',
          decided: '2026-11-21T09:00:00Z',
          explanation: 'Besproken met de functionaris gegevensbescherming.',
          trial: undefined,
          may: { decide: false, withdraw: false, end: true },
        }}
        form="beeindigen"
        errors={[{ field: 'reden-beeindigen', message: 'Vul in waarom.' }]}
        typed={{}}
      />
    ),
  },
];
