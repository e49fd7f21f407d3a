import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Environment, runMeent, temporaryData } from '../support/meent.ts';

describe('a start that cannot succeed says why in one sentence', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  beforeAll(async () => {
    data = await temporaryData();
  });
  afterAll(() => data.remove());

  const cases: readonly [name: string, environment: Environment, sentence: RegExp][] = [
    ['a port that is no number', { MEENT_PORT: 'http' }, /^MEENT_PORT is "http"; it must be/],
    ['a setting that does not exist', { MEENT_PROT: '1' }, /^MEENT_PROT is not a setting of Meent/],
    [
      'a host that is not of this machine',
      { MEENT_MODE: 'production', MEENT_HOST: '192.0.2.1', DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' },
      /^MEENT_HOST is 192\.0\.2\.1, which is not/,
    ],
    [
      'demo data for everybody to reach',
      { MEENT_HOST: '0.0.0.0' },
      /^Demo data and demo logins are not safe on 0\.0\.0\.0/,
    ],
    [
      'demo data behind a public name',
      { MEENT_BASE_URL: 'https://meent.voorbeeld.nl' },
      /^Demo data and demo logins are not safe on https:\/\/meent\.voorbeeld\.nl/,
    ],
    ['production without a database', { MEENT_MODE: 'production' }, /^Production needs a PostgreSQL of your own/],
    ['a malformed DATABASE_URL', { DATABASE_URL: 'mijn database' }, /^DATABASE_URL is not a URL/],
    ['a DATABASE_URL of something else', { DATABASE_URL: 'mysql://a:b@c/d' }, /^DATABASE_URL starts with "mysql:"/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:9/c' },
      /^The database "c" at 127\.0\.0\.1:9 cannot be reached: nothing listens there/,
    ],
  ];

  test.for(cases)('%s', async ([, environment, sentence]) => {
    const { code, output } = await runMeent({
      ...data.environment,
      MEENT_DATA: `${data.folder}-${Math.random()}`,
      ...environment,
    });
    expect(output).toMatch(sentence);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).not.toContain('secret');
    expect(code).toBe(1);
  });

  test('something else listens on the port', async () => {
    const server = createServer().listen(Number(data.environment.MEENT_PORT), '127.0.0.1');
    onTestFinished(() => void server.close());
    expect((await runMeent(data.environment)).output).toMatch(/^Port \d+ on 127\.0\.0\.1 is in use/);
  });

  test('a folder with other things in it is not taken', async () => {
    const folder = `${data.folder}-taken`;
    mkdirSync(folder);
    writeFileSync(join(folder, 'holiday.jpg'), '');
    const { output } = await runMeent({ ...data.environment, MEENT_DATA: folder });
    expect(output).toMatch(/is not empty and was not made by Meent/);
  });

  test.skipIf(process.platform !== 'linux')('a place where nobody can make a folder', async () => {
    const { code, output } = await runMeent({ ...data.environment, MEENT_DATA: '/proc/meent' });
    expect(output).toBe(
      'The folder /proc/meent cannot be written to; give yourself the right to, or choose another MEENT_DATA.\n',
    );
    expect(code).toBe(1);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    const closed = `${data.folder}-closed`;
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect((await runMeent({ ...data.environment, MEENT_DATA: join(closed, 'data') })).output).toMatch(
      /cannot be written to/,
    );
  });
});
