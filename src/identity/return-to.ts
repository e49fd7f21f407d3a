/**
 * Where somebody goes after login: a path of this site and nothing else. A foreign address (open redirect, CWE-601)
 * becomes the front page, since a person who was lured here should still arrive somewhere safe.
 */

const LONGEST = 1000;
// Browsers read a backslash as a slash and drop tabs and line ends, so that `/\evil` and `/<tab>/evil` leave the site.
const UNSAFE = /[\\\s\p{Cc}]/u;
const LOGIN_PATHS = /^\/(?:inloggen|uitloggen)(?:[/?#]|$)/;

export function returnTo(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST || UNSAFE.test(value)) return '/';
  if (!value.startsWith('/') || value.startsWith('//') || LOGIN_PATHS.test(value)) return '/';
  return value;
}
