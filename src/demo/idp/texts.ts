import type { AssuranceLevel } from '../../gate/context.ts';
import type { SessionKind } from '../../identity/sessions.ts';
import type { Language } from '../../identity/texts.ts';

export interface DemoTexts {
  readonly name: string;
  readonly demo: string;
  readonly title: Readonly<Record<SessionKind, string>>;
  readonly who: string;
  readonly level: string;
  readonly levels: Readonly<Record<AssuranceLevel, string>>;
  readonly asked: string;
  readonly submit: string;
  readonly stop: string;
  readonly other: string;
  readonly error: string;
  readonly noPerson: string;
  readonly noLevel: string;
  readonly over: string;
  readonly overAdvice: string;
  readonly again: string;
  readonly skip: string;
}

export const DEMO_TEXTS: Readonly<Record<Language, DemoTexts>> = {
  nl: {
    name: 'Demo-inloggen',
    demo: 'Dit is een oefening. De mensen op deze pagina zijn verzonnen. U hebt geen wachtwoord nodig.',
    title: { resident: 'Log in als bewoner', employee: 'Log in als medewerker' },
    who: 'Wie bent u?',
    level: 'Hoe veilig logt u in?',
    levels: { laag: 'Laag', substantieel: 'Substantieel', hoog: 'Hoog' },
    asked: 'De gemeente vraagt minstens dit niveau',
    submit: 'Log in',
    stop: 'Stop met inloggen',
    other: 'Read this page in English',
    error: 'Nog niet ingelogd',
    noPerson: 'Kies een persoon uit de lijst',
    noLevel: 'Kies een niveau uit de lijst',
    over: 'Deze pagina is verlopen',
    overAdvice: 'U was langer dan tien minuten weg, of u logde al in. Begin opnieuw.',
    again: 'Begin opnieuw met inloggen',
    skip: 'Naar de inhoud',
  },
  en: {
    name: 'Demo login',
    demo: 'This is a rehearsal. The people on this page are fictional. You need no password.',
    title: { resident: 'Log in as a resident', employee: 'Log in as an employee' },
    who: 'Who are you?',
    level: 'How safely do you log in?',
    levels: { laag: 'Low', substantieel: 'Substantial', hoog: 'High' },
    asked: 'The municipality asks for at least this level',
    submit: 'Log in',
    stop: 'Stop logging in',
    other: 'Lees deze pagina in het Nederlands',
    error: 'Not logged in yet',
    noPerson: 'Choose a person from the list',
    noLevel: 'Choose a level from the list',
    over: 'This page has expired',
    overAdvice: 'You were away for more than ten minutes, or you logged in already. Please start again.',
    again: 'Start logging in again',
    skip: 'To the content',
  },
};
