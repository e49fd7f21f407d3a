import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

describe('meent verify', () => {
  test('says how many lines were checked', async () => {
    const [found] = await line.clone.asOwner<{ n: number }>('select sum(lines)::int as n from log_subject');
    const { code, out } = await line.meent('verify');
    expect(code).toBe(0);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(new RegExp(`^Nothing was changed: ${found!.n} lines in \\d+ entries of 2 logs, `));
    const one = await line.meent('verify', '--municipality', 'tweede.localhost');
    expect(one.out[0]).toMatch(/ of 1 log, /);
  });

  test('compares with no backup that is not there', async () => {
    const { code, err } = await line.meent('verify', '--backup', '/tmp/geen-backup');
    expect(code).toBe(1);
    expect(err.join('')).toContain('There is no finished backup in /tmp/geen-backup');
  });

  test('says what was changed, and fails', async () => {
    const [entry] = await line.clone.asOwner<{ id: string }>(
      `with entry as (select municipality, commit, id from log_entry where kind = 'aangemaakt' limit 1)
update log_commit c set data = replace(data, '"kind":"aangemaakt"', '"kind":"gezocht"') from entry e
where c.municipality = e.municipality and c.id = e.commit returning e.id`,
    );
    const { code, out } = await line.meent('verify');
    expect(code).toBe(1);
    expect(out[0]).toContain(entry!.id);
    expect(out.at(-1)).toMatch(/^The logbook was changed in \d+ place/);
  });

  test('names a commit that was taken away before it had a number', async () => {
    const id = newId();
    await line.clone.asOwner(`insert into log_queue values (1, $1, 1, 'x')`, [id]);
    const { code, out } = await line.meent('verify');
    expect(code).toBe(1);
    expect(out).toContain(
      `municipality 1, entry ${id}: the commit with this first entry was taken away, itself or from the queue, before it had a number`,
    );
  });
});
