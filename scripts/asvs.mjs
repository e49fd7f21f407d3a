/**
 * `npm run asvs`: how the program stands against OWASP ASVS 5.0, chapter by chapter, from docs/legal/asvs.yaml and the published
 * requirements. Exits 1 when a requirement of level 1 or 2 has no answer, or an answer names what is not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { countStates, problemsIn, readNorms, STATES } from './lib/legal.mjs';
import { root } from './lib/say.mjs';

const published = join(process.env.SHARED ?? resolve(root, '../shared'), 'standards/asvs-5/asvs-5.0.0.flat.json');
const norms = readNorms(root);
const { items, chapters } = norms.find(({ file }) => file === 'asvs.yaml');
const problems = problemsIn(root, norms);

const wanted = existsSync(published) ? JSON.parse(readFileSync(published, 'utf8')).requirements : undefined;
if (!wanted)
  console.log(
    `The requirements themselves are not at ${published} (set SHARED to the folder that holds standards/), so that none is missing is not checked.\n`,
  );
const asked = wanted?.filter(({ chapter_id, L }) => chapters.includes(chapter_id) && L !== '3');
for (const { req_id } of asked ?? []) if (!items[req_id]) problems.push(`asvs.yaml: ${req_id} has no answer`);
const known = new Set(wanted?.map(({ req_id }) => req_id));
for (const id of Object.keys(items))
  if (wanted && !known.has(id)) problems.push(`asvs.yaml: there is no requirement ${id}`);

const names = new Map(wanted?.map(({ chapter_id, chapter_name }) => [chapter_id, chapter_name]));
const row = (cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(42) : String(cell).padStart(8))).join('');
console.log(row(['', 'mapped', ...STATES]));
for (const chapter of chapters) {
  const some = Object.fromEntries(Object.entries(items).filter(([id]) => id.startsWith(`${chapter}.`)));
  const of = asked?.filter(({ chapter_id }) => chapter_id === chapter).length;
  const mapped = Object.keys(some).length;
  console.log(
    row([
      `${chapter} ${names.get(chapter) ?? ''}`,
      of === undefined ? mapped : `${mapped}/${of}`,
      ...Object.values(countStates(some)),
    ]),
  );
}
console.log(row(['all', Object.keys(items).length, ...Object.values(countStates(items))]));

const list = (title, entries) => {
  if (entries.length > 0) console.log(`\n${title}\n${entries.map(([id, { how }]) => `  ${id}  ${how}`).join('\n')}`);
};
const all = Object.entries(items);
list(
  'Not met:',
  all.filter(([, { state }]) => state === 'not'),
);
list(
  'Partly met:',
  all.filter(([, { state }]) => state === 'part'),
);
const unchecked = all.filter(([, item]) => item.unchecked);
console.log(`\nNo command can check ${unchecked.length} of these:`);
for (const [id, item] of unchecked) console.log(`  ${id}  ${item.unchecked}`);

if (problems.length > 0) console.error(`\nWrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
process.exit(problems.length > 0 ? 1 : 0);
