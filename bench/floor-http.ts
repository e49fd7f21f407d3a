/** The least that a server in Node does for a request: an empty 304 of node:http, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function startFloor(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const child: ChildProcess = fork(import.meta.filename);
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))));
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

if (process.argv[1] === import.meta.filename) {
  const server = createServer((_, response) => {
    response.writeHead(304, { etag: '"1"' });
    response.end();
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
}
