/**
 * Lines that a resident does not see yet: everything the resident can ask is as if they never were, and at the end of it they
 * are there by themselves. Twins: another activity, another person, who supervises.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { setTimeSource, today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { unpackActors } from '../../../src/logbook/actor.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { verifyLog } from '../../../src/logbook/verify.ts';
import { shownLooks } from '../../../src/services/operations/looks.ts';
import { proofFile } from '../../../src/services/operations/proof.ts';
import { whoLooked } from '../../../src/services/operations/who-looked.ts';
import { residentCaller } from '../../../src/services/people.ts';
import { BSN, BSNS, CRS, makeWorld, path, type World } from '../../registers/all/world.ts';
import { activityBody } from '../../support/activity.ts';
import { activityId, FIRST, keys, seeder, startMeent, type TestMeent } from '../../support/server.ts';

const MEENT = '/meent/api/v1';
const een = { id: 'm-0101', name: 'Een' };
const twee = { id: 'm-0102', name: 'Twee' };

let meent: TestMeent;
let world: World;
let rest: () => Promise<void>;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  rest = async () => {
    while ((await sequencer.round()) !== 0);
  };
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

/** Whom one application names counts as one person, so each has one of their own. */
const ask = async (method: 'GET' | 'POST', url: string, user: typeof een, payload?: object) =>
  meent.ask({
    method,
    ...(user === twee ? { as: await meent.another('besluit') } : {}),
    url: url.startsWith('/') ? url : `${MEENT}/${url}`,
    user,
    headers: CRS,
    ...(payload ? { payload } : {}),
  });

const onthouding = (over: object = {}) => ({
  bsn: BSN,
  activiteit: 'dienstverlening',
  grond: 'strafbare-feiten',
  vanaf: '2020-01-01',
  totEnMet: addDays(today(), 10),
  reden: 'Een onderzoek dat nog loopt.',
  ...over,
});

async function voorgesteld(over: object = {}): Promise<string> {
  const answer = await ask('POST', 'logboekonthoudingen', een, onthouding(over));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}

async function besloten(over: object = {}): Promise<string> {
  const id = await voorgesteld(over);
  const answer = await ask('POST', `logboekbesluiten/${id}/vaststellen`, twee);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({ stand: 'besloten', organ: 'college' });
  return id;
}

const beeindigd = async (id: string): Promise<void> => {
  const answer = await ask('POST', `logboekbesluiten/${id}/beeindigen`, twee, { reden: 'Klaar.' });
  expect(answer.statusCode, answer.body).toBe(200);
};

const inwoner = async (subject = world.subject) => {
  const snapshot = await meent.engine.parts.snapshots.current(FIRST);
  const { municipality, base, trace } = seeder(FIRST);
  return residentCaller(snapshot, { municipality, base, trace }, { subject, level: 'substantieel' });
};

/** All that a resident can see of who looked, without what differs at each call. */
async function gezien(subject?: string) {
  await rest();
  const caller = await inwoner(subject);
  const looks = await shownLooks(meent.engine, caller, 50);
  const page = await whoLooked(meent.engine, caller);
  const proofs = await proofFile(meent.engine, keys, caller);
  const others = looks!.looks.filter(({ application }) => application !== 'meent-portaal');
  return {
    looks: others.map(({ position, operation, records }) => `${position} ${operation} ${records.length}`),
    next: looks!.next,
    count: page.count,
    occasions: page.occasions.length,
    older: page.older,
    bewijzen: proofs.bewijzen.filter((one) => !atob64(one).includes('portaal.')).length,
  };
}
const atob64 = (proof: string): string =>
  proof
    .split('\n')
    .map((one) => Buffer.from(one.replace(/^extra /, ''), 'base64').toString('utf8'))
    .join();

let zaak: string;
beforeEach(async () => {
  zaak = path(world, (await world.zaak()).url);
  expect((await ask('GET', zaak, een)).statusCode).toBe(200);
});

