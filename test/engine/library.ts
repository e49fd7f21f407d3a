/** A small register of books, so that the engine is tested without a noun of any standard. */

import type { Answer } from '../../src/engine/answer.ts';
import { tableSql } from '../../src/engine/ddl.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { bsn, choice, date, flag, instant, integer, list, relation, text } from '../../src/engine/fields.ts';
import { type Api, type Resource, resource } from '../../src/engine/resource.ts';
import type { Database, Municipality } from '../../src/foundation/db/types.ts';
import type { Keys } from '../../src/foundation/types.ts';
import type { Caller } from '../../src/gate/context.ts';
import { levelOf, type Rights, VERTROUWELIJKHEID } from '../../src/gate/rights.ts';
import type { Logbook, LogEntry } from '../../src/logbook/types.ts';
import type { Clone } from '../support/database.ts';

const api: Api = {
  name: 'boeken',
  root: '/boeken/api/v1',
  version: '1.0.0',
  title: 'Boeken',
  component: 'lib',
  showsUuid: true,
};

const everyScope = {
  list: ['lezen'],
  read: ['lezen'],
  search: ['lezen'],
  create: ['schrijven'],
  update: ['schrijven'],
  patch: ['schrijven'],
  delete: ['schrijven'],
};

/** A shelf: cached, as a catalogue is. */
export const plank = resource({
  name: 'plank',
  api,
  path: 'planken',
  table: 'boeken_plank',
  cached: true,
  fields: { naam: text(40, { required: true, column: true }) },
  unique: [{ fields: ['naam'], code: 'unique', reason: 'Deze plank bestaat al.' }],
  filters: { naam: { kind: 'memory', test: (row, value) => row.record.naam === value } },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
  scopes: everyScope,
  project: (row, { related }) => ({ boekenplanken: related('plank', 'naam', String(row.record.naam)).length }),
  projects: { boekenplanken: integer() },
});

/** A book: rights by shelf and confidentiality, readers as data subjects. */
export const boek = resource({
  name: 'boek',
  api,
  path: 'boeken',
  table: 'boeken_boek',
  fields: {
    titel: text(80, { required: true }),
    nummer: text(40, { column: true, blank: true }),
    plank: relation('plank', { required: true, column: true }),
    verschenen: date({ nullable: true, column: true }),
    bladzijden: { ...integer({ nullable: true, min: 1 }), column: true },
    geheimhouding: choice(VERTROUWELIJKHEID, { required: true }),
    trefwoorden: list(text(20)),
    uitleenbaar: flag({ column: true }),
    zieOok: relation('boek', { nullable: true, column: true }),
  },
  columns: {
    niveau: { type: 'smallint', from: (record, _, { achterslot }) => levelOf(record.geheimhouding, achterslot) },
    /** Under lock and key: shielded. */
    achterslot: { type: 'boolean' },
    lezers: { type: 'uuid[]', shows: { relation: 'lezer' }, children: 'lezer', default: [] },
    subjects: { type: 'text[]', default: [] },
    owners: { type: 'text[]', default: [] },
  },
  number: { field: 'nummer', pattern: 'B-{nummer}' },
  partial: true,
  unique: [{ fields: ['nummer'], code: 'nummer-niet-uniek', reason: 'Dit nummer bestaat al.' }],
  countedDates: ['verschenen'],
  indexes: [['plank', 'verschenen'], ['verschenen'], ['bladzijden'], ['nummer']],
  filters: {
    plank: { kind: 'compare', column: 'plank', operator: '=' },
    nummer: { kind: 'compare', column: 'nummer', operator: '=' },
    verschenen: { kind: 'compare', column: 'verschenen', operator: '=' },
    verschenen__gt: { kind: 'compare', column: 'verschenen', operator: '>' },
    verschenen__gte: { kind: 'compare', column: 'verschenen', operator: '>=' },
    verschenen__lt: { kind: 'compare', column: 'verschenen', operator: '<' },
    verschenen__lte: { kind: 'compare', column: 'verschenen', operator: '<=' },
    tot_en_met: { kind: 'level', column: 'niveau', of: ['geheimhouding'] },
    verschenen__isnull: { kind: 'isnull', column: 'verschenen' },
    lezer__bsn: { kind: 'child', resource: 'lezer', link: 'boek', column: 'subject', hash: 'bsn', of: ['bsn'] },
  },
  ordering: ['verschenen', 'bladzijden', 'nummer'],
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete', 'search'],
  scopes: everyScope,
  rights: { type: 'plank', level: 'niveau', ready: 'uitleenbaar' },
  search: { fields: { titel: 'A', nummer: 'A' }, date: 'verschenen' },
  subjects: { kind: 'column', column: 'subjects' },
  owners: { resource: 'lezer', link: 'boek', column: 'subject' },
  states: [
    {
      name: 'oud',
      when: (row) => row.columns.verschenen === '1900-01-01',
      scope: 'restaureren',
      message: 'Dit boek is te oud om te veranderen.',
    },
  ],
  channel: { name: 'boeken', kenmerken: ({ record }) => ({ plank: String(record.plank) }) },
});

