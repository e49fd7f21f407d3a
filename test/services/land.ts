/** Two small resources that the library lacks: one with geometry, and one at a nested address. */
import { tableSql } from '../../src/engine/ddl.ts';
import { geometry, relation, text } from '../../src/engine/fields.ts';
import { type Api, resource } from '../../src/engine/resource.ts';
import type { Clone } from '../support/database.ts';

const api: Api = { name: 'land', root: '/land/api/v1', version: '2.3.4', title: 'Land', component: 'lnd' };

const scopes = { list: ['lezen'], read: ['lezen'], create: ['schrijven'], patch: ['schrijven'], delete: ['schrijven'] };

const perceel = resource({
  name: 'perceel',
  api,
  path: 'percelen',
  table: 'land_perceel',
  fields: { naam: text(40, { required: true }), vorm: geometry() },
  operations: ['list', 'create', 'read', 'patch', 'delete'],
  scopes,
  maxBody: 2_000,
});

const paal = resource({
  name: 'paal',
  api,
  path: 'percelen/{perceel}/palen',
  table: 'land_paal',
  parent: 'perceel',
  unpaged: true,
  fields: { perceel: relation('perceel', { required: true, column: true }), kleur: text(20, { required: true }) },
  operations: ['list', 'create', 'read', 'patch', 'delete'],
  scopes,
});

export const landResources = [perceel, paal];

export const addLand = (clone: Clone): Promise<unknown> =>
  clone.asOwner(`set role meent_migrate; set search_path to meent; ${landResources.map(tableSql).join('\n')}`, []);
