/**
 * `GET /health/live`: the process answers. `GET /health/ready`: it can do its work, so a balancer may send requests.
 * Not asked is whether the logbook is signed: entries are kept all the same, pages say that they wait, and an alarm tells of it.
 */
import type { FastifyInstance } from 'fastify';

/** A name for the operator and a question that fails when the part does not work. */
export interface ReadyCheck {
  readonly name: string;
  check(): Promise<unknown>;
}

/** A check that is this slow counts as failed: a balancer asks every few seconds. */
const PATIENCE_MS = 3_000;

export function registerHealth(fastify: FastifyInstance, checks: readonly ReadyCheck[]): void {
  fastify.get('/health/live', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  fastify.get('/health/ready', async (_request, reply) => {
    const failed = (await Promise.all(checks.map(failure))).filter((name) => name !== undefined);
    const body = failed.length === 0 ? { status: 'ok' } : { status: 'unavailable', failed };
    return reply
      .code(failed.length === 0 ? 200 : 503)
      .headers({ 'cache-control': 'no-store', ...(failed.length === 0 ? {} : { 'retry-after': '2' }) })
      .send(body);
  });
}

/** The name of a check that fails; why it does goes to the program log of that part, not to whoever asks. */
async function failure({ name, check }: ReadyCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), PATIENCE_MS);
  });
  try {
    await Promise.race([check(), tooLate]);
    return undefined;
  } catch {
    return name;
  } finally {
    clearTimeout(timer);
  }
}
