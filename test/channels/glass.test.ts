/** `/glas/logboek`: numbers for everybody, and commands that work as they stand there. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsOf } from '../../src/channels/glass/pages/log.tsx';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { visitor } from '../support/visitor.ts';

const DAY_MS = 86_400_000;
let meent: TestSite;
let residents: readonly string[];
beforeAll(async () => {
  meent = await startSite();
  residents = await residentsOf(meent);
  const employee = await loggedIn(meent, 'employee', HANDLER);
  const resident = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(resident, 'Een tegel die iedereen telt.');
  for (let i = 0; i < 12; i += 1) await employee.get(`/werk/zaken/${id}`);
  await meent.settle();
});
afterAll(() => meent?.stop());

async function tomorrow<T>(work: () => Promise<T>): Promise<T> {
  const restore = setTimeSource(() => Date.now() + DAY_MS);
  try {
    return await work();
  } finally {
    restore();
  }
}
const page = () => visitor(meent.app).get('/glas/logboek');
const counted = () =>
  meent.clone.asOwner<{ activity: string; entries: number }>(
    'select activity, count(*)::int as entries from meent.log_entry where municipality = $1 and position is not null group by activity',
    [WEIDEHOEK.id],
  );

describe('the numbers', () => {
  test('what the sequencer counted is what the log holds, by activity', async () => {
    const kept = await meent.clone.asOwner<{ activity: string; entries: number }>(
      'select activity, sum(entries)::int as entries from meent.log_count where municipality = $1 group by activity',
      [WEIDEHOEK.id],
    );
    const byActivity = (rows: readonly { activity: string }[]) =>
      rows.toSorted((a, b) => (a.activity < b.activity ? -1 : 1));
    expect(byActivity(kept)).toEqual(byActivity(await counted()));
    expect(kept.length).toBeGreaterThan(1);
  });

  test('a day that is not over is not counted; afterwards it is, in tens, and fewer than ten are no number', async () => {
    const today = await page();
    expect(today.status).toBe(200);
    expect(today.text).toContain('Er is nog geen hele dag geteld.');
    expect(today.text).not.toContain('Laatste 30 dagen');
    // Of several people in one entry each has a line: what is counted is entries, and they are called so.
    const [head] = await meent.clone.asOwner<{ entries: number }>(
      'select count(*)::int as entries from meent.log_entry where municipality = $1 and position is not null',
      [WEIDEHOEK.id],
    );
    expect(today.text).toMatch(new RegExp(`Handelingen in het logboek\\s+${head!.entries}\\s`));
    expect(today.text).not.toMatch(/Regels in het logboek/i);
    const { text } = await tomorrow(page);
    const all = (await counted()).map(({ entries }) => entries);
    const most = Math.max(...all);
    expect(most).toBeGreaterThan(10);
    expect(text).toContain('Laatste 30 dagen');
    expect(text).toMatch(new RegExp(`college van burgemeester en wethouders\\s+${Math.floor(most / 10) * 10}\\s`));
    expect(all.some((entries) => entries < 10)).toBe(true);
    expect(text).toContain('minder dan 10');
    for (const entries of all.filter((one) => one % 10 !== 0 && one > 10))
      expect(text).not.toMatch(new RegExp(`wethouders\\s+${entries}\\s`));
  });

  test('says nothing of a person, an employee or an application', async () => {
    const { html } = await tomorrow(page);
    expect(html).not.toMatch(/99999\d{4}/);
    for (const name of [...residents, 'Akkerman', 'werkplek']) expect(html).not.toContain(name);
  });

  test('reads as many rows as there are days and activities, by an index', async () => {
    const rows = await meent.db.in(WEIDEHOEK.id).query<{ 'QUERY PLAN': string }>(
      {
        text: `explain select day, activity, organ, entries from log_count where municipality = $1 and day >= $2::date and day < $3::date`,
      },
      [WEIDEHOEK.id, '2026-01-01', '2026-02-01'],
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('log_count_pkey');
  });

  test('in English too, and the name of an activity stays Dutch', async () => {
    const { html, text } = await tomorrow(() => visitor(meent.app).get('/glas/logboek?taal=en'));
    expect(text).toContain('Check it yourself in three steps');
    expect(html).toMatch(/<span lang="nl">[^<]*(melding|Openbare)/i);
  });
});

const CURL = spawnSync('curl', ['--version']).status === 0;
if (!CURL) console.warn('skipped: no curl on this machine, so the commands of the page are not run');

describe.skipIf(!CURL)('the three steps', () => {
  test('work as they stand on the page, with what is downloaded from the portal; and a changed log is found by them', async () => {
    const base = await meent.listen();
    const shown = (await visitor(meent.app, base).get('/glas/logboek')).html
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const commands = commandsOf(base);
    for (const command of commands) expect(shown).toContain(command);

    const folder = mkdtempSync(join(tmpdir(), 'meent-glas-'));
    cpSync(fileURLToPath(new URL('../../packages/meent-verify', import.meta.url)), folder, { recursive: true });
    const run = (command: string) =>
      new Promise<{ code: number | null; said: string }>((done) => {
        const child = spawn('sh', ['-c', command], {
          cwd: folder,
          env: { PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin` },
        });
        let said = '';
        child.stdout.on('data', (data: Buffer) => (said += data.toString()));
        child.on('close', (code) => done({ code, said }));
      });
    const [keep, lines, later] = commands;
    expect(await run(keep)).toMatchObject({ code: 0 });
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    writeFileSync(join(folder, 'bewijs.json'), (await resident.get('/mijn/wie-keek/bewijs')).html);
    expect(await run(lines)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Deze regel staat in het logboek'),
    });

    await report(resident, 'En nog een, zodat het logboek groeit.');
    await meent.settle();
    expect(await run(later)).toMatchObject({ code: 0, said: expect.stringContaining('niets veranderd of weggehaald') });
    // Twin: somebody changes a leaf under the checkpoint that was kept.
    await meent.clone.asOwner(
      `update meent.log_tile set data = overlay(data placing '\\x00000000' from 1) where municipality = $1 and level = 0 and index = 0`,
      [WEIDEHOEK.id],
    );
    expect(await run(later)).toMatchObject({ code: 1, said: expect.stringContaining('geen vervolg') });
    rmSync(folder, { recursive: true });
  });
});
