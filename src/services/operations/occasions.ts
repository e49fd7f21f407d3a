/** Looks under the occasion they had, and those that say the same as one line. Pure. */
import { dateInNetherlands } from '../../foundation/clock.ts';
import type { Look as Logged } from '../../logbook/read.ts';

export interface Look {
  readonly at: string;
  /** The same was seen before on that day: how often, and when first. */
  readonly same?: { readonly times: number; readonly first: string };
  readonly kind: Logged['kind'];
  readonly who:
    | { readonly kind: 'employee'; readonly role: string; readonly department: string }
    | { readonly kind: 'program' }
    | { readonly kind: 'you' }
    | { readonly kind: 'resident' }
    /** Somebody who acted for this resident: by which kind of mandate, never who. */
    | { readonly kind: 'representative'; readonly as: string }
    | { readonly kind: 'application'; readonly name: string };
  /** As the resident calls it: `uw melding`. */
  readonly what: string;
  /** Shown after "om te". */
  readonly purpose: string;
  readonly data: readonly string[];
}

export interface Seen {
  readonly look: Look;
  readonly activity: string;
  readonly organ: string;
  readonly zaak: string | undefined;
}

/**
 * One ground for all that stands under it: looks at a case for another purpose stand apart. A program that went past many
 * cases says the same of each of them; those cases are one occasion. Newest first, in and out.
 */
export function byOccasion<S extends Seen>(seen: readonly S[]): readonly (readonly [S, ...S[]])[] {
  const byCase = Map.groupBy(seen, ({ zaak = '', activity }) => `${zaak} ${activity}`);
  const alike = Map.groupBy(byCase.values(), (same) => {
    const { activity, organ } = same[0]!;
    return JSON.stringify([activity, organ, [...new Set(same.map(({ look }) => wordsOf(look)))]]);
  });
  return [...alike.values()].map(
    (groups) => groups.flat().toSorted((a, b) => b.look.at.localeCompare(a.look.at)) as [S, ...S[]],
  );
}

/**
 * Who works on a case opens it many times a day: looks of one day that say the same are one line, which says how often.
 * Newest first, in and out.
 */
export function together(looks: readonly Look[]): readonly Look[] {
  return [...Map.groupBy(looks, wordsOf).values()].map((same) => {
    const [newest] = same as [Look, ...Look[]];
    return same.length === 1 ? newest : { ...newest, same: { times: same.length, first: same.at(-1)!.at } };
  });
}

/** All that a line says but the hour and how often. */
const wordsOf = ({ at, who, kind, what, purpose, data }: Look): string =>
  JSON.stringify([dateInNetherlands(new Date(at)), who, kind, what, purpose, data]);