describe('what is withheld', () => {
  test('is nowhere for the resident, and there again when it is ended', async () => {
    const before = await gezien();
    expect(before.looks.length).toBeGreaterThan(0);
    const id = await besloten();
    const meanwhile = await gezien();
    expect(meanwhile).toMatchObject({ looks: [], next: null, count: 0, occasions: 0, bewijzen: 0 });
    // What comes meanwhile is withheld too.
    await ask('GET', zaak, een);
    expect((await gezien()).looks).toEqual([]);
    await beeindigd(id);
    const after = await gezien();
    for (const look of before.looks) expect(after.looks).toContain(look);
    expect(after.looks.length).toBeGreaterThan(before.looks.length);
    // And that it was decided is told then.
    expect(after.looks.some((look) => look.includes('logboek.onthouden'))).toBe(true);
  });

  test('appears by itself after its last day', async () => {
    const id = await besloten({ totEnMet: addDays(today(), 1) });
    expect((await gezien()).looks).toEqual([]);
    const later = Date.now() + 2 * 86_400_000;
    onTestFinished(setTimeSource(() => later));
    expect((await gezien()).looks.length).toBeGreaterThan(0);
    await beeindigd(id);
  });

  test('a proposal alone withholds nothing, and is not seen itself', async () => {
    const before = await gezien();
    const id = await voorgesteld();
    const after = await gezien();
    expect(after.looks).toEqual(before.looks);
    await beeindigd(id);
  });

  test('twins: lines of another activity, of another person, and of before it', async () => {
    const other = await meent.engine.create(seeder(FIRST), 'verwerkingsactiviteit', {
      ...activityBody({ beginGeldigheid: '2020-01-01' }),
      identificatie: `parkeren-${world.next()}`,
    });
    const { identificatie } = JSON.parse(other.json!) as { identificatie: string };
    const before = await gezien();
    const first = await besloten({ activiteit: identificatie });
    expect((await gezien()).looks).toEqual(before.looks);
    const second = await besloten({ bsn: BSNS[0] });
    expect((await gezien()).looks).toEqual(before.looks);
    const third = await besloten({ vanaf: today(), totEnMet: today() });
    await beeindigd(third);
    for (const id of [first, second]) await beeindigd(id);
  });

  test('a page is full and its cursor goes on, whatever is left out between', async () => {
    const person = keys.hash(FIRST, 'bsn', BSNS[7]!);
    const { logbook } = meent.engine.parts;
    const entry = (activity: string, n: number) => ({
      municipality: FIRST,
      id: `0190b7a2-0000-7000-8000-${String(world.next() * 1000 + n).padStart(12, '0')}`,
      operation: 'zaken.zaak.read',
      kind: 'geopend' as const,
      activity,
      organ: 'college',
      application: 'alles',
      trace: '0'.repeat(32),
      span: '0'.repeat(16),
      lines: [{ subject: person, resource: 'zaak', id: zaak.slice(-36) }],
    });
    const hidden = activityId(FIRST, 'dienstverlening');
    const shown = activityId(FIRST, 'inzage-eigen-gegevens');
    for (let n = 0; n < 40; n += 1) await logbook.append(entry(n % 4 === 0 ? shown : hidden, n));
    await rest();
    const id = await besloten({ bsn: BSNS[7] });
    await rest();
    const { looksAt } = await import('../../../src/logbook/read.ts');
    const { withheldOf } = await import('../../../src/services/operations/looks.ts');
    const withheld = await withheldOf(meent.engine, await inwoner(person));
    const q = meent.db.in(FIRST);
    const found: number[] = [];
    const sizes: number[] = [];
    for (let after: string | undefined; ; ) {
      const page = await looksAt(q, FIRST, person, withheld, { limit: 3, ...(after ? { after } : {}) });
      found.push(...page!.looks.map(({ position }) => position));
      sizes.push(page!.looks.length);
      if (!page!.next) break;
      after = page!.next;
    }
    expect(sizes).toEqual([3, 3, 3, 1]);
    expect(found).toEqual([...new Set(found)].toSorted((a, b) => b - a));
    await beeindigd(id);
  });
});

