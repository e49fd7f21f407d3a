/** What an activity says must agree with itself and with the AVG. Each reason says what to do. */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { InvalidParam } from '../../foundation/problems.ts';
import { categorieOf } from '../../gate/categories.ts';
import { isSaid } from './rules.ts';
import { EER, PERSOONSVELDEN } from './woorden.ts';

type Judge = (record: Record_) => InvalidParam | readonly InvalidParam[] | undefined;

const regel = (number: string, judge: Judge): Rule => ({
  number,
  on: ['create', 'update'],
  check: (_work, it) => (isSaid(it) ? judge(it.record) : undefined),
});

const required = (name: string, reason: string): InvalidParam => ({ name, code: 'required', reason });
const listOf = (value: unknown): readonly Record_[] => value as readonly Record_[];
const isEmpty = (value: unknown): boolean => (value as readonly unknown[]).length === 0;

/** AVG 6 lid 3: a duty and a task are laid down by law. */
const wetEnArtikel = regel('meent-activiteit-010', ({ grond, grondArtikelen }) =>
  (grond === 'wettelijke_plicht' || grond === 'publieke_taak') && isEmpty(grondArtikelen)
    ? required('grondArtikelen', 'Een wettelijke plicht of publieke taak staat in een wet. Noem de wet en het artikel.')
    : undefined,
);

/** AVG 7 lid 3: withdrawing is as easy as giving. */
const toestemming = regel('meent-activiteit-011', ({ grond, intrekken }) => {
  if (grond === 'toestemming')
    return intrekken
      ? undefined
      : required('intrekken', 'Zeg hoe iemand de toestemming weer intrekt: AVG artikel 7 lid 3.');
  return intrekken
    ? {
        name: 'intrekken',
        code: 'invalid',
        reason: 'Alleen toestemming is in te trekken. Deze grondslag kent geen intrekking.',
      }
    : undefined;
});

/** Officials whom a law gives one task: what they do is that task. */
const WETTELIJK = ['heffingsambtenaar', 'invorderingsambtenaar', 'leerplichtambtenaar'];

/** AVG 6 lid 1 last sentence, and who may bind the municipality by contract (Gemeentewet 160 lid 1 onder d). */
const orgaanEnGrond = regel('meent-activiteit-012', ({ organ, grond, buitenTaak }) => {
  const fault = (reason: string): InvalidParam => ({ name: 'grond', code: 'invalid', reason });
  if (grond === 'gerechtvaardigd_belang' && buitenTaak !== true)
    return fault(
      'Een overheidsorgaan gebruikt gerechtvaardigd belang niet voor zijn taken: AVG artikel 6 lid 1, laatste zin. Kies een andere grondslag, of zet buitenTaak aan als dit geen taak is.',
    );
  if (grond === 'publieke_taak' && buitenTaak === true)
    return fault('Wat buiten de taak van het orgaan valt, rust niet op een publieke taak.');
  if (WETTELIJK.includes(String(organ)) && grond !== 'wettelijke_plicht' && grond !== 'publieke_taak')
    return fault('Deze ambtenaar heeft alleen taken uit de wet. Kies wettelijke_plicht of publieke_taak.');
  if (grond === 'overeenkomst' && organ !== 'college')
    return fault(
      'Alleen het college besluit over overeenkomsten van de gemeente: Gemeentewet artikel 160 lid 1 onder d.',
    );
  return undefined;
});

/** AVG 9 and 10: forbidden, unless. */
const bijzonder = regel('meent-activiteit-013', (record) => {
  const { bijzondereGegevens, bijzondereGrond, bijzondereArtikelen } = record;
  if (isEmpty(bijzondereGegevens)) return undefined;
  return [
    ...(bijzondereGrond
      ? []
      : [required('bijzondereGrond', 'Bijzondere gegevens mogen alleen met een grond uit AVG artikel 9 of 10.')]),
    ...(isEmpty(bijzondereArtikelen)
      ? [required('bijzondereArtikelen', 'Noem de artikelen waarop die grond rust, ook van de Nederlandse wet.')]
      : []),
  ];
});

const coversBsn = ({ bron, velden }: Record_): boolean =>
  bron === 'personen' && (velden as readonly string[]).includes('burgerservicenummer');

/** UAVG 46 lid 1: the number is used when a law says so, and for what that law says. */
const bsn = regel('meent-activiteit-014', ({ gebruiktBsn, gebruikt, bsnGrond }) => {
  const asked = listOf(gebruikt).some(coversBsn);
  if (asked && gebruiktBsn !== true)
    return {
      name: 'gebruiktBsn',
      code: 'invalid',
      reason: 'Het veld burgerservicenummer staat in gebruikt: zet dit aan.',
    };
  return gebruiktBsn === true && !bsnGrond
    ? required('bsnGrond', 'Het burgerservicenummer mag alleen als een wet dat zegt: UAVG artikel 46. Noem die wet.')
    : undefined;
});

