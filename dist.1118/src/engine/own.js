/** One JSON value a line (NDJSON). */
export const LINES = 'application/x-ndjson';
//# sourceMappingURL=own.js.map