/**
 * The land beside a title: slanted strips with ditches, and the path that crosses them. Cut anew per page by its seed.
 * Decoration only: hidden for assistive technology, in print and in forced colours.
 */
import { seeded } from './random.ts';

const WIDTH = 600;
const HEIGHT = 260;
/** How far a ditch leans over the height. */
const LEAN = 92;
const FIRST = 300;
/** Neighbours differ in tone: a walk over this ring never stands still. */
const TONES = [3, 5, 1, 4, 2] as const;

interface Strip {
  readonly left: number;
  readonly right: number;
  readonly tone: number;
}

export function cutStrips(seed: string): Strip[] {
  const random = seeded(seed);
  const strips: Strip[] = [];
  let left = FIRST;
  let turn = Math.floor(random() * TONES.length);
  while (left < WIDTH + LEAN) {
    const right = Math.round(left + 40 + random() * 50);
    strips.push({ left, right, tone: TONES[turn % TONES.length]! });
    turn += random() < 0.5 ? 1 : 2;
    left = right;
  }
  return strips;
}

const plot = ({ left, right }: Strip): string =>
  `M${left} ${HEIGHT}L${left + LEAN} 0H${right + LEAN}L${right} ${HEIGHT}z`;

/** Comes from under the navigation, bends over the land, leaves on the right. */
function pathOver(seed: string): string {
  const random = seeded(`${seed}/path`);
  const bend = Math.round(120 + random() * 40);
  const end = Math.round(90 + random() * 110);
  return `M250 -2C340 -2 352 ${bend} 430 ${bend}S520 ${end} 640 ${end}`;
}

export function Land({ seed }: { readonly seed: string }) {
  const path = pathOver(seed);
  return (
    <svg
      class="meent-field__land"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMin meet"
      aria-hidden="true"
      focusable="false"
    >
      <clipPath id="land">
        <path d={`M${FIRST} ${HEIGHT}L${FIRST + LEAN} 0H${WIDTH + 160}V${HEIGHT}z`} />
      </clipPath>
      {cutStrips(seed).map((strip) => (
        <>
          <path class={`meent-land-${strip.tone}`} d={plot(strip)} />
          <path class="meent-ditch-line" stroke-width="2.5" d={`M${strip.left} ${HEIGHT}L${strip.left + LEAN} 0`} />
        </>
      ))}
      <path class="meent-path-casing" clip-path="url(#land)" d={path} />
      <path class="meent-path" d={path} />
    </svg>
  );
}
