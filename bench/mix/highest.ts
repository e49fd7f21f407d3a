/** The highest rate that holds, found by steps. */

export interface Search {
  readonly first: number;
  /** Each step is so many times the last one. */
  readonly factor: number;
  /** Halvings of the last step, once one did not hold. */
  readonly halvings: number;
  /** What is lower is not tried. */
  readonly least: number;
}

/** Asks as few rates as it can, since each one takes seconds. Returns 0 when not even the least holds. */
export async function highest(
  { first, factor, halvings, least }: Search,
  holds: (rate: number) => Promise<boolean>,
): Promise<number> {
  let good = 0;
  let bad = Number.POSITIVE_INFINITY;
  let rate = first;
  while (bad === Number.POSITIVE_INFINITY || (good === 0 && rate >= least)) {
    if (await holds(rate)) good = rate;
    else bad = Math.min(bad, rate);
    if (good > 0 && bad < Number.POSITIVE_INFINITY) break;
    rate = Math.round(good > 0 ? good * factor : rate / factor);
  }
  for (let step = 0; good > 0 && step < halvings; step++) {
    const between = Math.round((good + bad) / 2);
    if (between === good || between === bad) break;
    if (await holds(between)) good = between;
    else bad = between;
  }
  return good;
}
