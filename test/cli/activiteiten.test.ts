/** The register of activities to a file, and back: the same, whole, or not at all. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activityBody } from '../support/activity.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
let file: string;
beforeAll(async () => {
  line = await commandLine();
  file = join(line.folder, 'activiteiten.json');
});
afterAll(() => line.close());

const load = (path = file) => line.meent('load', 'activiteiten', path, '--municipality', 'localhost');
const write = () => line.meent('export', 'activiteiten', '--to', file, '--municipality', 'localhost');
const read = () => JSON.parse(readFileSync(file, 'utf8'));

test('goes out for its owner alone, comes in unchanged, and takes what is new', async () => {
  expect((await write()).code).toBe(0);
  expect(statSync(file).mode & 0o077).toBe(0);
  const document = read();
  const count = document.verwerkingsactiviteiten.length + document.beveiligingsmaatregelen.length;
  expect(document.verwerkingsactiviteiten.length).toBeGreaterThan(5);
  expect(await load()).toMatchObject({ code: 0, out: [`0 nieuw, 0 gewijzigd, ${count} ongewijzigd`] });
  const more = activityBody({ identificatie: 'straatfeest' });
  writeFileSync(file, JSON.stringify({ ...document, verwerkingsactiviteiten: [more] }));
  expect((await load()).out).toEqual([`1 nieuw, 0 gewijzigd, ${document.beveiligingsmaatregelen.length} ongewijzigd`]);
  await write();
  expect(read().verwerkingsactiviteiten).toHaveLength(document.verwerkingsactiviteiten.length + 1);
});

test('is refused with reasons, and then nothing came in', async () => {
  await write();
  const before = read();
  const good = activityBody({ identificatie: 'goed' });
  const bad = activityBody({ identificatie: 'fout', grondArtikelen: [] });
  writeFileSync(file, JSON.stringify({ ...before, verwerkingsactiviteiten: [good, bad] }));
  const answer = await load();
  expect(answer.code).toBe(1);
  expect(answer.out[0]).toContain('verwerkingsactiviteiten.1.grondArtikelen: Een wettelijke plicht');
  await write();
  expect(read()).toEqual(before);
  expect((await load(join(line.folder, 'is-er-niet.json'))).code).not.toBe(0);
});
