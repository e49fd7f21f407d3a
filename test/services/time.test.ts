/** One trace from a request into its statements, and one deadline for all that a request does. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StaleRights } from '../../src/engine/epoch.ts';
import { addTables, libraryResources } from '../engine/library.ts';
import { FIRST, type Request, startMeent, type TestMeent } from '../support/server.ts';

const BOEKEN = '/boeken/api/v1/boeken';
const DEADLINE_MS = 700;

let meent: TestMeent;
let hurried: TestMeent;
beforeAll(async () => {
  meent = await startMeent({ extra: libraryResources, prepare: addTables });
  hurried = await startMeent({ deadlineMs: DEADLINE_MS, extra: libraryResources, prepare: addTables });
});
afterAll(() => Promise.all([meent.close(), hurried.close()]));

let free = async (): Promise<void> => {};
afterEach(() => free());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries === 100) throw new Error('it did not come so far');
    await sleep(20);
  }
}

/** Keeps the table of books, so that every statement on it waits. */
async function hold({ clone }: TestMeent): Promise<void> {
  const owner = clone
    .asOwner(`begin; lock table meent.boeken_boek in access exclusive mode; select pg_sleep(60)`)
    .catch(() => {});
  const held = `select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)' and wait_event = 'PgSleep'`;
  await until(async () => (await clone.asOwner(held)).length === 1);
  free = async () => {
    free = async () => {};
    await clone.asOwner(`select pg_terminate_backend(pid) from (${held}) h`);
    await owner;
  };
}

/** Statements that wait for the table. */
const waiting = async ({ clone }: TestMeent): Promise<readonly string[]> =>
  (
    await clone.asOwner<{ query: string }>(
      `select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).map(({ query }) => query);

const traceId = (digit: string) => digit.repeat(32);
const from = (digit: string, flags: '00' | '01') => ({ traceparent: `00-${traceId(digit)}-b7ad6b7169203331-${flags}` });

async function book(of: TestMeent, titel: string): Promise<{ url: string; plank: string }> {
  const naam = `Plank van ${titel}`;
  const plank = (await of.ask({ method: 'POST', url: '/boeken/api/v1/planken', payload: { naam } })).json().url;
  const payload = { titel, plank, geheimhouding: 'openbaar' };
  const { url } = (await of.ask({ method: 'POST', url: BOEKEN, payload })).json<{ url: string }>();
  return { url: new URL(url).pathname, plank };
}

describe('the trace of a request', () => {
  it('stands in its statements when the caller follows it, and a slow one is in the program log', async () => {
    const { url } = await book(meent, 'De avonden');
    await hold(meent);
    const asked = [from('a', '01'), from('b', '00'), from('c', '01')].map((headers) => meent.ask({ url, headers }));
    await until(async () => (await waiting(meent)).length === 1);
    const [statement] = await waiting(meent);
    expect(statement).toContain(`/*traceparent='00-${traceId('a')}-`);
    expect(statement).toContain(`/*traceparent='00-${traceId('c')}-`);
    expect(statement).not.toContain(traceId('b'));
    await sleep(1_000);
    await free();
    expect((await Promise.all(asked)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const slow = meent.lines.map((line) => JSON.parse(line)).filter(({ msg }) => /took a second/.test(msg));
    expect(slow).toMatchObject([{ level: 'warn', statement: 'answer_boek', traceId: traceId('a') }]);
    expect(slow[0].ms).toBeGreaterThanOrEqual(1_000);
  });

  it('leaves a prepared statement as it is when nobody follows it', async () => {
    const { url } = await book(meent, 'De vogels');
    await hold(meent);
    const asked = meent.ask({ url, headers: from('d', '00') });
    await until(async () => (await waiting(meent)).length === 1);
    expect((await waiting(meent))[0]).not.toContain('traceparent');
    await free();
    expect((await asked).statusCode).toBe(200);
  });
});

describe('the deadline of a request', () => {
  const ask = async (request: Request) => {
    const started = performance.now();
    const answer = await hurried.ask(request);
    return { ...answer, body: answer.body, json: answer.json, ms: performance.now() - started };
  };

  it('breaks its statement off, and the connection serves the next one as before', async () => {
    const { url } = await book(hurried, 'Nooit meer slapen');
    await hold(hurried);
    const answer = await ask({ url });
    expect(answer.statusCode).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.ms).toBeLessThan(DEADLINE_MS + 400);
    const started = performance.now();
    await until(async () => (await waiting(hurried)).length === 0);
    // Sooner than its lock_timeout of two seconds would.
    expect(performance.now() - started).toBeLessThan(1_000);
    await free();
    expect((await hurried.ask({ url })).statusCode).toBe(200);
    const settings = await hurried.db
      .in(FIRST)
      .query<{ statement_timeout: string }>({ text: 'show statement_timeout' });
    expect(settings[0]!.statement_timeout).toBe('10s');
  });

  it('ends a write too: it is not there, and its sender is told to look first', async () => {
    const { plank } = await book(hurried, 'De donkere kamer');
    await hold(hurried);
    const payload = { titel: 'Te laat', plank, geheimhouding: 'openbaar' };
    const answer = await ask({ method: 'POST', url: BOEKEN, payload });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().code).toMatch(/^(deadline|unavailable)$/);
    await until(async () => (await waiting(hurried)).length === 0);
    await free();
    await sleep(200);
    const { results } = (await hurried.ask({ url: `${BOEKEN}?plank=${encodeURIComponent(plank)}` })).json();
    expect(results.map(({ titel }: { titel: string }) => titel)).toEqual(['De donkere kamer']);
  });

  it('ends what is tried again and again', async () => {
    const parts = hurried.engine.parts as { gather: TestMeent['engine']['parts']['gather'] };
    const real = parts.gather;
    let tries = 0;
    parts.gather = async () => {
      tries += 1;
      await sleep(50);
      throw new StaleRights();
    };
    const answer = await ask({ url: `${BOEKEN}/0197b0f0-0000-7000-8000-000000000000` });
    const then = tries;
    await sleep(300);
    parts.gather = real;
    expect(answer.json().code).toBe('deadline');
    expect(then).toBeGreaterThan(3);
    expect(tries - then).toBeLessThanOrEqual(1);
  });
});

describe('no statement of a request is without a deadline', () => {
  it('in an API, also where it first reads the catalogue and the rights', async () => {
    const errands: unknown[] = [];
    const watched = await startMeent({
      extra: libraryResources,
      prepare: addTables,
      watch: (db) => ({
        ...db,
        in(of) {
          errands.push(of);
          return db.in(of);
        },
        transaction(of, work) {
          errands.push(of);
          return db.transaction(of, work);
        },
      }),
    });
    const { url, plank } = await book(watched, 'Het bureau');
    errands.length = 0;
    watched.engine.parts.snapshots.forget();
    const asked: readonly Request[] = [
      { url },
      { url: `${url}?expand=plank` },
      { url: BOEKEN },
      { url: `${BOEKEN}?plank=${encodeURIComponent(plank)}` },
      { method: 'PATCH', url, payload: { titel: 'Het hele bureau' } },
      {
        method: 'POST',
        url: BOEKEN,
        headers: { 'idempotency-key': 'eens' },
        payload: { titel: 'Deel 2', plank, geheimhouding: 'openbaar' },
      },
      { method: 'DELETE', url },
    ];
    for (const one of asked) expect((await watched.ask(one)).statusCode).toBeLessThan(300);
    expect(errands.length).toBeGreaterThan(asked.length);
    expect(errands.filter((one) => typeof (one as { deadline?: unknown }).deadline !== 'number')).toEqual([]);
    await watched.close();
  });
});
