/** Which data a line of the logbook is about, in words for whom it is about: nothing is called by the name it has in the API. */
import type { Look as Logged } from '../../logbook/read.ts';

const CHANGES: ReadonlySet<Logged['kind']> = new Set(['aangemaakt', 'gewijzigd', 'verwijderd']);

/** Of oneself it is "uw melding", of whom one acts for "een melding". */
export interface Words {
  readonly a: 'uw' | 'een';
  readonly the: 'uw' | 'de';
  readonly name: string;
  readonly message: string;
  readonly data: string;
}

export const SELF: Words = {
  a: 'uw',
  the: 'uw',
  name: 'uw naam en hoe wij u bereiken',
  message: 'een bericht aan u',
  data: 'uw gegevens',
};
export const OF_OTHER: Words = {
  a: 'een',
  the: 'de',
  name: 'de naam, en hoe iemand te bereiken is',
  message: 'een bericht',
  data: 'de gegevens',
};

interface Told extends Words {
  /** What a case of its kind is called: melding, aanvraag. */
  readonly noun: string;
  /** It was made, changed or removed, not looked at. */
  readonly changed: boolean;
}

const document = ({ a, the, noun, changed }: Told): string =>
  changed ? `een document bij ${a} ${noun}` : `${the} documenten`;

/** By the name of the resource, or of what the logbook itself names. */
const WORDS: Readonly<Record<string, (told: Told) => string>> = {
  zaak: ({ a, noun }) => `${a} ${noun}`,
  status: ({ a, noun }) => `de status van ${a} ${noun}`,
  resultaat: ({ a, noun }) => `de uitkomst van ${a} ${noun}`,
  rol: ({ a, noun, name, changed }) => (changed ? `wie bij ${a} ${noun} hoort` : name),
  zaakeigenschap: ({ the }) => (the === 'uw' ? 'wat u invulde' : 'wat er is ingevuld'),
  zaakobject: ({ a, noun }) => `waar ${a} ${noun} over gaat`,
  klantcontact: ({ a, noun }) => `een gesprek over ${a} ${noun}`,
  zaakcontactmoment: ({ a, noun }) => `een gesprek over ${a} ${noun}`,
  zaakverzoek: ({ a, noun }) => `een verzoek bij ${a} ${noun}`,
  zaaknotitie: ({ a, noun }) => `een notitie bij ${a} ${noun}`,
  zaaktoegang: ({ a, noun }) => `welke medewerker bij ${a} ${noun} mag`,
  zaakafscherming: ({ a, noun }) => `het afschermen van ${a} ${noun}`,
  opschorting: ({ a, noun }) => `het langer bewaren van ${a} ${noun}`,
  zaakinformatieobject: document,
  enkelvoudiginformatieobject: document,
  documentversie: document,
  bestandsdeel: document,
  objectinformatieobject: document,
  gebruiksrecht: () => 'wat er met een document mag',
  verzending: () => 'het versturen van een document',
  besluit: () => 'een besluit',
  zaakbesluit: ({ a, noun }) => `een besluit bij ${a} ${noun}`,
  besluitinformatieobject: () => 'een document bij een besluit',
  object: () => 'gegevens over een plek of een voorwerp',
  objectrecord: () => 'gegevens over een plek of een voorwerp',
  bericht: ({ message }) => message,
  mandaat: ({ a }) => `${a} machtiging`,
  toestemming: ({ a }) => `${a} toestemming`,
  avgverzoek: ({ a, the }) => `${a} verzoek over ${the} gegevens`,
  gegevensbeperking: ({ the }) => `het stilzetten van ${the} gegevens`,
  terugmelding: ({ the }) => `een melding over ${the} gegevens in de basisregistratie`,
  volgindicatie: ({ the }) => `een verzoek om ${the} gegevens uit de basisregistratie bij te houden`,
  ingeschrevenpersoon: ({ the }) => `${the} gegevens uit de basisregistratie`,
  persoon: ({ the }) => `${the} gegevens uit de basisregistratie`,
  logboek: ({ the }) => `wie ${the} gegevens zag`,
  logregel: ({ the }) => `wie ${the} gegevens zag`,
};

/** A test holds every resource about people to a word of its own; what older releases named is still said to be theirs. */
export const dataWords = (resource: string, noun: string, kind: Logged['kind'], words: Words): string =>
  Object.hasOwn(WORDS, resource) ? WORDS[resource]!({ ...words, noun, changed: CHANGES.has(kind) }) : words.data;
