/** What residents report, and what the municipality does about it. `{nr}` becomes a house number. */
import type { Categorie } from '../catalogus/melding-openbare-ruimte.ts';
import type { FotoOnderwerp } from './foto.ts';

export interface Meldingsoort {
  readonly categorie: Categorie;
  readonly foto: FotoOnderwerp;
  /** How often it is reported, against the others. */
  readonly gewicht: number;
  readonly meldingen: readonly Meldingtekst[];
  readonly plekken: readonly string[];
  readonly gepland: readonly string[];
  /** Why another must do it; empty when everything of this kind is of the municipality. */
  readonly doorverwezen: readonly string[];
  readonly nietOpgelost: readonly string[];
}

/** Title, what the reporter writes, and what the municipality did in the end. */
type Meldingtekst = readonly [omschrijving: string, toelichting: string, opgelost: string];

const NIETS_GEZIEN = 'Wij zijn gaan kijken en zagen niets meer. Ziet u het opnieuw? Meld het dan nog eens.';
const EIGEN_GROND = 'Deze plek is eigen grond. Daar mag de gemeente niets doen.';

export const meldingsoorten: readonly Meldingsoort[] = [
  {
    categorie: 'Stoep en weg',
    foto: 'tegels',
    gewicht: 5,
    meldingen: [
      [
        'Losse stoeptegel',
        'Een tegel ligt los en wipt als je erop stapt. Mijn buurvrouw is er bijna gevallen.',
        'De tegel ligt weer vast.',
      ],
      [
        'Verzakte stoep',
        'De stoep is verzakt. Als het regent blijft er een grote plas staan.',
        'De stratenmaker heeft de stoep opnieuw gelegd.',
      ],
      [
        'Gat in het wegdek',
        'Er zit een gat in de weg van ongeveer dertig centimeter. Fietsers wijken uit.',
        'Het gat is dichtgemaakt met asfalt.',
      ],
      [
        'Wortels duwen tegels omhoog',
        'Door de wortels van de boom steken de tegels omhoog. Met een rollator kom je er niet langs.',
        'De tegels liggen weer recht. De boom kon blijven staan.',
      ],
      [
        'Stoeprand afgebroken',
        'Een stuk van de stoeprand is afgebroken. Het ligt nog op straat.',
        'Er ligt een nieuwe stoeprand.',
      ],
      [
        'Hobbel in het fietspad',
        'Er zit een flinke hobbel in het fietspad. In het donker zie je die niet.',
        'De hobbel is weggeschaafd.',
      ],
    ],
    plekken: ['voor nummer {nr}', 'bij de hoek', 'ter hoogte van nummer {nr}', 'naast de oversteekplaats'],
    gepland: ['De stratenmaker komt deze week langs.', 'Het herstel staat in de planning van de stratenmakers.'],
    doorverwezen: [
      'Deze weg is van de provincie. Wij hebben uw melding doorgestuurd.',
      'Hier werkt het waterbedrijf aan de leiding. Dat herstelt ook de straat.',
    ],
    nietOpgelost: [
      NIETS_GEZIEN,
      EIGEN_GROND,
      'Het verschil is kleiner dan drie centimeter. Wij nemen dit mee bij het onderhoud van volgend jaar.',
    ],
  },
  {
    categorie: 'Straatverlichting',
    foto: 'lantaarn',
    gewicht: 4,
    meldingen: [
      [
        'Lantaarn brandt niet',
        'De lantaarn brandt al drie avonden niet. Het is hier nu erg donker.',
        'De lamp is vervangen en brandt weer.',
      ],
      [
        'Lantaarn knippert',
        'De lamp knippert de hele avond. Het licht schijnt bij ons naar binnen.',
        'De aannemer heeft de storing verholpen.',
      ],
      [
        'Lantaarnpaal staat scheef',
        'De paal staat scheef. Volgens mij is er een auto tegenaan gereden.',
        'De paal is rechtgezet.',
      ],
      [
        'Klepje van lantaarn staat open',
        'Het klepje onderaan de paal staat open en je ziet de draden.',
        'Het klepje is vervangen en zit op slot.',
      ],
    ],
    plekken: [
      'tegenover nummer {nr}',
      'bij het paadje naar de speelplek',
      'bij nummer {nr}',
      'aan het begin van de straat',
    ],
    gepland: [
      'De aannemer voor verlichting komt binnen vijf werkdagen.',
      'Wij hebben de storing doorgegeven aan de aannemer.',
    ],
    doorverwezen: [
      'De storing zit in de kabel van de netbeheerder. Wij hebben uw melding doorgestuurd.',
      'Deze lantaarn is van de woningcorporatie. Wij hebben uw melding doorgestuurd.',
    ],
    nietOpgelost: ['Wij zijn in de avond gaan kijken. De lantaarn deed het goed.', EIGEN_GROND],
  },
  {
    categorie: 'Afval en vervuiling',
    foto: 'afval',
    gewicht: 4,
    meldingen: [
      [
        'Afval naast de container',
        'Er staan vuilniszakken naast de container. Meeuwen trekken ze open.',
        'Het afval is opgehaald en de plek is geveegd.',
      ],
      [
        'Container zit vol',
        'De container voor papier zit vol. Mensen zetten dozen ernaast.',
        'De container is geleegd. Wij komen hier voortaan twee keer per week.',
      ],
      [
        'Bankstel gedumpt',
        'Iemand heeft een bankstel neergezet. Het staat er al een week.',
        'Het bankstel is opgehaald.',
      ],
      [
        'Glas op het fietspad',
        'Er ligt glas op het fietspad, precies waar de schoolkinderen fietsen.',
        'Het glas is opgeruimd.',
      ],
      [
        'Container gaat niet open',
        'Mijn pas werkt niet bij deze container. Bij de buren ook niet.',
        'Het slot van de container is gemaakt.',
      ],
    ],
    plekken: ['bij de containers', 'naast nummer {nr}', 'op de hoek bij de brievenbus', 'bij de parkeerplaatsen'],
    gepland: ['De reinigingsdienst komt hier morgen langs.', 'Een medewerker van de buitendienst gaat kijken.'],
    doorverwezen: ['Deze containers zijn van de winkeliers. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: [NIETS_GEZIEN, EIGEN_GROND],
  },
  {
    categorie: 'Bomen en groen',
    foto: 'boom',
    gewicht: 4,
    meldingen: [
      [
        'Tak hangt los',
        'Er hangt een dikke tak los boven de stoep. Ik ben bang dat hij valt.',
        'De tak is weggehaald.',
      ],
      [
        'Struiken over het pad',
        'De struiken groeien over het pad. Je moet over de weg lopen.',
        'De struiken zijn gesnoeid.',
      ],
      [
        'Gras te hoog bij de bocht',
        'Door het hoge gras zie je bij de bocht geen verkeer aankomen.',
        'Het gras is gemaaid. U kunt weer ver kijken.',
      ],
      [
        'Boom omgewaaid',
        'Na de storm ligt er een boom half over het pad.',
        'De boom is weggehaald. Komende winter planten wij een nieuwe.',
      ],
      [
        'Eikenprocessierups gezien',
        'In de eik zit een nest van de eikenprocessierups. Er spelen hier veel kinderen.',
        'Een bestrijder heeft het nest weggezogen.',
      ],
    ],
    plekken: ['bij nummer {nr}', 'langs de sloot', 'op het veldje achter de huizen', 'bij de bushalte'],
    gepland: ['De groenploeg komt volgende week.', 'Een boomdeskundige gaat deze week kijken.'],
    doorverwezen: [
      'Dit groen is van de woningcorporatie. Wij hebben uw melding doorgestuurd.',
      'Deze berm is van de provincie. Wij hebben uw melding doorgestuurd.',
    ],
    nietOpgelost: ['De boom is gezond. Wij snoeien hem over twee jaar, samen met de rest van de straat.', EIGEN_GROND],
  },
  {
    categorie: 'Riool en water',
    foto: 'water',
    gewicht: 3,
    meldingen: [
      [
        'Put verstopt',
        'De put in de straat is verstopt. Bij een bui staat het water tot de stoep.',
        'De put is leeggezogen en loopt weer door.',
      ],
      ['Stank uit het riool', 'Het stinkt al dagen naar riool. Vooral in de ochtend.', 'De leiding is schoongespoten.'],
      [
        'Putdeksel klappert',
        'Het putdeksel klappert als er een auto overheen rijdt. Wij slapen er slecht van.',
        'Het deksel is vastgezet met een rubberen ring.',
      ],
      [
        'Duiker verstopt',
        'De buis onder de weg zit dicht. Het water staat veel te hoog.',
        'De buis is schoongemaakt. Het water loopt weer door.',
      ],
    ],
    plekken: ['voor nummer {nr}', 'midden op de kruising', 'bij het bruggetje', 'aan de kant van de sloot'],
    gepland: ['De kolkenzuiger komt deze week door de straat.', 'De rioolploeg is gewaarschuwd.'],
    doorverwezen: ['Deze sloot is van het waterschap. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: ['De verstopping zit op eigen grond. Een loodgieter kan u helpen.', NIETS_GEZIEN],
  },
  {
    categorie: 'Speelplek',
    foto: 'speelplek',
    gewicht: 2,
    meldingen: [
      [
        'Schommel kapot',
        'Een ketting van de schommel is gebroken. De kinderen gebruiken hem toch.',
        'De schommel heeft nieuwe kettingen en is gekeurd.',
      ],
      [
        'Splinters aan de glijbaan',
        'Aan de zijkant van de glijbaan zitten splinters. Mijn dochter had er een in haar hand.',
        'Het hout is geschuurd en gelakt.',
      ],
      [
        'Hondenpoep in de zandbak',
        'In de zandbak ligt hondenpoep. Kan er een hekje omheen?',
        'Het zand is vervangen. Er staat nu een laag hek.',
      ],
    ],
    plekken: ['op de speelplek', 'op de speelplek achter nummer {nr}'],
    gepland: ['De speelplek wordt deze week nagekeken.', 'Het toestel is afgezet tot de monteur komt.'],
    doorverwezen: ['Deze speelplek is van de school. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: [NIETS_GEZIEN, 'Het toestel is veilig. Volgend jaar vernieuwen wij de hele speelplek.'],
  },
  {
    categorie: 'Straatmeubilair',
    foto: 'bank',
    gewicht: 2,
    meldingen: [
      [
        'Bankje kapot',
        'De zitting van het bankje is gebroken. Oudere mensen rusten hier uit.',
        'Het bankje heeft een nieuwe zitting.',
      ],
      ['Paaltje omgereden', 'Het paaltje ligt om. Auto’s rijden nu over het fietspad.', 'Er staat een nieuw paaltje.'],
      ['Prullenbak hangt los', 'De prullenbak hangt aan één schroef.', 'De prullenbak hangt weer vast.'],
      [
        'Graffiti op een bankje',
        'Er is op het bankje gespoten. Het zijn nare woorden.',
        'Het bankje is schoongemaakt.',
      ],
    ],
    plekken: ['bij het water', 'bij de ingang van het park', 'naast nummer {nr}', 'bij de bushalte'],
    gepland: ['De buitendienst neemt een nieuw onderdeel mee.', 'Het staat op de lijst voor deze week.'],
    doorverwezen: ['Dit is van het busbedrijf. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: [NIETS_GEZIEN, EIGEN_GROND],
  },
  {
    categorie: 'Verkeersborden',
    foto: 'bord',
    gewicht: 2,
    meldingen: [
      [
        'Verkeersbord staat scheef',
        'Het bord van de eenrichtingsstraat staat scheef. Er komen nu auto’s van de verkeerde kant.',
        'Het bord staat weer recht.',
      ],
      [
        'Bord niet te lezen',
        'Het bord is groen uitgeslagen. Automobilisten zien het niet.',
        'Het bord is schoongemaakt.',
      ],
      ['Bord hangt los', 'Het bord draait met de wind mee.', 'Het bord zit weer vast.'],
    ],
    plekken: ['op de kruising', 'aan het begin van de straat', 'bij nummer {nr}'],
    gepland: ['De buitendienst komt deze week langs.', 'Er is een nieuwe beugel besteld.'],
    doorverwezen: ['Dit bord is van de provincie. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: [NIETS_GEZIEN, 'Dit bord is tijdelijk. Na de werkzaamheden verdwijnt het.'],
  },
  {
    categorie: 'Fietsen en wrakken',
    foto: 'fiets',
    gewicht: 1,
    meldingen: [
      [
        'Fietswrak in het rek',
        'Er staat een fiets zonder wiel in het rek. Hij neemt al maanden plek in.',
        'Het wrak is weggehaald.',
      ],
      [
        'Fiets aan lantaarnpaal',
        'Er zit al weken een kapotte fiets vast aan de lantaarn. Met een kinderwagen kom je er niet langs.',
        'De fiets is weggehaald en staat in het depot.',
      ],
    ],
    plekken: ['bij het fietsenrek', 'op de parkeerplaats', 'tegenover nummer {nr}'],
    gepland: ['Er hangt een label aan. Over een week halen wij hem weg.'],
    doorverwezen: [],
    nietOpgelost: ['De eigenaar heeft de fiets zelf weggehaald.', EIGEN_GROND],
  },
  {
    categorie: 'Dieren en ongedierte',
    foto: 'water',
    gewicht: 1,
    meldingen: [
      [
        'Ratten gezien',
        'Bij de sloot lopen ratten, ook overdag. Er ligt vaak brood voor de eenden.',
        'De bestrijder is geweest en komt over twee weken terug.',
      ],
      ['Dode zwaan', 'Er drijft een dode zwaan in het water.', 'Het dier is opgehaald.'],
      [
        'Dode vissen in de sloot',
        'Er drijven dode vissen en het stinkt.',
        'De vissen zijn opgehaald. Er staat een pomp voor vers water.',
      ],
    ],
    plekken: ['langs de sloot', 'bij het bruggetje', 'achter nummer {nr}'],
    gepland: ['De bestrijder komt binnen drie werkdagen.', 'Een medewerker gaat vandaag kijken.'],
    doorverwezen: ['Deze sloot is van het waterschap. Wij hebben uw melding doorgestuurd.'],
    nietOpgelost: [NIETS_GEZIEN],
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
