/**
 * Whoever decides on what residents ask is killed at work (kill -9): nobody's data stand still without a decision, no decision is
 * there without what it decided, and what is left is ended by who sends the same again. Nothing is done twice.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decisionsOf } from '../../../src/logbook/decisions.ts';
import { activityBody } from '../../support/activity.ts';
import { AVG, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, keys, type Resident, RING, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { CRS, makeWorld, type World } from '../all/world.ts';

/** Milliseconds after a decision was begun. */
const MOMENTS = [0, 15, 40, 80];
const OF_EACH = 5;

let meent: TestMeent;
let world: World;
let noor: Resident;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  noor = await meent.login('999990019');
  const activiteit = activityBody({ identificatie: 'taak', grond: 'publieke_taak' });
  await world.post('/registers/api/v1/verwerkingsactiviteiten', activiteit);
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

interface Todo {
  readonly id: string;
  readonly zaak: string;
  /** Of an erasure that somebody proposed: the mark of it, and the case that goes. */
  readonly voorstel?: string;
  readonly weg?: string;
}
const GRANTED = { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } };
const ander = async () => ({ user: { id: 'po-2', name: 'G. Bosma' }, as: await meent.another('avg-twee') });
const count = async (text: string, ...values: readonly unknown[]): Promise<number> =>
  (await meent.clone.asOwner<{ n: number }>(`select count(*)::int as n from meent.${text}`, [...values]))[0]!.n;

async function stilzetten(): Promise<Todo> {
  return vraag(meent, noor, { soort: 'beperking', activiteit: 'taak', grond: 'onrechtmatig' });
}

async function wissen(): Promise<Todo> {
  const { url } = await world.zaak();
  const { resultaattypen, statustypen } = world.catalogue;
  await world.post('/zaken/api/v1/resultaten', { zaak: url, resultaattype: resultaattypen.afgehandeld });
  const datumStatusGezet = '2026-03-04T10:00:00Z';
  await world.post('/zaken/api/v1/statussen', { zaak: url, statustype: statustypen.klaar, datumStatusGezet });
  const payload = { archiefnominatie: 'vernietigen', archiefactiedatum: '2020-01-01' };
  await meent.ask({ method: 'PATCH', url: url.replace(world.base, ''), headers: CRS, payload });
  const weg = url.slice(-36);
  const onderdelen = [{ omschrijving: 'Deze zaak', zaak: weg }];
  const made = await vraag(meent, noor, { soort: 'wissing', grond: 'niet-nodig', onderdelen });
  expect((await stap(meent, made.id, 'beslissen', GRANTED)).json().stand).toBe('voorgesteld');
  const { voorstel } = (await meent.ask({ url: `${AVG}/${made.id}/besluit` })).json();
  return { ...made, voorstel, weg };
}

/** Every part of each is there, or none of it. */
async function whole(todo: readonly Todo[]): Promise<readonly Todo[]> {
  const open: Todo[] = [];
  for (const one of todo) {
    const { stand, onderdelen } = (await meent.ask({ url: `${AVG}/${one.id}` })).json();
    const decided = stand === 'besloten' ? 1 : 0;
    expect(await count('besluiten_besluit where zaak = $1', one.zaak)).toBe(decided);
    expect(await count('zaken_resultaat where zaak = $1', one.zaak)).toBe(decided);
    expect(await count('zaken_zaak where id = $1 and einddatum is not null', one.zaak)).toBe(decided);
    if (one.weg) {
      const gone = (await count('zaken_zaak where id = $1', one.weg)) === 0;
      if (onderdelen[0].gewistOp) expect(gone).toBe(true);
      if (gone) expect(decided).toBe(1);
      expect(await count('archief_vernietiging where zaak_id = $1', one.weg)).toBe(gone ? 1 : 0);
    } else expect(await count('avgverzoeken_gegevensbeperking where zaak = $1', one.zaak)).toBe(decided);
    if (!decided) open.push(one);
  }
  return open;
}

it('is killed at any moment: whole or not at all, and in the end all is done, once', async () => {
  const todo: Todo[] = [];
  for (let n = 0; n < OF_EACH; n++) todo.push(await stilzetten(), await wissen());
  let open = await whole(todo);
  expect(open).toHaveLength(todo.length);
  for (const moment of MOMENTS) {
    if (open.length === 0) break;
    await killed(open, moment);
    open = await whole(todo);
  }
  // Killed in the middle of some: else nothing was tried.
  expect(open.length).toBeLessThan(todo.length);
  const by = await ander();
  for (const { id, voorstel } of todo) {
    const isOpen = open.some((one) => one.id === id);
    const done = voorstel
      ? await stap(meent, id, isOpen ? 'vaststellen' : 'wissen', {
          ...by,
          ...(isOpen ? { payload: { voorstel } } : {}),
        })
      : await stap(meent, id, 'beslissen', { ...by, ...GRANTED });
    expect([done.statusCode, id], done.body).toEqual([200, id]);
  }
  expect(await whole(todo)).toEqual([]);
  for (const { id, weg } of todo) {
    if (!weg) continue;
    expect((await meent.ask({ url: `${AVG}/${id}` })).json().onderdelen[0].gewistOp).not.toBeNull();
    expect(await count('zaken_zaak where id = $1', weg)).toBe(0);
  }
  const held = (await decisionsOf(meent.db.in(FIRST), keys, FIRST, 'vasthouden')).filter(({ ended }) => !ended);
  expect(held.filter(({ terms }) => todo.some(({ id }) => id === terms.request))).toEqual([]);
}, 300_000);

async function killed(todo: readonly Todo[], moment: number): Promise<void> {
  const caller = {
    ...seeder(FIRST),
    application: { id: 'avg-twee', label: 'Twee' },
    employee: { id: 'po-2', name: 'G. Bosma', role: '', department: '' },
  };
  const ring = { ...RING, keys: RING.keys.map((key) => ({ ...key, secret: key.secret.toString('hex') })) };
  const program = fileURLToPath(new URL('beslis-process.ts', import.meta.url));
  const given = JSON.stringify({ target: meent.clone.target, ring, caller, todo });
  const child = spawn(process.execPath, [program, given], { stdio: ['ignore', 'pipe', 'inherit'] });
  // The second one: the first is slow, since everything is new to it.
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (told.split('\n').length > 2 || told.includes('klaar')) break;
  }
  await new Promise((next) => setTimeout(next, moment));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
