/** The two clients of the demo identity provider: how Meent logs in residents and employees with it. */
import type { Keys } from '../../foundation/types.ts';
import { EIDAS_LEVELS } from '../../identity/levels.ts';
import type { ProviderSettings } from '../../identity/oidc.ts';
import type { SessionKind } from '../../identity/sessions.ts';

export const MOUNT = '/demo/idp';

export interface DemoClient {
  readonly id: string;
  readonly scope: string;
}

export const CLIENTS: Readonly<Record<SessionKind, DemoClient>> = {
  resident: { id: 'meent-bewoner', scope: 'openid profile bsn' },
  employee: { id: 'meent-medewerker', scope: 'openid profile employee' },
};

export const kindOf = (clientId: unknown): SessionKind => (clientId === CLIENTS.employee.id ? 'employee' : 'resident');

export const clientSecretOf = (keys: Keys): string => keys.derive('demo-inloggen client').toString('base64url');

/** Settings of the relying party for one origin. */
export const settingsFor = (
  kind: SessionKind,
  origin: string,
  clientSecret: string,
  fetch: ProviderSettings['fetch'],
): ProviderSettings => ({
  issuer: origin + MOUNT,
  clientId: CLIENTS[kind].id,
  clientSecret,
  scope: CLIENTS[kind].scope,
  signing: 'ES256',
  levels: EIDAS_LEVELS,
  claims: { name: 'name', bsn: 'bsn', employee: { id: 'employee_id', role: 'role', department: 'department' } },
  fetch,
  withoutTls: true,
});
