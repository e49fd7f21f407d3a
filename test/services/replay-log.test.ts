/** What Meent decided on its own doors is decided again from the logbook; what was changed since comes out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { purgeDecisions } from '../../src/services/access/decision-log.ts';
import { replayLog } from '../../src/services/access/replay-log.ts';
import { regel } from '../registers/all/toegangsregels.ts';
import { CRS, makeWorld, type World } from '../registers/all/world.ts';
import { FIRST, keys, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let world: World;
let zaak: { readonly url: string };
const DICHT = {
  identificatie: 'dicht',
  naam: 'Dicht',
  effect: 'verbied',
  reden: 'Deze zaken zijn even gesloten.',
  voor: { applicaties: ['beperkt'] },
  over: { gegevens: ['zaak'], vanafVertrouwelijkheid: 'vertrouwelijk' },
};

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  zaak = await world.zaak();
  await meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken'],
      zaaktype: world.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    },
  ]);
  await regel(world, DICHT);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const ask = (method: 'GET' | 'PATCH', payload?: object, as = 'beperkt') =>
  meent.ask({
    method,
    url: zaak.url.replace(world.base, ''),
    headers: CRS,
    as,
    ...(payload ? { payload } : {}),
  });
async function again() {
  const sequencer = createSequencer({
    db: meent.db,
    tasks: [numberEntries(keys)],
    onError: (error) => {
      throw error;
    },
  });
  while ((await sequencer.round()) !== 0);
  return replayLog(meent.engine, FIRST);
}
const raw = (sql: string) => meent.clone.asOwner<Record<string, string>>(sql);

describe('decisions of the own doors', () => {
  it('come out as they did: permitted, refused, and after the record became something else', async () => {
    expect((await ask('GET')).statusCode).toBe(200);
    const far = setTimeSource(() => Date.now() + 600_000);
    try {
      expect((await ask('PATCH', { vertrouwelijkheidaanduiding: 'geheim' }, 'alles')).statusCode).toBe(200);
    } finally {
      far();
    }
    const further = setTimeSource(() => Date.now() + 1_200_000);
    try {
      expect((await ask('GET')).statusCode).toBe(403);
      expect((await ask('PATCH', { toelichting: 'Nee' })).statusCode).toBe(403);
    } finally {
      further();
    }
    const told = await again();
    expect(told.differ).toEqual([]);
    expect(told.decided).toBeGreaterThan(3);
    expect(told.unnamed).toBe(0);
  });

  it('keep what they rest on once, however many there are, and no person in it', async () => {
    const [{ count: before }] = (await raw('select count(*) from meent.log_basis')) as [{ count: string }];
    for (let call = 0; call < 5; call++) await ask('GET', undefined, 'alles');
    const [{ count: after }] = (await raw('select count(*) from meent.log_basis')) as [{ count: string }];
    expect(after).toBe(before);
    for (const { body } of await raw('select body from meent.log_basis')) expect(body).not.toContain(world.subject);
  });

  it('do not, when the record was something else than its history says', async () => {
    const id = zaak.url.slice(-36);
    const [first] = await raw(
      `select id, after from meent.engine_change where record = '${id}' and after is not null order by version limit 1`,
    );
    await raw(
      `update meent.engine_change set after = replace(after, '"vertrouwelijkheidaanduiding":"${/"vertrouwelijkheidaanduiding":"(\w+)"/.exec(first!.after!)![1]}"', '"vertrouwelijkheidaanduiding":"zeer_geheim"') where id = '${first!.id}'`,
    );
    const { differ } = await again();
    expect(differ.map(({ what }) => what)).toContainEqual(expect.stringContaining('zaak.read geopend'));
    await raw(`update meent.engine_change set after = $t$${first!.after}$t$ where id = '${first!.id}'`);
    expect((await again()).differ).toEqual([]);
  });

  it('do not, when the rights were changed that they rest on', async () => {
    const [kept] = await raw(
      `select digest, body from meent.log_basis where body like '%zaken.bijwerken%' and body like '%"dicht"%' limit 1`,
    );
    await raw(
      `update meent.log_basis set body = replace(body, 'zaken.lezen', 'zaken.lezen2') where digest = '${kept!.digest}'`,
    );
    expect((await again()).differ.map(({ what }) => what)).toContain('the rights that it rests on were changed');
    await raw(`update meent.log_basis set body = $t$${kept!.body}$t$ where digest = '${kept!.digest}'`);
    expect((await again()).differ).toEqual([]);
  });

  it('do not, when a version of a rule says something else now, or is gone', async () => {
    const [rule] = await raw(`select id, body from meent.toegangsregel where body like '%"identificatie":"dicht"%'`);
    const said = 'rule dicht version 1 says something else in the register than what was decided by';
    for (const change of [
      `update meent.toegangsregel set body = replace(body, '"vertrouwelijk"', '"geheim"') where id = '${rule!.id}'`,
      `update meent.toegangsregel set body = replace(body, '"identificatie":"dicht"', '"identificatie":"elders"') where id = '${rule!.id}'`,
    ]) {
      await raw(change);
      meent.engine.parts.snapshots.forget();
      expect((await again()).differ.map(({ what }) => what)).toContain(said);
      await raw(`update meent.toegangsregel set body = $t$${rule!.body}$t$ where id = '${rule!.id}'`);
    }
    meent.engine.parts.snapshots.forget();
    expect((await again()).differ).toEqual([]);
  });

  it('are not decided again once what they rest on is past its time; twin: what was used since is kept', async () => {
    const years = setTimeSource(() => Date.now() + 3 * 365 * 86_400_000);
    try {
      await ask('GET', undefined, 'alles');
      await purgeDecisions(meent.db, FIRST);
    } finally {
      years();
    }
    const told = await again();
    expect(told.unnamed).toBeGreaterThan(0);
    expect(told.decided).toBeGreaterThan(0);
    expect(told.differ).toEqual([]);
  });
});