const bronnen = regel('meent-activiteit-015', ({ gebruikt, zaaktypen }) => {
  const used = listOf(gebruikt).map(({ bron }) => String(bron));
  const faults = listOf(gebruikt).flatMap(({ bron, velden, categorieen }, index): readonly InvalidParam[] => {
    const at = `gebruikt.${index}`;
    if (used.indexOf(String(bron)) !== index)
      return [{ name: `${at}.bron`, code: 'unique', reason: 'Deze bron staat er al. Zet alle velden bij elkaar.' }];
    const named = velden as readonly string[];
    const soorten = (categorieen ?? []) as readonly string[];
    if (bron === 'personen' && soorten.length > 0)
      return [
        {
          name: `${at}.categorieen`,
          code: 'not-supported',
          reason: 'Bij personen volgen de soorten gegevens uit de velden. Laat dit leeg.',
        },
      ];
    if (bron !== 'personen')
      return named.length > 0
        ? [{ name: `${at}.velden`, code: 'not-supported', reason: 'Alleen bij personen zijn velden te noemen.' }]
        : [];
    return named.flatMap((path, nth) =>
      (PERSOONSVELDEN as readonly string[]).includes(path.split('.', 1)[0]!)
        ? []
        : { name: `${at}.velden.${nth}`, code: 'invalid_choice', reason: 'Dit veld kent de BRP niet.' },
    );
  });
  return isEmpty(zaaktypen) || used.includes('zaken')
    ? faults
    : [...faults, required('gebruikt', 'Deze activiteit hoort bij zaaktypen. Noem dan ook de bron zaken.')];
});

/** What wants a ground of its own is named with that ground, wherever it is named. */
const gronden = regel('meent-activiteit-019', ({ gebruikt, gebruiktBsn, bijzondereGegevens }) =>
  listOf(gebruikt).flatMap(({ categorieen }, index) =>
    ((categorieen ?? []) as readonly string[]).flatMap((code, nth): readonly InvalidParam[] => {
      const name = `gebruikt.${index}.categorieen.${nth}`;
      const { aard } = categorieOf(code);
      if (aard === 'nummer' && gebruiktBsn !== true)
        return [{ name, code: 'invalid', reason: 'Zet gebruiktBsn aan en noem de wet in bsnGrond: UAVG artikel 46.' }];
      return (aard === 'bijzonder' || aard === 'strafrechtelijk') && !(bijzondereGegevens as string[]).includes(code)
        ? [
            {
              name,
              code: 'invalid',
              reason: 'Noem deze soort ook in bijzondereGegevens, met de grond: AVG artikel 9 of 10.',
            },
          ]
        : [];
    }),
  ),
);

/** AVG 44: what goes to a country of the European Economic Area is no transfer. */
const doorgifte = regel('meent-activiteit-016', (record) =>
  listOf(record.doorgifte).flatMap(({ land, waarborg, toelichting }, index): readonly InvalidParam[] => {
    const at = `doorgifte.${index}`;
    if (EER.has(String(land)))
      return [
        { name: `${at}.land`, code: 'invalid', reason: 'Dit land ligt in de EER. Noem hier alleen andere landen.' },
      ];
    return waarborg === 'specifieke_afwijking' && !toelichting
      ? [required(`${at}.toelichting`, 'Zeg welke uitzondering van AVG artikel 49 hier geldt, en waarom.')]
      : [];
  }),
);

const bewaren = regel('meent-activiteit-017', ({ bewaartermijn, bewaargrond }) =>
  bewaartermijn && !bewaargrond
    ? required('bewaargrond', 'Zeg waar de bewaartermijn op rust: het resultaat in de selectielijst, of de wet.')
    : undefined,
);

/** AVG 35 lid 3 onder b: special and criminal data on a large scale. */
const dpia = regel('meent-activiteit-018', ({ dpiaStatus, dpiaToelichting, bijzondereGegevens }) =>
  dpiaStatus === 'niet_nodig' && !isEmpty(bijzondereGegevens) && !dpiaToelichting
    ? required('dpiaToelichting', 'Er zijn bijzondere gegevens. Zeg waarom een DPIA dan niet nodig is: AVG artikel 35.')
    : undefined,
);

export const inhoudRegels: readonly Rule[] = [
  wetEnArtikel,
  toestemming,
  orgaanEnGrond,
  bijzonder,
  bsn,
  bronnen,
  gronden,
  doorgifte,
  bewaren,
  dpia,
];
