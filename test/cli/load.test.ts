import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './support.ts';

const KLEIN = 'test/catalogi/inavigator/klein.xml';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

const load = (...args: string[]) => line.meent('load', 'i-navigator', ...args, '--municipality', 'tweede.localhost');

const types = async (): Promise<number> =>
  (await line.clone.asOwner<{ n: number }>('select count(*)::int as n from catalogi_zaaktype'))[0]!.n;

describe('meent load i-navigator', () => {
  test('loads what can be, whole, and tells of the rest why not', async () => {
    const before = await types();
    const { code, out, err } = await load(KLEIN);
    expect(code).toBe(1);
    expect(out.at(-1)).toBe('3 processen: 1 geladen, 2 geweigerd');
    expect(out.filter((text) => text.startsWith('Geweigerd: ')).map((text) => text.split(' ')[1])).toEqual([
      'T2',
      'T3',
    ]);
    expect(out.filter((text) => text.startsWith('  ')).length).toBeGreaterThan(4);
    expect(err.map((text) => text.replace(/^(T\d) .*: /, '$1 '))).toEqual([
      'T2 geweigerd',
      'T3 geweigerd',
      'T1 geladen',
    ]);
    expect(await types()).toBe(before + 1);
  });

  test('gives what the export lacks when it is asked to; the rest is there already', async () => {
    const before = await types();
    const { out } = await load(KLEIN, '--term', 'P56D', '--roles', '--details');
    expect(out.at(-1)).toBe('3 processen: 1 geladen, 1 ongewijzigd, 1 geweigerd');
    expect(out.some((text) => text.startsWith('Aangepast: T3'))).toBe(true);
    expect(await types()).toBe(before + 1);
  });

  test('an export without faults is loaded with exit code 0, and again with nothing changed', async () => {
    const file = join(line.folder, 'goed.xml');
    writeFileSync(file, readFileSync(KLEIN, 'utf8').replace(/<proces id="T2">[\s\S]*?<\/proces>/, ''));
    const before = await types();
    for (const options of [
      ['--domain', 'EIGEN'],
      ['--domain', 'EIGEN'],
    ]) {
      const { code } = await load(file, '--term', 'P56D', '--roles', ...options);
      expect(code).toBe(0);
      expect(await types()).toBe(before + 2);
    }
  });

  test('refuses what is no file, no export, no term and no domain', async () => {
    expect(await load('nowhere.xml')).toMatchObject({
      code: 1,
      err: ['There is no file nowhere.xml; give the path of an export.'],
    });
    expect(await load('package.json')).toMatchObject({ code: 1, out: [] });
    expect(await load(KLEIN, '--term', 'soon')).toMatchObject({
      code: 2,
      err: ['--term "soon" is not a term; write P56D or P8W.'],
    });
    expect(await load(KLEIN, '--domain', 'ladder')).toMatchObject({ code: 2, out: [] });
  });
});
