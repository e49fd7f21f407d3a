/** The Objecttypen register: resources and own operations of the Objecttypen API. */
import type { Resource } from '../../engine/resource.ts';
import { objecttype } from './objecttype.ts';
import { objecttypeversie } from './objecttypeversie.ts';

export const objecttypenResources: readonly Resource[] = [objecttype, objecttypeversie];

export { type LoadedType, loadTypes, type TypeFile } from './load.ts';
export { objecttypenOperations } from './operations.ts';
