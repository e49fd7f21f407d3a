/** Cases from a file, and registers to files: what the own API does, at the keyboard of the operator. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resources } from '../../src/registers/index.ts';
import { exportedKinds } from '../../src/services/own/uitvoer.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

const HERE = ['--municipality', 'localhost'];
const path = (name: string): string => join(line.folder, name);
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
const count = async (where = ''): Promise<number> =>
  (await line.clone.asOwner<{ n: number }>(`select count(*)::int as n from meent.zaken_zaak ${where}`))[0]!.n;
/** Who did it, and how often, by the logbook. */
const logged = async (operation: string): Promise<{ n: number; application: string }[]> =>
  line.clone.asOwner(
    `select count(*)::int as n, preimage::jsonb ->> 'application' as application from meent.log_entry where operation = $1 group by 2`,
    [operation],
  );
/** In a process of its own. */
const started = (...args: string[]) =>
  spawn(process.execPath, [resolve('dist/src/cli/main.js'), ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...line.environment },
    stdio: 'ignore',
  });

describe('export', () => {
  test('writes a kind to a file, and goes on after the last whole line', async () => {
    const file = path('zaken.ndjson');
    const first = await line.meent('export', 'register', 'zaak', '--to', file, ...HERE);
    expect(first).toMatchObject({ code: 0, out: [expect.stringMatching(/^zaak: \d+ regels in /)] });
    const whole = readFileSync(file, 'utf8');
    expect(linesOf(file).length).toBeGreaterThan(5);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(JSON.parse(linesOf(file)[0]!).url).toMatch(/^http:\/\/localhost:\d+\/zaken\/api\/v1\/zaken\//);
    const since = readFileSync(`${file}.sinds`, 'utf8');
    expect(since).toMatch(/^\d+\n$/);
    // Cut off in the middle of a line, and at its end.
    for (const end of [whole.length - 10, whole.indexOf('\n') + 1, whole.indexOf('\n') + 30, 5, 0]) {
      writeFileSync(file, whole.slice(0, end));
      expect((await line.meent('export', 'register', 'zaak', '--to', file, ...HERE)).code).toBe(0);
      expect(readFileSync(file, 'utf8')).toBe(whole);
    }
    expect(await logged('meent.uitvoer.read')).toMatchObject([{ application: 'meent-opdrachtregel' }]);
  });

  test('writes everything to a folder, and adds nothing the second time', async () => {
    const folder = path('alles');
    const { code, out } = await line.meent('export', 'register', 'alles', '--to', folder, '--content', ...HERE);
    expect(code).toBe(0);
    expect(out.map((text) => text.split(':')[0])).toEqual([
      'zaakdossiers',
      ...exportedKinds(resources).map(({ name }) => name),
      'toegang',
    ]);
    const again = await line.meent('export', 'register', 'alles', '--to', folder, '--content', ...HERE);
    expect(again.out.map((text) => / (\d+) regels/.exec(text)![1])).toEqual(out.map(() => '0'));
  });

  test('is killed and goes on: every line once', async () => {
    const file = path('afgebroken.ndjson');
    const child = started('export', 'register', 'zaakdossiers', '--to', file, '--content', ...HERE);
    const ended = once(child, 'exit');
    while (child.exitCode === null && !(statSync(file, { throwIfNoEntry: false })?.size ?? 0)) await wait(5);
    child.kill('SIGKILL');
    await ended;
    expect((await line.meent('export', 'register', 'zaakdossiers', '--to', file, '--content', ...HERE)).code).toBe(0);
    const urls = linesOf(file).map((text) => JSON.parse(text).url);
    expect(new Set(urls).size).toBe(urls.length);
    const whole = path('heel.ndjson');
    await line.meent('export', 'register', 'zaakdossiers', '--to', whole, '--content', ...HERE);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  });

  test('refuses what is no kind, no file, and a file with something else', async () => {
    expect(await line.meent('export', 'register', 'onzin', '--to', path('x'))).toMatchObject({ code: 2, out: [] });
    expect(await line.meent('export', 'register', 'zaak')).toMatchObject({ code: 2, out: [] });
    expect(await line.meent('export', 'register', 'zaak', '--to', '/nergens/x.ndjson', ...HERE)).toMatchObject({
      code: 1,
      out: [],
    });
    expect(
      await line.meent('export', 'register', 'zaak', '--to', path('x'), '--municipality', 'elders.nl'),
    ).toMatchObject({
      code: 1,
    });
    writeFileSync(path('anders.txt'), 'Dit is een brief.\n');
    expect(await line.meent('export', 'register', 'zaak', '--to', path('anders.txt'), ...HERE)).toMatchObject({
      code: 1,
      out: [],
    });
    expect(readFileSync(path('anders.txt'), 'utf8')).toBe('Dit is een brief.\n');
  });

  test('leaves a file with something else as it was, also its last line', async () => {
    const zaken = readFileSync(path('alles/zaak.ndjson'), 'utf8');
    const statussen = readFileSync(path('alles/status.ndjson'), 'utf8');
    const elsewhere = zaken.replaceAll('http://localhost', 'http://elders.localhost');
    for (const text of ['Dit is een brief.', 'Geachte,\nDit is een brief.', '7\n', 'null\n', statussen, elsewhere]) {
      writeFileSync(path('anders.txt'), text, { mode: 0o644 });
      const { code, err } = await line.meent('export', 'register', 'zaak', '--to', path('anders.txt'), ...HERE);
      expect({ code, err: err.join() }).toEqual({ code: 1, err: expect.stringContaining('something else') });
      expect(readFileSync(path('anders.txt'), 'utf8')).toBe(text);
    }
  });

  test('follows no link, and closes a file that was open to others', async () => {
    writeFileSync(path('doel'), '');
    symlinkSync(path('doel'), path('koppeling.ndjson'));
    symlinkSync(path('doel'), path('nieuw.ndjson.sinds'));
    for (const name of ['koppeling.ndjson', 'nieuw.ndjson'])
      expect((await line.meent('export', 'register', 'zaak', '--to', path(name), ...HERE)).code).not.toBe(0);
    expect(readFileSync(path('doel'), 'utf8')).toBe('');
    writeFileSync(path('open.ndjson'), '', { mode: 0o666 });
    expect((await line.meent('export', 'register', 'zaak', '--to', path('open.ndjson'), ...HERE)).code).toBe(0);
    expect(statSync(path('open.ndjson')).mode & 0o077).toBe(0);
  });
});

describe('load zaken', () => {
  const withDocument = () =>
    linesOf(path('alles/zaakdossiers.ndjson'))
      .map((text) => JSON.parse(text))
      .find(({ documenten }) => documenten.length > 0);
  /** A line as POST /zaakdossiers takes it, of a case type of the demo. */
  const zaak = (omschrijving: string, more: object = {}): string => {
    const { bronorganisatie, verantwoordelijkeOrganisatie, zaaktype, startdatum } = withDocument().zaak;
    return `${JSON.stringify({
      zaak: { bronorganisatie, verantwoordelijkeOrganisatie, zaaktype, startdatum, omschrijving, ...more },
    })}\n`;
  };
  const load = (file: string, ...options: string[]) => line.meent('load', 'zaken', file, ...HERE, ...options);

  test('makes a case of every line, tells which were refused and why, and of a line that was corrected', async () => {
    const file = path('laden.ndjson');
    writeFileSync(file, zaak('Een') + zaak('Twee', { startdatum: 'gisteren' }) + zaak('Drie'));
    const before = await count();
    expect(await load(file)).toMatchObject({
      code: 1,
      out: [
        'Geweigerd: regel 2',
        expect.stringMatching(/^ {2}zaak\.startdatum: /),
        '3 regels: 2 geladen, 0 waren er al, 1 geweigerd',
      ],
    });
    writeFileSync(file, zaak('Een') + zaak('Twee') + zaak('Drie'));
    expect(await load(file)).toMatchObject({ code: 0, out: ['3 regels: 1 geladen, 2 waren er al, 0 geweigerd'] });
    expect(await load(file)).toMatchObject({ code: 0, out: ['3 regels: 0 geladen, 3 waren er al, 0 geweigerd'] });
    expect(await count()).toBe(before + 3);
    expect(await logged('meent.lading.regel')).toMatchObject([{ application: 'meent-opdrachtregel', n: 3 }]);
  });

  test('stores content, and an export brings it along', async () => {
    const { bronorganisatie, informatieobjecttype } = withDocument().documenten[0].document;
    const inhoud = Buffer.from('Een losse tegel').toString('base64');
    const document = { bronorganisatie, informatieobjecttype, inhoud, titel: 'Tegel', auteur: 'Melder', taal: 'dut' };
    const documenten = [{ document: { ...document, creatiedatum: '2026-03-02' } }];
    const file = path('inhoud.ndjson');
    writeFileSync(file, `${JSON.stringify({ ...JSON.parse(zaak('Met document')), documenten })}\n`);
    expect(await load(file)).toMatchObject({ code: 0 });
    const out = path('inhoud-terug.ndjson');
    await line.meent('export', 'register', 'enkelvoudiginformatieobject', '--to', out, '--content', ...HERE);
    const all = linesOf(out).map((text) => JSON.parse(text));
    expect(all.filter(({ titel }) => titel === 'Tegel')).toMatchObject([{ inhoud }]);
  });

  test('tells nobody, unless that is asked', async () => {
    const told = (): Promise<unknown[]> =>
      line.clone.asOwner(
        `select 1 from meent.engine_change where resource = 'zaak' and action = 'create' and kenmerken is not null and record in (select id from meent.zaken_zaak where body like '%Hoor mij%')`,
      );
    writeFileSync(path('stil.ndjson'), zaak('Hoor mij niet'));
    await load(path('stil.ndjson'));
    expect(await told()).toEqual([]);
    writeFileSync(path('luid.ndjson'), zaak('Hoor mij'));
    await load(path('luid.ndjson'), '--notify');
    expect(await told()).toHaveLength(1);
  });

  test('takes an export back with other numbers; elsewhere it is refused where the types are not', async () => {
    const file = path('terug.ndjson');
    writeFileSync(file, `${linesOf(path('alles/zaakdossiers.ndjson')).slice(0, 6).join('\n')}\n`);
    const before = await count();
    const back = await load(file, '--exported', '--renumber');
    expect(back.out).toEqual(['6 regels: 6 geladen, 0 waren er al, 0 geweigerd']);
    expect(await count()).toBe(before + 6);
    const elsewhere = await line.meent('load', 'zaken', file, '--municipality', 'tweede.localhost', '--exported');
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.out.join('\n')).toMatch(/zaak\.zaaktype: Het zaaktype .* is hier niet/);
  });

  test('is killed and goes on: every case once', async () => {
    const file = path('veel.ndjson');
    const lines = 400;
    writeFileSync(file, '');
    for (let index = 0; index < lines; index++) appendFileSync(file, zaak(`Kegel ${index}`));
    const kegels = () => count(`where body like '%"Kegel %'`);
    const child = started('load', 'zaken', file, ...HERE);
    const ended = once(child, 'exit');
    while (child.exitCode === null && (await kegels()) === 0) await wait(5);
    child.kill('SIGKILL');
    await ended;
    const half = await kegels();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(lines);
    // Nobody waits half a minute for the lease of the one that was killed.
    await line.clone.asOwner(`update meent.meent_lading set held_until = '-infinity'`);
    const { code, out } = await load(file);
    expect(code).toBe(0);
    expect(out).toEqual([expect.stringMatching(`^${lines} regels: \\d+ geladen, \\d+ waren er al, 0 geweigerd$`)]);
    expect(await kegels()).toBe(lines);
  });

  test('refuses what is no file, options that do not go together, and a file that was begun otherwise', async () => {
    expect(await load('nergens.ndjson')).toMatchObject({ code: 1, out: [] });
    const file = path('laden.ndjson');
    expect(await load(file, '--renumber')).toMatchObject({ code: 2, out: [] });
    expect(await load(file, '--notify')).toMatchObject({ code: 2, err: [expect.stringContaining('other options')] });
    const mark = join(line.folder, readdirSync(line.folder).find((name) => name.startsWith('laden.ndjson.lading-'))!);
    writeFileSync(mark, '0197b0f0-0000-7000-8000-000000000000\n');
    expect(await load(file)).toMatchObject({ code: 1, err: [expect.stringContaining('older than 30 days')] });
    rmSync(mark);
    mkdirSync(path('map'));
    expect(await load(path('map'))).toMatchObject({ code: 1, out: [] });
  });
});
