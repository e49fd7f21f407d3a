/** The command line itself: help, and what it says of a call that it does not understand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { usageOf } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/run.ts';
import { meent } from './support.ts';

const empty = mkdtempSync(join(tmpdir(), 'meent-cli-'));
afterAll(() => rmSync(empty, { recursive: true, force: true }));

describe('help', () => {
  test('explains every command, with an example of each', async () => {
    const { code, out } = await meent(['--help']);
    expect(code).toBe(0);
    for (const command of commands) {
      expect(out).toContain(usageOf(command));
      expect(out.some((line) => line.includes(`$ npm run meent -- ${command.name}`))).toBe(true);
    }
  });

  test.each(commands.map(({ name }) => [name]))('of %s alone', async (name) => {
    const { code, out } = await meent([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out[0]).toMatch(new RegExp(`^${name}`));
  });

  test('comes unasked when nothing is asked', async () => {
    const { code, out, err } = await meent([]);
    expect([code, out]).toEqual([2, []]);
    expect(err.length).toBeGreaterThan(10);
  });
});

const KEYS =
  '"keys" needs one word more; use "keys list", "keys create", "keys rotate", "keys retire", "keys rewrite", "keys remove".';

test.each([
  [['fly'], 'There is no command "fly"; "npm run meent -- --help" explains those there are.'],
  [['keys'], KEYS],
  [['keys', 'lend'], KEYS],
  [['token'], '--client is missing; use: npm run meent -- token --client NAME [--municipality HOST]'],
  [['token', '--client'], '--client needs NAME; use: npm run meent -- token --client NAME [--municipality HOST]'],
  [['token', '--client', '--municipality'], /^--client needs NAME/],
  [['token', '--client', 'demo', '--colour', 'red'], /^There is no option --colour; use: /],
  [['token', '-c', 'demo'], /^There is no option -c; use: /],
  [['verify', 'everything'], /^"everything" is one argument too many; use: /],
  [['keys', 'list', '--toString'], /^There is no option --toString/],
  [['load', 'i-navigator'], /^FILE is missing; use: /],
  [['keys', 'rotate', 'house'], 'There is no kind of key "house"; choose from seal, hash, log-sign, derive.'],
  [['jobs', 'retry', '7'], '"7" is not the id of a job; "jobs failed" lists them.'],
] as const)('%j is refused with one sentence', async (args, sentence) => {
  const { code, out, err } = await meent(args, { MEENT_DATA: empty });
  expect([code, out, err.length]).toEqual([2, [], 1]);
  if (typeof sentence === 'string') expect(err[0]).toBe(sentence);
  else expect(err[0]).toMatch(sentence);
});

test('a folder without Meent is told, and not made into one', async () => {
  const { code, err } = await meent(['verify'], { MEENT_DATA: empty });
  expect(code).toBe(1);
  expect(err).toEqual([
    `There is no Meent in ${empty}; start it once with "npm start", or set MEENT_DATA to the folder it is in.`,
  ]);
});

test('a wrong setting is told', async () => {
  const { code, err } = await meent(['keys', 'list'], { MEENT_PORT: 'eight' });
  expect(code).toBe(1);
  expect(err[0]).toMatch(/^MEENT_PORT is "eight"/);
});
