import { opschorting } from './opschorting.js';
import { overbrenging, overbrengingsregel } from './overbrenging.js';
import { vernietiging } from './vernietiging.js';
import { vernietigingslijst } from './vernietigingslijst.js';
import { vernietigingsregel } from './vernietigingsregel.js';
import { vernietigingsverklaring } from './vernietigingsverklaring.js';
export { naamVan, persoonVan, viaVan } from '../wie.js';
export { BEOORDELEN, LEZEN, OPSCHORTEN, OPSTELLEN, OVERBRENGEN, STAPPEN, VASTSTELLEN } from './api.js';
export { LIJST_STATUS } from './vernietigingslijst.js';
export { REGEL_STATUS } from './vernietigingsregel.js';
export const archiefResources = [
    opschorting,
    vernietigingslijst,
    vernietigingsregel,
    vernietiging,
    vernietigingsverklaring,
    overbrenging,
    overbrengingsregel,
];
//# sourceMappingURL=index.js.map