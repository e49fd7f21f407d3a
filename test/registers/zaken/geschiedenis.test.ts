/** The history of a case wants the right of then, not that of now. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyOf } from '../../../src/engine/history.ts';
import { FIRST, seeder } from '../../support/server.ts';
import { type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
let zaak: Json;

beforeAll(async () => {
  z = await startZaken();
  zaak = await z.zaak({ vertrouwelijkheidaanduiding: 'zeer_geheim', omschrijving: 'Was geheim' });
  await z.want(200, 'PATCH', zaak.url, { vertrouwelijkheidaanduiding: 'openbaar', omschrijving: 'Is openbaar' });
});
afterAll(() => z.meent.close());

const trail = async (as: string): Promise<Json[]> =>
  (await z.want(200, 'GET', `${zaak.url}/audittrail`, undefined, { as })) as unknown as Json[];

it('what was more confidential than the right goes is not shown in the history', async () => {
  await z.grant(['zaken.lezen', 'audittrails.lezen'], { level: 'openbaar' });
  const lines = await trail('beperkt');
  expect(lines.map(({ wijzigingen }) => [wijzigingen.oud?.omschrijving, wijzigingen.nieuw?.omschrijving])).toEqual([
    [undefined, undefined],
    [undefined, 'Is openbaar'],
  ]);
  expect(JSON.stringify(lines)).not.toContain('Was geheim');
});

it('for pages is the newest first, as often as asked, and without what came along', async () => {
  const own = await z.zaak();
  await z.rol(own);
  for (const omschrijving of ['Een', 'Twee']) await z.want(200, 'PATCH', own.url, { omschrijving });
  const of = { ...seeder(FIRST), municipality: FIRST };
  const told = (limit?: number) => historyOf(z.meent.db, of, { resource: 'zaak', id: own.uuid }, limit);
  const all = await told();
  expect(all.map(({ action, resource }) => [action, resource])).toEqual([
    ['update', 'zaak'],
    ['update', 'zaak'],
    ['create', 'rol'],
    ['create', 'zaak'],
  ]);
  expect(await told(1)).toEqual(all.slice(0, 1));
  const gone = await z.zaak();
  await z.want(201, 'POST', `${ZRC}/zaken`, z.body({ hoofdzaak: gone.url }));
  const main = await historyOf(z.meent.db, of, { resource: 'zaak', id: gone.uuid });
  expect(main.map(({ action }) => action)).toEqual(['create']);
});

it('twin: who may see it then sees it', async () => {
  const lines = await trail('alles');
  expect(lines.map(({ wijzigingen }) => [wijzigingen.oud?.omschrijving, wijzigingen.nieuw?.omschrijving])).toEqual([
    [undefined, 'Was geheim'],
    ['Was geheim', 'Is openbaar'],
  ]);
});
