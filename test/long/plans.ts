/** A municipality of a million cases, those who ask, and what an answer costs: the pages of 8 kB that its dearest statement looks at. */
import { expect } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import type { ListOptions, Query } from '../../src/engine/list.ts';
import { nameId } from '../../src/foundation/name-id.ts';
import type { Caller } from '../../src/gate/context.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { type Catalogue, loadCatalogue } from '../support/catalogue.ts';
import { fillMillion, type Million, TYPES } from '../support/million.ts';
import { createRecorder } from '../support/plans.ts';
import { activityId, FIRST, HOSTS, keys, SECOND, seeder, startMeent, type TestMeent } from '../support/server.ts';

const recorder = createRecorder(() => meent.clone.target);
export const EMPLOYEE = 'medewerker-1';
export const RESIDENT = keys.hash(FIRST, 'bsn', '999990019');

export let meent: TestMeent;
export let catalogue: Catalogue;
export let engine: Engine;
export let it: Million;
/** Cases of the middle of the table. */
export let some: readonly { readonly id: string; readonly identificatie: string }[];

export async function start(): Promise<void> {
  meent = await startMeent({ watch: recorder.watch });
  engine = meent.engine;
  catalogue = await loadCatalogue(meent);
  const id = (url: string): string => url.slice(-36);
  it = {
    municipality: FIRST,
    small: SECOND,
    zaaktypen: [
      id(catalogue.zaaktype),
      id(catalogue.ander.zaaktype),
      ...Array.from({ length: TYPES - 2 }, (_, index) => nameId(FIRST, 'zaaktype', String(index))),
    ],
    statustype: id(catalogue.statustypen.bezig),
    roltype: id(catalogue.roltypen.initiator),
    informatieobjecttype: id(catalogue.informatieobjecttypen.foto),
    activity: activityId(FIRST, 'standaard'),
    resident: RESIDENT,
    employee: EMPLOYEE,
  };
  await fillMillion(meent.clone, it);
  some = await meent.clone.asOwner(
    `select id, identificatie from zaken_zaak where municipality = ${FIRST} order by id offset 500000 limit 3`,
  );
}
export const stop = (): Promise<void> => meent.close();

/** Tables that are as large as the municipality. */
const LARGE = /^(zaken|documenten|berichten)_|^engine_(change(_number)?|search)$|^log_(subject|commit|position)$/;

/** Pages that the dearest statement of this work looks at. */
export async function costs(work: () => Promise<unknown>): Promise<number> {
  const found = (await recorder.during(work)).toSorted((a, b) => b.buffers - a.buffers);
  for (const { scanned, text } of found)
    expect(
      scanned.filter((table) => LARGE.test(table)),
      text,
    ).toEqual([]);
  last = found[0]!.plan;
  return found[0]!.buffers;
}
let last = '';

export async function dearest(work: () => Promise<unknown>, most: number): Promise<void> {
  const cost = await costs(work);
  expect(cost, last).toBeLessThanOrEqual(most);
}

export const typed = (types: readonly string[]): Rights => ({
  everything: false,
  grants: types.map((type) => ({ component: 'zrc', scopes: new Set(['zaken.lezen']), type, level: 7 })),
});
/** The same, and cases in which the employee is named beside that. */
export const alsoNamed = (rights: Rights): Rights => ({
  ...rights,
  grants: [
    ...rights.grants,
    { component: 'zrc', scopes: new Set(['zaken.lezen']), records: some.map(({ id }) => id) },
    { component: 'drc', scopes: new Set(['documenten.lezen']), records: some.map(({ id }) => id) },
  ],
});
export const callerWith = (rights: Rights): Caller => ({
  ...seeder(FIRST),
  rights,
  activity: { id: it.activity, purpose: 'test', ground: 'publieke_taak', organ: 'college' },
});
export const everything = (): Caller => callerWith({ everything: true, grants: [] });
export const CALLERS = {
  everything,
  'all 100 types': () => callerWith(typed(it.zaaktypen)),
  '20 of 100 types': () => callerWith(typed(it.zaaktypen.slice(80))),
  'one type': () => callerWith(typed(it.zaaktypen.slice(0, 1))),
  'the rarest type': () => callerWith(typed(it.zaaktypen.slice(99))),
  'one type and by name': () => callerWith(alsoNamed(typed(it.zaaktypen.slice(0, 1)))),
  'all but what is shielded, and by name': () =>
    callerWith(alsoNamed({ everything: true, unlessShielded: true, grants: [] })),
} as const satisfies Readonly<Record<string, () => Caller>>;
export type Who = keyof typeof CALLERS;

export const rows =
  (caller: Caller, query: Query, resource = 'zaak', options: ListOptions = {}) =>
  () =>
    engine.rows(caller, resource, query, options);
export const url = (resource: string, id: string): string =>
  `http://${HOSTS[FIRST]}/${resource === 'zaak' ? 'zaken/api/v1/zaken' : 'documenten/api/v1/enkelvoudiginformatieobjecten'}/${id}`;
