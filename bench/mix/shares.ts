/** Puts kinds of work in a row, so that each stretch of it has every kind in its share. */

export interface Share {
  readonly weight: number;
}

/** `count` of them, each as often as its weight says, as evenly spread as can be. */
export function inShares<Kind extends Share>(kinds: readonly Kind[], count: number): readonly Kind[] {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  const owed = kinds.map(() => 0);
  return Array.from({ length: count }, () => {
    for (const [at, { weight }] of kinds.entries()) owed[at]! += weight;
    const next = owed.indexOf(Math.max(...owed));
    owed[next]! -= total;
    return kinds[next]!;
  });
}
