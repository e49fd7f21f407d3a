/** Tokens for the load: that of the demo application, and one with rights on twenty case types. */
import { createToken } from '../src/identity/tokens.ts';
import { command } from './program.ts';

/** As an operator gets it: from the command line. */
export const tokenOf = (data: string): Promise<string> => command(data, 'token', '--client', 'demo');

/** One call with a token. @throws when it is not answered with success. */
export async function callAs(
  token: string,
  url: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const TYPES = 20;

/** As a functional manager makes it: an application, its rights, its secret. */
export async function narrowTokenOf(url: string, token: string): Promise<string> {
  const { results } = (await callAs(token, url, 'GET', '/catalogi/api/v1/zaaktypen')) as { results: { url: string }[] };
  const application = (await callAs(token, url, 'POST', '/autorisaties/api/v1/applicaties', {
    clientIds: ['bench'],
    label: 'Bench',
    heeftAlleAutorisaties: false,
    autorisaties: results.slice(0, TYPES).map((zaaktype) => ({
      component: 'zrc',
      scopes: ['zaken.lezen'],
      zaaktype: zaaktype.url,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    })),
  })) as { url: string };
  const id = application.url.slice(-36);
  const { geheim } = (await callAs(token, url, 'POST', `/meent/api/v1/applicaties/${id}/geheim`)) as { geheim: string };
  return createToken({ clientId: 'bench', secret: geheim });
}
