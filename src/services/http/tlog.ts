/**
 * The public side of the logbook under `/logboek/tlog/`: checkpoint, tiles and key. Hashes only; whoever wants can keep
 * them and see that nothing was changed afterwards (C2SP tlog-tiles).
 */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../foundation/db/types.ts';
import { deadlineIn, REQUEST_MS } from '../../foundation/deadline.ts';
import type { Hosts } from '../../foundation/hosts.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Keys } from '../../foundation/types.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { readHead } from '../../logbook/tiles.ts';
import { tlogFile } from '../../logbook/tlog.ts';
import { addressAsker, type CallTurns } from '../turns.ts';

export interface TlogParts {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly keys: Keys;
  readonly turns: CallTurns;
}

export function registerTlog(fastify: FastifyInstance, { database, hosts, keys, turns }: TlogParts): void {
  fastify.get('/logboek/tlog/vkey', async (request, reply) => {
    const municipality = hosts.municipalityOf(request.host);
    const head = await turns.calls.run(addressAsker(request.ip), () =>
      readHead(database.in({ municipality, deadline: deadlineIn(REQUEST_MS) }), municipality),
    );
    return reply.type('text/plain; charset=utf-8').send(`${vkeyOf(municipality, keys, head?.note)}\n`);
  });
  fastify.get<{ Params: { '*': string } }>('/logboek/tlog/*', async (request, reply) => {
    const municipality = hosts.municipalityOf(request.host);
    const file = await turns.calls.run(addressAsker(request.ip), () =>
      tlogFile(database.in({ municipality, deadline: deadlineIn(REQUEST_MS) }), municipality, request.params['*'], {
        entries: false,
      }),
    );
    if (!file) throw new Problem('not-found', 'Dit bestand van het logboek bestaat niet (nog niet).');
    return reply
      .type(file.contentType)
      .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(Buffer.from(file.body));
  });
}
