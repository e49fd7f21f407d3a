/** What residents report, and what the municipality does about it, per category. `{plek}` becomes a place in the street. */
import type { Categorie } from '../catalogus/melding-openbare-ruimte.ts';
import type { FotoOnderwerp } from './foto.ts';

export interface Meldingsoort {
  readonly categorie: Categorie;
  readonly foto: FotoOnderwerp;
  /** How often it is reported, against the others. */
  readonly gewicht: number;
  /** Title, then what the reporter writes. */
  readonly meldingen: readonly (readonly [omschrijving: string, toelichting: string])[];
  readonly plekken: readonly string[];
  readonly gepland: readonly string[];
  readonly opgelost: readonly string[];
}

export const meldingsoorten: readonly Meldingsoort[] = [
  {
    categorie: 'Stoep en weg',
    foto: 'tegels',
    gewicht: 5,
    meldingen: [
      ['Losse stoeptegel', 'Een tegel ligt los en wipt als je erop stapt. Mijn buurvrouw is er bijna gevallen.'],
      ['Verzakte stoep', 'De stoep is verzakt. Als het regent blijft er een grote plas staan.'],
      ['Gat in het wegdek', 'Er zit een gat in de weg van ongeveer dertig centimeter. Fietsers wijken uit.'],
      [
        'Wortels duwen tegels omhoog',
        'Door de wortels van de boom steken de tegels omhoog. Met een rollator kom je er niet langs.',
      ],
      ['Stoeprand afgebroken', 'Een stuk van de stoeprand is afgebroken. Het ligt nog op straat.'],
      ['Hobbel in het fietspad', 'Er zit een flinke hobbel in het fietspad. In het donker zie je die niet.'],
    ],
    plekken: ['voor nummer {nr}', 'bij de hoek', 'ter hoogte van nummer {nr}', 'naast de oversteekplaats'],
    gepland: ['De stratenmaker komt deze week langs.', 'Het herstel staat in de planning van de stratenmakers.'],
    opgelost: [
      'De tegels liggen weer recht.',
      'Het wegdek is hersteld.',
      'De stratenmaker heeft de stoep opnieuw gelegd.',
    ],
  },
  {
    categorie: 'Straatverlichting',
    foto: 'lantaarn',
    gewicht: 4,
    meldingen: [
      ['Lantaarn brandt niet', 'De lantaarn brandt al drie avonden niet. Het is hier nu erg donker.'],
      ['Lantaarn knippert', 'De lamp knippert de hele avond. Het licht schijnt bij ons naar binnen.'],
      ['Lantaarnpaal staat scheef', 'De paal staat scheef. Volgens mij is er een auto tegenaan gereden.'],
      ['Klepje van lantaarn staat open', 'Het klepje onderaan de paal staat open en je ziet de draden.'],
    ],
    plekken: [
      'tegenover nummer {nr}',
      'bij het paadje naar de speelplek',
      'bij nummer {nr}',
      'aan het begin van de straat',
    ],
    gepland: [
      'De aannemer voor verlichting komt binnen vijf werkdagen.',
      'Er is een storing doorgegeven aan de aannemer.',
    ],
    opgelost: [
      'De lamp is vervangen en brandt weer.',
      'De paal is rechtgezet.',
      'De aannemer heeft de storing verholpen.',
    ],
  },
  {
    categorie: 'Afval en vervuiling',
    foto: 'afval',
    gewicht: 4,
    meldingen: [
      ['Afval naast de container', 'Er staan vuilniszakken naast de container. Meeuwen trekken ze open.'],
      ['Container zit vol', 'De container voor papier zit vol. Mensen zetten dozen ernaast.'],
      ['Bankstel gedumpt', 'Iemand heeft een bankstel neergezet. Het staat er al een week.'],
      ['Glas op het fietspad', 'Er ligt glas op het fietspad, precies waar de schoolkinderen fietsen.'],
      ['Container gaat niet open', 'Mijn pas werkt niet bij deze container. Bij de buren ook niet.'],
    ],
    plekken: ['bij de containers', 'naast nummer {nr}', 'op de hoek bij de brievenbus', 'bij de parkeerplaatsen'],
    gepland: ['De reinigingsdienst haalt het morgen op.', 'Een medewerker van de buitendienst gaat kijken.'],
    opgelost: ['Het afval is opgehaald.', 'De container is geleegd.', 'Het slot van de container is gemaakt.'],
  },
  {
    categorie: 'Bomen en groen',
    foto: 'boom',
    gewicht: 4,
    meldingen: [
      ['Tak hangt los', 'Er hangt een dikke tak los boven de stoep. Ik ben bang dat hij valt.'],
      ['Struiken over het pad', 'De struiken groeien over het pad. Je moet over de weg lopen.'],
      ['Gras te hoog bij de bocht', 'Door het hoge gras zie je bij de bocht geen verkeer aankomen.'],
      ['Boom omgewaaid', 'Na de storm ligt er een boom half over het pad.'],
      ['Eikenprocessierups gezien', 'In de eik zit een nest van de eikenprocessierups. Er spelen hier veel kinderen.'],
    ],
    plekken: ['bij nummer {nr}', 'langs de sloot', 'op het veldje achter de huizen', 'bij de bushalte'],
    gepland: ['De groenploeg komt volgende week.', 'Een boomdeskundige gaat deze week kijken.'],
    opgelost: ['De tak is weggehaald.', 'De struiken zijn gesnoeid.', 'De groenploeg heeft het pad vrijgemaakt.'],
  },
  {
    categorie: 'Riool en water',
    foto: 'water',
    gewicht: 3,
    meldingen: [
      ['Put verstopt', 'De put in de straat is verstopt. Bij een bui staat het water tot de stoep.'],
      ['Stank uit het riool', 'Het stinkt al dagen naar riool. Vooral in de ochtend.'],
      ['Putdeksel klappert', 'Het putdeksel klappert als er een auto overheen rijdt. Wij slapen er slecht van.'],
      ['Sloot ligt vol kroos', 'De sloot ligt helemaal dicht en het begint te stinken. Er drijven dode vissen.'],
    ],
    plekken: ['voor nummer {nr}', 'midden op de kruising', 'bij het bruggetje', 'aan de kant van de sloot'],
    gepland: ['De kolkenzuiger komt deze week door de straat.', 'De rioolploeg is gewaarschuwd.'],
    opgelost: [
      'De put is leeggezogen en loopt weer door.',
      'Het deksel is vastgezet.',
      'De leiding is schoongespoten.',
    ],
  },
  {
    categorie: 'Speelplek',
    foto: 'speelplek',
    gewicht: 2,
    meldingen: [
      ['Schommel kapot', 'Een ketting van de schommel is gebroken. De kinderen gebruiken hem toch.'],
      [
        'Splinters aan de glijbaan',
        'Aan de zijkant van de glijbaan zitten splinters. Mijn dochter had er een in haar hand.',
      ],
      ['Hondenpoep in de zandbak', 'In de zandbak ligt hondenpoep. Kan er een hekje omheen?'],
    ],
    plekken: ['op de speelplek', 'op de speelplek achter nummer {nr}'],
    gepland: ['De speelplek wordt deze week nagekeken.', 'Het toestel is afgezet tot de monteur komt.'],
    opgelost: ['Het toestel is gemaakt en gekeurd.', 'Het zand is vervangen.'],
  },
  {
    categorie: 'Straatmeubilair',
    foto: 'bank',
    gewicht: 2,
    meldingen: [
      ['Bankje kapot', 'De zitting van het bankje is gebroken. Oudere mensen rusten hier uit.'],
      ['Paaltje omgereden', 'Het paaltje ligt om. Auto’s rijden nu over het fietspad.'],
      ['Prullenbak hangt los', 'De prullenbak hangt aan één schroef.'],
      ['Graffiti op het elektriciteitshuisje', 'Er is op het huisje gespoten. Het zijn nare woorden.'],
    ],
    plekken: ['bij het water', 'bij de ingang van het park', 'naast nummer {nr}', 'bij de bushalte'],
    gepland: ['De buitendienst neemt een nieuw onderdeel mee.', 'Het staat op de lijst voor deze week.'],
    opgelost: ['Het bankje is gemaakt.', 'Er staat een nieuw paaltje.', 'De muur is schoongemaakt.'],
  },
  {
    categorie: 'Verkeersborden',
    foto: 'bord',
    gewicht: 2,
    meldingen: [
      ['Verkeersbord weg', 'Het bord van de eenrichtingsstraat is weg. Er komen nu auto’s van de verkeerde kant.'],
      ['Bord niet te lezen', 'Het straatnaambord is groen uitgeslagen. Bezorgers kunnen ons niet vinden.'],
      ['Haaientanden versleten', 'Je ziet de haaientanden bijna niet meer. Gisteren ging het bijna mis.'],
    ],
    plekken: ['op de kruising', 'aan het begin van de straat', 'bij nummer {nr}'],
    gepland: ['Er is een nieuw bord besteld.', 'De markering staat in de planning.'],
    opgelost: ['Het bord is teruggeplaatst.', 'Het bord is schoongemaakt.', 'De strepen zijn opnieuw gezet.'],
  },
  {
    categorie: 'Fietsen en wrakken',
    foto: 'fiets',
    gewicht: 1,
    meldingen: [
      ['Fietswrak in het rek', 'Er staat een fiets zonder wielen in het rek. Hij neemt al maanden plek in.'],
      ['Aanhanger blijft staan', 'Een aanhanger staat al twee maanden op dezelfde parkeerplek.'],
    ],
    plekken: ['bij het fietsenrek', 'op de parkeerplaats', 'tegenover nummer {nr}'],
    gepland: ['Er hangt een label aan. Over twee weken halen wij het weg.'],
    opgelost: ['Het wrak is weggehaald.', 'De eigenaar heeft de aanhanger verplaatst.'],
  },
  {
    categorie: 'Dieren en ongedierte',
    foto: 'water',
    gewicht: 1,
    meldingen: [
      ['Ratten gezien', 'Bij de sloot lopen ratten, ook overdag. Er ligt vaak brood voor de eenden.'],
      ['Wespennest in speeltoestel', 'In het speelhuisje zit een wespennest.'],
      ['Dode zwaan', 'Er drijft een dode zwaan in het water.'],
    ],
    plekken: ['langs de sloot', 'bij het bruggetje', 'op de speelplek'],
    gepland: ['De bestrijder komt binnen drie werkdagen.', 'Een medewerker gaat vandaag kijken.'],
    opgelost: [
      'De bestrijder is geweest en komt over twee weken terug.',
      'Het nest is weggehaald.',
      'Het dier is opgehaald.',
    ],
  },
];

/** A sentence that some reporters add. */
export const EXTRA = [
  'Het is er al een paar weken.',
  'Ik heb het eerder gemeld, maar er gebeurde niets.',
  'Alvast bedankt.',
  'Er komen hier veel schoolkinderen langs.',
  'Mijn moeder is slechtziend en loopt hier elke dag.',
  'U mag mij bellen als u de plek niet kunt vinden.',
] as const;

export const DOORVERWEZEN = [
  'Deze sloot is van het waterschap. Wij hebben uw melding doorgestuurd.',
  'Deze weg is van de provincie. Wij hebben uw melding doorgestuurd.',
  'Dit kastje is van de netbeheerder. Wij hebben uw melding doorgestuurd.',
] as const;

export const NIET_OPGELOST = [
  'Wij zijn gaan kijken en zagen niets meer. Ziet u het opnieuw? Meld het dan nog eens.',
  'Deze plek is eigen grond. Daar mag de gemeente niets doen.',
  'De boom is gezond. Wij snoeien hem over twee jaar, samen met de rest van de straat.',
] as const;
