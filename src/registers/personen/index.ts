/** The register of persons. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Resource } from '../../engine/resource.ts';
import { personenBevragen } from './bevragen/bevragen.ts';
import type { Bron } from './bevragen/bron.ts';
import { eigenBron } from './bevragen/eigen.ts';
import { persoon } from './persoon.ts';
import { terugmelding } from './terugmelden/terugmelding.ts';
import { volgenOperations } from './volgen/operations.ts';
import { volgindicatie } from './volgen/volgindicatie.ts';

export type { Bron } from './bevragen/bron.ts';
export { soortenIn, veldenVan } from './bevragen/categorieen.ts';
export { bronFout, bronVol, bronWeg, parametersOnjuist, teVeel, veldNietGedekt } from './bevragen/problemen.ts';
export { leesPad } from './bevragen/selectie.ts';
export { isPersoon } from './bevragen/vorm.ts';
export { MEESTE_VELDEN, type Vraag } from './bevragen/vraag.ts';
export { leesbaar } from './leesbaar.ts';
export { type Genaamd, naamVan, roepnaam } from './naam.ts';
export { GEGEVENS } from './terugmelden/gegevens.ts';
export {
  TERUGMELDEN,
  TERUGMELDING_VERDER,
  TERUGMELDINGEN_BEHANDELEN,
  type TerugmeldingStatus,
} from './terugmelden/terugmelding.ts';

export const personenResources: readonly Resource[] = [persoon, terugmelding, volgindicatie];

/** @param elders the source of persons at an address, where it is not the own copy */
export const personenOperations = (
  elders: (base: string) => Bron | undefined = () => undefined,
): readonly OwnOperation[] => [personenBevragen((base) => elders(base) ?? eigenBron), ...volgenOperations];
