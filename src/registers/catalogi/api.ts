import type { Api, Resource } from '../../engine/resource.ts';

/** Catalogi API 1.4.0 (VNG Realisatie, ZGW 1.7). */
export const catalogiApi: Api = {
  name: 'catalogi',
  root: '/catalogi/api/v1',
  version: '1.4.0',
  title: 'Catalogi API',
  component: 'ztc',
};

/** ztc-014: who may read cases or documents may read the catalogue that explains them. */
const LEZEN = ['catalogi.lezen', 'zrc:zaken.lezen', 'drc:documenten.lezen'];
export const SCHRIJVEN = 'catalogi.schrijven';
/** Corrections of what is published. */
export const GEFORCEERD_SCHRIJVEN = 'catalogi.geforceerd-schrijven';
export const GEFORCEERD_VERWIJDEREN = 'catalogi.geforceerd-verwijderen';

/** Of the parts of a zaaktype: a correction may add one. */
export const partScopes: Resource['scopes'] = {
  list: LEZEN,
  read: LEZEN,
  create: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
  update: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
  patch: [SCHRIJVEN, GEFORCEERD_SCHRIJVEN],
  delete: [SCHRIJVEN, GEFORCEERD_VERWIJDEREN],
};

/** Of catalogues and of the types themselves. */
export const typeScopes: Resource['scopes'] = { ...partScopes, create: [SCHRIJVEN] };

export const operations: Resource['operations'] = ['list', 'create', 'read', 'update', 'patch', 'delete'];
