/** Tokens for the load: that of the demo application, and those of applications with fewer rights. */
import { createToken } from '../src/identity/tokens.ts';
import { command } from './program.ts';

/** As an operator gets it: from the command line. */
export const tokenOf = (data: string): Promise<string> => command(data, 'token', '--client', 'demo');

/** One call with a token; undefined for an answer without a body. @throws when it is not answered with success. */
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
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

const TYPES = 20;

/** Clients with fewer rights than the demo application: on twenty case types, and on this one alone. */
export async function clientsOf(
  url: string,
  token: string,
  zaaktype: string,
): Promise<{ readonly narrowToken: string; readonly singleToken: string }> {
  const { results } = (await callAs(token, url, 'GET', '/catalogi/api/v1/zaaktypen')) as { results: { url: string }[] };
  const others = results.map((one) => one.url).filter((one) => one !== zaaktype);
  return {
    narrowToken: await clientOf(url, token, 'bench', [zaaktype, ...others.slice(0, TYPES - 1)]),
    singleToken: await clientOf(url, token, 'bench-one', [zaaktype]),
  };
}

const APPLICATIES = '/autorisaties/api/v1/applicaties';

/** As a functional manager makes it: an application, its rights, its secret. In a world that was kept it is there. */
async function clientOf(url: string, token: string, clientId: string, zaaktypen: readonly string[]): Promise<string> {
  type Applicatie = { url: string };
  const { results } = (await callAs(token, url, 'GET', `${APPLICATIES}?clientIds=${clientId}`)) as {
    results: Applicatie[];
  };
  const application =
    results[0] ??
    ((await callAs(token, url, 'POST', APPLICATIES, {
      clientIds: [clientId],
      label: 'Bench',
      heeftAlleAutorisaties: false,
      autorisaties: zaaktypen.map((zaaktype) => ({
        component: 'zrc',
        scopes: ['zaken.lezen', 'zaken.aanmaken'],
        zaaktype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      })),
    })) as Applicatie);
  const id = application.url.slice(-36);
  const { geheim } = (await callAs(token, url, 'POST', `/meent/api/v1/applicaties/${id}/geheim`)) as { geheim: string };
  return createToken({ clientId, secret: geheim });
}
