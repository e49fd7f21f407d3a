/**
 * The file of sources of persons (`MEENT_BRP`): for each host of a municipality where its persons come from, and by what we are
 * known there. It holds secrets, so nobody else on the machine may read it.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readSettingsFile, type SettingsFile } from '../../foundation/settings-file.ts';
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
  const file = readSettingsFile('MEENT_BRP', path, `the hosts of municipalities, or "${OVERIGE}" for every host`);
  return new Map([...file.byHost].map(([host, regel]) => [host, bronVan(file, path, host, regel)]));
}

function bronVan({ fault, text, webAddress }: SettingsFile, path: string, host: string, regel: Regel): BrpBron {
  const named = (name: string): string => `"${name}" of ${host}`;
  const pem = (value: unknown, name: string): string | undefined => {
    if (value === undefined) return undefined;
    const place = resolve(dirname(path), text(value, named(name)));
    try {
      return readFileSync(place, 'utf8');
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      throw fault(`${place}, "${name}" of ${host}, cannot be read (${code})`);
    }
  };
  const { apiKey, oauth, certificaat, sleutel, vertrouw } = regel;
  const cert = pem(certificaat, 'certificaat');
  const key = pem(sleutel, 'sleutel');
  if ((cert === undefined) !== (key === undefined))
    throw fault(`${host} in ${path} needs both "certificaat" and "sleutel", or neither`);
  const ca = pem(vertrouw, 'vertrouw');
  return {
    url: webAddress(regel.url, named('url')),
    ...(apiKey === undefined ? {} : { apiKey: text(apiKey, named('apiKey')) }),
    ...(oauth === undefined
      ? {}
      : {
          oauth: {
            tokenUrl: webAddress(oauth.tokenUrl, named('oauth.tokenUrl')),
            clientId: text(oauth.clientId, named('oauth.clientId')),
            clientSecret: text(oauth.clientSecret, named('oauth.clientSecret')),
            ...(oauth.scope === undefined ? {} : { scope: text(oauth.scope, named('oauth.scope')) }),
          },
        }),
    ...(cert === undefined && ca === undefined
      ? {}
      : { tls: { ...(cert === undefined ? {} : { cert, key: key! }), ...(ca === undefined ? {} : { ca }) } }),
  };
}
