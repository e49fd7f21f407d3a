/**
 * `/ladingen`: many cases, a line each, read while they come and answered while they are made. A load has a number of its
 * own, and a line its place in it: who was cut off sends the lines again from where the answers stopped.
 */

import type { Engine } from '../../engine/engine.ts';
import { flag, instant, integer, json, text, url } from '../../engine/fields.ts';
import { idOfClaim } from '../../engine/id-of-call.ts';
import { claimKey, keepAlone } from '../../engine/idempotency.ts';
import { LINES, type OwnOperation } from '../../engine/own.ts';
import { now } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Leave } from '../../foundation/turns.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { createLastingTurns } from './lasting-turns.ts';
import { LAST_LINE, lineOf, loadRange } from './load-ids.ts';
import { doLine, LONGEST_LINE } from './load-line.ts';
import { inOrder, inTime, linesIn } from './load-lines.ts';
import { addLoad, findLoad, holdLoad, LOAD_DAYS, type Load, lastIn, progressOf } from './load-store.ts';
import { whileTaken } from './untaken.ts';
import { numberIn } from './wijzigingen.ts';

/** Three statements of the store: while one is stored, the next is made. More would keep others waiting. */
const AT_ONCE = { lines: 48, bytes: 2 * LONGEST_LINE };
const enter = createLastingTurns({ places: 2, each: 1, waiting: 8 });

/** Without a byte of the lines; the sender goes on with another request. */
const SILENT_MS = 60_000;

const DAY = 86_400_000;
const scopes = ['zrc:zaken.aanmaken'];

/** What a load may be told at its start. */
const settings = {
  meldingen: flag({ help: 'true: wie geabonneerd is of een zaak heeft, krijgt bericht. Zonder dit niet.' }),
  uitvoer: flag({ help: 'true: de regels zijn die van een uitvoer (GET /zaakdossiers).' }),
  nieuweNummers: flag({
    help: 'true: wat gemaakt wordt, krijgt eigen nummers. Zonder dit houdt het de nummers die het had. Alleen met uitvoer.',
  }),
};
type Settings = Pick<Load, keyof typeof settings>;

const shape = {
  url: url(),
  id: text(36),
  ...settings,
  begonnen: instant(),
  verloopt: instant({ help: 'Tot dan mag u doorgaan met deze lading.' }),
  geladen: integer({ help: 'Zoveel zaken van deze lading zijn er.' }),
  hoogsteRegel: integer({ help: 'De hoogste regel waarvan de zaak er is. 0: nog geen.' }),
};

const shown = (
  { base }: Caller,
  { id, meldingen, uitvoer, nieuweNummers, begonnen }: Load,
  geladen: number,
  hoogsteRegel: number,
): string =>
  JSON.stringify({
    url: `${base}${meentApi.root}/ladingen/${id}`,
    id,
    meldingen,
    uitvoer,
    nieuweNummers,
    begonnen: begonnen.toISOString(),
    verloopt: new Date(begonnen.getTime() + LOAD_DAYS * DAY).toISOString(),
    geladen,
    hoogsteRegel,
  });

export const makeLoad: OwnOperation = {
  method: 'POST',
  api: meentApi,
  path: 'ladingen',
  operationId: 'lading_create',
  summary: 'Begint een lading: een groot aantal zaken, regel voor regel.',
  scopes,
  takes: settings,
  takesNothing: true,
  gives: shape,
  status: 201,
  async handle({ engine, caller, body }) {
    await claimKey(engine.parts, caller);
    const begun = { ...settingsIn(body), application: caller.application.id, begonnen: now() };
    const load = await loadOfCall(engine, caller, begun);
    const answer = { status: 201, json: shown(caller, load, 0, 0) };
    const resource = engine.parts.registry.get('zaak');
    await keepAlone(engine.parts, caller, answer, { resource, operation: 'meent.lading.create', scopes });
    return answer;
  },
};

/** Sent again under its key, it is the load that an earlier attempt began. */
async function loadOfCall({ parts }: Engine, caller: Caller, begun: Omit<Load, 'id'>): Promise<Load> {
  const id = idOfClaim(parts);
  const before = id && parts.keep?.begun ? await findLoad(parts.db, caller, begun.application, id) : undefined;
  if (before) return before;
  let tries = 0;
  return addLoad(parts.db, caller, begun, () => (tries++ === 0 && id) || newId());
}

