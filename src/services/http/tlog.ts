/**
 * The logbook under `/logboek/tlog/` (C2SP tlog-tiles). Checkpoint, tiles and key are for everybody: hashes only; whoever wants
 * can keep them and see that nothing was changed afterwards. Bundles of entries are for who supervises, and who takes one
 * is in the logbook too.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { appendSeen } from '../../engine/log.ts';
import type { Database } from '../../foundation/db/types.ts';
import { deadlineIn, REQUEST_MS } from '../../foundation/deadline.ts';
import type { Hosts } from '../../foundation/hosts.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Keys } from '../../foundation/types.ts';
import { hasScope } from '../../gate/conditions.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { readHead } from '../../logbook/tiles.ts';
import { ENTRIES, type TlogFile, tlogFile } from '../../logbook/tlog.ts';
import { LOGBOEK_INZIEN } from '../../registers/meent-api.ts';
import { type ContextParts, callerOf, placeOf } from '../context.ts';
import { withFresh } from '../fresh.ts';
import { requireLogregels } from '../gegevens.ts';
import { logboekBy } from '../logboek/besluit-stap.ts';
import { addressAsker, applicationAsker, type CallTurns } from '../turns.ts';

export interface TlogParts {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly keys: Keys;
  readonly turns: CallTurns;
  /** What tells who asks for entries. */
  readonly context: ContextParts;
}

export function registerTlog(fastify: FastifyInstance, parts: TlogParts): void {
  const { database, hosts, keys, turns } = parts;
  fastify.get('/logboek/tlog/vkey', async (request, reply) => {
    const municipality = hosts.municipalityOf(request.host);
    const head = await turns.calls.run(addressAsker(request.ip), () =>
      readHead(database.in({ municipality, deadline: deadlineIn(REQUEST_MS) }), municipality),
    );
    return reply.type('text/plain; charset=utf-8').send(`${vkeyOf(municipality, keys, head?.note)}\n`);
  });
  fastify.get<{ Params: { '*': string } }>('/logboek/tlog/*', async (request, reply) => {
    const municipality = hosts.municipalityOf(request.host);
    const path = request.params['*'];
    if (path.startsWith(ENTRIES)) return sendBundle(parts, path, request, reply);
    const file = await turns.calls.run(addressAsker(request.ip), () =>
      tlogFile(database.in({ municipality, deadline: deadlineIn(REQUEST_MS) }), municipality, path, { entries: false }),
    );
    return send(reply, file, file?.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
}

/** A token of an application with the right to supervise; it is told apart from who has none (401) or another right (403). */
async function sendBundle(
  { database, turns, context }: TlogParts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const place = placeOf(context, request.host, request.telemetry.trace);
  request.telemetry.municipality = place.municipality;
  const deadline = deadlineIn(REQUEST_MS);
  const callerNow = () => callerOf(context, { ...place, deadline }, request.headers, { open: false, personal: false });
  const first = await callerNow();
  request.telemetry.application = first.application.id;
  const file = await turns.calls.run(applicationAsker(first), () =>
    withFresh(callerNow, async (caller) => {
      if (!hasScope(caller.rights, 'meent', [LOGBOEK_INZIEN])) throw new Problem('permission-denied', SUPERVISES);
      requireLogregels(caller, LOGBOEK_INZIEN);
      const found = await tlogFile(database.in(caller), caller.municipality, path, { entries: true });
      // About nobody: no entry says whose data it was.
      if (found) await appendSeen(context.engine.parts.logbook, caller, 'logboek.bundel', 'geopend', [], ABOUT);
      return found;
    }),
  );
  return send(reply, file, 'private, no-store');
}

const ABOUT = logboekBy(LOGBOEK_INZIEN);

const SUPERVISES = `De handelingen zelf zijn voor wie toezicht houdt (recht: ${LOGBOEK_INZIEN}). De hashes en het controlepunt zijn voor iedereen.`;

/** @throws not-found */
function send(reply: FastifyReply, file: TlogFile | null, cached: string): FastifyReply {
  if (!file) throw new Problem('not-found', 'Dit bestand van het logboek bestaat niet (nog niet).');
  return reply.type(file.contentType).header('cache-control', cached).send(Buffer.from(file.body));
}
