/** Photos that residents send along, drawn: what is broken, in a street. The same name gives the same bytes. */
import { type Canvas, canvas, type Rgb, shade } from './canvas.ts';
import { png } from './png.ts';
import { type Random, random } from './random.ts';

export const FOTO_ONDERWERPEN = [
  'tegels',
  'lantaarn',
  'afval',
  'boom',
  'water',
  'speelplek',
  'bank',
  'bord',
  'fiets',
] as const;
export type FotoOnderwerp = (typeof FOTO_ONDERWERPEN)[number];

const WIDTH = 320;
const HEIGHT = 240;
const HORIZON = 120;

const STEEL: Rgb = [92, 102, 104];
const WOOD: Rgb = [139, 98, 58];
const LEAF: Rgb = [74, 118, 48];
const DARK: Rgb = [38, 42, 44];

/** A PNG of 320 by 240 pixels. */
export function foto(onderwerp: FotoOnderwerp, naam: string): Buffer {
  const chance = random(`foto/${onderwerp}/${naam}`);
  const picture = canvas(WIDTH, HEIGHT);
  if (onderwerp === 'tegels') tegels(picture, chance);
  else {
    straat(picture, chance);
    SUBJECTS[onderwerp](picture, chance, 90 + chance.below(130));
  }
  return png(WIDTH, HEIGHT, picture.pixels());
}

/** Sky, a row of houses, and a pavement that runs to the viewer. */
function straat(picture: Canvas, chance: Random): void {
  const grey = chance.chance(0.5);
  picture.fill([0, 0, WIDTH, HORIZON], (_, y) =>
    grey ? [198 - y / 4, 205 - y / 4, 208 - y / 5] : [150 + y / 2, 196 + y / 4, 226],
  );
  for (let x = -10; x < WIDTH; ) {
    const width = 44 + chance.below(30);
    const brick: Rgb = chance.pick([
      [150, 84, 66],
      [166, 110, 84],
      [126, 92, 80],
      [188, 176, 158],
    ] as const);
    const top = 34 + chance.below(26);
    picture.rectangle(x, top, width, HORIZON - top, brick);
    picture.polygon(
      [
        [x - 3, top],
        [x + width / 2, top - 22],
        [x + width + 3, top],
      ],
      shade(brick, 0.55),
    );
    for (const [dx, dy] of [
      [8, 12],
      [width - 20, 12],
      [8, 44],
    ] as const) {
      picture.rectangle(x + dx - 1, top + dy - 1, 14, 20, [232, 230, 222]);
      picture.rectangle(x + dx, top + dy, 12, 18, [64, 84, 96]);
    }
    picture.rectangle(
      x + width - 19,
      HORIZON - 34,
      13,
      34,
      chance.pick([
        [38, 74, 52],
        [40, 58, 92],
        [112, 36, 34],
      ] as const),
    );
    x += width;
  }
  picture.fill([0, HORIZON, WIDTH, HEIGHT - HORIZON], (x, y) => {
    const depth = (y - HORIZON + 14) / 34;
    const row = Math.floor(26 / depth);
    const column = Math.floor((x - WIDTH / 2) / depth / 15 + (row % 2) / 2);
    const joint = Math.abs(((x - WIDTH / 2) / depth / 15 + (row % 2) / 2) % 1) < 0.05;
    const tone = 150 + ((((column * 31 + row * 17) % 23) + 23) % 23) - y / 8;
    return joint ? [tone - 34, tone - 34, tone - 36] : [tone, tone - 3, tone - 10];
  });
  picture.rectangle(0, HORIZON, WIDTH, 4, [108, 110, 108]);
}

