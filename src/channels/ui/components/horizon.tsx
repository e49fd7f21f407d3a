/**
 * The land of the front page: strips that run to the horizon, and the path that winds to a village. Drawn once by this code,
 * in the proportions of a Dutch polder: a low horizon, straight ditches, one crooked path.
 */
import { seeded } from './random.ts';

const WIDTH = 1600;
const HEIGHT = 460;
const HORIZON = 96;
/** Where all ditches meet. */
const VANISH = 1080;

interface Bend {
  readonly x: number;
  readonly y: number;
  /** Half the width of the path, smaller with distance. */
  readonly half: number;
}

function strips(seed: string): readonly { readonly from: number; readonly to: number; readonly tone: number }[] {
  const random = seeded(seed);
  const cut: { from: number; to: number; tone: number }[] = [];
  let from = -3300;
  let tone = 3;
  while (from < 4500) {
    const to = Math.round(from + 190 + random() * 250);
    cut.push({ from, to, tone });
    tone = 1 + ((tone + Math.floor(random() * 3)) % 4);
    from = to;
  }
  return cut;
}

const STEPS = 160;
/** Nearness at the village and just below the lower edge; 1 is at our feet. */
const [FAR, NEAR] = [0.05, 1.2];

/** The path from the village to our feet. In perspective equal bends shrink with distance, so they follow the logarithm. */
function bends(): readonly Bend[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const near = FAR * (NEAR / FAR) ** (step / STEPS);
    const swing = 165 * near ** 0.75 * Math.sin(4.6 * Math.log(near) - 0.9);
    return { x: 1000 - 420 * near ** 1.3 + swing, y: HORIZON + (HEIGHT - HORIZON) * near, half: 21 * near };
  });
}

const rounded = (value: number): string => value.toFixed(1);

/** Seen from a man's height the ground is flat: a width across the view is this much larger than one along it. */
const FLAT = 0.45;

/** A ribbon along the bends, `grow` times as wide as the path itself, measured square to its direction. */
function ribbon(points: readonly Bend[], grow: number): string {
  const side = (direction: 1 | -1): string[] =>
    points.map(({ x, y, half }, index) => {
      const [before, after] = [points[Math.max(index - 1, 0)]!, points[Math.min(index + 1, points.length - 1)]!];
      const [dx, dy] = [after.x - before.x, (after.y - before.y) / FLAT];
      const width = (direction * half * grow) / Math.hypot(dx, dy);
      return `${rounded(x + dy * width)} ${rounded(y - dx * width * FLAT)}`;
    });
  return `M${[...side(1), ...side(-1).reverse()].join('L')}z`;
}

const TREES = [
  [420, 9],
  [436, 12],
  [455, 8],
  [690, 8],
  [704, 11],
  [722, 9],
  [1230, 10],
  [1250, 14],
  [1274, 9],
  [1408, 9],
  [60, 8],
  [78, 11],
] as const;

/** Where the visitor stands on the path, in steps from the village. */
const YOU = 102;

export function Horizon({ seed }: { readonly seed: string }) {
  const land = strips(seed);
  const path = bends();
  const you = path[YOU]!;
  return (
    <svg
      class="meent-hero__land"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden="true"
      focusable="false"
    >
      <path class="meent-land-2" d={`M0 ${HORIZON}H${WIDTH}V${HEIGHT}H0z`} />
      {land.map(({ from, to, tone }) => (
        <path class={`meent-land-${tone}`} d={`M${VANISH} ${HORIZON}L${from} ${HEIGHT}H${to}z`} />
      ))}
      {land.map(({ from }) => (
        <path class="meent-ditch" d={`M${VANISH} ${HORIZON}L${from - 7} ${HEIGHT}H${from + 7}z`} />
      ))}
      <path class="meent-ditch" d={`M0 109H${WIDTH}v1.5H0zM0 136H${WIDTH}v2.5H0zM0 205H${WIDTH}v4.5H0z`} />
      <path class="meent-land-5" d={`M0 91C200 85 380 93 560 89S900 93 1080 91s360-8 520 0V97H0z`} />
      {TREES.map(([x, radius]) => (
        <circle class="meent-land-5" cx={x} cy={HORIZON - radius * 0.8} r={radius} />
      ))}
      <path
        class="meent-ditch"
        d="M560 96v-46l9-34 9 34v46zM578 96v-22l20-14 20 14v22zM628 96v-12l14-11 14 11v12zM664 96v-9l9-8 9 8v9z"
      />
      <path class="meent-ditch" d="M1322 96l6-40h14l6 40z" />
      <path
        class="meent-ditch-line"
        stroke-width="3.5"
        d="M1335 53l25-22M1335 53l-25 22M1335 53l22 25M1335 53l-22-25"
      />
      <path class="meent-road" d={ribbon(path, 2.6)} />
      <path class="meent-dot" d={ribbon(path.slice(YOU), 0.9)} />
      {path
        .slice(40, YOU - 5)
        .filter((_, index) => index % 9 === 0)
        .map(({ x, y, half }) => (
          <ellipse
            class="meent-dot"
            cx={rounded(x)}
            cy={rounded(y)}
            rx={rounded(half * 0.9)}
            ry={rounded(half * 0.5)}
          />
        ))}
      <ellipse class="meent-dot-you" stroke-width="6.5" cx={rounded(you.x)} cy={rounded(you.y)} rx="27" ry="15" />
    </svg>
  );
}
