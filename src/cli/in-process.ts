/** Operations of the own API, done by the operator: no address, no token, no time limit; rights and logbook as ever. */
import type { OwnCall } from '../engine/own.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import type { Caller } from '../gate/context.ts';
import { withFresh } from '../services/fresh.ts';
import { callerIn, type Opened } from './open.ts';

/** @param base scheme and host of the addresses that go in and out */
export async function callIn(
  opened: Opened,
  municipality: Municipality,
  base: string,
): Promise<Pick<OwnCall, 'engine' | 'caller' | 'params' | 'query' | 'body'> & Required<Pick<OwnCall, 'long'>>> {
  const again = async (): Promise<Caller> => ({ ...(await callerIn(opened, municipality)), base });
  return {
    engine: opened.engine,
    caller: await again(),
    params: {},
    query: {},
    body: undefined,
    long: { fresh: (work) => withFresh(again, work), gone: new AbortController().signal },
  };
}

/** Under which the municipality is called: that of MEENT_BASE_URL, with the host that was asked for. */
export function baseOf({ config }: Pick<Opened, 'config'>, host: string | undefined): string {
  const base = new URL(config.baseUrl);
  const asked = host === undefined ? base : URL.parse(`${base.protocol}//${host}`);
  if (!asked) throw new StartProblem('setting', `"${host}" is no host.`);
  return `${asked.protocol}//${asked.hostname}${asked.port || base.port ? `:${asked.port || base.port}` : ''}`;
}

const TOLD_EVERY_MS = 2_000;

/** Tells how far it is, now and then. Returns the function that ends it. */
export function told(line: () => string, tell: (line: string) => void): () => void {
  const timer = setInterval(() => tell(line()), TOLD_EVERY_MS);
  return () => clearInterval(timer);
}
