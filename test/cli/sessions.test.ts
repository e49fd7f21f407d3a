import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSessions, type Identified } from '../../src/identity/sessions.ts';
import { demoKeys, KADERIJK, WEIDEHOEK } from '../support/demo.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
let sessions: ReturnType<typeof createSessions>;
beforeAll(async () => {
  line = await commandLine();
  sessions = createSessions(line.clone.open(), demoKeys);
});
afterAll(() => line.close());

const employee = (id: string): Identified => ({
  kind: 'employee',
  level: 'substantieel',
  name: 'Sam de Boer',
  employee: { id, name: 'Sam de Boer', role: 'behandelaar', department: 'Openbare ruimte' },
});
const start = (id: string, municipality: number = WEIDEHOEK) => sessions.start({ municipality }, employee(id));
const lives = async (secret: string, municipality: number = WEIDEHOEK) =>
  (await sessions.find({ municipality }, secret)) !== null;

test('ends the sessions of one employee, and of nobody else', async () => {
  const [office, home, colleague] = [await start('mw-1'), await start('mw-1'), await start('mw-2')];
  const { code, out } = await line.meent('sessions', 'end', '--municipality', 'localhost', '--employee', 'mw-1');
  expect([code, out]).toEqual([0, ['2 sessions were ended.']]);
  expect([await lives(office), await lives(home), await lives(colleague)]).toEqual([false, false, true]);
});

test('ends all of one municipality, and leaves the other', async () => {
  const [here, there] = [await start('mw-3'), await start('mw-3', KADERIJK)];
  const { out } = await line.meent('sessions', 'end', '--municipality', 'localhost');
  expect(out[0]).toMatch(/^\d+ sessions were ended\.$/);
  expect([await lives(here), await lives(there, KADERIJK)]).toEqual([false, true]);
});

test('of which municipality must be said', async () => {
  expect(await line.meent('sessions', 'end')).toMatchObject({ code: 2, out: [] });
});
