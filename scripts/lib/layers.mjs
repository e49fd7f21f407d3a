/**
 * Who may import whom, as a table: a folder of src/ and the folders it may use. What is not in the table is refused, so
 * a new folder gets its place here first. Returns one sentence per violation.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const data = ['foundation', 'logbook', 'gate', 'engine', 'registers'];
const sides = ['exchange', 'adapters', 'processes', 'identity'];
const inside = [...data, 'services', ...sides, 'appstore'];

export const LAYERS = {
  foundation: [],
  logbook: ['foundation'],
  gate: ['foundation', 'logbook'],
  engine: ['foundation', 'logbook', 'gate'],
  registers: ['foundation', 'logbook', 'gate', 'engine'],
  services: data,
  exchange: [...data, 'services'],
  adapters: [...data, 'services'],
  processes: [...data, 'services'],
  identity: [...data, 'services'],
  appstore: [...data, 'services', ...sides],
  channels: inside,
  demo: [...inside, 'channels'],
  cli: [...inside, 'channels', 'demo', 'root'],
  // main.ts, app.ts and what else lies directly in src/ put the parts together.
  root: [...inside, 'channels', 'demo', 'cli'],
};

/** Things that one place alone may do. `islands` run in the browser. */
const ONLY = [
  { what: 'imports pg', pattern: /from 'pg(-[a-z-]+)?'/, where: /^foundation\/db\//, instead: 'foundation/db' },
  {
    what: 'goes out to the network',
    // A method that is called fetch is declared with `async` or with typed parameters; it is not the global one.
    pattern:
      /(?<![.\w]|async )fetch\((?!\s*\w+\??:)|globalThis\.fetch|import (?!type\b)[^;]*? from '(undici|node:https?)'|\bhttps?\.(request|get)\(/,
    where: /^foundation\/outbound\/|\/islands(\/|\.gen\.ts$)/,
    instead: 'foundation/outbound',
  },
  {
    what: 'reads the environment',
    pattern: /\bprocess\.env\b/,
    where: /^foundation\/config\.ts$/,
    instead: 'foundation/config',
  },
  {
    what: 'reads the time',
    pattern: /\bDate\.now\b|\bnew Date\(\)/,
    where: /^foundation\/clock\.ts$|\/islands(\/|\.gen\.ts$)/,
    instead: 'foundation/clock',
  },
];

const IMPORT = /(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/g;

/** @param {string} source the folder src/ */
export function layerViolations(source) {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && statSync(join(source, path)).isFile())
    .sort()
    .flatMap((path) => violationsIn(source, path, withoutComments(readFileSync(join(source, path), 'utf8'))));
}

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

function violationsIn(source, path, text) {
  const found = [];
  const layer = layerOf(path);
  if (!LAYERS[layer]) found.push(`src/${path}: "${layer}" has no place in the table of scripts/lib/layers.mjs`);
  for (const match of text.matchAll(IMPORT)) {
    const target = relative(source, resolve(source, dirname(path), match[2] ?? match[3])).replaceAll('\\', '/');
    const problem = importProblem(path, target, match[1] !== undefined);
    if (problem) found.push(`src/${path}: ${problem}`);
  }
  for (const { what, pattern, where, instead } of ONLY) {
    if (!where.test(path) && pattern.test(text)) found.push(`src/${path}: ${what}; only ${instead} may`);
  }
  if (layer === 'channels' && /\.query\s*(<[^>]*>)?\(/.test(text)) {
    found.push(`src/${path}: runs SQL; channels call services/operations`);
  }
  return found;
}

const layerOf = (path) => (path.includes('/') ? path.split('/')[0] : 'root');

function importProblem(path, target, typeOnly) {
  const [from, to] = [layerOf(path), layerOf(target)];
  if (target.startsWith('..')) return mayLeave(from, target) ? undefined : `imports ${target}, outside src/`;
  if (from !== to) {
    if (!LAYERS[from]?.includes(to))
      return `imports ${target}; ${from} may use only ${LAYERS[from]?.join(', ') || 'itself'}`;
    if (from === 'channels' && target.startsWith('foundation/db/') && !typeOnly) {
      return `imports ${target}; channels call services/operations`;
    }
    return undefined;
  }
  const [mine, theirs] = [registerOf(path), registerOf(target)];
  if (mine && theirs && mine !== theirs) return `imports ${target}; registers name one another, they do not import`;
  return undefined;
}

/** The command line offers the packages that stand by themselves; nothing else of the program leans on them. */
const mayLeave = (from, target) =>
  /package\.json$/.test(target) || (from === 'cli' && target.startsWith('../packages/'));

/** The register a file belongs to; a file directly in registers/ belongs to none and may list them all. */
const registerOf = (path) => /^registers\/([^/]+)\//.exec(path)?.[1];

const ANY_IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g;

/**
 * A package stands by itself: it may use Node and its own files, and depends on nothing, so that who reads its folder has read it all.
 * @param {string} packages the folder packages/
 */
export function packageViolations(packages) {
  const names = readdirSync(packages, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.flatMap(({ name }) => {
    const folder = join(packages, name);
    const { license, ...described } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const needs = Object.keys(described).filter((field) => /dependencies$/i.test(field));
    return [
      ...(license === 'EUPL-1.2' ? [] : [`packages/${name}: has licence ${license ?? 'unknown'} instead of EUPL-1.2`]),
      ...needs.map((field) => `packages/${name}: has ${field}; a package stands by itself`),
      ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => /\.[jt]sx?$/.test(path) && !path.startsWith('test/'))
        .flatMap((path) => strayImports(folder, path).map((to) => `packages/${name}/${path}: imports ${to}`)),
    ];
  });
}

function strayImports(folder, path) {
  const text = withoutComments(readFileSync(join(folder, path), 'utf8'));
  return [...text.matchAll(ANY_IMPORT)]
    .map(([, to]) => to)
    .filter((to) => !to.startsWith('node:'))
    .filter((to) => !to.startsWith('.') || relative(folder, resolve(folder, dirname(path), to)).startsWith('..'));
}
