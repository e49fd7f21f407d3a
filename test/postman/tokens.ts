/**
 * The token issuer that the collections ask: it makes an application with the rights it is sent, and answers with a
 * token of that application. It uses the public operations, with the token of a manager; the program has no such door.
 */
import { createToken } from '../../src/identity/tokens.ts';

interface Wanted {
  readonly clientIds: readonly string[];
  readonly label: string;
  readonly heeftAlleAutorisaties: boolean;
  readonly autorisaties?: readonly object[];
}

/** @param base address of a Meent, @param manager authorization header of an application that may make others. */
export function tokenIssuer(base: string, manager: () => string): (wanted: Wanted) => Promise<object> {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(base + path, {
      method,
      headers: { authorization: manager(), 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  /** An application that is there gets a new secret, and the rights of now. */
  async function applicationOf({ clientIds, label, heeftAlleAutorisaties, autorisaties = [] }: Wanted) {
    const query = new URLSearchParams({ clientIds: clientIds.join() });
    const { results } = await ask<{ results: { url: string }[] }>('GET', `/autorisaties/api/v1/applicaties?${query}`);
    const rights = { heeftAlleAutorisaties, autorisaties };
    if (results[0]) return ask<{ url: string }>('PATCH', new URL(results[0].url).pathname, rights);
    return ask<{ url: string }>('POST', '/autorisaties/api/v1/applicaties', { clientIds, label, ...rights });
  }

  return async (wanted) => {
    const { url } = await applicationOf(wanted);
    const path = `/meent/api/v1/applicaties/${url.split('/').at(-1)}/geheim`;
    const { geheim } = await ask<{ geheim: string }>('POST', path);
    const clientId = wanted.clientIds[0]!;
    const token = createToken({ clientId, secret: geheim, userId: 'collectie', userRepresentation: wanted.label });
    return { authorization: `Bearer ${token}` };
  };
}
