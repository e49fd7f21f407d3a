/** Calls at a constant rate, made by a process of its own over connections that stay open. */
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import type { Call } from '../lua.ts';
import { openLoop } from './schedule.ts';

export interface Load {
  readonly url: string;
  readonly token: string;
  /** Calls per second. */
  readonly rate: number;
  /** In the order in which they are made, each once. */
  readonly calls: readonly Call[];
}

export interface Answered {
  /** From the moment for which the call was planned until its answer was there, in the order of the calls. */
  readonly waited: readonly number[];
  /** Told to come back later: more than the program takes on. */
  readonly turnedAway: number;
  /** The first call that failed in another way, and what was answered. */
  readonly failure?: string;
}

export function makeLoad(load: Load): Promise<Answered> {
  const child = fork(import.meta.filename);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(message as Answered);
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the generator of load ended with ${code}`)));
    child.send(load);
  });
}

/** As many as wait for an answer at once; more wait for a connection. */
const CONNECTIONS = 128;
const TIMEOUT_MS = 30_000;
const LATER = [429, 503];

async function run({ url, token, rate, calls }: Load): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let turnedAway = 0;
  let failure: string | undefined;
  const begin = (index: number): Promise<void> => {
    const { method, path, body } = calls[index]!;
    const text = body ? JSON.stringify(body) : '';
    return new Promise((resolve) => {
      const fail = (reason: string): void => {
        failure ??= `${method} ${path}: ${reason}`;
        resolve();
      };
      const sent = request({
        agent,
        hostname,
        port,
        method,
        path,
        timeout: TIMEOUT_MS,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-crs': 'EPSG:4326',
          ...(body
            ? {
                'content-type': 'application/json',
                'content-crs': 'EPSG:4326',
                'content-length': Buffer.byteLength(text),
              }
            : {}),
        },
      });
      sent.on('error', (error) => fail(error.message));
      sent.on('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
      sent.on('response', (answer) => {
        const { statusCode = 0 } = answer;
        if (LATER.includes(statusCode)) turnedAway++;
        const wrong = statusCode >= 300 && !LATER.includes(statusCode);
        let said = '';
        answer.on('data', (piece: Buffer) => {
          if (wrong) said += piece.toString();
        });
        answer.on('end', () => (wrong ? fail(`${statusCode} ${said}`) : resolve()));
        answer.on('error', (error) => fail(error.message));
      });
      sent.end(text);
    });
  };
  const waited = await openLoop({ rate, count: calls.length, begin });
  agent.destroy();
  return { waited, turnedAway, ...(failure ? { failure } : {}) };
}

if (process.argv[1] === import.meta.filename)
  process.once('message', async (load) => {
    process.send!(await run(load as Load));
  });
