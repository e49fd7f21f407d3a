/** Whether each API can reach its data at this moment: what the first page says of it. */
import type { Engine } from '../../engine/engine.ts';
import type { Api } from '../../engine/resource.ts';
import type { Errand } from '../../foundation/db/errand.ts';

export interface RunningApi {
  readonly api: Api;
  readonly works: boolean;
  /** Collections, as they are called in addresses. */
  readonly collections: readonly string[];
}

export async function runningApis(engine: Engine, errand: Errand): Promise<readonly RunningApi[]> {
  const { registry } = engine.parts;
  const byRoot = Map.groupBy(registry.all, ({ api }) => api.root);
  return Promise.all(
    [...byRoot.values()].map(async (resources) => {
      const stored = resources.filter(({ fixed }) => !fixed);
      const works = await Promise.all(stored.map(({ table }) => answers(engine, errand, table)));
      return {
        api: resources[0]!.api,
        works: works.every(Boolean),
        // Versions of a record have the address of the record.
        collections: [
          ...new Set(
            resources.filter(({ operations }) => operations.length > 0).map(({ path }) => path.split('/').at(-1)!),
          ),
        ],
      };
    }),
  );
}

async function answers(engine: Engine, errand: Errand, table: string): Promise<boolean> {
  try {
    await engine.parts.db
      .in(errand)
      .query({ name: `works_${table}`.slice(0, 60), text: `select 1 from ${table} where municipality = $1 limit 1` }, [
        errand.municipality,
      ]);
    return true;
  } catch {
    return false;
  }
}
