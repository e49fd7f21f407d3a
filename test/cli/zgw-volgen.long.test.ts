/** `--follow` goes on until it is stopped, and `--notify` tells subscribers. */
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

const ZAAK = uuid('zaak 0');
const omschrijving = async (): Promise<unknown> => {
  const [row] = await move.rows<{ body: string }>(
    `select body from meent.zaken_zaak, it where municipality = m and id = '${ZAAK}'`,
  );
  return row && JSON.parse(row.body.replaceAll('\u0001', '~').replaceAll('\u0002', '~')).omschrijving;
};

test('follows what changes there, waits for a source that is away, and leaves what changed here', async () => {
  const { bron, line, words } = move;
  const child = spawn(process.execPath, [resolve('dist/src/cli/main.js'), ...words('--follow', '1', '--tries', '1')], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...line.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += String(chunk);
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const ended = once(child, 'exit');
  const until = async (test: () => Promise<boolean> | boolean): Promise<void> => {
    while (!(await test())) {
      expect(child.exitCode, said).toBeNull();
      await new Promise((next) => setTimeout(next, 50));
    }
  };
  try {
    await until(() => said.includes('Overgezet en vergeleken'));
    bron.away = true;
    await until(() => said.includes('De bron geeft geen antwoord (503).'));
    bron.away = false;
    bron.records.get(`/zaken/api/v1/zaken/${ZAAK}`)!.omschrijving = 'Gewijzigd in de bron';
    await until(async () => (await omschrijving()) === 'Gewijzigd in de bron');
    await line.clone.asOwner(
      `update meent.engine_change set moved = false where main = '${ZAAK}' and resource = 'zaak'`,
    );
    bron.records.get(`/zaken/api/v1/zaken/${ZAAK}`)!.omschrijving = 'En nog eens';
    await until(() => said.includes('Wat hier staat is niet overschreven.'));
    expect(await omschrijving()).toBe('Gewijzigd in de bron');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});

test('tells subscribers when that is asked, and nobody otherwise', async () => {
  const told = async (): Promise<number> => {
    const [row] = await move.rows<{ n: number }>(
      `select count(*)::int as n from meent.engine_change, it where municipality = m and moved and kenmerken is not null`,
    );
    return row!.n;
  };
  await move.load();
  expect(await told()).toBe(0);
  move.bron.records.get(`/zaken/api/v1/zaken/${ZAAK}`)!.omschrijving = 'Gewijzigd in de bron';
  await move.load('--notify');
  const [row] = await move.rows<{ kenmerken: object; action: string }>(
    `select kenmerken, action from meent.engine_change, it where municipality = m and moved and kenmerken is not null and resource = 'zaak' and main = '${ZAAK}'`,
  );
  expect(row).toMatchObject({ action: 'update', kenmerken: expect.objectContaining({}) });
});
