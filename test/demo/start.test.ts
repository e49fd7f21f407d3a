/** What an operator reads at a first start of the demo, and that its day is that of its folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { demoPeople } from '../../src/demo/people.ts';
import { demoGemeenten } from '../../src/demo/seed/gemeenten.ts';
import { startDemo } from '../../src/demo/start.ts';
import { welcomeLines } from '../../src/demo/welcome.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { openDataFolder } from '../../src/foundation/data-folder.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { resources } from '../../src/registers/index.ts';
import { cloneDatabase } from '../support/database.ts';
import { demoKeys, emptyBlobs, REFERENTIE, smallGemeenten } from '../support/demo.ts';

const clone = await cloneDatabase();
const blobs = await emptyBlobs();
afterAll(async () => {
  await clone.drop();
  blobs.remove();
});

test('a first start tells how far it is; the next only where to look and who to be', async () => {
  const database = clone.open();
  const logbook = createLogbook({ db: database, keys: demoKeys });
  const start = async () => {
    const said: string[] = [];
    const { welcome } = await startDemo({
      engine: createEngine({ db: database, keys: demoKeys, logbook, resources }),
      blobs: blobs.blobs,
      keys: demoKeys,
      database,
      referentie: REFERENTIE,
      gemeenten: smallGemeenten,
      baseUrl: 'http://localhost:8000',
      say: (line) => void said.push(line),
    });
    return { said, welcome };
  };
  const first = await start();
  expect(first.said[0]).toMatch(/^Making the demo, {3}\d %: case types of Weidehoek$/);
  expect(first.said.at(-1)).toBe('Making the demo, 100 %: cases of Kaderijk');
  expect(first.said.length).toBeLessThan(20);
  const second = await start();
  expect(second).toEqual({ said: [], welcome: first.welcome });
});

test('the welcome names addresses, residents with what they show, employees and a first request', async () => {
  const people = await demoPeople(REFERENTIE);
  const lines = welcomeLines({ baseUrl: 'http://localhost:8000', people });
  const text = lines.join('\n');
  const { residents, employees } = people(demoGemeenten[0]!.id);
  expect(new Set(residents.slice(0, 4).map(({ about }) => about)).size).toBe(4);
  for (const { name } of residents.slice(0, 4)) expect(text).toContain(name);
  for (const { role, department } of employees) expect(text).toContain(`${role}, ${department}`);
  for (const path of ['/', '/mijn', '/werk', '/melden', '/api'])
    expect(text).toContain(`http://localhost:8000${path} `);
  expect(text).toContain('http://tweede.localhost:8000/');
  expect(text).toContain('npm run -s meent -- token --client demo');
  expect(text).toContain('Accept-Crs: EPSG:4326');
  for (const { bsn } of residents) expect(text).not.toContain(bsn);
});

test('the demo is dated by the day on which its folder was made', () => {
  const parent = mkdtempSync(join(tmpdir(), 'meent-folder-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const config = {
    data: join(parent, 'data'),
    mode: undefined,
    host: '127.0.0.1',
    baseUrl: 'http://localhost',
    databaseUrl: undefined,
  };
  const at = (instant: string) => {
    const restore = setTimeSource(() => Date.parse(instant));
    try {
      return openDataFolder(config);
    } finally {
      restore();
    }
  };
  expect(at('2026-11-01T23:30:00Z')).toMatchObject({ created: true, since: '2026-11-02' });
  expect(at('2026-12-24T12:00:00Z')).toMatchObject({ created: false, since: '2026-11-02' });
});
