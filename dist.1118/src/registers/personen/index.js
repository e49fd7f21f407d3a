import { personenBevragen } from './bevragen/bevragen.js';
import { eigenBron } from './bevragen/eigen.js';
import { persoon } from './persoon.js';
import { terugmelding } from './terugmelden/terugmelding.js';
import { volgenOperations } from './volgen/operations.js';
import { volgindicatie } from './volgen/volgindicatie.js';
export { soortenIn, veldenVan } from './bevragen/categorieen.js';
export { bronFout, bronVol, bronWeg, parametersOnjuist, teVeel, veldNietGedekt } from './bevragen/problemen.js';
export { leesPad } from './bevragen/selectie.js';
export { isPersoon } from './bevragen/vorm.js';
export { MEESTE_VELDEN } from './bevragen/vraag.js';
export { naamVan, roepnaam } from './naam.js';
export { GEGEVENS } from './terugmelden/gegevens.js';
export { TERUGMELDEN, TERUGMELDING_VERDER, TERUGMELDINGEN_BEHANDELEN, } from './terugmelden/terugmelding.js';
export const personenResources = [persoon, terugmelding, volgindicatie];
/** @param elders the source of persons at an address, where it is not the own copy */
export const personenOperations = (elders = () => undefined) => [personenBevragen((base) => elders(base) ?? eigenBron), ...volgenOperations];
//# sourceMappingURL=index.js.map