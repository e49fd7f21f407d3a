/** What a right lets somebody do, in words: a manager who decides on a rule reads no scopes. */
export interface Woord {
  readonly naam: string;
  readonly english: string;
}

/** By what a scope says after its source: `zaken.lezen`. */
const DOEN: Readonly<Record<string, Woord>> = {
  aanmaken: { naam: 'maken', english: 'make' },
  behandelen: { naam: 'behandelen', english: 'handle' },
  beheren: { naam: 'beheren', english: 'manage' },
  beoordelen: { naam: 'beoordelen', english: 'assess' },
  beslissen: { naam: 'beslissen', english: 'decide' },
  'beveiliging-beheren': { naam: 'beveiliging beheren', english: 'manage security' },
  'beveiliging-lezen': { naam: 'beveiliging bekijken', english: 'view security' },
  bijwerken: { naam: 'wijzigen', english: 'change' },
  consumeren: { naam: 'berichten ontvangen', english: 'receive notifications' },
  doen: { naam: 'doen', english: 'report' },
  eigen: { naam: 'eigen machtigingen regelen', english: 'arrange own mandates' },
  'geforceerd-bijwerken': {
    naam: 'wijzigen, ook wat is afgesloten',
    english: 'change, also what is closed',
  },
  'geforceerd-schrijven': {
    naam: 'wijzigen, ook wat is gepubliceerd',
    english: 'change, also what is published',
  },
  'geforceerd-verwijderen': {
    naam: 'weghalen, ook wat is gepubliceerd',
    english: 'remove, also what is published',
  },
  geven: { naam: 'geven', english: 'give' },
  heropenen: { naam: 'heropenen', english: 'reopen' },
  indienen: { naam: 'indienen', english: 'submit' },
  intrekken: { naam: 'intrekken', english: 'withdraw' },
  invoeren: { naam: 'invoeren', english: 'enter' },
  lezen: { naam: 'bekijken', english: 'view' },
  opruimen: { naam: 'opruimen', english: 'clear away' },
  opschorten: { naam: 'langer bewaren', english: 'keep longer' },
  opstellen: { naam: 'opstellen', english: 'draw up' },
  overbrengen: { naam: 'overbrengen', english: 'transfer' },
  publiceren: { naam: 'berichten versturen', english: 'send notifications' },
  schrijven: { naam: 'maken en wijzigen', english: 'make and change' },
  'statussen.toevoegen': { naam: 'de status zetten', english: 'set the status' },
  'toegang-regelen': { naam: 'regelen wie erbij mag', english: 'arrange who has access' },
  vaststellen: { naam: 'vaststellen', english: 'confirm' },
  verwijderen: { naam: 'weghalen', english: 'remove' },
  volgen: { naam: 'volgen', english: 'follow' },
  voorstellen: { naam: 'voorstellen', english: 'propose' },
};

/** Nothing for a scope that is not known here. @param scope `zaken.lezen`, or of another component `zrc:zaken.lezen` */
export function doenVan(scope: string): Woord | undefined {
  const own = scope.slice(scope.indexOf(':') + 1);
  const doing = own.slice(own.indexOf('.') + 1);
  return Object.hasOwn(DOEN, doing) ? DOEN[doing] : undefined;
}
