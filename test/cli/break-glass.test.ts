/** Break-glass by hand: each person with a code of their own, and what is written meanwhile comes into the log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { openEmergency } from '../../src/logbook/emergency/emergency.ts';
import { localLogs } from '../../src/logbook/emergency/local-log.ts';
import { toRow } from '../../src/logbook/insert.ts';
import { entry, line } from '../logbook/entries.ts';
import { keys } from '../support/server.ts';
import { type CommandLine, commandLine, type Said } from './support.ts';

let cli: CommandLine;
let folder: string;
const codes: Record<string, string> = {};
beforeAll(async () => {
  cli = await commandLine();
  folder = join(cli.folder, 'noodtoegang');
});
afterAll(() => cli.close());

/** With somebody who types this. */
async function typed(code: string, ...args: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (one: string) => void out.push(one),
    err: (one: string) => void err.push(one),
    ask: async () => code,
  };
  return { code: await run(args, io, cli.environment), out, err };
}
const glass = (code: string, ...args: string[]) => typed(code, 'break-glass', ...args);

describe('break-glass', () => {
  test('a code is shown once and kept as a hash; it is a line in the log', async () => {
    for (const person of ['m-0101', 'm-0102']) {
      const made = await cli.meent('break-glass', 'code', person);
      expect(made.code, made.err.join()).toBe(0);
      codes[person] = made.out[0]!;
    }
    const kept = readFileSync(join(cli.folder, 'keys/noodcodes.json'), 'utf8');
    for (const code of Object.values(codes)) expect(kept).not.toContain(code);
    const logged = await cli.clone.asOwner(`select from log_entry where operation = 'logboek.noodtoegang.code'`);
    expect(logged).toHaveLength(2);
  });

  test('nobody without the code, nobody with that of another, nobody twice', async () => {
    const ask = (code: string) => glass(code, 'ask', 'm-0101', '--minutes', '30');
    expect((await ask('zomaar')).code).toBe(1);
    expect((await ask(codes['m-0102']!)).code).toBe(1);
    expect((await cli.meent('break-glass', 'ask', 'm-0101', '--minutes', '30')).code).toBe(2);
    expect((await ask(codes['m-0101']!)).out[0]).toContain('Asked for 30 minutes');
    const again = await glass(codes['m-0101']!, 'confirm', 'M-0101');
    expect([again.code, again.err.join()]).toEqual([1, expect.stringContaining('another person')]);
    expect((await cli.meent('break-glass', 'status')).out[0]).toContain('not confirmed');
  });

  test('two open it; what was written comes into the log, and verify says nothing of it', async () => {
    expect((await glass(codes['m-0102']!, 'confirm', 'm-0102')).out[0]).toContain('Open until');
    const emergency = openEmergency(folder, keys);
    const [host] = await cli.clone.asOwner<{ municipality: number }>(
      `select municipality from municipality_attribute where kind = 'host' and value = 'localhost'`,
    );
    const { municipality } = host!;
    const one = entry([line(keys.hash(municipality, 'bsn', '999990019'))], { municipality });
    expect(emergency.keep(municipality, [toRow({ entry: one }, keys)])).toBe(true);
    emergency.close();
    expect(localLogs(folder)).toHaveLength(1);
    expect((await cli.meent('break-glass', 'replay')).out[0]).toContain('Nothing waits');
    expect((await glass(codes['m-0101']!, 'close', 'm-0101')).code).toBe(0);
    const at = Date.now() + 60_000;
    const back = setTimeSource(() => at);
    const replayed = await cli.meent('break-glass', 'replay');
    back();
    expect(replayed.out[0]).toMatch(/: 1 entries were put into the logbook/);
    expect(await cli.clone.asOwner('select from log_entry where id = $1', [one.id])).toHaveLength(1);
    expect((await cli.meent('verify')).code).toBe(0);
  });

  test('a local log that was changed is told by verify', async () => {
    const { writeFileSync } = await import('node:fs');
    const [file] = localLogs(join(folder, 'verwerkt'));
    writeFileSync(file!, readFileSync(file!, 'utf8').replace(/.\n/, 'x\n'));
    const { code, out } = await cli.meent('verify');
    expect([code, out.join('\n')]).toEqual([1, expect.stringContaining('record-changed')]);
  });

  test('a code that was taken away is none', async () => {
    expect((await cli.meent('break-glass', 'code', 'm-0101', '--remove')).code).toBe(0);
    expect((await glass(codes['m-0101']!, 'ask', 'm-0101', '--minutes', '5')).code).toBe(1);
  });
});
