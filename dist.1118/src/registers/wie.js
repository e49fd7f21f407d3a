import { WERKBANK } from './client-ids.js';
/** `E. Brandsma`, or the label of the application that named nobody. */
export const naamVan = ({ employee, application }) => employee?.name || employee?.id || application.label;
/**
 * Nothing for a caller that names no employee: then nobody can say that it is another one. Applications write one person in
 * several ways; `E.Brandsma ` is nobody else than `e.brandsma`, nor is who has signs in between that nobody sees.
 */
export const persoonVan = ({ employee }) => employee?.id.normalize('NFKC').replace(UNSEEN, '').trim().toLowerCase() || undefined;
/**
 * Through which application somebody came, where that alone says who they are. Meent saw the login of who is at its own
 * pages; of who is named in a token it knows no more than who holds the secret wants it to. Null: at the pages of Meent.
 */
export const viaVan = ({ application }) => application.id === WERKBANK ? null : application.id;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
//# sourceMappingURL=wie.js.map