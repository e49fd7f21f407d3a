/** The value below or at which this part of them lies (nearest rank). @param part 0 to 1 @throws Error without values */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('there is no percentile of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}
