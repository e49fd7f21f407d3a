/**
 * Numbers for people (case numbers, document numbers), given from blocks: a process takes fifty at a time, so that creates
 * do not wait for one row. Numbers are unique and rise; a restart leaves a gap, which no law forbids.
 */
import type { Database, Municipality } from '../foundation/db/types.ts';

const BLOCK = 50;

export interface Numbers {
  /** The next number of a series: `ZAAK-2026` gives 1, 2, 3, ... */
  take(municipality: Municipality, series: string): Promise<number>;
}

export function createNumbers(db: Database): Numbers {
  const blocks = new Map<string, { next: number; end: number }>();
  const fetching = new Map<string, Promise<void>>();

  async function fetchBlock(municipality: Municipality, series: string, key: string): Promise<void> {
    const [row] = await db.in(municipality).query<{ next: number }>(
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
    async take(municipality, series) {
      const key = `${municipality}/${series}`;
      for (;;) {
        const block = blocks.get(key);
        if (block && block.next < block.end) return block.next++;
        let pending = fetching.get(key);
        if (!pending) {
          pending = fetchBlock(municipality, series, key).finally(() => fetching.delete(key));
          fetching.set(key, pending);
        }
        await pending;
      }
    },
  };
}
