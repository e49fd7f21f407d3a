/** Fictional employees of the demo municipalities. Residents see role and department, never the name. */
export interface DemoMedewerker {
  readonly identificatie: string;
  readonly voorletters: string;
  readonly voorvoegsel: string;
  readonly achternaam: string;
  readonly rol: string;
  readonly afdeling: string;
  /** Activities (sleutel) this employee works for. */
  readonly activiteiten: readonly string[];
}

/** Keeps the basisregistratie personen, and enters what a court decided about persons. */
export const BURGERZAKEN = 'Burgerzaken';
/** Confirms that. */
export const SOCIAAL_DOMEIN = 'Sociaal domein';

export const medewerkers: readonly DemoMedewerker[] = [
  {
    identificatie: 'm-0101',
    voorletters: 'S.',
    voorvoegsel: '',
    achternaam: 'Akkerman',
    rol: 'behandelaar',
    afdeling: 'Openbare ruimte',
    activiteiten: ['melding-openbare-ruimte'],
  },
  {
    identificatie: 'm-0102',
    voorletters: 'Y.',
    voorvoegsel: '',
    achternaam: 'Doğan',
    rol: 'behandelaar',
    afdeling: 'Openbare ruimte',
    activiteiten: ['melding-openbare-ruimte'],
  },
  {
    identificatie: 'm-0103',
    voorletters: 'W.',
    voorvoegsel: 'van',
    achternaam: 'Hoorn',
    rol: 'teamleider',
    afdeling: 'Openbare ruimte',
    activiteiten: ['melding-openbare-ruimte'],
  },
  {
    identificatie: 'm-0201',
    voorletters: 'I.',
    voorvoegsel: '',
    achternaam: 'Postma',
    rol: 'behandelaar',
    afdeling: 'Vergunningen',
    activiteiten: ['horeca-en-terras', 'water-en-kade', 'omgevingsvergunning'],
  },
  {
    identificatie: 'm-0202',
    voorletters: 'R.',
    voorvoegsel: '',
    achternaam: 'Ramdin',
    rol: 'behandelaar',
    afdeling: 'Vergunningen',
    activiteiten: ['horeca-en-terras', 'water-en-kade', 'omgevingsvergunning'],
  },
  {
    identificatie: 'm-0301',
    voorletters: 'K.',
    voorvoegsel: 'de',
    achternaam: 'Wit',
    rol: 'toezichthouder',
    afdeling: 'Toezicht en handhaving',
    activiteiten: ['handhaving'],
  },
  {
    identificatie: 'm-0401',
    voorletters: 'F.',
    voorvoegsel: '',
    achternaam: 'Oulad',
    rol: 'consulent',
    afdeling: SOCIAAL_DOMEIN,
    activiteiten: ['schuldhulpverlening'],
  },
  {
    identificatie: 'm-0501',
    voorletters: 'J.',
    voorvoegsel: '',
    achternaam: 'Terpstra',
    rol: 'functionaris gegevensbescherming',
    afdeling: 'Concern',
    activiteiten: ['verantwoording'],
  },
  // Who decides on what residents ask of their data is not who supervises it (AVG 38, sixth paragraph). Erasing takes two.
  {
    identificatie: 'm-0502',
    voorletters: 'N.',
    voorvoegsel: '',
    achternaam: 'Haddad',
    rol: 'privacy officer',
    afdeling: 'Juridische zaken',
    activiteiten: ['avg-verzoeken'],
  },
  {
    identificatie: 'm-0503',
    voorletters: 'G.',
    voorvoegsel: '',
    achternaam: 'Bosma',
    rol: 'privacy officer',
    afdeling: 'Juridische zaken',
    activiteiten: ['avg-verzoeken'],
  },
  {
    identificatie: 'm-0601',
    voorletters: 'E.',
    voorvoegsel: '',
    achternaam: 'Brandsma',
    rol: 'functioneel beheerder',
    afdeling: 'Informatie',
    activiteiten: ['beheer'],
  },
  {
    identificatie: 'm-0801',
    voorletters: 'H.',
    voorvoegsel: '',
    achternaam: 'Nijhuis',
    rol: 'behandelaar',
    afdeling: BURGERZAKEN,
    activiteiten: ['burgerzaken'],
  },
  // Destruction takes three: who makes the list, who judges it, who decides. What becomes of the logbook they decide on for
  // accountability: to archive a case nobody reads who looked in it.
  {
    identificatie: 'm-0701',
    voorletters: 'T.',
    voorvoegsel: '',
    achternaam: 'Veenstra',
    rol: 'recordbeheerder',
    afdeling: 'Informatie',
    activiteiten: ['archief', 'verantwoording'],
  },
  {
    identificatie: 'm-0702',
    voorletters: 'M.',
    voorvoegsel: 'el',
    achternaam: 'Idrissi',
    rol: 'archivaris',
    afdeling: 'Archief',
    activiteiten: ['archief', 'verantwoording'],
  },
  {
    identificatie: 'm-0703',
    voorletters: 'P.',
    voorvoegsel: '',
    achternaam: 'Zijlstra',
    rol: 'gemeentesecretaris',
    afdeling: 'Concern',
    activiteiten: ['archief', 'verantwoording'],
  },
];

/** Employees of Kaderijk: other people, who may see nothing of Weidehoek. */
export const kaderijkMedewerkers: readonly DemoMedewerker[] = [
  {
    identificatie: 'k-0101',
    voorletters: 'B.',
    voorvoegsel: '',
    achternaam: 'Schipper',
    rol: 'behandelaar',
    afdeling: 'Havenbeheer',
    activiteiten: ['water-en-kade', 'melding-openbare-ruimte'],
  },
  {
    identificatie: 'k-0102',
    voorletters: 'L.',
    voorvoegsel: 'den',
    achternaam: 'Breejen',
    rol: 'behandelaar',
    afdeling: 'Openbare ruimte',
    activiteiten: ['melding-openbare-ruimte'],
  },
];
