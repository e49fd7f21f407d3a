/** While the key of numbers is made anew, what was asked and written before stays of who asked it, in every door of theirs. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeys } from '../../../src/foundation/keys/keys.ts';
import { decisionsAbout } from '../../../src/logbook/decisions.ts';
import { activityBody } from '../../support/activity.ts';
import { MIJN, metAvg, vraag } from '../../support/avg.ts';
import { FIRST, type Resident, RING, startMeent, type TestMeent } from '../../support/server.ts';
import { BSN, documentBody, makeWorld, type World } from '../all/world.ts';

const GEGEVENS = '/meent/api/v1/mijn/gegevens/zaken';

/** The next key hashes; the one before is still read. */
const next = makeKeys({
  ...RING,
  keys: [
    ...RING.keys.map((one) =>
      one.kind === 'hash' ? { ...one, state: 'old' as const, retired: '2026-02-01T00:00:00.000Z' } : one,
    ),
    ...RING.keys
      .filter(({ kind }) => kind === 'hash')
      .map((one) => ({
        ...one,
        id: 'h0001next',
        created: '2026-02-01T00:00:00.000Z',
        secret: createHash('sha256').update('next').digest(),
      })),
  ],
});

let meent: TestMeent;
let after: Awaited<ReturnType<TestMeent['second']>>;
let world: World;
let noor: Resident;
let again: Resident;

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  const activiteit = activityBody({ identificatie: 'taak', grond: 'publieke_taak' });
  await world.post('/registers/api/v1/verwerkingsactiviteiten', activiteit);
  noor = await meent.login(BSN);
  after = await meent.second({ keys: next });
  again = await after.login(BSN);
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

test('what was asked before is withdrawn after: what stood still goes on, and lines are held no longer', async () => {
  const made = await vraag(meent, noor, { soort: 'bezwaar', activiteit: 'taak', toelichting: 'Mijn situatie.' });
  expect((await after.ask({ url: `${MIJN}/${made.id}`, as: again })).statusCode).toBe(200);
  const withdrawn = await after.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: again });
  expect(withdrawn.statusCode, withdrawn.body).toBe(200);
  expect(withdrawn.json()).toMatchObject({ stand: 'ingetrokken', stilgezet: { tot: expect.any(String) } });
  const all = await decisionsAbout(meent.db.in(FIRST), next, FIRST, next.everyHash(FIRST, 'bsn', BSN), 'vasthouden');
  expect(all.filter(({ terms, ended }) => terms.request === made.id && !ended)).toEqual([]);
  const wil = await after.login('999990032');
  expect((await after.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: wil })).statusCode).toBe(404);
});

test('what is held about somebody is the same, and their own look is not that of somebody else', async () => {
  const zaak = await world.zaak();
  const document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
    ...documentBody(world),
    status: 'definitief',
    vertrouwelijkheidaanduiding: 'openbaar',
  });
  await world.post('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
  const before = (await meent.ask({ url: GEGEVENS, as: noor })).json().gegevens;
  after.logged.length = 0;
  const shown = (await after.ask({ url: GEGEVENS, as: again })).json().gegevens;
  expect(before.map(({ soort }: { soort: string }) => soort)).toContain('enkelvoudiginformatieobject');
  expect(shown).toEqual(before);
  expect(after.logged.map(({ operation }) => operation)).toEqual(['mijn.gegevens.bron']);
});
