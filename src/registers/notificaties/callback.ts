/**
 * Before a subscription is stored its callback must show that it takes notifications, and that it refuses who has not
 * the Authorization: otherwise anybody could post notifications there in our name.
 */

import { timestamp } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Outbound } from '../../foundation/types.ts';
import { notificatiesApi } from './api.ts';

export const TIMEOUT_MS = 10_000;
/** What a subscriber answers is not read. */
const MOST_ANSWER = 100_000;

/** Posts one notification. Returns the status. @throws OutboundProblem */
export async function post(
  outbound: Outbound,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const answer = await outbound.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MOST_ANSWER,
  });
  return answer.status;
}

/** @throws invalid: `invalid-callback-url` without a 204 to the right header, `no-auth-on-callback-url` without refusal */
export async function testCallback(outbound: Outbound, base: string, url: string, auth: string): Promise<void> {
  const body = testMessage(base);
  // An address that is refused and one that does not exist look the same: nobody learns from us what is inside.
  const accepted = await post(outbound, url, body, { authorization: auth }).catch(() => undefined);
  if (accepted !== 204)
    throw invalid({
      name: 'callbackUrl',
      code: 'invalid-callback-url',
      reason:
        accepted === undefined
          ? 'Wij kunnen dit adres niet bereiken. Is het in uw eigen netwerk? Vraag uw beheerder het toe te laten.'
          : `Dit adres beantwoordt een proefbericht met ${accepted}. Het moet 204 zijn.`,
    });
  const refused = await post(outbound, url, body, {}).catch(() => undefined);
  if (refused !== 401 && refused !== 403)
    throw invalid({
      name: 'callbackUrl',
      code: 'no-auth-on-callback-url',
      reason: 'Dit adres neemt ook een bericht zonder Authorization aan. Het moet dat weigeren met 401 of 403.',
    });
}

function testMessage(base: string): string {
  const address = `${base}${notificatiesApi.root}/notificaties/${newId()}`;
  return JSON.stringify({
    kanaal: 'test',
    hoofdObject: address,
    resource: 'test',
    resourceUrl: address,
    actie: 'create',
    aanmaakdatum: timestamp(),
    kenmerken: {},
  });
}
