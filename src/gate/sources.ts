/**
 * Sources of the municipality that hold data on natural persons. A processing activity says which of them it uses; what is
 * about nobody (the catalogue, rights, subscriptions) is in none. The zaken, catalogi, documenten and besluiten of one case
 * are one source.
 */
export const BRONNEN = ['zaken', 'personen', 'objecten', 'berichten', 'logboek'] as const;
export type Bron = (typeof BRONNEN)[number];

const OF_COMPONENT: Readonly<Record<string, Bron>> = { zrc: 'zaken', drc: 'zaken', brc: 'zaken', orc: 'objecten' };

/**
 * Own scopes (`personen.lezen`) are named after the source that they open; the archive is about cases, a report of doubt
 * about the person whose data is doubted, a mandate about two persons. What somebody consented to is kept to account for it, as
 * the logbook is. Requests about somebody's own data are about cases.
 */
const OWN = 'meent';
const OF_OWN: ReadonlyMap<string, Bron> = new Map([
  ...BRONNEN.map((name) => [name, name] as const),
  ['archief', 'zaken'],
  ['avgverzoeken', 'zaken'],
  ['terugmeldingen', 'personen'],
  ['mandaten', 'personen'],
  ['toestemmingen', 'logboek'],
]);

/** A scope with its component before it: `zrc:zaken.lezen`. One of another component is written so already (ztc-014). */
export type Scope = `${string}:${string}`;
export const fullScope = (component: string, scope: string): Scope =>
  scope.includes(':') ? (scope as Scope) : `${component}:${scope}`;

/**
 * The source that a scope opens; nothing for one that opens no personal data. A scope of another component is written
 * `zrc:zaken.lezen` (ztc-014). A test holds this against what every resource declares.
 */
export function sourceOf(component: string, scope: string): Bron | undefined {
  const at = scope.indexOf(':');
  if (at >= 0) return sourceOf(scope.slice(0, at), scope.slice(at + 1));
  if (component !== OWN) return OF_COMPONENT[component];
  return OF_OWN.get(scope.split('.', 1)[0]!);
}
