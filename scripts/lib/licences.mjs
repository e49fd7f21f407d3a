/** The licences of what a production installation contains. Returns one sentence per package that is not on the list. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages without a licence field, read by a person: the licence in their LICENSE file. */
const READ = { 'node_modules/png-js': 'MIT' };

/** @param {string} root the checkout */
export function licenceViolations(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.link)
    .map(([path, entry]) => ({ path, licence: entry.license ?? READ[path] ?? licenceInstalled(root, path) }))
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ path, licence }) => `${path.replace(/^node_modules\//, '')} has licence ${licence ?? 'unknown'}`);
}

function licenceInstalled(root, path) {
  try {
    const { license, licenses } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    return license?.type ?? license ?? licenses?.map((one) => one.type).join(' OR ');
  } catch {
    return undefined;
  }
}

/** An SPDX expression: one of an OR must be allowed, all of an AND. */
export function isAllowed(expression) {
  if (typeof expression !== 'string') return false;
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((part) => part.split(/\s+AND\s+/).every((name) => ALLOWED.has(name.trim())));
}
