/** A load: many cases, a line each, in one request. */
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { callAs } from './tokens.ts';
import type { World } from './world.ts';

/**
 * Resolves when all of them were made, with the addresses of the cases.
 * @param told whether subscribers hear of it
 * @throws Error when a line was refused
 */
export async function loadLines(world: World, lines: readonly string[], told = false): Promise<readonly string[]> {
  const load = await callAs(world.token, world.url, 'POST', '/meent/api/v1/ladingen', { meldingen: told });
  const results = await send(world, `/meent/api/v1/ladingen/${(load as { id: string }).id}/regels`, lines);
  const refused = results.find(({ status }) => status !== 201);
  if (refused) throw new Error(`a line of a load was refused: ${JSON.stringify(refused)}`);
  if (results.length !== lines.length) throw new Error(`of ${lines.length} lines ${results.length} were answered`);
  return results.map(({ zaak }) => zaak);
}

interface Result {
  readonly status: number;
  /** Address. */
  readonly zaak: string;
}

function send({ url, token }: World, path: string, lines: readonly string[]): Promise<readonly Result[]> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`PUT ${path}: ${answer.statusCode} ${text}`));
        else
          resolve(
            text
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line) as Result),
          );
      });
      answer.on('error', reject);
    });
    Readable.from(lines).pipe(sent);
  });
}
