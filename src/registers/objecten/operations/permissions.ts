/** What the caller may do, by objecttype. */
import { addressOf } from '../../../engine/answer.ts';
import { choice, flag, json, url } from '../../../engine/fields.ts';
import type { OwnCall, OwnOperation } from '../../../engine/own.ts';
import { Problem } from '../../../foundation/problems.ts';
import { accessFor, limitsFor } from '../../../gate/conditions.ts';
import { LEZEN, objectenApi, SCHRIJVEN } from '../api.ts';
import { recordFields } from '../fields.ts';
import { PAGES } from './history.ts';
import { pageOf } from './pages.ts';

/** What is always shown, as the standard names it. */
const ALWAYS = [
  'url',
  'uuid',
  'type',
  ...Object.keys(recordFields)
    .filter((name) => name !== 'data')
    .map((name) => `record__${name}`),
];

export const permissions: OwnOperation = {
  method: 'GET',
  api: objectenApi,
  path: 'permissions',
  operationId: 'permission_list',
  summary: 'Geeft per objecttype wat u mag.',
  scopes: [LEZEN, SCHRIJVEN],
  query: PAGES,
  gives: pageOf({
    type: url(1000, { required: true }),
    mode: choice(['read_only', 'read_and_write'], { required: true }),
    use_fields: flag(),
    fields: json({ nullable: true }),
  }),
  status: 200,
  async handle(call) {
    const all = await permissionsOf(call);
    const page = numberIn(call.query.page, 1);
    const size = numberIn(call.query.pageSize, 100);
    const start = (page - 1) * size;
    if (start > 0 && start >= all.length) throw new Problem('not-found', 'Deze pagina bestaat niet.');
    const address = (to: number): string =>
      `${call.caller.base}${objectenApi.root}/permissions?${new URLSearchParams({ ...call.query, page: String(to) })}`;
    return {
      status: 200,
      json: JSON.stringify({
        count: all.length,
        next: page * size < all.length ? address(page + 1) : null,
        previous: page > 1 ? address(page - 1) : null,
        results: all.slice(start, start + size),
      }),
    };
  },
};

async function permissionsOf({ engine, caller }: OwnCall): Promise<readonly object[]> {
  const { registry, snapshots } = engine.parts;
  const snapshot = await snapshots.current(caller.municipality);
  const types = snapshot.all('objecttype').map(({ id }) => id);
  const opened = (scope: string): ReadonlySet<string> => {
    const access = accessFor(caller.rights, objectenApi.component, [scope]);
    return new Set(access === 'everything' ? types : access.flatMap((branch) => branch.types ?? []));
  };
  const [mayRead, mayWrite] = [opened(LEZEN), opened(SCHRIJVEN)];
  const limits = limitsFor(caller.rights, objectenApi.component, [LEZEN]);
  return types
    .filter((type) => mayRead.has(type))
    .map((type) => {
      const limit = limits.get(type);
      return {
        type: addressOf(caller.base, registry.get('objecttype'), type),
        mode: mayWrite.has(type) ? 'read_and_write' : 'read_only',
        use_fields: limit !== undefined,
        fields: limit
          ? Object.fromEntries(
              [...limit].map(([version, names]) => [
                version,
                [...ALWAYS, ...[...names].map((name) => `record__data__${name}`)],
              ]),
            )
          : null,
      };
    });
}

/** @throws not-found for what is no page */
function numberIn(given: string | undefined, absent: number): number {
  if (given === undefined) return absent;
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  return Math.min(Number(given), 1_000_000);
}
