/**
 * The norms of docs/legal, as data: what of each is met, by which file and which test. A file or test that is named and is not there
 * is a problem, so that a claim cannot outlive what it leans on.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** `met`, `part`ly, `not` met, or not applicable (`na`): with a reason in each case. */
export const STATES = ['met', 'part', 'not', 'na'];

const FIELDS = new Set(['state', 'how', 'code', 'tests', 'unchecked']);

/** @param {string} root the checkout @returns {{ file: string, norm: string, chapters?: string[], items: Record<string, Item> }[]} */
export const readNorms = (root) =>
  readdirSync(join(root, 'docs/legal'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, ...parse(readFileSync(join(root, 'docs/legal', file), 'utf8')) }));

/**
 * @typedef {object} Item
 * @property {string} state
 * @property {string} how what makes it so, or why not
 * @property {string[]} [code] files
 * @property {string[]} [tests] `file > words of its title`, or a file of which every test counts
 * @property {string} [unchecked] what no command can check
 */

/** One sentence per problem. @param {string} root @param {ReturnType<typeof readNorms>} norms */
export const problemsIn = (root, norms) =>
  norms.flatMap(({ file, items }) =>
    Object.entries(items).flatMap(([id, item]) => problemsOf(root, item).map((problem) => `${file} ${id}: ${problem}`)),
  );

function problemsOf(root, item) {
  const { state, how, code = [], tests = [], unchecked } = item;
  const claims = state === 'met' || state === 'part';
  return [
    ...Object.keys(item)
      .filter((field) => !FIELDS.has(field))
      .map((field) => `there is no field "${field}"`),
    ...(STATES.includes(state) ? [] : [`the state is ${state}; it is one of ${STATES.join(', ')}`]),
    ...(typeof how === 'string' && how.length > 10 ? [] : ['nothing says how, or why not']),
    ...(claims && code.length === 0 ? ['names no file that makes it so'] : []),
    ...(claims && tests.length === 0 && !unchecked
      ? ['names no test, and does not say that no command can check it']
      : []),
    ...code.filter((path) => !existsSync(join(root, path))).map((path) => `there is no file ${path}`),
    ...tests.flatMap((test) => testProblem(root, test) ?? []),
  ];
}

function testProblem(root, test) {
  const [path, ...words] = test.split(' > ');
  if (!/\.test\.tsx?$/.test(path) || !existsSync(join(root, path))) return `there is no test file ${path}`;
  const title = words.join(' > ');
  if (title === '') return undefined;
  return titlesIn(readFileSync(join(root, path), 'utf8')).includes(title)
    ? undefined
    : `${path} has no test "${title}"`;
}

/** Titles as they are written, with the places of a table in them. */
function titlesIn(source) {
  const found = source.matchAll(/\b(?:test|it)\b[^'"`\n]*?(?:\n\s*)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g);
  // Of a table the title stands behind the last bracket of its rows.
  const tables = source.matchAll(/\)\(\s*(['"`])((?:\\.|(?!\1).)*)\1\s*,/g);
  return [...found, ...tables].map(([, quote, title]) => title.replaceAll(`\\${quote}`, quote));
}

/** @param {Record<string, Item>} items */
export function countStates(items) {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  for (const { state } of Object.values(items)) counts[state] += 1;
  return counts;
}
