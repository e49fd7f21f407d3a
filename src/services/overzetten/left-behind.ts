/**
 * What no copy takes along: who may use the installation and who is told of what. Both hold a secret that no API gives, so
 * they are made anew here. Counted, with the names of those that are not here yet, so that none is forgotten at the switch.
 */
import type { Snapshot } from '../../engine/snapshot.ts';
import { type ApiName, type Body, type Source, SourceProblem } from './source.ts';

export interface LeftBehind {
  readonly soort: 'applicatie' | 'abonnement';
  /** How many there are in the source; nothing where it does not say. */
  readonly aantal?: number;
  /** Why it does not say. */
  readonly reden?: string;
  /** What they are called, of those that are not here. */
  readonly ontbreken: readonly string[];
}

interface Kind {
  readonly soort: LeftBehind['soort'];
  readonly api: ApiName;
  readonly path: string;
  readonly nameOf: (body: Body) => string;
  /** What tells the same one here by. */
  readonly signs: (body: Body) => readonly string[];
}

export const LEFT_BEHIND: readonly Kind[] = [
  {
    soort: 'applicatie',
    api: 'autorisaties',
    path: 'applicaties',
    nameOf: ({ label }) => String(label ?? ''),
    signs: ({ clientIds }) => (Array.isArray(clientIds) ? clientIds.map(String) : []),
  },
  {
    soort: 'abonnement',
    api: 'notificaties',
    path: 'abonnement',
    nameOf: ({ callbackUrl }) => withoutQuery(callbackUrl),
    signs: ({ callbackUrl }) => [String(callbackUrl)],
  },
];

/** Some systems put a key behind the question mark. */
function withoutQuery(address: unknown): string {
  const url = URL.parse(String(address));
  return url ? url.origin + url.pathname : '';
}

export const leftBehind = (source: Source, here: Snapshot): Promise<readonly LeftBehind[]> =>
  Promise.all(LEFT_BEHIND.map((kind) => countOf(kind, source, here)));

async function countOf({ soort, api, path, nameOf, signs }: Kind, source: Source, here: Snapshot): Promise<LeftBehind> {
  const known = new Set(here.all(soort).flatMap(({ record }) => signs(record)));
  try {
    const all = await source.all(api, path);
    const missing = all.filter((body) => !signs(body).some((sign) => known.has(sign)));
    return { soort, aantal: all.length, ontbreken: missing.map(nameOf) };
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    return { soort, reden: error.message, ontbreken: [] };
  }
}
