/**
 * Places of records and areas to find them in, as polygons that PostgreSQL knows without an extension. A point is a
 * polygon of one position; a line goes there and back, so that no side closes it.
 */
import { invalid } from '../foundation/problems.js';
import { isGeometry } from './geojson.js';
import { thinned } from './outline.js';
/**
 * Positions by which a record is found. A search compares each with each side of its area, for every record nearby: what
 * one record may hold is what makes all searches there slow. What has more is stored as it is, and found by its outline.
 */
const MOST_FOUND_BY = 500;
/** Of what falls apart into more, no outline is small; it is found where all of it is, by the box around it. */
const MOST_PARTS = 500;
/** The places of a GeoJSON geometry as polygons; nothing for no geometry. */
export function placesOf(geometry) {
    if (!geometry)
        return null;
    const parts = partsOf(geometry);
    if (parts.length > MOST_PARTS)
        return [polygon(boxAround(parts))];
    const total = parts.reduce((sum, { positions }) => sum + positions.length, 0);
    return parts.map(({ positions, isLine }) => {
        const few = total > MOST_FOUND_BY ? thinned(positions, (positions.length * MOST_FOUND_BY) / total) : positions;
        return polygon(isLine ? thereAndBack(few) : few);
    });
}
function partsOf(geometry) {
    switch (geometry.type) {
        case 'Point':
            return [{ positions: [geometry.coordinates] }];
        case 'MultiPoint':
            return geometry.coordinates.map((one) => ({ positions: [one] }));
        case 'LineString':
            return [{ positions: geometry.coordinates, isLine: true }];
        case 'MultiLineString':
            return geometry.coordinates.map((positions) => ({ positions, isLine: true }));
        case 'Polygon':
            return [{ positions: geometry.coordinates[0] }];
        case 'MultiPolygon':
            return geometry.coordinates.map((rings) => ({ positions: rings[0] }));
        default:
            return geometry.geometries.flatMap(partsOf);
    }
}
function boxAround(parts) {
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const { positions } of parts)
        for (const [x = 0, y = 0] of positions) {
            west = Math.min(west, x);
            south = Math.min(south, y);
            east = Math.max(east, x);
            north = Math.max(north, y);
        }
    return [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
    ];
}
/** Enough for the border of a municipality; each position is compared with each record nearby. */
const MOST_POSITIONS = 10_000;
/** Text of a GeoJSON area as given in a search. @throws invalid */
export function areaOf(name, text) {
    const geometry = parse(text);
    const bad = (reason) => invalid({ name, code: 'invalid', reason });
    if (!isGeometry(geometry))
        throw bad('Dit is geen geldige GeoJSON-geometrie.');
    const parts = geometry && facesOf(geometry);
    if (!parts)
        throw bad('Zoeken kan binnen een vlak of op een punt. Geef een Polygon, MultiPolygon, Point of MultiPoint.');
    if (parts.flat(2).length > MOST_POSITIONS)
        throw bad(`Dit vlak heeft meer dan ${MOST_POSITIONS} punten. Geef een eenvoudiger vlak.`);
    return {
        outer: parts.map(([ring]) => polygon(ring)),
        holes: parts.flatMap(([, ...holes]) => holes.map(polygon)),
        holeOf: parts.flatMap(([, ...holes], index) => holes.map(() => index + 1)),
    };
}
/** Rings of each part; of a line nothing, since nothing lies inside it. */
function facesOf(geometry) {
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
const around = ([x = 0, y = 0]) => [
    [x - HARDLY, y - HARDLY],
    [x + HARDLY, y - HARDLY],
    [x + HARDLY, y + HARDLY],
    [x - HARDLY, y + HARDLY],
];
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const thereAndBack = (line) => [...line, ...line.slice(1, -1).toReversed()];
const polygon = (ring) => `(${ring.map(([x, y]) => `(${x},${y})`).join(',')})`;
//# sourceMappingURL=places.js.map