/** Low to high. */
export const LEVELS = ['laag', 'substantieel', 'hoog'];
/** True when `level` is `minimum` or higher. */
export const reaches = (level, minimum) => LEVELS.indexOf(level) >= LEVELS.indexOf(minimum);
//# sourceMappingURL=levels.js.map