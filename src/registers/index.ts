/** All registers of the program. They do not know each other; this list is where they come together. */
import type { OwnOperation } from '../engine/own.ts';
import type { Resource } from '../engine/resource.ts';
import { resources as activiteiten } from './activiteiten/index.ts';
import { resources as autorisaties, operations as autorisatiesOperations } from './autorisaties/index.ts';
import { catalogiOperations, catalogiResources } from './catalogi/index.ts';
import { selectielijstResources } from './selectielijst/resources.ts';

export const resources: readonly Resource[] = [
  ...autorisaties,
  ...activiteiten,
  ...selectielijstResources,
  ...catalogiResources,
];

export const operations: readonly OwnOperation[] = [...autorisatiesOperations, ...catalogiOperations];
