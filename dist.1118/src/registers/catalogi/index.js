import { besluittype } from './besluittype.js';
import { catalogus } from './catalogus.js';
import { eigenschap } from './eigenschap.js';
import { informatieobjecttype } from './informatieobjecttype.js';
import { resultaattype } from './resultaattype.js';
import { roltype } from './roltype.js';
import { statustype } from './statustype.js';
import { zaakobjecttype } from './zaakobjecttype.js';
import { zaaktype } from './zaaktype.js';
import { zaaktypeInformatieobjecttype } from './zaaktype-informatieobjecttype.js';
export { AFLEIDINGSWIJZE, ROLTYPE_GENERIEK } from './catalogus-import.js';
export { loadCatalogus } from './load.js';
export { OBJECTTYPEN } from './objecttypen.js';
export { operations as catalogiOperations, publish } from './publish.js';
export { publishedOn, versionsOf, zaaktypenOn, zaaktypeOn } from './versions.js';
export { AARD_RELATIE } from './zaaktype-relations.js';
export const catalogiResources = [
    catalogus,
    zaaktype,
    statustype,
    resultaattype,
    roltype,
    eigenschap,
    informatieobjecttype,
    zaaktypeInformatieobjecttype,
    besluittype,
    zaakobjecttype,
];
//# sourceMappingURL=index.js.map