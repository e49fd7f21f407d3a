/** Who may call a demo municipality, and for what. Rights are no wider than the work, so that a refusal can be seen too. */
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { LEVEL_OF, VERTROUWELIJKHEID, type Vertrouwelijkheid } from '../../gate/rights.ts';
import {
  AVG_VERZOEKEN,
  BEHEREN,
  BEVEILIGING_BEHEREN,
  BEVEILIGING_LEZEN,
  COMBINATIES_BEHEREN,
  INZAGE,
  STANDAARD,
} from '../../registers/activiteiten/index.ts';
import * as archief from '../../registers/archief/index.ts';
import * as avg from '../../registers/avgverzoeken/index.ts';
import { PORTAAL, WERKBANK, werkbankVan } from '../../registers/client-ids.ts';
import { MANDATEN_INVOEREN, MANDATEN_LEZEN, MANDATEN_VASTSTELLEN } from '../../registers/mandaten/index.ts';
import {
  LOGBOEK_LEZEN,
  LOGBOEK_MEDEWERKER,
  LOGBOEK_VASTSTELLEN,
  LOGBOEK_VOORSTELLEN,
  NOODTOEGANG,
} from '../../registers/meent-api.ts';
import { TERUGMELDEN, TERUGMELDINGEN_BEHANDELEN } from '../../registers/personen/index.ts';
import * as regels from '../../registers/toegangsregels/index.ts';
import { AVG_ZAAKTYPE } from '../../services/avg/catalogus.ts';
import { BEHEER_LEZEN, BEHEER_UITVOEREN } from '../../services/operations/manage.ts';
import { BUURTNIEUWS, type DemoActiviteit, MEEDENKEN } from '../activiteiten.ts';
import { BUURTPROGRAMMA } from '../combinaties.ts';
import { BURGERZAKEN, type DemoMedewerker, SOCIAAL_DOMEIN } from '../medewerkers.ts';
import { activiteitenVan, activiteitId } from './activiteiten.ts';
import type { Address } from './address.ts';
import type { DemoGemeente } from './gemeenten.ts';

export interface DemoApplicatie {
  readonly clientId: string;
  readonly label: string;
  /** Absent: everything (`heeftAlleAutorisaties`). */
  readonly autorisaties?: readonly object[];
  /** The first is its default. */
  readonly activiteiten: readonly string[];
}

/** The application as which the demo itself writes. It gets no secret, so nobody can call as it. */
export const MAKER = { id: 'meent-demo', label: 'Voorbeelden van de demo' } as const;

const ZAAK_WERKEN = [
  'zaken.lezen',
  'zaken.aanmaken',
  'zaken.bijwerken',
  'zaken.statussen.toevoegen',
  'audittrails.lezen',
];
const ZAAK_LEIDEN = ['zaken.heropenen', 'zaken.geforceerd-bijwerken', 'zaken.toegang-regelen'];
const DOCUMENT_WERKEN = ['documenten.lezen', 'documenten.aanmaken', 'documenten.bijwerken', 'documenten.lock'];

const BESLUIT_WERKEN = ['besluiten.lezen', 'besluiten.aanmaken', 'besluiten.bijwerken'];

const CATALOGUS_LEZEN = { component: 'ztc', scopes: ['catalogi.lezen'] };
/** Who supervises sees who may do what and why, and how the logbook stands; changes nothing, and sees no case (AVG 38 (2), 39). */
const TOEZICHT = [
  { component: 'ac', scopes: ['autorisaties.lezen'] },
  { component: 'ztc', scopes: ['catalogi.lezen'] },
  {
    component: 'meent',
    scopes: [BEHEER_LEZEN, BEVEILIGING_LEZEN, regels.LEZEN, LOGBOEK_LEZEN, LOGBOEK_MEDEWERKER],
  },
];