/** From above: paving stones with one that lies loose. */
function tegels(picture: Canvas, chance: Random): void {
  const size = 52;
  const [looseX, looseY] = [1 + chance.below(4), 1 + chance.below(2)];
  picture.rectangle(0, 0, WIDTH, HEIGHT, [84, 78, 66]);
  for (let row = -1; row < 6; row++) {
    for (let column = -1; column < 8; column++) {
      const x = column * size + (row % 2) * (size / 2);
      const y = row * size;
      const tone = 148 + chance.below(26);
      const loose = column === looseX && row === looseY;
      if (loose) continue;
      picture.fill([x + 1.5, y + 1.5, size - 3, size - 3], (px, py) => grain([tone, tone - 2, tone - 8], px, py));
    }
  }
  const [x, y] = [looseX * size + (looseY % 2) * (size / 2), looseY * size];
  const tilt = 7 + chance.below(6);
  const at = (dx: number, dy: number) =>
    [
      [x + dx, y + dy + tilt],
      [x + size + dx - tilt, y + dy],
      [x + size + dx, y + size + dy - tilt],
      [x + dx + tilt, y + size + dy],
    ] as const;
  picture.rectangle(x + 1, y + 1, size - 2, size - 2, [58, 52, 42]);
  picture.polygon(at(7, 9), [44, 40, 34]);
  picture.polygon(at(2, 2), [172, 168, 158]);
  for (let blade = 0; blade < 26; blade++) {
    const from = x + chance.below(size);
    picture.line(
      from,
      y + size + 4,
      from - 3 + chance.below(7),
      y + size - 4 - chance.below(8),
      1.6,
      shade(LEAF, 0.8 + chance.below(5) / 10),
    );
  }
}

/** Stone is never one colour. */
function grain([r, g, b]: Rgb, x: number, y: number): Rgb {
  const noise = (Math.imul(Math.floor(x * 2) * 374_761 + Math.floor(y * 2) * 668_265, 2_246_822) >>> 26) % 16;
  return [r - noise, g - noise, b - noise];
}

const SUBJECTS: Readonly<
  Record<Exclude<FotoOnderwerp, 'tegels'>, (picture: Canvas, chance: Random, x: number) => void>
