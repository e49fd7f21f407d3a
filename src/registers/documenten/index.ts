/** The Documenten register: resources and own operations of the Documenten API. */
import type { Resource } from '../../engine/resource.ts';
import { bestandsdeel, PART_BYTES } from './bestandsdeel.ts';
import { documentversie } from './documentversie.ts';
import { enkelvoudiginformatieobject } from './enkelvoudiginformatieobject.ts';
import { gebruiksrecht } from './gebruiksrecht.ts';
import { objectinformatieobject } from './objectinformatieobject.ts';
import { verzending } from './verzending.ts';

/** @param partBytes size of the parts in which large content is sent. */
export const documentenWithParts = (partBytes: number): readonly Resource[] => [
  enkelvoudiginformatieobject(partBytes),
  documentversie,
  bestandsdeel,
  objectinformatieobject,
  gebruiksrecht,
  verzending,
];

export const documentenResources = documentenWithParts(PART_BYTES);

export { type Content, contentOf, readContent, sizeOf, storeContent } from './content.ts';
export { checkIntegrity } from './integriteit.ts';
export { sendContent } from './operations/download.ts';
export { asDocument, maySeeVersion } from './operations/version.ts';
export { documentenOperations } from './operations.ts';
export { allContents, destroyContent, handleSweep, sweep } from './sweep.ts';
