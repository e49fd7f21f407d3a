/** The port to listen on: free, allowed, and on this machine; if not, in one sentence. */
import { createServer, type ListenOptions } from 'node:net';
import type { Config } from './config.ts';
import { StartProblem } from './start-problem.ts';
import type { Message } from './telemetry/messages.ts';

type Address = Pick<Config, 'host' | 'port'>;

/** @throws StartProblem when the port cannot be had now. */
export async function refuseTakenPort({ host, port }: Address): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port, exclusive: true }, resolve);
    });
    await new Promise((resolve) => probe.close(resolve));
  } catch (error) {
    throw portProblem(error, { host, port });
  }
}

/** @throws StartProblem */
export async function listen(
  server: { listen(options: ListenOptions & { listenTextResolver(): Message }): Promise<string> },
  { host, port }: Address,
): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver: () => 'ready' });
  } catch (error) {
    throw portProblem(error, { host, port });
  }
}

function portProblem(error: unknown, { host, port }: Address): unknown {
  const say = (sentence: string): StartProblem => new StartProblem('port-in-use', sentence, error);
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return say(
        `Port ${port} on ${host} is in use, perhaps by another Meent; stop that, or set MEENT_PORT to another number.`,
      );
    case 'EACCES':
      return say(`Port ${port} may not be opened by this user; set MEENT_PORT to a number above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return say(`MEENT_HOST is ${host}, which is not an address of this machine; set it to 127.0.0.1 or one that is.`);
    default:
      return error;
  }
}
