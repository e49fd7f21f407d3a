/**
 * Places of records and areas to find them in, as polygons that PostgreSQL knows without an extension. A point is a
 * polygon of one position; a line goes there and back, so that no side closes it.
 */
import { invalid } from '../foundation/problems.ts';
import { isGeometry } from './geojson.ts';

type Position = readonly number[];
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] };

/** An area: outer rings, and the holes in them, each with the place (from 1) of the ring that it is in. */
export interface Area {
  readonly outer: readonly string[];
  readonly holes: readonly string[];
  readonly holeOf: readonly number[];
}

/** The places of a GeoJSON geometry as polygons; nothing for no geometry. */
export function placesOf(geometry: unknown): readonly string[] | null {
  return geometry ? polygons(geometry as Geometry) : null;
}

function polygons(geometry: Geometry): readonly string[] {
  switch (geometry.type) {
    case 'Point':
      return [polygon([geometry.coordinates])];
    case 'MultiPoint':
      return geometry.coordinates.map((one) => polygon([one]));
    case 'LineString':
      return [polygon(thereAndBack(geometry.coordinates))];
    case 'MultiLineString':
      return geometry.coordinates.map((line) => polygon(thereAndBack(line)));
    case 'Polygon':
      return [polygon(geometry.coordinates[0]!)];
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => polygon(rings[0]!));
    default:
      return geometry.geometries.flatMap(polygons);
  }
}

/** Enough for the border of a municipality; each position is compared with each record nearby. */
const MOST_POSITIONS = 10_000;

/** Text of a GeoJSON area as given in a search. @throws invalid */
export function areaOf(name: string, text: string): Area {
  const geometry = parse(text) as Geometry | undefined;
  const bad = (reason: string) => invalid({ name, code: 'invalid', reason });
  if (!isGeometry(geometry)) throw bad('Dit is geen geldige GeoJSON-geometrie.');
  const parts = geometry && facesOf(geometry);
  if (!parts)
    throw bad('Zoeken kan binnen een vlak of op een punt. Geef een Polygon, MultiPolygon, Point of MultiPoint.');
  if (parts.flat(2).length > MOST_POSITIONS)
    throw bad(`Dit vlak heeft meer dan ${MOST_POSITIONS} punten. Geef een eenvoudiger vlak.`);
  return {
    outer: parts.map(([ring]) => polygon(ring!)),
    holes: parts.flatMap(([, ...holes]) => holes.map(polygon)),
    holeOf: parts.flatMap(([, ...holes], index) => holes.map(() => index + 1)),
  };
}

/** Rings of each part; of a line nothing, since nothing lies inside it. */
function facesOf(geometry: Geometry): readonly (readonly (readonly Position[])[])[] | undefined {
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates;
    case 'Point':
      return [[around(geometry.coordinates)]];
    case 'MultiPoint':
      return geometry.coordinates.map((one) => [around(one)]);
    default:
      return undefined;
  }
}

/** Half of it is what counts as nothing in a search (10 cm). */
const HARDLY = 0.000_001;

/** A square that holds what is at this point and nothing else. */
const around = ([x = 0, y = 0]: Position): readonly Position[] => [
  [x - HARDLY, y - HARDLY],
  [x + HARDLY, y - HARDLY],
  [x + HARDLY, y + HARDLY],
  [x - HARDLY, y + HARDLY],
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const thereAndBack = (line: readonly Position[]): readonly Position[] => [...line, ...line.slice(1, -1).toReversed()];

const polygon = (ring: readonly Position[]): string => `(${ring.map(([x, y]) => `(${x},${y})`).join(',')})`;
