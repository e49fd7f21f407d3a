/** Scopes of `meent` for rules of access: who sees them, who proposes one, and who (another person) decides on it. */
export const LEZEN = 'toegangsregels.lezen';
export const VOORSTELLEN = 'toegangsregels.voorstellen';
export const VASTSTELLEN = 'toegangsregels.vaststellen';
/** To ask for decisions on access, about others too (`/access/v1`). */
export const VRAGEN = 'toegang.vragen';
//# sourceMappingURL=api.js.map