> = {
  lantaarn: (picture, chance, x) => {
    const lean = chance.chance(0.4) ? 16 : 2;
    picture.line(x, 212, x + lean, 30, 6, STEEL);
    picture.line(x + lean, 32, x + lean + 30, 24, 5, STEEL);
    picture.polygon(
      [
        [x + lean + 22, 20],
        [x + lean + 48, 22],
        [x + lean + 44, 33],
        [x + lean + 26, 31],
      ],
      DARK,
    );
    picture.rectangle(x - 9, 206, 18, 9, shade(STEEL, 0.7));
  },
  afval: (picture, chance, x) => {
    picture.rectangle(x - 58, 96, 62, 92, [58, 92, 74]);
    picture.rectangle(x - 62, 88, 70, 12, [44, 70, 58]);
    picture.rectangle(x - 46, 112, 38, 12, DARK);
    for (let bag = 0; bag < 5; bag++) {
      const [bx, by] = [x + 16 + chance.below(60), 176 + chance.below(24)];
      picture.circle(bx, by, 17 + chance.below(7), shade([70, 72, 78], 0.8 + chance.below(5) / 10));
      picture.polygon(
        [
          [bx - 5, by - 22],
          [bx + 5, by - 22],
          [bx, by - 10],
        ],
        [104, 108, 116],
      );
    }
    picture.polygon(
      [
        [x + 60, 208],
        [x + 96, 200],
        [x + 104, 220],
        [x + 66, 226],
      ],
      [186, 148, 100],
    );
  },
  boom: (picture, chance, x) => {
    picture.polygon(
      [
        [x - 10, 208],
        [x - 6, 96],
        [x + 8, 96],
        [x + 14, 208],
      ],
      shade(WOOD, 0.7),
    );
    for (let leaf = 0; leaf < 26; leaf++) {
      picture.circle(
        x - 52 + chance.below(106),
        30 + chance.below(70),
        13 + chance.below(12),
        shade(LEAF, 0.7 + chance.below(6) / 10),
      );
    }
    picture.line(x + 6, 104, x + 70, 168, 7, shade(WOOD, 0.8));
    picture.line(x + 48, 146, x + 88, 150, 4, shade(WOOD, 0.8));
    picture.circle(x + 80, 166, 14, shade(LEAF, 0.9));
    picture.circle(x + 92, 152, 11, LEAF);
  },
  water: (picture, chance, x) => {
    picture.fill([0, 162, WIDTH, 78], (px, py) => [
      54 + (py - 162) / 3,
      92 + Math.sin(px / 9 + py) * 5,
      104 - (py - 162) / 4,
    ]);
    for (let weed = 0; weed < 120; weed++)
      picture.circle(
        chance.below(WIDTH),
        166 + chance.below(70),
        2 + chance.below(4),
        shade([126, 150, 62], 0.8 + chance.below(4) / 10),
      );
    picture.rectangle(0, 156, WIDTH, 7, [92, 112, 58]);
    picture.circle(x, 138, 20, shade(STEEL, 0.6));
    picture.circle(x, 138, 15, DARK);
    for (let bar = -9; bar <= 9; bar += 6) picture.line(x + bar, 126, x + bar, 150, 2, STEEL);
  },
  speelplek: (picture, chance, x) => {
    picture.polygon(
      [
        [20, 226],
        [60, 176],
        [290, 176],
        [310, 226],
      ],
      [214, 192, 142],
    );
    for (const side of [-60, 60]) {
      picture.line(x + side, 84, x + side - 18, 206, 6, [176, 58, 46]);
      picture.line(x + side, 84, x + side + 18, 206, 6, [176, 58, 46]);
    }
    picture.line(x - 62, 84, x + 62, 84, 6, [176, 58, 46]);
    picture.line(x - 20, 86, x - 20, 176, 2, DARK);
    picture.line(x + 22, 86, x + 22 + chance.below(5), 140, 2, DARK);
    picture.polygon(
      [
        [x - 24, 174],
        [x - 16, 178],
        [x + 24, 204],
        [x + 18, 208],
      ],
      DARK,
    );
  },
  bank: (picture, chance, x) => {
    for (const side of [-52, 44]) picture.rectangle(x + side, 150, 8, 56, STEEL);
    for (let plank = 0; plank < 3; plank++) {
      const y = 128 + plank * 14;
      if (plank === 1) {
        picture.polygon(
          [
            [x - 60, y],
            [x - 4, y],
            [x - 10, y + 10],
            [x - 60, y + 10],
          ],
          WOOD,
        );
        picture.polygon(
          [
            [x + 6, y + 12],
            [x + 60, y + 2],
            [x + 60, y + 12],
            [x + 10, y + 24],
          ],
          shade(WOOD, 0.85),
        );
      } else picture.rectangle(x - 60, y, 120, 10, shade(WOOD, 0.9 + plank / 10));
    }
    picture.polygon(
      [
        [x - 64, 178],
        [x + 64, 178],
        [x + 70, 190],
        [x - 70, 190],
      ],
      shade(WOOD, 1.1),
    );
    picture.circle(x - 90 + chance.below(20), 210, 5, [196, 52, 46]);
  },
  bord: (picture, chance, x) => {
    const lean = chance.pick([-22, 24, 34]);
    picture.line(x, 214, x + lean, 66, 5, STEEL);
    const [cx, cy] = [x + lean, 62];
    picture.circle(cx, cy, 27, [238, 238, 234]);
    picture.circle(cx, cy, 25, [192, 38, 36]);
    picture.rectangle(cx - 17, cy - 5, 34, 10, [238, 238, 234]);
    for (let spot = 0; spot < 14; spot++)
      picture.circle(cx - 20 + chance.below(40), cy - 18 + chance.below(38), 2 + chance.below(3), shade(LEAF, 0.9));
  },
  fiets: (picture, _, x) => {
    const rim = (cx: number) => {
      picture.circle(cx, 184, 29, DARK);
      picture.fill([cx - 26, 158, 52, 52], [146, 144, 136], (px, py) => Math.hypot(px - cx, py - 184) <= 25);
      for (let spoke = 0; spoke < 6; spoke++) {
        const angle = (spoke * Math.PI) / 6;
        picture.line(
          cx - Math.cos(angle) * 25,
          184 - Math.sin(angle) * 25,
          cx + Math.cos(angle) * 25,
          184 + Math.sin(angle) * 25,
          1.2,
          STEEL,
        );
      }
    };
    for (let post = x - 90; post < x + 110; post += 40) picture.line(post, 212, post, 150, 4, shade(STEEL, 1.2));
    rim(x - 38);
    const frame: Rgb = [46, 86, 128];
    picture.line(x - 38, 184, x - 14, 140, 5, frame);
    picture.line(x - 14, 140, x + 34, 138, 5, frame);
    picture.line(x - 4, 184, x + 34, 138, 5, frame);
    picture.line(x - 38, 184, x - 4, 184, 5, frame);
    picture.line(x + 34, 138, x + 44, 188, 5, frame);
    picture.line(x - 24, 132, x - 4, 132, 6, DARK);
    picture.line(x + 34, 138, x + 24, 124, 4, STEEL);
  },
};
