/** The history of a case wants the right of then, not that of now. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Json, startZaken, type Zaken } from './support.ts';

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

it('twin: who may see it then sees it', async () => {
  const lines = await trail('alles');
  expect(lines.map(({ wijzigingen }) => [wijzigingen.oud?.omschrijving, wijzigingen.nieuw?.omschrijving])).toEqual([
    [undefined, 'Was geheim'],
    ['Was geheim', 'Is openbaar'],
  ]);
});
