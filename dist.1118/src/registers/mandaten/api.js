/** Scopes of `meent` for mandates: who sees them, who enters one on a court decision, and who (another person) confirms it. */
export const MANDATEN_LEZEN = 'mandaten.lezen';
export const MANDATEN_INVOEREN = 'mandaten.invoeren';
export const MANDATEN_VASTSTELLEN = 'mandaten.vaststellen';
/** What each mandate opens: the themes, which are about nobody. */
export const MANDAATTHEMAS_LEZEN = 'mandaatthemas.lezen';
export const MANDAATTHEMAS_BEHEREN = 'mandaatthemas.beheren';
/** Of the portal alone, for what a resident gives and takes: it has no use in a token, since the rules want a session. */
export const MANDATEN_EIGEN = 'mandaten.eigen';
//# sourceMappingURL=api.js.map