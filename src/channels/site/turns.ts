/** Each page waits for its turn beside the calls of the APIs (services/turns.ts), and gives it back when it is made. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tooLate } from '../../foundation/deadline.ts';
import { isAborted } from '../../foundation/telemetry/server.ts';
import type { Leave } from '../../foundation/turns.ts';
import { addressAsker, personAsker, USUAL_COST } from '../../services/turns.ts';
import type { Site } from './site.ts';

export function takeTurns(app: FastifyInstance, site: Site): void {
  const turns = new WeakMap<FastifyRequest, Leave>();
  app.addHook('preHandler', async (request) => {
    // A form with files is read in its handler, at the pace of its sender.
    const isUpload = request.routeOptions.config.csrf === 'in-handler';
    const asker = await askerOf(site, request);
    const { calls, uploads, guests } = site.turns;
    const turn = !isUpload
      ? calls.enter(asker, USUAL_COST)
      : ((await site.session(request)) ? uploads : guests).enter(asker);
    const leave = await turn;
    // Who went away while waiting gets no answer, so no hook would give the place back.
    if (isAborted(request)) {
      leave();
      throw tooLate();
    }
    turns.set(request, leave);
  });
  const leave = (request: FastifyRequest): void => {
    turns.get(request)?.();
    turns.delete(request);
  };
  app.addHook('onSend', async (request) => leave(request));
  // A connection that breaks off gets no answer.
  app.addHook('onResponse', async (request) => leave(request));
}

/** Whose turn it is: the person who is logged in, else the address. */
export async function askerOf(site: Site, request: FastifyRequest): Promise<string> {
  const session = await site.session(request);
  const person = session?.person?.subject ?? session?.employee?.id;
  return session && person ? personAsker(session.municipality, person) : addressAsker(request.ip);
}
