/** The value below or at which this part of them lies (nearest rank). @param part 0 to 1 @throws Error without values */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('there is no percentile of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/** The name with the highest median, and that. @param names of each of the values @throws Error without values */
export function slowest(names: readonly string[], values: readonly number[]): readonly [string, number] {
  const ofName = Map.groupBy(values.keys(), (at) => names[at]!);
  const medians = [...ofName].map(([name, at]): [string, number] => [
    name,
    percentile(
      at.map((one) => values[one]!),
      0.5,
    ),
  ]);
  return medians.reduce((most, one) => (one[1] > most[1] ? one : most), medians[0] ?? ['', percentile(values, 0.5)]);
}
