/** Tokens for the load: that of the demo application, and one with rights on twenty case types. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createToken } from '../src/identity/tokens.ts';

/** As an operator gets it: from the command line. */
export const tokenOf = (data: string): string =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../src/cli/main.js'), 'token', '--client', 'demo'], {
    env: { ...process.env, MEENT_DATA: data },
    encoding: 'utf8',
  }).trim();

const TYPES = 20;

/** As a functional manager makes it: an application, its rights, its secret. */
export async function narrowTokenOf(url: string, token: string): Promise<string> {
  const call = async (method: string, path: string, body?: object): Promise<Record<string, never>> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-crs': 'EPSG:4326' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, never>;
  };
  const { results } = (await call('GET', '/catalogi/api/v1/zaaktypen')) as unknown as { results: { url: string }[] };
  const application = (await call('POST', '/autorisaties/api/v1/applicaties', {
    clientIds: ['bench'],
    label: 'Bench',
    heeftAlleAutorisaties: false,
    autorisaties: results.slice(0, TYPES).map((zaaktype) => ({
      component: 'zrc',
      scopes: ['zaken.lezen'],
      zaaktype: zaaktype.url,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    })),
  })) as unknown as { url: string };
  const id = application.url.slice(-36);
  const { geheim } = (await call('POST', `/meent/api/v1/applicaties/${id}/geheim`)) as unknown as { geheim: string };
  return createToken({ clientId: 'bench', secret: geheim });
}
