/** What a resident asks of the basisregistratie personen becomes a case of burgerzaken, with the resident as initiator. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { newId } from '../../src/foundation/ids.ts';
import type { Mandate } from '../../src/gate/mandate.ts';
import {
  type BrpRequest,
  type BrpRequestKind,
  brpRequestCaller,
  requestFromBrp,
} from '../../src/services/operations/brp-request.ts';
import { residentsOf } from '../support/at-the-pages.ts';
import { keys, seeder } from '../support/server.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { visitor } from '../support/visitor.ts';

const bsn = '999993653';
const municipality = WEIDEHOEK.id;
let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

const person = { subject: keys.hash(municipality, 'bsn', bsn), level: 'hoog' } as const;
const callerFor = (kind: BrpRequestKind) => brpRequestCaller(meent.engine, seeder(municipality), kind, person);
const asked = (kind: BrpRequestKind, more: Partial<BrpRequest> = {}): BrpRequest => ({
  id: newId(),
  kind,
  topic: kind === 'correctie' ? 'adres' : 'alles',
  explanation: 'Mijn straat is verkeerd geschreven.',
  who: { bsn, name: 'Moulin' },
  ...more,
});
const stored = (id: string) =>
  meent.clone.asOwner<{ body: string; owners: readonly string[] }>(
    'select body, owners from meent.zaken_zaak where id = $1',
    [id],
  );

test.each(['uittreksel', 'correctie'] as const)('%s becomes one case of who is logged in', async (kind) => {
  const caller = await callerFor(kind);
  const request = asked(kind);
  const made = await requestFromBrp(meent.engine, caller, request);
  expect(await requestFromBrp(meent.engine, caller, request)).toEqual(made);
  expect(made.atTheLatest > made.expected).toBe(true);
  const rows = await stored(request.id);
  expect(rows.map(({ owners }) => owners)).toEqual([[person.subject]]);
  expect(rows[0]!.body).not.toContain(bsn);
  expect(caller.activity.ground).toContain('artikel 2.55 en 2.58');
});

test('a correction says what is wrong; an extract need not say more', async () => {
  const caller = await callerFor('correctie');
  await expect(requestFromBrp(meent.engine, caller, asked('correctie', { explanation: ' ' }))).rejects.toMatchObject({
    code: 'invalid',
  });
  await requestFromBrp(meent.engine, await callerFor('uittreksel'), asked('uittreksel', { explanation: '' }));
});

test('a topic is one of the kind that is asked', async () => {
  const caller = await callerFor('uittreksel');
  const asking = requestFromBrp(meent.engine, caller, asked('uittreksel', { topic: 'nationaliteit' }));
  await expect(asking).rejects.toMatchObject({ code: 'invalid' });
});

test('for another person nothing is asked', async () => {
  const mandate: Mandate = {
    id: 'm',
    kind: 'vrijwillig',
    onBehalfOf: 'iemand',
    services: { alle: true, but: new Set() },
    extras: new Set(),
  };
  const caller = { ...(await callerFor('correctie')), mandate };
  const request = asked('correctie');
  await expect(requestFromBrp(meent.engine, caller, request)).rejects.toMatchObject({ code: 'permission-denied' });
  expect(await stored(request.id)).toEqual([]);
});

test('nobody logged in: refused, nothing kept', async () => {
  const { person: _, ...nobody } = await callerFor('correctie');
  const request = asked('correctie');
  await expect(requestFromBrp(meent.engine, nobody, request)).rejects.toMatchObject({ code: 'permission-denied' });
  expect(await stored(request.id)).toEqual([]);
});

/** Asked at the API by who logs in now. */
async function askWith(key: string, onderwerp: string) {
  const me = visitor(meent.app);
  await me.login('resident', (await residentsOf(meent))[0]!);
  const headers = { host: 'localhost:8000', cookie: `meent=${me.cookie('meent')}` };
  const root = '/meent/api/v1/mijn';
  const { token } = (await meent.app.inject({ url: `${root}/sessie`, headers })).json();
  return meent.app.inject({
    method: 'POST',
    url: `${root}/brp-verzoeken`,
    headers: { ...headers, 'x-csrf-token': token, 'idempotency-key': key },
    payload: { soort: 'uittreksel', onderwerp },
  });
}

test('a key that is forgotten asks something new; twin: while it is kept it is the same request', async () => {
  const first = await askWith('uittreksel', 'alles');
  expect(first.statusCode, first.body).toBe(201);
  expect((await askWith('uittreksel', 'alles')).json()).toEqual(first.json());
  // After a day: what was kept is gone, and the case of then is another.
  await meent.clone.asOwner('delete from meent.engine_idempotency', []);
  const back = setTimeSource(() => Date.now() + 2 * 86_400_000);
  try {
    const later = await askWith('uittreksel', 'alles');
    expect(later.statusCode, later.body).toBe(201);
    expect(later.json().zaak).not.toBe(first.json().zaak);
  } finally {
    back();
  }
});
