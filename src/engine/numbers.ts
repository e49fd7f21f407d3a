/**
 * Numbers for people (case numbers, document numbers), given from blocks: a process takes fifty at a time, so that creates
 * do not wait for one row. Numbers are unique and rise; a restart leaves a gap, which no law forbids.
 */
import type { Errand } from '../foundation/db/errand.ts';
import type { Database } from '../foundation/db/types.ts';
import { refuseLate } from '../foundation/deadline.ts';

const BLOCK = 50;

export interface Numbers {
  /** The next number of a series: `ZAAK-2026` gives 1, 2, 3, ... */
  take(errand: Errand, series: string): Promise<number>;
}

export function createNumbers(db: Database): Numbers {
  const blocks = new Map<string, { next: number; end: number }>();
  const fetching = new Map<string, Promise<void>>();

  async function fetchBlock({ municipality, trace }: Errand, series: string, key: string): Promise<void> {
    // Others wait for the same block, and may have more time.
    const [row] = await db.in({ municipality, trace }).query<{ next: number }>(
      {
        name: 'number_block',
        text: `insert into engine_number as n (municipality, series, next) values ($1, $2, ${BLOCK + 1})
 on conflict (municipality, series) do update set next = n.next + ${BLOCK} returning next`,
      },
      [municipality, series],
    );
    const end = Number(row!.next);
    blocks.set(key, { next: end - BLOCK, end });
  }

  return {
    async take(errand, series) {
      const key = `${errand.municipality}/${series}`;
      for (;;) {
        const block = blocks.get(key);
        if (block && block.next < block.end) return block.next++;
        let pending = fetching.get(key);
        if (!pending) {
          refuseLate(errand);
          pending = fetchBlock(errand, series, key).finally(() => fetching.delete(key));
          fetching.set(key, pending);
        }
        await pending;
      }
    },
  };
}
