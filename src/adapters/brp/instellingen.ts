/**
 * The file of sources of persons (`MEENT_BRP`): for each host of a municipality where its persons come from, and by what we are
 * known there. It holds secrets, so nobody else on the machine may read it.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartProblem } from '../../foundation/start-problem.ts';
import type { ClientTls } from '../../foundation/types.ts';

export interface BrpBron {
  /** Up to and with `/haalcentraal/api/brp`. */
  readonly url: string;
  /** Goes along in `X-API-KEY`. */
  readonly apiKey?: string;
  /** Client credentials of OAuth 2.0 (RFC 6749, 4.4). */
  readonly oauth?: {
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly scope?: string;
  };
  readonly tls?: ClientTls;
}

/** What stands in the file for one host; certificates are paths of PEM files, from the folder of the file itself. */
interface Regel {
  readonly url?: unknown;
  readonly apiKey?: unknown;
  readonly oauth?: Readonly<Record<string, unknown>>;
  readonly certificaat?: unknown;
  readonly sleutel?: unknown;
  readonly vertrouw?: unknown;
}

/** Any host that is not named. */
export const OVERIGE = '*';

/** By host, in small letters. @throws StartProblem `setting`, which says nothing of a secret */
export function leesBronnen(path: string): ReadonlyMap<string, BrpBron> {
  let text: string;
  try {
    if (process.platform !== 'win32' && statSync(path).mode & 0o027)
      throw fout(`other users of this machine can reach ${path}; run "chmod 600 ${path}"`);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw fout(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  let found: Readonly<Record<string, Regel>>;
  try {
    found = JSON.parse(text);
  } catch {
    throw fout(`${path} is not JSON`);
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw fout(`${path} must be an object with the hosts of municipalities, or "${OVERIGE}" for every host`);
  return new Map(Object.entries(found).map(([host, regel]) => [host.toLowerCase(), bronVan(path, host, regel)]));
}

function bronVan(path: string, host: string, regel: Regel): BrpBron {
  const text = (value: unknown, name: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    throw fout(`"${name}" of ${host} in ${path} must be text`);
  };
  const given = (value: unknown, name: string) => (value === undefined ? undefined : text(value, name));
  const pem = (value: unknown, name: string): string | undefined => {
    const file = given(value, name);
    if (file === undefined) return undefined;
    const place = resolve(dirname(path), file);
    try {
      return readFileSync(place, 'utf8');
    } catch (error) {
      throw fout(
        `${place}, "${name}" of ${host}, cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
      );
    }
  };
  if (typeof regel !== 'object' || regel === null) throw fout(`${host} in ${path} must be an object`);
  const { apiKey, oauth, certificaat, sleutel, vertrouw } = regel;
  const cert = pem(certificaat, 'certificaat');
  const key = pem(sleutel, 'sleutel');
  if ((cert === undefined) !== (key === undefined))
    throw fout(`${host} in ${path} needs both "certificaat" and "sleutel", or neither`);
  const ca = pem(vertrouw, 'vertrouw');
  const known = given(apiKey, 'apiKey');
  return {
    url: webadres(path, host, text(regel.url, 'url'), 'url'),
    ...(known === undefined ? {} : { apiKey: known }),
    ...(oauth === undefined
      ? {}
      : {
          oauth: {
            tokenUrl: webadres(path, host, text(oauth.tokenUrl, 'oauth.tokenUrl'), 'oauth.tokenUrl'),
            clientId: text(oauth.clientId, 'oauth.clientId'),
            clientSecret: text(oauth.clientSecret, 'oauth.clientSecret'),
            ...(oauth.scope === undefined ? {} : { scope: text(oauth.scope, 'oauth.scope') }),
          },
        }),
    ...(cert === undefined && ca === undefined
      ? {}
      : { tls: { ...(cert === undefined ? {} : { cert, key: key! }), ...(ca === undefined ? {} : { ca }) } }),
  };
}

/** Personal data goes over TLS, but for a stand-in on the machine itself. */
function webadres(path: string, host: string, text: string, name: string): string {
  const url = URL.parse(text);
  const own = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (
    !url ||
    url.username ||
    url.search ||
    url.hash ||
    !(url.protocol === 'https:' || (own && url.protocol === 'http:'))
  )
    throw fout(`"${name}" of ${host} in ${path} must be an https address, without user and without "?"`);
  return text.replace(/\/+$/, '');
}

const fout = (what: string): StartProblem => new StartProblem('setting', `MEENT_BRP: ${what}.`);
