/** Archief: what keeps cases, lets them go with an account of it, and hands them over. */
import type { Resource } from '../../engine/resource.ts';
import { opschorting } from './opschorting.ts';
import { overbrenging, overbrengingsregel } from './overbrenging.ts';
import { vernietiging } from './vernietiging.ts';
import { vernietigingslijst } from './vernietigingslijst.ts';
import { vernietigingsregel } from './vernietigingsregel.ts';
import { vernietigingsverklaring } from './vernietigingsverklaring.ts';

export { naamVan, persoonVan, viaVan } from '../wie.ts';
export { BEOORDELEN, LEZEN, OPSCHORTEN, OPSTELLEN, OVERBRENGEN, STAPPEN, VASTSTELLEN } from './api.ts';
export type { OverbrengingStatus } from './overbrenging.ts';
export { LIJST_STATUS, type LijstStatus } from './vernietigingslijst.ts';
export { REGEL_STATUS, type RegelStatus } from './vernietigingsregel.ts';

export const archiefResources: readonly Resource[] = [
  opschorting,
  vernietigingslijst,
  vernietigingsregel,
  vernietiging,
  vernietigingsverklaring,
  overbrenging,
  overbrengingsregel,
];
