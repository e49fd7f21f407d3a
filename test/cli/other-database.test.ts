import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commandLine, meent } from './support.ts';

test('a data folder is refused with another database than its own; twin: with its own, and a folder that has none yet', async () => {
  const [line, other] = [await commandLine(), await commandLine()];
  onTestFinished(async () => {
    await line.close();
    await other.close();
  });
  // Clones of one demo: the database of the other is made anew.
  await other.clone.asOwner('delete from meent.node_database');
  for (const one of [line, other]) expect((await one.meent('jobs', 'failed')).code).toBe(0);
  const known = readFileSync(join(line.folder, 'database'), 'utf8');

  const { DATABASE_URL } = other.environment;
  const moved = await meent(['jobs', 'failed'], { ...line.environment, ...(DATABASE_URL && { DATABASE_URL }) });
  expect(moved).toMatchObject({
    code: 1,
    err: [
      `The data folder ${line.folder} belongs to another database; set DATABASE_URL to that one (leave it out for the built-in PostgreSQL), or MEENT_DATA to the folder of this one.`,
    ],
  });
  expect(readFileSync(join(line.folder, 'database'), 'utf8')).toBe(known);
  expect((await line.meent('jobs', 'failed')).code).toBe(0);
  rmSync(join(line.folder, 'database'));
  expect((await line.meent('jobs', 'failed')).code).toBe(0);
  expect(existsSync(join(line.folder, 'database'))).toBe(true);
});
