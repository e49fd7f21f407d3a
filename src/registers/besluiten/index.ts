/** The Besluiten register: resources of the Besluiten API. */
import type { Resource } from '../../engine/resource.ts';
import { besluit } from './besluit.ts';
import { besluitinformatieobject } from './besluitinformatieobject.ts';

export const besluitenResources: readonly Resource[] = [besluit, besluitinformatieobject];
