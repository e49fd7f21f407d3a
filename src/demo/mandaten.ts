/** Who acts for whom in the demo, and what each kind of mandate opens there. Authority over children is in the persons themselves. */
import type { DemoZaak } from './cases/types.ts';
import { hoofdpersoon } from './cases/verloop.ts';
import { isVolwassen, type Persoon, roepnaam } from './personen/personen.ts';
import type { DemoInhoud } from './seed/gemeenten.ts';

export interface DemoThema {
  readonly identificatie: string;
  readonly naam: string;
  readonly uitleg: string;
  readonly zaaktypen: readonly string[];
  readonly geefbaar: boolean;
  readonly soorten: readonly string[];
  readonly zelfVanaf?: number;
}

/** Property is of the bewindvoerder (BW 1:431), care of the mentor (1:450); both are of the curator, and of who has authority. */
export const themas: readonly DemoThema[] = [
  {
    identificatie: 'geld-en-schulden',
    naam: 'Geld en schulden',
    uitleg: 'Hulp bij schulden, budgetbeheer en advies.',
    zaaktypen: ['B1796', 'B1799', 'B1801'],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator', 'bewindvoerder'],
  },
  {
    identificatie: 'bouwen-en-ondernemen',
    naam: 'Bouwen en ondernemen',
    uitleg: 'Vergunningen voor uw huis, tuin, boot of zaak.',
    zaaktypen: ['B0023', 'B0054', 'B0057', 'B1164', 'B1222', 'B1223', 'B1277', 'LIGPLAATS', 'LP00000054'],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator', 'bewindvoerder'],
  },
  {
    identificatie: 'buurt-en-straat',
    naam: 'Buurt en straat',
    uitleg: 'Meldingen over de straat, en verzoeken om op te treden.',
    zaaktypen: ['MOR', 'B1305', 'B1814'],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator'],
  },
  {
    identificatie: 'zorg-en-begeleiding',
    naam: 'Zorg en begeleiding',
    uitleg: 'Hulp thuis, begeleiding en vervoer.',
    // The demo has no case types for it: who is a mentor has nothing to see here.
    zaaktypen: [],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator', 'mentor'],
    // Jeugdwet 7.3.4 and 7.3.5: from 16 on they decide themselves.
    zelfVanaf: 16,
  },
  {
    identificatie: 'persoonsgegevens',
    naam: 'Persoonsgegevens',
    uitleg: 'Uittreksels en verbeteringen in de basisregistratie.',
    zaaktypen: ['BRP-UITTREKSEL', 'BRP-CORRECTIE'],
    // Nobody asks for the register of another without the law saying so (Wet BRP 2.54, 2.58).
    geefbaar: false,
    soorten: ['ouderlijk-gezag', 'curator'],
    zelfVanaf: 16,
  },
];

export interface DemoMandaat {
  readonly sleutel: string;
  readonly soort: 'vrijwillig' | 'bewindvoerder';
  readonly voor: Persoon;
  readonly door: Persoon;
  readonly diensten: readonly string[];
  readonly ook: readonly string[];
}

const isOver =
  (types: readonly string[]) =>
  ({ zaaktype }: DemoZaak): boolean =>
    types.includes(zaaktype);

/** Somebody with cases about it lets the main person act; somebody with debts has a bewindvoerder, where there is one. */
export function mandatenVan({ wereld, zaken }: DemoInhoud): readonly DemoMandaat[] {
  const main = hoofdpersoon(wereld);
  const volwassenen = wereld.personen.filter(
    (one) => one !== main && isVolwassen(one, wereld.referentie) && !one.geheimhouding,
  );
  const [straat, geld] = ['buurt-en-straat', 'geld-en-schulden'].map(
    (name) => themas.find(({ identificatie }) => identificatie === name)!,
  );
  const metZaak = (types: readonly string[], niet: readonly Persoon[]): Persoon | undefined =>
    volwassenen.find(
      (one) => !niet.includes(one) && zaken.some((zaak) => isOver(types)(zaak) && zaak.initiator.bsn === one.bsn),
    );
  const gever = metZaak(straat!.zaaktypen, []);
  const bewind = metZaak(geld!.zaaktypen, gever ? [gever] : []);
  const bewindvoerder = volwassenen.findLast((one) => one !== gever && one !== bewind);
  return [
    ...(gever
      ? [
          {
            sleutel: 'vrijwillig',
            soort: 'vrijwillig' as const,
            voor: gever,
            door: main,
            diensten: ['thema:buurt-en-straat'],
            ook: ['berichten'],
          },
        ]
      : []),
    ...(bewind && bewindvoerder
      ? [
          {
            sleutel: 'bewind',
            soort: 'bewindvoerder' as const,
            voor: bewind,
            door: bewindvoerder,
            diensten: [],
            ook: [],
          },
        ]
      : []),
  ];
}

interface InWords {
  readonly nl: string;
  readonly en: string;
}

/** Those who show it, beside the residents who are there for their cases: who acts, and a child that decides for itself. */
export function vertegenwoordigers(
  inhoud: DemoInhoud,
): readonly { readonly persoon: Persoon; readonly story: InWords }[] {
  const { wereld } = inhoud;
  const found = new Map<Persoon, InWords>();
  const add = (persoon: Persoon | undefined, nl: string, en: string): void => {
    if (persoon && !found.has(persoon)) found.set(persoon, { nl, en });
  };
  for (const { soort, voor, door } of mandatenVan(inhoud)) {
    if (soort === 'vrijwillig') add(voor, `heeft ${roepnaam(door)} gemachtigd`, `lets ${roepnaam(door)} act`);
    else {
      add(door, `is bewindvoerder van ${roepnaam(voor)}`, `is administrator of ${roepnaam(voor)}`);
      add(voor, 'heeft een bewindvoerder', 'has an administrator');
    }
  }
  const kind = wereld.personen.find((one) => isVan16(one, wereld.referentie) && ouderMetJonger(one, inhoud));
  if (kind) {
    add(
      ouderMetJonger(kind, inhoud),
      'heeft een kind onder en een kind boven de 16',
      'has a child below and one above 16',
    );
    add(kind, 'is 16 of 17 en heeft ouders met gezag', 'is 16 or 17 and has parents with authority');
  }
  return [...found].map(([persoon, story]) => ({ persoon, story }));
}

const op = ({ geboorte }: Persoon, jaren: number): string =>
  `${Number(geboorte.datum.slice(0, 4)) + jaren}${geboorte.datum.slice(4)}`;

const isVan16 = (one: Persoon, day: string): boolean => op(one, 16) <= day && op(one, 18) > day;

/** A parent with authority over this child and over one that is not 16 yet. */
function ouderMetJonger(kind: Persoon, { wereld }: DemoInhoud): Persoon | undefined {
  const houders = (one: Persoon): readonly string[] =>
    (one.gezag ?? []).filter(({ minderjarige }) => minderjarige === one.bsn).flatMap(({ ouders = [] }) => ouders);
  const jonger = wereld.personen.filter((one) => op(one, 16) > wereld.referentie);
  return wereld.personen.find(
    ({ bsn, opschorting }) =>
      !opschorting && houders(kind).includes(bsn) && jonger.some((one) => houders(one).includes(bsn)),
  );
}
