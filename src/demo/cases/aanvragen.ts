/** What residents ask besides reports: permits, notifications, enforcement, help with money. */
export interface Aanvraagsoort {
  /** identificatie of the case type. */
  readonly zaaktype: string;
  readonly aantal: number;
  /** What is asked for, and what the applicant writes. `{straat}` becomes a street. */
  readonly aanvragen: readonly (readonly [omschrijving: string, toelichting: string])[];
  /** About a place: gets a point on the map. */
  readonly plaats: boolean;
  readonly aanvraagdocument: string;
  readonly ontvangstdocument?: string;
  /** omschrijving of the type of decision that ends it. */
  readonly besluittype: string;
  /** Result, how often against the others, document that tells it, and what it says. */
  readonly uitkomsten: readonly {
    readonly resultaat: string;
    readonly gewicht: number;
    readonly document: string;
    readonly tekst: string;
  }[];
}

export const aanvraagsoorten: readonly Aanvraagsoort[] = [
  {
    zaaktype: 'B1277',
    besluittype: 'Besluit terrasvergunning',
    aantal: 16,
    plaats: true,
    aanvraagdocument: 'Aanvraag',
    ontvangstdocument: 'Ontvangstbevestiging',
    aanvragen: [
      [
        'Terras bij lunchroom aan {straat}',
        'Ik wil acht tafels met stoelen op het plein zetten, van april tot oktober.',
      ],
      [
        'Uitbreiding terras aan {straat}',
        'Ons terras is te klein. Wij vragen twaalf vierkante meter extra langs de gevel.',
      ],
      [
        'Winterterras aan {straat}',
        'Wij willen het terras ook in de winter openhouden, met dekens en zonder verwarming.',
      ],
      ['Terras bij ijssalon aan {straat}', 'Drie kleine tafels op de stoep. Er blijft twee meter over om te lopen.'],
    ],
    uitkomsten: [
      {
        resultaat: 'Verleend',
        gewicht: 6,
        document: 'Vergunning',
        tekst: 'U krijgt de vergunning. Er moet altijd 1,80 meter vrij blijven om te lopen.',
      },
      {
        resultaat: 'Verleend voor bepaalde periode',
        gewicht: 2,
        document: 'Vergunning',
        tekst: 'U krijgt de vergunning voor één jaar. Daarna kijken wij opnieuw.',
      },
      {
        resultaat: 'Geweigerd',
        gewicht: 2,
        document: 'Afwijzing',
        tekst: 'U krijgt de vergunning niet. De stoep wordt te smal voor wie slecht loopt.',
      },
      {
        resultaat: 'Buiten behandeling gesteld',
        gewicht: 1,
        document: 'Buiten behandeling stelling',
        tekst: 'U stuurde de tekening niet. Daarom behandelen wij uw aanvraag niet.',
      },
    ],
  },
  {
    zaaktype: 'B1223',
    besluittype: 'Besluit omgevingsvergunning kappen',
    aantal: 12,
    plaats: true,
    aanvraagdocument: 'Overig stuk inkomend',
    aanvragen: [
      [
        'Kap van een populier aan {straat}',
        'De populier staat twee meter van ons huis. De wortels drukken tegen de riolering.',
      ],
      [
        'Kap van twee berken aan {straat}',
        'De berken zijn ziek. De hovenier zegt dat zij deze winter kunnen omvallen.',
      ],
      ['Kap van een kastanje aan {straat}', 'De kastanje bloedt en laat takken vallen. Ik plant een linde terug.'],
    ],
    uitkomsten: [
      {
        resultaat: 'Positief advies',
        gewicht: 5,
        document: 'Overig stuk uitgaand',
        tekst: 'De boom mag weg. U plant binnen een jaar een nieuwe boom.',
      },
      {
        resultaat: 'Negatief advies',
        gewicht: 3,
        document: 'Overig stuk uitgaand',
        tekst: 'De boom blijft staan. Hij is gezond en belangrijk voor de straat.',
      },
      {
        resultaat: 'Afgebroken',
        gewicht: 1,
        document: 'Overig stuk uitgaand',
        tekst: 'U trok uw aanvraag in. Wij stoppen ermee.',
      },
    ],
  },
  {
    zaaktype: 'B1222',
    besluittype: 'Besluit omgevingsvergunning uitweg',
    aantal: 8,
    plaats: true,
    aanvraagdocument: 'Overig stuk inkomend',
    aanvragen: [
      ['Nieuwe uitweg aan {straat}', 'Wij willen de auto op eigen grond zetten. De uitweg wordt drie meter breed.'],
      ['Uitweg verbreden aan {straat}', 'De uitweg is te smal voor de aangepaste auto van mijn man.'],
    ],
    uitkomsten: [
      {
        resultaat: 'Positief advies',
        gewicht: 3,
        document: 'Overig stuk uitgaand',
        tekst: 'De uitweg mag er komen. De gemeente legt hem aan en u betaalt de kosten.',
      },
      {
        resultaat: 'Negatief advies',
        gewicht: 2,
        document: 'Overig stuk uitgaand',
        tekst: 'De uitweg mag niet. Er gaat een parkeerplek van de buurt verloren.',
      },
    ],
  },
  {
    zaaktype: 'B1305',
    besluittype: 'Besluit op handhavingsverzoek',
    aantal: 14,
    plaats: true,
    aanvraagdocument: 'Verzoek tot handhaving',
    ontvangstdocument: 'Ontvangstbevestiging',
    aanvragen: [
      [
        'Verzoek om handhaving: schuur te hoog aan {straat}',
        'De schuur van de buren is hoger dan drie meter. Wij hebben geen zon meer in de tuin.',
      ],
      [
        'Verzoek om handhaving: geluid van een horecazaak aan {straat}',
        'Tot na middernacht klinkt muziek met de deuren open. Ik heb een lijst bijgehouden.',
      ],
      [
        'Verzoek om handhaving: bedrijf aan huis aan {straat}',
        'Er rijden elke dag bestelbussen af en aan. Volgens mij mag hier geen garage zitten.',
      ],
      [
        'Verzoek om handhaving: schutting op de hoek van {straat}',
        'Door de schutting zie je het verkeer van rechts niet.',
      ],
    ],
    uitkomsten: [
      {
        resultaat: 'Overtreding opgeheven',
        gewicht: 4,
        document: 'Brief resultaat handhaving',
        tekst: 'U had gelijk. De overtreding is beëindigd.',
      },
      {
        resultaat: 'Afgewezen',
        gewicht: 4,
        document: 'Brief resultaat handhaving',
        tekst: 'Onze toezichthouder zag geen overtreding. Daarom treden wij niet op.',
      },
      {
        resultaat: 'Buiten behandeling gesteld',
        gewicht: 1,
        document: 'Brief buiten behandeling stelling',
        tekst: 'U schreef niet waar het is. Daarom behandelen wij uw verzoek niet.',
      },
    ],
  },
  {
    zaaktype: 'B1164',
    besluittype: 'Besluit voorwerp in openbaar water',
    aantal: 8,
    plaats: true,
    aanvraagdocument: 'Aanvraag',
    ontvangstdocument: 'Ontvangstbevestiging',
    aanvragen: [
      ['Steiger in de sloot achter {straat}', 'Ik wil een vlonder van twee bij drie meter maken.'],
      ['Drijvend terras bij {straat}', 'Van mei tot september willen wij een vlot met vier tafels leggen.'],
    ],
    uitkomsten: [
      {
        resultaat: 'Verleend',
        gewicht: 4,
        document: 'Kennisgeving acceptatie melding',
        tekst: 'De steiger mag er komen. Het water moet kunnen doorstromen.',
      },
      {
        resultaat: 'Niet verleend',
        gewicht: 1,
        document: 'Brief afwijzing vergunning',
        tekst: 'De steiger mag niet. De sloot is hier te smal.',
      },
    ],
  },
  {
    zaaktype: 'B0057',
    besluittype: 'Besluit exploitatievergunning horeca',
    aantal: 6,
    plaats: true,
    aanvraagdocument: 'Aanvraag formulier',
    ontvangstdocument: 'Ontvangstbevestiging',
    aanvragen: [
      [
        'Exploitatie van een eetcafé aan {straat}',
        'Ik neem het eetcafé over van de vorige eigenaar. De keuken en de zaal blijven gelijk.',
      ],
      [
        'Exploitatie van een theehuis aan {straat}',
        'Wij openen een theehuis in de oude school. Er werken mensen met een beperking.',
      ],
    ],
    uitkomsten: [
      {
        resultaat: 'Verleend',
        gewicht: 4,
        document: 'Brief vergunning',
        tekst: 'U krijgt de vergunning. U mag open zijn tot 23.00 uur.',
      },
      {
        resultaat: 'Niet verleend',
        gewicht: 1,
        document: 'Brief afwijzing vergunning',
        tekst: 'U krijgt de vergunning niet. Het omgevingsplan staat hier geen horeca toe.',
      },
    ],
  },
  {
    zaaktype: 'B1796',
    besluittype: 'Besluit budgetbeheer',
    aantal: 6,
    plaats: false,
    aanvraagdocument: 'Aanvraag',
    ontvangstdocument: 'Kennisgeving ontvangst',
    aanvragen: [
      [
        'Aanvraag budgetbeheer',
        'Ik kom elke maand tekort en durf de post niet meer open te maken. Ik wil hulp bij het betalen van mijn rekeningen.',
      ],
      [
        'Aanvraag budgetbeheer na scheiding',
        'Sinds de scheiding lukt het mij niet om alles te betalen. Ik heb drie aanmaningen.',
      ],
    ],
    uitkomsten: [
      {
        resultaat: 'Afgehandeld',
        gewicht: 4,
        document: 'Toekenning',
        tekst: 'U krijgt hulp. Een consulent betaalt samen met u de vaste rekeningen.',
      },
      {
        resultaat: 'Geweigerd',
        gewicht: 1,
        document: 'Weigering',
        tekst: 'U krijgt geen budgetbeheer. Wij helpen u wel met een budgetplan.',
      },
    ],
  },
];

/** In words beside each later status, so that a resident knows what happens. */
export const VOORTGANG = [
  'Wij hebben uw aanvraag compleet ontvangen.',
  'Een behandelaar is ermee bezig.',
  'Wij kijken of het past in de regels.',
  'Wij hebben advies gevraagd aan een collega.',
  'Het voorstel ligt klaar voor het besluit.',
] as const;
