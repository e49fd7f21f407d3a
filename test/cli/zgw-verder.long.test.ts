/** What stops goes on, what changes follows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuid } from '../support/stand-in.ts';
import { type Move, startMove } from './zgw-move.ts';

let move: Move;
beforeEach(async () => {
  move = await startMove();
});
afterEach(() => move.close());

test('is killed and goes on where it was: nothing twice', async () => {
  const { line, words, bron, load, rows, count, body, filled } = move;
  bron.slowMs = 15;
  const child = spawn(process.execPath, [resolve('dist/src/cli/main.js'), ...words('--parallel', '1')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...line.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const done = async (): Promise<number> => count(`zaken_zaak`);
  const before = await done();
  while (child.exitCode === null && (await done()) < before + 2) await new Promise((next) => setTimeout(next, 20));
  child.kill('SIGKILL');
  await ended;
  const half = await done();
  expect(half).toBeLessThan(before + 5);
  const listed = bron.calls.get('/zaken/api/v1/zaken');
  bron.slowMs = 0;
  // Meanwhile work goes on there: cases that may be here already change.
  const paths = filled.zaken.map((url) => new URL(url).pathname);
  for (const path of paths) bron.records.get(path)!.omschrijving = 'Anders sinds de breuk';
  expect((await load()).code).toBe(1);
  expect(await done()).toBe(before + 5);
  // Its first page alone to meet, and the pages of the list anew.
  expect(bron.calls.get('/zaken/api/v1/zaken')).toBeGreaterThan(listed! + 1);
  for (const path of paths)
    expect(await body('zaken_zaak', path.split('/').at(-1)!)).toMatchObject({ omschrijving: 'Anders sinds de breuk' });
  const twice = await rows(
    `select record from meent.engine_change, it where municipality = m and moved and action = 'create' group by resource, record having count(*) > 1`,
  );
  expect(twice).toEqual([]);
  const round = await rows<{ ronde: number }>('select ronde from meent.overzetten_bron, it where municipality = m');
  expect(round).toEqual([{ ronde: 1 }]);
});

test('what changed there follows, and what changed here stays', async () => {
  const { rows, count, body, bron, filled, line, load } = move;
  await load();
  const [first, second, third] = filled.zaken.map((url) => bron.records.get(new URL(url).pathname)!);
  first!.omschrijving = 'Anders in de bron';
  second!.omschrijving = 'Ook anders';
  await line.clone.asOwner(
    `update meent.engine_change set moved = false where main = '${uuid('zaak 1')}' and resource = 'zaak'`,
  );
  bron.records.delete(`/zaken/api/v1/zaken/${uuid('zaak 3')}`);
  const gone = await load();
  expect(gone.out).toContain(`Staat niet meer in de bron, nog wel hier: zaak ${uuid('zaak 3')}`);
  expect(gone.out).toContain('  Dit is hier zelf gemaakt of gewijzigd. Wat hier staat is niet overschreven.');
  expect(await body('zaken_zaak', uuid('zaak 0'))).toMatchObject({ omschrijving: 'Anders in de bron' });
  expect(await body('zaken_zaak', uuid('zaak 1'))).toMatchObject({ omschrijving: 'Vergunning van vroeger' });
  bron.records.delete(`/zaken/api/v1/rollen/${uuid('rol 2')}`);
  third!.omschrijving = 'Zonder rol';
  const before = await count('zaken_zaak');
  await load('--removals');
  expect(await count('zaken_zaak')).toBe(before - 1);
  expect(
    await rows(`select id from meent.zaken_rol, it where municipality = m and zaak = '${uuid('zaak 2')}'`),
  ).toEqual([]);
  const history = await rows(
    `select id from meent.engine_moved_history, it where municipality = m and main = '${uuid('zaak 3')}'`,
  );
  expect(history).toEqual([]);
});

test('a source that goes away ends it with a sentence, and later it goes on', async () => {
  const { bron, load } = move;
  bron.away = true;
  const { code, err } = await load('--tries', '1');
  expect(code).toBe(1);
  expect(err.at(-1)).toMatch(/De bron geeft geen antwoord \(503\)\..*het gaat verder waar het was/);
  bron.away = false;
  expect((await load()).out).toContain('zaak: 1 deels, 4 gedaan (de bron telt 5)');
});