/** @throws invalid */
function settingsIn(body: unknown): Settings {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const { meldingen = false, uitvoer = false, nieuweNummers = false, ...others } = given;
  for (const name of Object.keys(others))
    throw invalid({ name: name.slice(0, 80), code: 'unknown', reason: 'Dit veld bestaat niet.' });
  const read = { meldingen, uitvoer, nieuweNummers };
  for (const [name, value] of Object.entries(read))
    if (typeof value !== 'boolean') throw invalid({ name, code: 'invalid', reason: 'Vul true of false in.' });
  if (nieuweNummers && !uitvoer)
    throw invalid({ name: 'nieuweNummers', code: 'invalid', reason: 'Dit kan alleen met uitvoer.' });
  return read as Settings;
}

export const readLoad: OwnOperation = {
  method: 'GET',
  api: meentApi,
  path: 'ladingen/{id}',
  operationId: 'lading_read',
  summary: 'Geeft hoe ver een lading is.',
  scopes,
  gives: shape,
  status: 200,
  async handle({ engine, caller, params }) {
    const { db } = engine.parts;
    const load = await findLoad(db, caller, caller.application.id, params.id!);
    if (!load) throw new Problem('not-found');
    const { geladen, last } = await progressOf(db, caller, load.id);
    return { status: 200, json: shown(caller, load, geladen, last ? lineOf(last) : 0) };
  },
};

export const fillLoad = (blobs: Blobs): OwnOperation => ({
  method: 'PUT',
  api: meentApi,
  path: 'ladingen/{id}/regels',
  operationId: 'lading_regels_update',
  summary:
    'Laadt zaken: elke regel is een zaakdossier als JSON (NDJSON). Het antwoord komt regel voor regel terug terwijl u stuurt, dus lees terwijl u stuurt. Stuur na een breuk opnieuw vanaf de eerste regel zonder antwoord: wat er al is, wordt niet nog eens gemaakt.',
  scopes,
  query: {
    vanaf: integer({ min: 1, max: LAST_LINE, help: 'Het nummer van de eerste regel die u stuurt. Zonder dit 1.' }),
  },
  receives: LINES,
  unconditional: true,
  takes: { regel: json({ help: 'Een zaakdossier, zoals POST /zaakdossiers het neemt.' }) },
  sends: LINES,
  gives: {
    regel: integer(),
    status: integer({ help: '201: gemaakt, 200: was er al, anders is er een probleem.' }),
    url: url(),
    zaak: url(),
    probleem: json({ help: 'Wat er mis is, zoals in elk ander antwoord.' }),
  },
  status: 200,
  long: true,
  async handle({ engine, caller, params, query, content, long }) {
    const { db } = engine.parts;
    const first = numberIn(query, 'vanaf', 1, LAST_LINE) ?? 1;
    const load = await findLoad(db, caller, caller.application.id, params.id!);
    if (!load) throw new Problem('not-found');
    const letGo = await holdLoad(db, caller, load.id, newId());
    if (!letGo) throw new Problem('conflict', 'Een ander verzoek laadt al voor deze lading. Wacht tot het klaar is.');
    let leave: Leave = () => {};
    try {
      leave = await enter(caller);
      const last = await lastIn(db, caller, loadRange(load.id));
      const { traceId } = caller.trace;
      const work = { engine, blobs, load, traceId, reached: last ? lineOf(last) : 0, fresh: long!.fresh };
      const results = inOrder(linesIn(inTime(content!, SILENT_MS), first, LONGEST_LINE), AT_ONCE, (line) =>
        doLine(work, line),
      );
      const answer = whileTaken(textOf(results, letGo));
      // Also when nobody ever reads it.
      answer.once(
        'close',
        () =>
          void letGo()
            .catch(() => {})
            .finally(leave),
      );
      return { status: 200, headers: { 'content-type': LINES }, content: answer };
    } catch (error) {
      await letGo();
      leave();
      throw error;
    }
  },
});

/** Whoever has read it to the end may send more at once. */
async function* textOf(
  results: AsyncGenerator<{ readonly json: string }>,
  letGo: () => Promise<void>,
): AsyncGenerator<string> {
  for await (const { json: result } of results) yield `${result}\n`;
  await letGo();
}