/** A manager sees no case: what it takes to run the programs, and nothing about residents. */
const BEHEER = [
  { component: 'ac', scopes: ['autorisaties.lezen', 'autorisaties.bijwerken'] },
  { component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven'] },
  { component: 'otc', scopes: ['objecttypen.lezen', 'objecttypen.schrijven'] },
  { component: 'nrc', scopes: ['notificaties.consumeren'] },
  {
    component: 'meent',
    scopes: [
      BEHEER_LEZEN,
      BEHEER_UITVOEREN,
      BEHEREN,
      BEVEILIGING_LEZEN,
      BEVEILIGING_BEHEREN,
      COMBINATIES_BEHEREN,
      regels.LEZEN,
      regels.VOORSTELLEN,
    ],
  },
];

/** Who does which step of destruction; nobody does two of them on one list. */
const ARCHIEF: Readonly<Record<string, readonly string[]>> = {
  recordbeheerder: [
    archief.LEZEN,
    archief.OPSCHORTEN,
    archief.OPSTELLEN,
    archief.OVERBRENGEN,
    LOGBOEK_LEZEN,
    LOGBOEK_VOORSTELLEN,
    NOODTOEGANG,
  ],
  archivaris: [
    archief.LEZEN,
    archief.OPSCHORTEN,
    archief.BEOORDELEN,
    archief.OVERBRENGEN,
    LOGBOEK_LEZEN,
    LOGBOEK_VASTSTELLEN,
  ],
  gemeentesecretaris: [
    archief.LEZEN,
    archief.VASTSTELLEN,
    LOGBOEK_LEZEN,
    LOGBOEK_VASTSTELLEN,
    NOODTOEGANG,
    regels.LEZEN,
    regels.VASTSTELLEN,
  ],
};

/** Case types of which a resident makes a case at the portal. */
const TE_VRAGEN = ['MOR', 'BRP-UITTREKSEL', 'BRP-CORRECTIE'];

/** Of a municipality whose catalogue is there. */
export function applicatiesVan(gemeente: DemoGemeente, snapshot: Snapshot, at: Address): readonly DemoApplicatie[] {
  const types = snapshot.all('zaaktype');
  const named = (identificaties: readonly string[]) =>
    types.filter(({ record }) => identificaties.includes(String(record.identificatie)));
  const known = activiteitenVan(new Set(types.map(({ record }) => String(record.identificatie))));
  const ids = (sleutels: readonly string[]) => sleutels.map((one) => activiteitId(gemeente.id, one));
  const meldingen = named(TE_VRAGEN);
  const verzoeken = named([AVG_ZAAKTYPE]);
  const neemtVerzoekenIn = {
    component: 'meent',
    scopes: [avg.INDIENEN, avg.LEZEN],
    verwerkingsactiviteit: at('verwerkingsactiviteit', activiteitId(gemeente.id, AVG_VERZOEKEN)),
  };
  return [
    { clientId: MAKER.id, label: MAKER.label, activiteiten: ids([STANDAARD]) },
    {
      clientId: 'demo',
      label: 'Demo met alle rechten',
      activiteiten: ids([STANDAARD, ...known.map(({ sleutel }) => sleutel).filter((one) => one !== STANDAARD)]),
    },
    {
      clientId: 'beperkt',
      label: 'Demo met weinig rechten',
      autorisaties: opZaken(at, named(gemeente.beperkt), 'vertrouwelijk', ['zaken.lezen']),
      activiteiten: ids(activiteitenVoor(known, gemeente.beperkt)),
    },
    {
      clientId: PORTAAL,
      label: 'Meent: pagina’s voor inwoners',
      // What it takes to take a report in. A resident sees their own by their own right.
      autorisaties: [
        ...opZaken(at, meldingen, hoogste(meldingen), ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken']),
        ...opDocumenten(at, snapshot, meldingen, ['documenten.lezen', 'documenten.aanmaken']),
        // What somebody asks of their own data is taken back by a last status.
        ...opZaken(at, verzoeken, hoogste(verzoeken), [
          'zaken.lezen',
          'zaken.aanmaken',
          'zaken.bijwerken',
          'zaken.statussen.toevoegen',
        ]),
        { component: 'meent', scopes: ['berichten.schrijven', 'personen.lezen'] },
        ...(verzoeken.length > 0 ? [neemtVerzoekenIn] : []),
      ],
      activiteiten: ids([INZAGE, STANDAARD, ...activiteitenVoor(known, [...TE_VRAGEN, AVG_ZAAKTYPE])]),
    },
    {
      clientId: BUURTPROGRAMMA,
      label: 'Programma voor buurtnieuws en bewonersavonden',
      autorisaties: [
        ...opZaken(at, named(['MOR']), 'zaakvertrouwelijk', ['zaken.lezen']).map((one) => ({
          ...one,
          verwerkingsactiviteit: at('verwerkingsactiviteit', activiteitId(gemeente.id, MEEDENKEN)),
        })),
        { component: 'meent', scopes: ['personen.lezen'] },
      ],
      activiteiten: ids([BUURTNIEUWS, MEEDENKEN]),
    },
    {
      clientId: WERKBANK,
      label: 'Meent: pagina’s voor medewerkers',
      autorisaties: [CATALOGUS_LEZEN],
      activiteiten: ids([STANDAARD]),
    },
    ...functies(gemeente.medewerkers).map((functie) => werkbank(functie)),
  ];

  function werkbank(functie: DemoMedewerker): DemoApplicatie {
    const { rol, afdeling, activiteiten: sleutels } = functie;
    return {
      clientId: werkbankVan(rol, afdeling),
      label: `Werkbank: ${rol}, ${afdeling}`,
      autorisaties: sleutels.includes('beheer') ? BEHEER : rechtenVan(functie),
      // Helping somebody through whoever acts for them is for no one kind of case.
      activiteiten: ids(vertegenwoordigers(afdeling).length > 0 ? [...sleutels, STANDAARD] : sleutels),
    };
  }

  /** Who is under guardianship is for those who help persons: one department enters what a court decided, another confirms. */
  function vertegenwoordigers(afdeling: string): readonly object[] {
    const stap = { [BURGERZAKEN]: MANDATEN_INVOEREN, [SOCIAAL_DOMEIN]: MANDATEN_VASTSTELLEN }[afdeling];
    if (!stap) return [];
    return [
      {
        component: 'meent',
        scopes: [MANDATEN_LEZEN, stap],
        verwerkingsactiviteit: at('verwerkingsactiviteit', activiteitId(gemeente.id, STANDAARD)),
      },
    ];
  }

  /** Who decides on a request sees, for that, what it is about; and lets go what two people decided. */
  function privacy(eigen: readonly Row[]): readonly object[] {
    const activiteit = at('verwerkingsactiviteit', activiteitId(gemeente.id, AVG_VERZOEKEN));
    const anders = types.filter((type) => !eigen.includes(type));
    return [
      ...opZaken(at, eigen, hoogste(eigen), ZAAK_WERKEN),
      ...opZaken(at, anders, hoogste(anders), ['zaken.lezen', 'zaken.verwijderen']).map((one) => ({
        ...one,
        verwerkingsactiviteit: activiteit,
      })),
      ...opDocumenten(at, snapshot, eigen, DOCUMENT_WERKEN),
      ...opBesluiten(at, snapshot, eigen, BESLUIT_WERKEN),
      CATALOGUS_LEZEN,
      { component: 'meent', scopes: ['berichten.schrijven', avg.LEZEN, avg.BEHANDELEN, avg.BESLISSEN] },
    ];
  }

  function rechtenVan({ rol, afdeling: eigenAfdeling, activiteiten: sleutels }: DemoMedewerker): readonly object[] {
    const stappen = sleutels.includes('archief') ? ARCHIEF[rol] : undefined;
    if (stappen)
      return [
        // For the archive, whatever the case was for. A package holds all of a case, so who hands it over reads all of it.
        ...[
          ...opZaken(at, types, hoogste(types), ['zaken.lezen', 'zaken.verwijderen']),
          ...(stappen.includes(archief.OVERBRENGEN)
            ? [
                ...opDocumenten(at, snapshot, types, ['documenten.lezen']),
                ...opBesluiten(at, snapshot, types, ['besluiten.lezen']),
              ]
            : []),
        ].map((one) => ({
          ...one,
          verwerkingsactiviteit: at('verwerkingsactiviteit', activiteitId(gemeente.id, 'archief')),
        })),
        CATALOGUS_LEZEN,
        { component: 'meent', scopes: stappen },
      ];
    const eigen = named(
      known.filter(({ sleutel }) => sleutels.includes(sleutel)).flatMap(({ zaaktypen }) => zaaktypen),
    );
    if (sleutels.includes(AVG_VERZOEKEN) && eigen.length > 0) return privacy(eigen);
    // Supervision of who may do what needs no case.
    if (eigen.length === 0) return sleutels.includes('verantwoording') ? TOEZICHT : [CATALOGUS_LEZEN];
    return [
      ...opZaken(at, eigen, hoogste(eigen), rol === 'teamleider' ? [...ZAAK_WERKEN, ...ZAAK_LEIDEN] : ZAAK_WERKEN),
      ...opDocumenten(at, snapshot, eigen, DOCUMENT_WERKEN),
      ...opBesluiten(at, snapshot, eigen, BESLUIT_WERKEN),
      {
        component: 'meent',
        scopes: [
          'berichten.schrijven',
          'personen.lezen',
          TERUGMELDEN,
          // Burgerzaken looks into doubts; a leader sees what comes of those of their team.
          ...(rol === 'teamleider' || eigenAfdeling === BURGERZAKEN ? [TERUGMELDINGEN_BEHANDELEN] : []),
        ],
      },
      ...vertegenwoordigers(eigenAfdeling),
    ];
  }
}

/** One of each role and department: colleagues have the same rights. */
const functies = (medewerkers: readonly DemoMedewerker[]): readonly DemoMedewerker[] => [
  ...new Map(medewerkers.map((one) => [werkbankVan(one.rol, one.afdeling), one])).values(),
];

const activiteitenVoor = (known: readonly DemoActiviteit[], zaaktypen: readonly string[]): readonly string[] =>
  known.filter((one) => one.zaaktypen.some((type) => zaaktypen.includes(type))).map(({ sleutel }) => sleutel);

const opZaken = (at: Address, types: readonly Row[], niveau: Vertrouwelijkheid, scopes: readonly string[]) =>
  types.map(({ id }) => ({
    component: 'zrc',
    scopes,
    zaaktype: at('zaaktype', id),
    maxVertrouwelijkheidaanduiding: niveau,
  }));

/** On the kinds of document that these case types know. */
const opDocumenten = (at: Address, snapshot: Snapshot, types: readonly Row[], scopes: readonly string[]) =>
  [...new Set(documenttypenVan(snapshot, types))].map((row) => ({
    component: 'drc',
    scopes,
    informatieobjecttype: at('informatieobjecttype', row.id),
    maxVertrouwelijkheidaanduiding: hoogste([row]),
  }));

/** On the kinds of decision that these case types know. */
const opBesluiten = (at: Address, snapshot: Snapshot, types: readonly Row[], scopes: readonly string[]) =>
  [
    ...new Set(
      types
        .flatMap(({ record }) => record.besluittypen as readonly string[])
        .flatMap((name) => snapshot.related('besluittype', 'omschrijving', name)),
    ),
  ].map(({ id }) => ({ component: 'brc', scopes, besluittype: at('besluittype', id) }));

const documenttypenVan = (snapshot: Snapshot, types: readonly Row[]): readonly Row[] =>
  types
    .flatMap(({ id }) => snapshot.related('zaaktypeinformatieobjecttype', 'zaaktype', id))
    .flatMap(({ record }) =>
      snapshot.related('informatieobjecttype', 'omschrijving', String(record.informatieobjecttype)),
    );

/** What cases of these types are by themselves. Who makes one more confidential shows it to fewer people. */
const hoogste = (types: readonly Row[]): Vertrouwelijkheid =>
  VERTROUWELIJKHEID[
    Math.max(...types.map(({ record }) => LEVEL_OF.get(String(record.vertrouwelijkheidaanduiding)) ?? 0))
  ]!;
