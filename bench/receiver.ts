/** A subscriber that takes every notification at once, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
  readonly url: string;
  /** Notifications that were taken so far, without tests. */
  taken(): Promise<number>;
  close(): Promise<void>;
}

/** @param authorization what a notification must carry; others are refused, as a subscriber has to */
export async function startReceiver(authorization: string): Promise<Receiver> {
  const child: ChildProcess = fork(import.meta.filename, [authorization]);
  const next = (): Promise<number> =>
    new Promise((resolve) => child.once('message', (message) => resolve(Number(message))));
  const port = await next();
  return {
    url: `http://127.0.0.1:${port}/`,
    taken() {
      const answer = next();
      child.send('taken');
      return answer;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const wanted = process.argv[2];
  let taken = 0;
  const server = createServer((request, response) => {
    let isTest = false;
    request.on('data', (piece: Buffer) => {
      isTest ||= piece.includes('"kanaal":"test"');
    });
    request.on('end', () => {
      const right = request.headers.authorization === wanted;
      if (right && !isTest) taken++;
      response.writeHead(right ? 204 : 403).end();
    });
  });
  process.on('message', () => process.send!(taken));
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
}
