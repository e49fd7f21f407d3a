import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/foundation/problems.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { ANNA, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

const count = async (table: string, where = 'true') =>
  (await log.clone.asOwner<{ n: number }>(`select count(*)::int as n from meent.${table} where ${where}`))[0]!.n;

const sum = async (table: string, where: string) =>
  (await log.clone.asOwner<{ n: number }>(`select sum(entries)::int as n from meent.${table} where ${where}`))[0]!.n;

describe('append', () => {
  test('a thousand at once, of two municipalities, share commits and are all there', async () => {
    const commits: number[] = [];
    const counted = createLogbook({ db: log.db, keys, onAppended: () => commits.push(1) });
    const entries = Array.from({ length: 1000 }, (_, i) => entry([line(ANNA)], { municipality: i % 2 === 0 ? 7 : 8 }));
    await Promise.all(entries.map((one) => counted.append(one)));
    expect(await count('log_entry', 'municipality in (7, 8)')).toBe(1000);
    expect(await sum('log_queue', 'municipality in (7, 8)')).toBe(1000);
    expect(await count('log_commit', 'municipality in (7, 8)')).toBe(commits.length);
    expect(commits.length).toBeLessThan(20);
    expect(counted.waiting()).toBe(0);
  });

  test('no personal data in the preimage, no employee beside it in the clear', async () => {
    const one = entry([line(ANNA)], { municipality: 9, activity: 'met "aanhaling", \\ en é 😂' });
    const neighbours = [0, 1].map(() => entry([line(ANNA)], { municipality: 9 }));
    await Promise.all([
      log.logbook.append(neighbours[0]!),
      log.logbook.append(one, { entry: one.id, employee: 'medewerker-12' }),
      log.logbook.append(neighbours[1]!),
    ]);
    const [row] = await log.clone.asOwner<{ preimage: string; activity: string; employee: string; employees: string }>(
      `select preimage, activity, employees, substring(employees from '(?n)^' || place || ' (.*)$') as employee
from meent.log_entry e join meent.log_actor a using (municipality, commit) where e.id = $1`,
      [one.id],
    );
    expect(row!.employees).toMatch(/^1 \S+$/);
    expect(row!.activity).toBe(one.activity);
    expect(row!.preimage).not.toContain(ANNA);
    expect(row!.preimage).not.toContain('medewerker-12');
    expect(row!.employee).not.toContain('medewerker-12');
    expect(keys.unseal(9, row!.employee)).toMatch(/^[\w-]{24} medewerker-12$/);
  });

  test('one entry that cannot be stored does not fail its neighbours', async () => {
    const good = entry([line(ANNA)], { municipality: 10 });
    const again = entry([line(ANNA)], { municipality: 10 });
    await log.logbook.append(again);
    const bad = entry([line(ANNA, '\u0000')], { municipality: 10 });
    const lone = entry([line(ANNA, '\ud800')], { municipality: 10 });
    const results = await Promise.allSettled([again, good, bad, lone].map((one) => log.logbook.append(one)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'rejected']);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'logbook-unavailable' });
    expect(await count('log_entry', 'municipality = 10')).toBe(2);
  });

  test('when the queue is full, and when the database is away, no answer may leave', async () => {
    const small = createLogbook({ db: log.db, keys, maxWaiting: 2 });
    const results = await Promise.allSettled([1, 2, 3].map(() => small.append(entry([]))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const away = createLogbook({ db: { in: () => ({ query: () => Promise.reject(new Error('away')) }) }, keys });
    await expect(away.append(entry([]))).rejects.toMatchObject({
      code: 'logbook-unavailable',
      status: 503,
      retryAfterSeconds: 2,
    });
    await expect(away.append(entry([]))).rejects.toBeInstanceOf(Problem);
    expect(away.waiting()).toBe(0);
    await away.idle();
  });

  test('as a part of the statement of a write: both or neither', async () => {
    const one = entry([line(ANNA), line(ANNA)], { municipality: 11 });
    const { insert, values } = log.logbook.asCte([{ entry: one, actor: { entry: one.id, employee: 'x' } }], 2);
    const text = (divisor: number) => `with ${insert} select $1::int / ${divisor} as n`;
    await expect(log.db.in(11).query({ text: text(0) }, [11, ...values])).rejects.toMatchObject({ sqlState: '22012' });
    expect(await count('log_entry', 'municipality = 11')).toBe(0);
    expect(await log.db.in(11).query({ text: text(1) }, [11, ...values])).toEqual([{ n: 11 }]);
    expect(await count('log_entry', 'municipality = 11')).toBe(1);
    expect(await count('log_queue', 'municipality = 11')).toBe(1);
    expect(await count('log_actor', 'municipality = 11')).toBe(1);
    expect(log.logbook.asCte([], 2).insert).toBe('');
    expect(() => log.logbook.asCte([{ entry: one }, { entry: entry([]) }], 1)).toThrow(TypeError);
  });
});

describe('rights', () => {
  test.each(['update log_commit set data = data', 'delete from log_commit', 'truncate log_commit'])(
    '%s is refused to the application and to the log',
    async (text) => {
      await expect(log.db.in(7).query({ text })).rejects.toMatchObject({ sqlState: '42501' });
      await expect(log.db.log.query({ text })).rejects.toMatchObject({ sqlState: '42501' });
    },
  );

  test.each(['log_position', 'log_tile', 'log_checkpoint', 'log_subject', 'log_actor'])(
    'the application cannot change %s',
    async (table) => {
      await expect(log.db.in(7).query({ text: `delete from ${table}` })).rejects.toMatchObject({ sqlState: '42501' });
      await expect(log.db.in(7).query({ text: `update ${table} set municipality = 7` })).rejects.toMatchObject({
        sqlState: '42501',
      });
    },
  );

  test('the application reads no employees and sees no entries of another municipality, nor writes them', async () => {
    await expect(log.db.in(7).query({ text: 'select from log_actor' })).rejects.toMatchObject({ sqlState: '42501' });
    for (const table of ['log_commit', 'log_entry'])
      expect(await log.db.in(12).query({ text: `select id from ${table}` })).toEqual([]);
    const { insert, values } = log.logbook.asCte([{ entry: entry([], { municipality: 13 }) }], 1);
    await expect(log.db.in(12).query({ text: `with ${insert} select` }, values)).rejects.toMatchObject({
      sqlState: '42501',
    });
  });
});
