/** `/wijzigingen`: what changed since a number, in every register, for a system that keeps a copy. */
import { addressOf } from '../../engine/answer.ts';
import { changesSince } from '../../engine/changes.ts';
import { choice, flag, group, instant, integer, list, text, url } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import type { Registry } from '../../engine/registry.ts';
import { invalid } from '../../foundation/problems.ts';
import { meentApi } from '../../registers/meent-api.ts';

const MOST = 1_000;
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
    resource: text(100, { help: 'Alleen deze, met komma’s ertussen: zaak,rol.' }),
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
  async handle({ engine, caller, query }) {
    const { registry } = engine.parts;
    const resources = query.resource?.split(',');
    const unknown = resources?.find((name) => !registry.all.some((one) => one.name === name));
    if (unknown !== undefined)
      throw invalid({ name: 'resource', code: 'invalid', reason: 'Dit soort gegevens bestaat niet.' });
    const found = await changesSince(engine.parts, caller, {
      since: numberIn(query, 'sinds', 0, Number.MAX_SAFE_INTEGER) ?? 0,
      ...(resources ? { resources } : {}),
      limit: numberIn(query, 'aantal', 1, MOST) ?? 500,
    });
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