/** A reader of a book: a person with a sealed BSN. */
export const lezer = resource({
  name: 'lezer',
  api,
  path: 'lezers',
  table: 'boeken_lezer',
  parent: 'boek',
  fields: {
    boek: relation('boek', { required: true, immutable: true, column: true }),
    naam: text(80, { required: true }),
    bsn: bsn({ required: true }),
    sinds: instant({ server: true }),
  },
  columns: { subject: { type: 'text', from: (record, work) => work.hash('bsn', String(record.bsn)) } },
  indexes: [['boek'], ['subject']],
  filters: {
    boek: { kind: 'compare', column: 'boek', operator: '=' },
    bsn: { kind: 'hashed', column: 'subject', purpose: 'bsn' },
  },
  operations: ['list', 'create', 'read', 'delete'],
  scopes: everyScope,
  subjects: { kind: 'parent' },
  derive: (record, work) => ({ ...record, sinds: work.at.toISOString() }),
  needs: (record) => [{ resource: 'lezer', where: 'boek', is: String(record.boek) }],
  effects: [
    {
      number: 'lib-2',
      on: ['create', 'delete'],
      apply: (work, it) => {
        const of = work.find('boek', it.record.boek);
        if (!of) return;
        const left = work.filter('lezer', (one) => one.record.boek === of.id);
        const subjects = [...new Set(left.map(({ record }) => work.hash('bsn', String(record.bsn))))];
        work.setColumns(of, { subjects, owners: subjects });
      },
    },
  ],
});

export const libraryResources = [plank, boek, lezer];

/** Adds the tables of the library to a clone. */
export const addTables = (clone: Clone): Promise<unknown> =>
  clone.asOwner(`set role meent_migrate; set search_path to meent; ${libraryResources.map(tableSql).join('\n')}`, []);

export interface Library {
  readonly engine: Engine;
  readonly logged: LogEntry[];
  caller(rights: Rights): Caller;
}

/** An engine on the library, with a municipality of its own. */
export async function openLibrary(
  database: Database,
  keys: Keys,
  logbook: Logbook,
  municipality: Municipality,
  resources: readonly Resource[] = libraryResources,
): Promise<Library> {
  await database.node.query({ text: 'insert into municipality (id) values ($1)' }, [municipality]);
  await database.node.query({ text: 'insert into municipality_epoch (municipality) values ($1)' }, [municipality]);
  const logged: LogEntry[] = [];
  const spying: Logbook = {
    append: (entry, actor, errand) => {
      logged.push(entry);
      return logbook.append(entry, actor, errand);
    },
    asCte: (entries, first) => {
      logged.push(...entries.map(({ entry }) => entry));
      return logbook.asCte(entries, first);
    },
  };
  return {
    engine: createEngine({ db: database, keys, logbook: spying, resources }),
    logged,
    caller: (rights) => ({
      municipality,
      base: 'http://boeken.test',
      application: { id: 'test', label: 'Test' },
      activity: { id: 'act', purpose: 'testen', ground: 'AVG 6', organ: 'college' },
      trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
      rights,
    }),
  };
}

/** A create as a POST with a key does it. */
export const createOnce = (
  engine: Engine,
  caller: Caller,
  resource: string,
  input: object,
  key: string,
): Promise<Answer> =>
  engine.once(caller, { key, what: [resource, input] }, (keeping) =>
    keeping.create(caller, resource, input),
  ) as Promise<Answer>;

export const ALL: Rights = { everything: true, grants: [] };
