/** Taking over wants a right that no other right holds; the history that came along is read with the right to audit trails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOVE } from '../../src/engine/move.ts';
import { keepHistory } from '../../src/engine/moved-history.ts';
import { newId } from '../../src/foundation/ids.ts';
import { Problem } from '../../src/foundation/problems.ts';
import type { Caller } from '../../src/gate/context.ts';
import { type Json, startZaken, type Zaken } from '../registers/zaken/support.ts';
import { RSIN } from '../support/catalogue.ts';
import { activityId, FIRST, seeder } from '../support/server.ts';

let it: Zaken;
let zaak: Json;
beforeAll(async () => {
  it = await startZaken();
  zaak = await it.zaak();
});
afterAll(() => it.meent.close());

const mover: Caller = {
  ...seeder(FIRST),
  activity: { ...seeder(FIRST).activity, id: activityId(FIRST, 'dienstverlening') },
  rights: { everything: true, grants: [{ component: MOVE.component, scopes: new Set([MOVE.scope]) }] },
};

const oldCase = (changes: object = {}) => ({
  identificatie: newId().slice(0, 30),
  bronorganisatie: RSIN,
  verantwoordelijkeOrganisatie: RSIN,
  zaaktype: it.catalogue.zaaktype,
  registratiedatum: '2011-01-01',
  startdatum: '2011-01-01',
  einddatum: '2011-02-01',
  archiefstatus: 'gearchiveerd',
  ...changes,
});

test('whoever has every right has not got this one', async () => {
  const id = newId();
  const records = [{ resource: 'zaak', id, body: oldCase() }];
  await expect(it.meent.engine.move(seeder(FIRST), { records })).rejects.toMatchObject({ code: 'permission-denied' });
  await it.want(404, 'GET', `/zaken/api/v1/zaken/${id}`);
  expect(await it.meent.engine.move(mover, { records })).toEqual({ made: 1, changed: 0, removed: 0 });
  expect(await it.want(200, 'GET', `/zaken/api/v1/zaken/${id}`)).toMatchObject({
    registratiedatum: '2011-01-01',
    einddatum: '2011-02-01',
    archiefstatus: 'gearchiveerd',
  });
});

test('again is nothing; what contradicts itself is refused with its place, and nothing of it is there', async () => {
  const id = newId();
  const body = oldCase();
  const records = [{ resource: 'zaak', id, body }];
  await it.meent.engine.move(mover, { records });
  expect(await it.meent.engine.move(mover, { records })).toEqual({ made: 0, changed: 0, removed: 0 });
  const status = {
    resource: 'status',
    id: newId(),
    body: {
      zaak: `http://localhost/zaken/api/v1/zaken/${id}`,
      statustype: it.catalogue.ander.statustype,
      datumStatusGezet: '2011-01-02T00:00:00Z',
    },
  };
  await expect(
    it.meent.engine.move(mover, {
      records: [{ resource: 'zaak', id, body: { ...body, omschrijving: 'Anders' } }, status],
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    invalidParams: [{ name: '1.nonFieldErrors', code: 'zaaktype-mismatch' }],
  });
  expect(await it.want(200, 'GET', `/zaken/api/v1/zaken/${id}`)).toMatchObject({ omschrijving: '', status: null });
});

test('what is to stay stays, also when that turns out as late as the write', async () => {
  const id = newId();
  const body = oldCase();
  const at = `/zaken/api/v1/zaken/${id}`;
  const move = (changes: object, guard?: () => Promise<void>) =>
    it.meent.engine.move(mover, {
      records: [{ resource: 'zaak', id, body: { ...body, ...changes } }],
      ...(guard ? { guard } : {}),
    });
  await move({});
  const stays = async (): Promise<void> => {
    throw new Problem('conflict');
  };
  await expect(move({ omschrijving: 'Anders' }, stays)).rejects.toMatchObject({ code: 'conflict' });
  expect(await it.want(200, 'GET', at)).toMatchObject({ omschrijving: '' });
  // Between the look and the write another process changes it: it is looked at again.
  let looks = 0;
  const between = async (): Promise<void> => {
    if (++looks > 1) throw new Problem('conflict');
    await it.meent.clone.asOwner('update meent.zaken_zaak set version = version + 1 where id = $1', [id]);
  };
  await expect(move({ omschrijving: 'Later' }, between)).rejects.toMatchObject({ code: 'conflict' });
  expect([(await it.want(200, 'GET', at)).omschrijving, looks]).toEqual(['', 2]);
});

test('the history of elsewhere is apart from ours, and wants the right to read audit trails', async () => {
  const line = { uuid: newId(), actie: 'create', applicatieWeergave: 'Elders' };
  await keepHistory(it.meent.engine.parts, mover, { resource: 'zaak', id: zaak.url.slice(-36) }, 'elders.example', [
    { id: line.uuid, at: new Date('2011-01-01T00:00:00Z'), json: JSON.stringify(line) },
  ]);
  const address = `/meent/api/v1/overgezette-historie?hoofdObject=${encodeURIComponent(zaak.url)}`;
  expect(await it.want(200, 'GET', address)).toEqual({ regels: [{ bron: 'elders.example', regel: line }] });
  expect(JSON.stringify(await it.want(200, 'GET', `${zaak.url}/audittrail`))).not.toContain('Elders');
  await it.grant(['zaken.lezen']);
  await it.want(403, 'GET', address, undefined, { as: 'beperkt' });
  await it.grant(['audittrails.lezen']);
  expect(await it.want(200, 'GET', address, undefined, { as: 'beperkt' })).toMatchObject({ regels: [{ regel: line }] });
  // It may tell of a more confidential time.
  await it.grant(['audittrails.lezen'], { level: 'openbaar' });
  await it.want(403, 'GET', address, undefined, { as: 'beperkt' });
  await it.want(400, 'GET', '/meent/api/v1/overgezette-historie?hoofdObject=x');
});
