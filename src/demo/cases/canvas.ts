/** A plain raster to draw on: filled shapes with soft edges, made by drawing at double size and halving at the end. */
export type Rgb = readonly [red: number, green: number, blue: number];

const SCALE = 2;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Colours every point for which `inside` holds, within a box in picture coordinates. */
  fill(
    box: readonly [x: number, y: number, width: number, height: number],
    colour: Rgb | ((x: number, y: number) => Rgb),
    inside?: (x: number, y: number) => boolean,
  ): void;
  rectangle(x: number, y: number, width: number, height: number, colour: Rgb): void;
  circle(x: number, y: number, radius: number, colour: Rgb): void;
  /** A straight line with round ends. */
  line(x1: number, y1: number, x2: number, y2: number, thickness: number, colour: Rgb): void;
  polygon(points: readonly (readonly [number, number])[], colour: Rgb): void;
  /** The picture at normal size. */
  pixels(): Uint8Array;
}

export const shade = ([r, g, b]: Rgb, factor: number): Rgb => [r * factor, g * factor, b * factor];

export function canvas(width: number, height: number): Canvas {
  const columns = width * SCALE;
  const rows = height * SCALE;
  const data = new Float32Array(columns * rows * 3);

  const fill: Canvas['fill'] = ([left, top, boxWidth, boxHeight], colour, inside) => {
    const right = Math.min(columns, Math.ceil((left + boxWidth) * SCALE));
    const bottom = Math.min(rows, Math.ceil((top + boxHeight) * SCALE));
    for (let row = Math.max(0, Math.floor(top * SCALE)); row < bottom; row++) {
      for (let column = Math.max(0, Math.floor(left * SCALE)); column < right; column++) {
        const x = (column + 0.5) / SCALE;
        const y = (row + 0.5) / SCALE;
        if (inside && !inside(x, y)) continue;
        const rgb = typeof colour === 'function' ? colour(x, y) : colour;
        const at = (row * columns + column) * 3;
        data[at] = rgb[0];
        data[at + 1] = rgb[1];
        data[at + 2] = rgb[2];
      }
    }
  };
  const around = (x: number, y: number, reach: number) => [x - reach, y - reach, reach * 2, reach * 2] as const;

  return {
    width,
    height,
    fill,
    rectangle: (x, y, boxWidth, boxHeight, colour) => fill([x, y, boxWidth, boxHeight], colour),
    circle: (x, y, radius, colour) =>
      fill(around(x, y, radius), colour, (px, py) => Math.hypot(px - x, py - y) <= radius),
    line: (x1, y1, x2, y2, thickness, colour) => {
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      const reach = thickness / 2;
      const box = [
        Math.min(x1, x2) - reach,
        Math.min(y1, y2) - reach,
        Math.abs(x2 - x1) + thickness,
        Math.abs(y2 - y1) + thickness,
      ] as const;
      fill(box, colour, (px, py) => {
        const along = Math.max(0, Math.min(1, ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / length ** 2));
        return Math.hypot(px - x1 - along * (x2 - x1), py - y1 - along * (y2 - y1)) <= thickness / 2;
      });
    },
    polygon: (points, colour) => {
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      fill([left, top, Math.max(...xs) - left, Math.max(...ys) - top], colour, (px, py) => within(points, px, py));
    },
    pixels: () => {
      const result = new Uint8Array(width * height * 3);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let part = 0; part < 3; part++) {
            let sum = 0;
            for (let sub = 0; sub < SCALE * SCALE; sub++) {
              const column = x * SCALE + (sub % SCALE);
              const row = y * SCALE + Math.floor(sub / SCALE);
              sum += data[(row * columns + column) * 3 + part]!;
            }
            result[(y * width + x) * 3 + part] = Math.max(0, Math.min(255, Math.round(sum / (SCALE * SCALE))));
          }
        }
      }
      return result;
    },
  };
}

/** Even-odd rule. */
function within(points: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  points.forEach(([x1, y1], at) => {
    const [x2, y2] = points[(at + 1) % points.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}
