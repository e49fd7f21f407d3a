/**
 * What a caller may see, as a value. Every read path (one, list, count, search, expand, sub-resource) gets its SQL
 * condition from the same value, and a row that is already in memory is tested by the same value: see gate/conditions.ts.
 * Absence denies: no grant, no row.
 */
/** ZGW confidentiality, low to high; the number is the index and is what the database stores. */
export const VERTROUWELIJKHEID = [
    'openbaar',
    'beperkt_openbaar',
    'intern',
    'zaakvertrouwelijk',
    'vertrouwelijk',
    'confidentieel',
    'geheim',
    'zeer_geheim',
];
/** Index of the highest: nobody's right on types reaches further. */
export const HIGHEST = VERTROUWELIJKHEID.length - 1;
/**
 * Added to the level of a shielded row. So it lies above what any right on types reaches, in every list, count and index
 * that knows levels, and its own confidentiality is still in it.
 */
export const SHIELD = VERTROUWELIJKHEID.length;
/**
 * Added to the level of a row of which the use is restricted (AVG 18, 21): above shielded ones, so that what is about the
 * few costs the questions about all others nothing.
 */
export const RESTRICTED = 2 * SHIELD;
/** Every row, set apart or not. */
export const ANY_LEVEL = HIGHEST + SHIELD + RESTRICTED;
/** The number that the database stores for each. */
export const LEVEL_OF = new Map(VERTROUWELIJKHEID.map((name, level) => [name, level]));
/** The level that the database stores of a row. */
export const levelOf = (vertrouwelijkheid, shielded, restricted) => {
    const level = LEVEL_OF.get(String(vertrouwelijkheid)) ?? null;
    const apart = apartBy(shielded, restricted);
    return apart > 0 ? (level ?? 0) + apart : level;
};
/** What lies above its own confidentiality. */
export const apartBy = (shielded, restricted) => (shielded ? SHIELD : 0) + (restricted ? RESTRICTED : 0);
/** Shielded, restricted, or both: no right on its type reaches it. */
export const isApart = (level) => Number(level ?? 0) >= SHIELD;
export const isShielded = (level) => Number(level ?? 0) % RESTRICTED >= SHIELD;
export const isRestricted = (level) => Number(level ?? 0) >= RESTRICTED;
export const NO_RIGHTS = { everything: false, grants: [] };
/** What of these rights, of today, still stands on a later day; without a day: what has no last one. */
export const lastingTo = (rights, day) => {
    const lasts = (until) => until === undefined || (day !== undefined && until >= day);
    return {
        ...rights,
        everything: rights.everything && lasts(rights.everythingUntil),
        grants: rights.grants.filter(({ until }) => lasts(until)),
    };
};
//# sourceMappingURL=rights.js.map