/** GeoJSON (RFC 7946) geometries as ZGW takes them: WGS 84, longitude first. */
const DEPTH = {
    Point: 0,
    MultiPoint: 1,
    LineString: 1,
    MultiLineString: 2,
    Polygon: 2,
    MultiPolygon: 3,
};
/** Enough for any municipal boundary; a guard against bodies made to be slow. */
const MOST_POSITIONS = 100_000;
/** True for a geometry with positions on earth and closed rings. */
export const isGeometry = (value) => isPart(value, { left: MOST_POSITIONS }, false);
/** Of a collection all parts together are within the budget. */
function isPart(value, budget, nested) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { type, coordinates, geometries } = value;
    if (type === 'GeometryCollection')
        return !nested && Array.isArray(geometries) && geometries.every((part) => isPart(part, budget, true));
    const depth = DEPTH[String(type)];
    if (depth === undefined)
        return false;
    if (!isNested(coordinates, depth, budget))
        return false;
    if (type === 'Polygon')
        return coordinates.every(isRing);
    if (type === 'MultiPolygon')
        return coordinates.every((polygon) => polygon.every(isRing));
    return type !== 'LineString' || coordinates.length >= 2;
}
function isNested(value, depth, budget) {
    if (!Array.isArray(value) || value.length === 0)
        return false;
    if (depth > 0)
        return value.every((part) => isNested(part, depth - 1, budget));
    budget.left -= 1;
    return (budget.left >= 0 &&
        (value.length === 2 || value.length === 3) &&
        value.every((number) => typeof number === 'number' && Number.isFinite(number)) &&
        // Beyond these lies no place in WGS 84, and further on numbers with which nothing can be compared.
        Math.abs(value[0]) <= 180 &&
        Math.abs(value[1]) <= 90);
}
function isRing(ring) {
    const first = ring[0];
    const last = ring.at(-1);
    return ring.length >= 4 && first[0] === last[0] && first[1] === last[1];
}
//# sourceMappingURL=geojson.js.map