import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLoopback, loadConfig, SETTINGS, settingsTable, shareOf } from '../../src/foundation/config.ts';
import { parseDatabaseUrl } from '../../src/foundation/db/target.ts';

describe('settings', () => {
  test('without any setting everything has its standard value', () => {
    expect(loadConfig({})).toEqual({
      port: 8000,
      operatorPort: undefined,
      readyMegabytes: 64,
      host: '127.0.0.1',
      data: resolve('data'),
      mode: undefined,
      databaseUrl: undefined,
      threads: 1,
      databaseConnections: 10,
      places: 200,
      waiting: 2_000,
      baseUrl: 'http://localhost:8000',
      keys: resolve('data/keys'),
      logLevel: 'info',
      outboundAllow: [],
      brp: undefined,
      consentYears: 5,
      source: { clientId: undefined, secret: undefined },
    });
  });

  test('stand in the manual of the operator as they are here', () => {
    expect(readFileSync('docs/operations/settings.md', 'utf8')).toContain(settingsTable());
    for (const { name } of SETTINGS.filter((one) => one.name.startsWith('MEENT_')))
      expect(() => loadConfig({ [name]: '' })).not.toThrow();
    const production = readFileSync('docs/operations/production.md', 'utf8');
    const named = new Set(production.match(/\bMEENT_[A-Z_]+/g));
    expect([...named].filter((one) => !SETTINGS.some(({ name }) => name === one))).toEqual([]);
  });

  test('are divided among threads, so that the process takes what it may', () => {
    const share = shareOf(loadConfig({ MEENT_THREADS: '1', MEENT_PLACES: '90', MEENT_DATABASE_CONNECTIONS: '7' }));
    expect(share).toMatchObject({ databaseConnections: 7, places: 90, waiting: 2_000, readyMegabytes: 64 });
    const all = { ...loadConfig({ MEENT_PLACES: '90', MEENT_DATABASE_CONNECTIONS: '7' }), threads: 4 };
    expect(shareOf(all)).toMatchObject({ databaseConnections: 2, places: 23, waiting: 500, readyMegabytes: 16 });
  });

  test('an empty value is no value', () => {
    expect(loadConfig({ MEENT_PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8000, databaseUrl: undefined });
  });

  test('the base URL follows the port, and loses its slash', () => {
    expect(loadConfig({ MEENT_PORT: '9000' }).baseUrl).toBe('http://localhost:9000');
    expect(loadConfig({ MEENT_BASE_URL: 'https://meent.voorbeeld.nl/' }).baseUrl).toBe('https://meent.voorbeeld.nl');
  });

  test.for([
    [{ MEENT_PORT: '0' }, /MEENT_PORT is "0"; it must be a whole number from 1 to 65535/],
    [{ MEENT_PORT: '80.5' }, /MEENT_PORT/],
    [{ MEENT_CONSENT_YEARS: '0' }, /MEENT_CONSENT_YEARS is "0"; it must be a whole number from 1 to 20/],
    [{ MEENT_OPERATOR_PORT: '8000' }, /MEENT_OPERATOR_PORT is 8000, as MEENT_PORT is; give it another number/],
    [{ MEENT_HOST: 'http://x' }, /MEENT_HOST/],
    [{ MEENT_MODE: 'prod' }, /MEENT_MODE is "prod"; it must be one of demo, production/],
    [{ MEENT_LOG_LEVEL: 'loud' }, /MEENT_LOG_LEVEL/],
    [{ MEENT_BASE_URL: 'https://x.nl/pad' }, /MEENT_BASE_URL/],
    [{ MEENT_DATABASE_CONNECTIONS: '1000' }, /from 1 to 400/],
    [{ MEENT_THREADS: '0' }, /MEENT_THREADS is "0"; it must be a whole number from 1 to 64/],
    [{ MEENT_THREADS: '65' }, /from 1 to 64/],
    [{ MEENT_PLACES: '5' }, /MEENT_PLACES is "5"; it must be a whole number from 20 to 10000/],
    [{ MEENT_WAITING: 'all' }, /from 20 to 100000/],
  ] as const)('%o is refused with its name', ([environment, sentence]) => {
    expect(() => loadConfig(environment)).toThrow(sentence);
  });

  test('every setting that the program reads is described', () => {
    const source = readFileSync(resolve('src/foundation/config.ts'), 'utf8');
    const read = [...source.matchAll(/read\('(\w+)'\)/g)].map((match) => match[1]);
    expect(new Set(read)).toEqual(new Set(SETTINGS.map((setting) => setting.name)));
  });
});

test('only this machine itself is loopback', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].filter(isLoopback)).toHaveLength(4);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.evil.example', 'example.nl'].filter(isLoopback)).toEqual([]);
});

describe('DATABASE_URL', () => {
  test('is taken apart, with its escapes', () => {
    expect(parseDatabaseUrl('postgres://me:p%40ss@db.example:5433/gemeente?sslmode=require')).toMatchObject({
      connection: {
        host: 'db.example',
        port: 5433,
        user: 'me',
        password: 'p@ss',
        database: 'gemeente',
        ssl: { rejectUnauthorized: false },
      },
      roles: 'set',
      label: 'database "gemeente" at db.example:5433',
    });
  });

  test('may name a socket', () => {
    expect(parseDatabaseUrl('postgres://me@/gemeente?host=/run/postgresql').connection.host).toBe('/run/postgresql');
  });

  test.for([
    'postgres://db/x',
    'postgres://me:secret@db',
    'postgres://me:100%@db/x',
    'postgres://me:secret@db/x?sslmode=maybe',
  ])('%s is refused without repeating the password', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(/DATABASE_URL/);
    expect(() => parseDatabaseUrl(url)).not.toThrow(/secret/);
  });
});