describe('who may', () => {
  test('not one person twice, however the name is written', async () => {
    const id = await voorgesteld();
    for (const user of [een, { id: ' M-0101 ', name: 'Een' }])
      expect((await ask('POST', `logboekbesluiten/${id}/vaststellen`, user)).statusCode).toBe(403);
    expect((await gezien()).looks.length).toBeGreaterThan(0);
    await beeindigd(id);
  });

  test('not who names no employee, nor who has no scope', async () => {
    const none = await meent.ask({ method: 'POST', url: `${MEENT}/logboekonthoudingen`, payload: onthouding() });
    expect(none.statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['logboek.voorstellen'] }]);
    const id = await voorgesteld();
    const decided = await meent.ask({
      method: 'POST',
      url: `${MEENT}/logboekbesluiten/${id}/vaststellen`,
      as: 'beperkt',
      user: twee,
    });
    expect(decided.statusCode).toBe(403);
    await beeindigd(id);
  });

  test.each([
    ['no ground of the list', { grond: 'omdat-het-kan' }],
    ['longer than a year', { totEnMet: addDays(today(), 400) }],
    ['no activity', { activiteit: 'bestaat-niet' }],
    ['no number of a person', { bsn: '123456789' }],
  ])('refused: %s', async (_, over) => {
    const answer = await ask('POST', 'logboekonthoudingen', een, onthouding(over));
    expect(answer.statusCode, answer.body).toBe(400);
  });

  test('a row put in past the program withholds nothing, and is found', async () => {
    const id = await voorgesteld();
    const before = await gezien();
    await meent.clone.asOwner(
      `insert into meent.log_decision (municipality, id, said, employee, mark)
select municipality, gen_random_uuid(), replace(replace(said, '"voorstel"', '"besluit"'), '"person":"', '"person":"x'), employee, mark
from meent.log_decision where id = $1`,
      [id],
    );
    expect((await gezien()).looks).toEqual(before.looks);
    const { findings } = await verifyLog(meent.db.log, { municipality: FIRST, keys });
    expect(findings.map(({ kind }) => kind)).toContain('decision-inserted');
    await meent.clone.asOwner(`delete from meent.log_decision where said like '%"person":"x%'`);
    await beeindigd(id);
  });
});

test('the list names nobody, and its reasons are sealed where they are kept', async () => {
  const id = await voorgesteld({ reden: 'Vanwege Jansen.' });
  const { body } = await ask('GET', 'logboekbesluiten', een);
  expect(body).toContain('Vanwege Jansen.');
  expect(body).not.toContain(BSN);
  expect(body).not.toContain(world.subject);
  const [row] = await meent.clone.asOwner<{ said: string; employee: string }>(
    'select said, employee from meent.log_decision where id = $1',
    [id],
  );
  expect(row!.said).not.toContain('Jansen');
  expect(row!.said + row!.employee).not.toContain('m-0101');
  await beeindigd(id);
});

test('who it was: one line of the resident who asks, and the asking is logged; twin: of another it is not told', async () => {
  await rest();
  const [line] = await meent.db.in(FIRST).query<{ position: number }>({
    text: `select max(position) as position from log_entry where municipality = ${FIRST} and operation = 'zaken.zaak.read' and lines like '% ${world.subject} %'`,
  });
  const wie = (bsn: string) =>
    ask('POST', 'logboekregels/medewerker', twee, { positie: line!.position, bsn, reden: 'De inwoner vroeg het.' });
  expect((await wie(BSN)).json()).toMatchObject({ medewerker: 'm-0101' });
  await rest();
  expect((await gezien()).looks.some((look) => look.includes('logboek.medewerker'))).toBe(true);
  expect((await wie(BSNS[3]!)).statusCode).toBe(404);
  // Somebody with the database put another name there: nobody is named, and the look at the line stays.
  const name = (from: string, to: string) =>
    meent.clone.asOwner('update meent.log_actor set employees = replace(employees, $2, $3) where municipality = $1', [
      FIRST,
      from,
      to,
    ]);
  const [was] = await meent.clone.asOwner<{ employees: string }>(
    `select employees from meent.log_actor a join meent.log_entry e using (municipality, commit) where municipality = $1 and e.position = $2`,
    [FIRST, line!.position],
  );
  const [, sealed] = unpackActors(was!.employees)![0]!;
  const other = keys.seal(FIRST, 'm-0999');
  await name(sealed, other);
  const changed = await wie(BSN);
  expect(changed.json(), changed.body).toMatchObject({ status: 409, code: 'wrong_state' });
  expect(changed.body).not.toMatch(/m-0101|m-0999/);
  await rest();
  expect((await gezien()).looks.filter((look) => look.includes('logboek.medewerker'))).toHaveLength(2);
  await name(other, sealed);
  expect((await wie(BSN)).json()).toMatchObject({ medewerker: 'm-0101' });
});
