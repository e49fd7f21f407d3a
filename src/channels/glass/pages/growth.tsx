/** How a log grew: a strip of land under the line that the path draws. The numbers are in words beside it. */
const WIDTH = 720;
const HEIGHT = 200;
const EDGE = 12;

export interface GrowthPoint {
  readonly day: string;
  readonly total: number;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export function Growth({ points }: { readonly points: readonly [GrowthPoint, ...GrowthPoint[]] }) {
  const [first, last] = [points[0], points.at(-1)!];
  const days = Math.max(1, dayNumber(last.day) - dayNumber(first.day) + 1);
  // Before its first day there was nothing, so the line begins at the ground.
  const x = (day: string): number => EDGE + ((dayNumber(day) - dayNumber(first.day) + 1) / days) * (WIDTH - 2 * EDGE);
  const y = (total: number): number => HEIGHT - EDGE - (total / Math.max(1, last.total)) * (HEIGHT - 3 * EDGE);
  const ground = HEIGHT - EDGE;
  const line = `M${EDGE} ${ground}${points.map(({ day, total }) => `L${x(day).toFixed(1)} ${y(total).toFixed(1)}`).join('')}`;
  return (
    <svg class="meent-growth" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path class="meent-land-2" d={`${line}V${HEIGHT}H0V${ground}z`} />
      <path class="meent-land-4" d={`M0 ${ground}H${WIDTH}V${HEIGHT}H0z`} />
      <path class="meent-path" stroke-width="5" d={line} />
      <circle class="meent-dot" cx={x(last.day).toFixed(1)} cy={y(last.total).toFixed(1)} r="9" />
    </svg>
  );
}
