/** `/wijzigingen`: what changed since a number, in every register, for a system that keeps a copy. */
import { addressOf } from '../../engine/answer.ts';
import { changesSince } from '../../engine/changes.ts';
import { choice, flag, group, instant, integer, list, text, url } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import type { Registry } from '../../engine/registry.ts';
import { monotonic } from '../../foundation/clock.ts';
import { deadlineIn, isLate } from '../../foundation/deadline.ts';
import { invalid } from '../../foundation/problems.ts';
import { createTurns } from '../../foundation/turns.ts';
import { meentApi } from '../../registers/meent-api.ts';

const MOST = 1_000;
/** Seconds. Proxies on the way give up after a minute. */
const LONGEST_WAIT = 50;
/** Of those who wait, so many are answered at once: a thousand that wait keep nobody else waiting. */
const turns = createTurns({ each: 8, waiting: Number.POSITIVE_INFINITY });
/** As actions are called here. */
const ACTIES = { create: 'aangemaakt', update: 'gewijzigd', delete: 'verwijderd' } as const;

/** @param readScopes every scope that reads something. */
export const wijzigingen = (readScopes: readonly string[]): OwnOperation => ({
  method: 'GET',
  api: meentApi,
  path: 'wijzigingen',
  operationId: 'wijzigingen_list',
  summary:
    'Geeft wat er veranderde na een nummer, op volgorde, voor zover u dat mag lezen. Ga verder met volgende; meer zegt of er al meer is.',
  scopes: readScopes,
  query: {
    sinds: integer({ min: 0, help: 'Het nummer waar u gebleven was (volgende). Zonder dit: vanaf het begin.' }),
    resource: text(1_000, { help: 'Alleen deze, met komma’s ertussen: zaak,rol.' }),
    wachten: integer({
      min: 0,
      max: LONGEST_WAIT,
      help: 'Is er niets nieuws, dan wacht het antwoord zoveel seconden op de eerste wijziging die u mag lezen.',
    }),
    aantal: integer({ min: 1, max: MOST, help: 'Zoveel wijzigingen worden hoogstens bekeken. Zonder dit 500.' }),
  },
  gives: {
    wijzigingen: list(
      group({
        nummer: integer(),
        resource: text(100),
        id: text(36),
        url: url(1000, { nullable: true }),
        actie: choice(Object.values(ACTIES)),
        moment: instant(),
      }),
    ),
    volgende: integer(),
    meer: flag(),
  },
  status: 200,
  long: true,
  async handle({ engine, caller, query, long }) {
    const { registry, changed } = engine.parts;
    const resources = query.resource?.split(',');
    const unknown = resources?.find((name) => !registry.all.some((one) => one.name === name));
    if (unknown !== undefined)
      throw invalid({ name: 'resource', code: 'invalid', reason: 'Dit soort gegevens bestaat niet.' });
    let since = numberIn(query, 'sinds', 0, Number.MAX_SAFE_INTEGER) ?? 0;
    const limit = numberIn(query, 'aantal', 1, MOST) ?? 500;
    const until = deadlineIn((numberIn(query, 'wachten', 0, LONGEST_WAIT) ?? 0) * 1_000);
    const waits = !isLate({ deadline: until });
    const look = () =>
      long!.fresh((now) =>
        changesSince(engine.parts, now, {
          since,
          ...(resources ? { resources } : {}),
          limit,
          ...(waits ? { together: true } : {}),
        }),
      );
    if (waits) await changed.follow();
    const inTurn = () => (waits ? turns.run(`${caller.municipality}`, look) : look());
    let found = await inTurn();
    while (found.changes.length === 0 && !isLate({ deadline: until }) && !long!.gone.aborted) {
      // What was looked at and not for this caller is not looked at again.
      since = found.next;
      if (!found.more && !(await changed.after(caller, since, until - monotonic(), long!.gone))) break;
      found = await inTurn();
    }
    return {
      status: 200,
      json: JSON.stringify({
        wijzigingen: found.changes.map(({ number, resource, id, action, at }) => ({
          nummer: number,
          resource,
          id,
          url: addressIn(registry, caller.base, resource, id),
          actie: ACTIES[action],
          moment: new Date(at).toISOString(),
        })),
        volgende: found.next,
        meer: found.more,
      }),
    };
  },
});

/** A part that is reached below its parent alone has no address of its own without it. */
function addressIn(registry: Registry, base: string, name: string, id: string): string | null {
  const resource = registry.get(name);
  return resource.path.includes('{') ? null : addressOf(base, resource, id);
}

/** @throws invalid */
export function numberIn(
  query: Readonly<Record<string, string>>,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const given = query[name];
  if (given === undefined) return undefined;
  const number = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  if (!(number >= least && number <= most))
    throw invalid({ name, code: 'invalid', reason: `Geef een getal van ${least} tot en met ${most}.` });
  return number;
}
