import { bestandsdeel, PART_BYTES } from './bestandsdeel.js';
import { documentversie } from './documentversie.js';
import { enkelvoudiginformatieobject } from './enkelvoudiginformatieobject.js';
import { gebruiksrecht } from './gebruiksrecht.js';
import { objectinformatieobject } from './objectinformatieobject.js';
import { verzending } from './verzending.js';
/** @param partBytes size of the parts in which large content is sent. */
export const documentenWithParts = (partBytes) => [
    enkelvoudiginformatieobject(partBytes),
    documentversie,
    bestandsdeel,
    objectinformatieobject,
    gebruiksrecht,
    verzending,
];
export const documentenResources = documentenWithParts(PART_BYTES);
export { contentOf, readContent, sizeOf, storeContent } from './content.js';
export { checkIntegrity } from './integriteit.js';
export { sendContent } from './operations/download.js';
export { asDocument, maySeeVersion } from './operations/version.js';
export { documentenOperations } from './operations.js';
export { allContents, destroyContent, handleSweep, sweep } from './sweep.js';
//# sourceMappingURL=index.js.map