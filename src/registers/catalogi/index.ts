/** The Catalogi register: resources of the Catalogi API, and what others need of it. */
import type { Resource } from '../../engine/resource.ts';
import { besluittype } from './besluittype.ts';
import { catalogus } from './catalogus.ts';
import { eigenschap } from './eigenschap.ts';
import { informatieobjecttype } from './informatieobjecttype.ts';
import { resultaattype } from './resultaattype.ts';
import { roltype } from './roltype.ts';
import { statustype } from './statustype.ts';
import { zaakobjecttype } from './zaakobjecttype.ts';
import { zaaktype } from './zaaktype.ts';
import { zaaktypeInformatieobjecttype } from './zaaktype-informatieobjecttype.ts';

export { AFLEIDINGSWIJZE, ROLTYPE_GENERIEK } from './catalogus-import.ts';
export { type LoadedType, type LoadReport, loadCatalogus } from './load.ts';
export { OBJECTTYPEN } from './objecttypen.ts';
export { operations as catalogiOperations, publish } from './publish.ts';
export { publishedOn, versionsOf, zaaktypenOn, zaaktypeOn } from './versions.ts';
export { AARD_RELATIE } from './zaaktype-relations.ts';

export const catalogiResources: readonly Resource[] = [
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
