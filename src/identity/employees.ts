/**
 * Who logs employees in (`MEENT_LOGIN`): a provider of OpenID Connect for each host of a municipality. There is none for every host: whoever
 * works for one municipality would then have the role of that name in all others.
 */
import type { CustomFetch } from 'openid-client';
import { readSettingsFile, type SettingsFile } from '../foundation/settings-file.ts';
import type { Outbound } from '../foundation/types.ts';
import type { AssuranceLevel } from '../gate/context.ts';
import { isLevel, LEVELS } from './levels.ts';
import type { ProviderSettings } from './oidc.ts';
import type { SessionKind } from './sessions.ts';

const SIGNING = ['RS256', 'PS256', 'ES256'] as const;
const CLAIMS = { name: 'name', id: 'employee_id', role: 'role', department: 'department' };
const KNOWN = ['issuer', 'clientId', 'clientSecret', 'scope', 'signing', 'levels', 'claims'];

export type EmployeeProviders = (kind: SessionKind, origin: string) => ProviderSettings | undefined;

/**
 * @param file `MEENT_LOGIN`
 * @param outboundTo what may call these addresses beside all others, private or not: who runs Meent wrote them down
 * @throws StartProblem `setting`
 */
export function employeeProviders(
  file: string,
  outboundTo: (addresses: readonly string[]) => Outbound,
): EmployeeProviders {
  const read = readSettingsFile('MEENT_LOGIN', file, 'the hosts of municipalities');
  const providers = new Map(
    [...read.byHost].map(([host, entry]) => [host, providerOf(read, host, entry, outboundTo)] as const),
  );
  return (kind, origin) => (kind === 'employee' ? providers.get(new URL(origin).hostname) : undefined);
}

function providerOf(
  { fault, text, webAddress }: SettingsFile,
  host: string,
  entry: Readonly<Record<string, unknown>>,
  outboundTo: (addresses: readonly string[]) => Outbound,
): ProviderSettings {
  if (host === '*') throw fault('"*" is no host: name each municipality, since who works for one would work for all');
  const named = (name: string): string => `"${name}" of ${host}`;
  const part = (name: string, entries: unknown): Readonly<Record<string, unknown>> => {
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries))
      throw fault(`${named(name)} must be an object`);
    return entries as Readonly<Record<string, unknown>>;
  };
  const strange = Object.keys(entry).find((name) => !KNOWN.includes(name));
  if (strange !== undefined) throw fault(`${named(strange)} is not one of ${KNOWN.join(', ')}`);

  const issuer = webAddress(entry.issuer, named('issuer'));
  const signing = SIGNING.find((one) => one === (entry.signing ?? 'RS256'));
  if (!signing) throw fault(`${named('signing')} must be one of ${SIGNING.join(', ')}`);
  const levels = Object.entries(part('levels', entry.levels)).map(([acr, level]): [string, AssuranceLevel] => {
    if (!isLevel(level)) throw fault(`${named(`levels.${acr}`)} must be one of ${LEVELS.join(', ')}`);
    return [acr, level];
  });
  if (levels.length === 0) throw fault(`${named('levels')} must name each "acr" that counts, with its level`);
  const claims = { ...CLAIMS, ...part('claims', entry.claims ?? {}) };
  const claim = (name: keyof typeof CLAIMS): string => text(claims[name], named(`claims.${name}`));
  return {
    issuer,
    clientId: text(entry.clientId, named('clientId')),
    clientSecret: text(entry.clientSecret, named('clientSecret')),
    scope: text(entry.scope ?? 'openid profile', named('scope')),
    signing,
    levels: Object.fromEntries(levels),
    claims: {
      name: claim('name'),
      employee: { id: claim('id'), role: claim('role'), department: claim('department') },
    },
    fetch: through(outboundTo([issuer])),
    ...(issuer.startsWith('http:') ? { withoutTls: true } : {}),
  };
}

const BODYLESS = new Set([204, 205, 304]);

/** The provider names its other addresses itself: those may be private where it is, and nowhere else. */
const through =
  (outbound: Outbound): CustomFetch =>
  async (url, { method, headers, body }) => {
    const answer = await outbound.fetch(url, {
      method,
      headers: { ...headers },
      ...(body === undefined || body === null ? {} : { body: String(body) }),
    });
    return new Response(BODYLESS.has(answer.status) ? null : new Uint8Array(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
