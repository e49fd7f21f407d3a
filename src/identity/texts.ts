/** What a person reads when a login did not work: what is wrong, and what to do. */
import type { Refusal as LoginRefusal } from './oidc.ts';

export type Language = 'nl' | 'en';

/** `closed`: nobody of this kind can log in here. */
export type Refusal = LoginRefusal | 'closed';

export interface RefusalText {
  readonly title: string;
  readonly advice: string;
}

const table: Readonly<Record<Language, Readonly<Record<Refusal, RefusalText>>>> = {
  nl: {
    cancelled: {
      title: 'U bent niet ingelogd',
      advice: 'U bent gestopt met inloggen. Kies hieronder opnieuw als u wilt inloggen.',
    },
    expired: {
      title: 'Het inloggen duurde te lang',
      advice: 'U had tien minuten, of er stond nog een ander venster open. Log opnieuw in.',
    },
    level: {
      title: 'U moet veiliger inloggen',
      advice: 'Voor deze dienst is een hoger niveau nodig. Log opnieuw in en kies dat niveau.',
    },
    incomplete: {
      title: 'Wij kregen niet genoeg gegevens',
      advice: 'De inlogdienst gaf niet alles wat wij nodig hebben. Probeer het opnieuw of bel ons.',
    },
    unavailable: {
      title: 'Inloggen lukt nu niet',
      advice: 'De inlogdienst is niet bereikbaar. Probeer het over een paar minuten opnieuw.',
    },
    invalid: {
      title: 'Het inloggen is niet gelukt',
      advice: 'Het antwoord van de inlogdienst klopte niet, of was al gebruikt. Log opnieuw in.',
    },
    closed: {
      title: 'U kunt hier niet inloggen',
      advice: 'De gemeente heeft hiervoor nog geen inlogdienst. Bel ons of kom langs.',
    },
  },
  en: {
    cancelled: {
      title: 'You are not logged in',
      advice: 'You stopped logging in. Choose again below if you want to log in.',
    },
    expired: {
      title: 'Logging in took too long',
      advice: 'You had ten minutes, or another window was still open. Please log in again.',
    },
    level: {
      title: 'You need a safer way to log in',
      advice: 'This service needs a higher level. Log in again and choose that level.',
    },
    incomplete: {
      title: 'We did not get enough information',
      advice: 'The login service left something out. Try again or call us.',
    },
    unavailable: {
      title: 'You cannot log in right now',
      advice: 'We cannot reach the login service. Try again in a few minutes.',
    },
    invalid: {
      title: 'Logging in did not work',
      advice: 'The answer of the login service was wrong or already used. Please log in again.',
    },
    closed: {
      title: 'You cannot log in here',
      advice: 'The municipality has no login service for this yet. Call us or come by.',
    },
  },
};

export const refusalText = (language: Language, refusal: Refusal): RefusalText => table[language][refusal];

export const REFUSAL_STATUS: Readonly<Record<Refusal, number>> = {
  cancelled: 200,
  expired: 400,
  level: 403,
  incomplete: 502,
  unavailable: 503,
  invalid: 400,
  closed: 404,
};
