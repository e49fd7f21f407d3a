const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const matches = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const whole = (most) => (value) => Number.isInteger(value) && value >= 0 && value <= most;
/** A number that could be a BSN (eight or nine digits) fits no field but the municipality, which is a random key. */
const ALLOWED = {
    route: matches(/^\/(?!.*\d{4})[\w\-./:*{}]{0,200}$/),
    method: (value) => METHODS.has(value),
    status: whole(599),
    ms: (value) => typeof value === 'number' && value >= 0 && value < 1e7,
    traceId: matches(/^[0-9a-f]{32}$/),
    municipality: whole(2 ** 31 - 1),
    application: matches(/^(?!.*\d{6})[A-Za-z][\w.-]{0,79}$/),
    errorCode: matches(/^(?!.*\d{6})[A-Za-z0-9][\w-]{0,39}$/),
    queue: matches(/^[a-z][a-z.-]{0,60}$/),
    attempt: whole(1000),
    count: whole(9_999_999),
    statement: matches(/^[a-z][a-z_.-]{0,79}$/),
};
const NAMES = Object.keys(ALLOWED);
/** What may be written of an object, whatever else is in it. */
export function allowed(object) {
    const kept = {};
    for (const name of NAMES) {
        const value = object[name];
        if (value !== undefined && ALLOWED[name](value))
            kept[name] = value;
    }
    return kept;
}
//# sourceMappingURL=fields.js.map