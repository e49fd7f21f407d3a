/**
 * A file that a setting names: JSON by host of a municipality, with secrets in it, so nobody else on the machine may read it.
 * What is wrong with it ends the start in one sentence, which says nothing of a secret.
 */
import { readFileSync } from 'node:fs';
import { reachedByOthers } from './file-closed.ts';
import { StartProblem } from './start-problem.ts';

export interface SettingsFile {
  /** By host, in small letters. */
  readonly byHost: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly fault: (what: string) => StartProblem;
  /** @param name as the reader of the file knows it, with its place: `"url" of meent.voorbeeld.nl` */
  readonly text: (value: unknown, name: string) => string;
  /** Personal data goes over TLS, but for a stand-in on the machine itself. Comes back without a slash at its end. */
  readonly webAddress: (value: unknown, name: string) => string;
}

/**
 * @param hosts what an entry may be named after, in words
 * @throws StartProblem `setting`
 */
export function readSettingsFile(setting: string, path: string, hosts: string): SettingsFile {
  const fault = (what: string): StartProblem => new StartProblem('setting', `${setting}: ${what}.`);
  let json: string;
  try {
    if (reachedByOthers(path)) throw fault(`other users of this machine can reach ${path}; run "chmod 600 ${path}"`);
    json = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw fault(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  let found: unknown;
  try {
    found = JSON.parse(json);
  } catch {
    throw fault(`${path} is not JSON`);
  }
  if (!isObject(found)) throw fault(`${path} must be an object with ${hosts}`);
  const entries = Object.entries(found).map(([host, entry]) => {
    if (!isObject(entry)) throw fault(`${host} in ${path} must be an object`);
    return [host.toLowerCase(), entry] as const;
  });
  const text = (value: unknown, name: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    throw fault(`${name} in ${path} must be text`);
  };
  const webAddress = (value: unknown, name: string): string => {
    const address = text(value, name);
    const url = URL.parse(address);
    const own = url !== null && isThisMachine(url);
    const fits = url?.protocol === 'https:' || (own && url.protocol === 'http:');
    if (!url || !fits || url.username || url.search || url.hash)
      throw fault(`${name} in ${path} must be an https address, without user and without "?"`);
    return address.replace(/\/+$/, '');
  };
  return { byHost: new Map(entries), fault, text, webAddress };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
