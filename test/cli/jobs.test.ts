import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

describe('meent jobs', () => {
  test('lists what failed and lets it start over', async () => {
    expect(await line.meent('jobs', 'failed')).toMatchObject({ code: 0, out: ['No job has failed.'] });
    const id = newId();
    await line.clone.asOwner(
      `insert into job (id, queue, payload, run_at, attempt, state, last_error) values ($1, 'post', '{}', now(), 10, 'failed', 'ECONNREFUSED')`,
      [id],
    );
    const { out } = await line.meent('jobs', 'failed');
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(new RegExp(`^${id} {2}post {2}10 attempts .*ECONNREFUSED$`));
    expect(await line.meent('jobs', 'retry', id)).toMatchObject({ code: 0, out: [`Job ${id} starts over.`] });
    expect((await line.meent('jobs', 'failed')).out).toEqual(['No job has failed.']);
    expect(await line.clone.asOwner(`select state from job where queue = 'post'`)).toEqual([{ state: 'open' }]);
  });

  test('shows how far old bodies are rendered again', async () => {
    expect(await line.meent('jobs', 'bodies')).toMatchObject({ code: 0, out: ['No body had to be rendered again.'] });
    await line.clone.asOwner(
      `insert into meent.engine_renewal (municipality, resource, version, after, remaining, renewed, since, done_at)
       select id, 'boek', 2, gen_random_uuid(), case when n = 1 then 40 else 0 end, 60, '2026-11-02T08:00:00Z', case when n = 2 then now() end
       from (select id, row_number() over (order by id) as n from meent.municipality) m where n <= 2`,
    );
    expect((await line.meent('jobs', 'bodies')).out).toEqual([
      'boek  version 2  120 rendered again  40 left  since 2026-11-02T08:00:00.000Z',
    ]);
  });

  test('refuses a job that has not failed', async () => {
    const id = newId();
    expect(await line.meent('jobs', 'retry', id)).toMatchObject({
      code: 1,
      err: [`No failed job has id ${id}; "jobs failed" lists those there are.`],
    });
  });
});
