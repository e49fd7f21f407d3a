/** A logbook on a database of its own. */
import type { Database, Municipality } from '../../src/foundation/db/types.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { createLogbook, type LogbookOptions, type RunningLogbook } from '../../src/logbook/append.ts';
import { markOf } from '../../src/logbook/mark.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { type PackedEntry, packCommit, packEntry, unpackCommit } from '../../src/logbook/packed.ts';
import { createSequencer, type Sequencer } from '../../src/logbook/sequencer.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { entry, line } from './entries.ts';

export { entry, line } from './entries.ts';

export const keys = makeKeys(newRing('demo', '2026-01-01T00:00:00.000Z'));

export const ANNA = keys.hash(7, 'bsn', '999990019');
export const BRAM = keys.hash(7, 'bsn', '999990020');

export interface LogbookOnClone {
  readonly clone: Clone;
  readonly db: Database;
  readonly logbook: RunningLogbook;
  readonly sequencer: Sequencer;
  readonly errors: unknown[];
  /** Appends entries with one line each; their ids in order. */
  fill(count: number, municipality?: Municipality, subject?: string): Promise<string[]>;
  /** Rounds until nothing is left. */
  settle(): Promise<void>;
  /** Ids of the numbered entries, in order. */
  numbered(municipality: Municipality): Promise<string[]>;
  /** As the owner of the schema, with marks that somebody took down: puts all entries in the queue again. */
  requeue(municipality: Municipality): Promise<void>;
  /** As the owner of the schema: puts something else in the place of an entry, or nothing. Returns the id of its commit. */
  rewrite(
    municipality: Municipality,
    position: number,
    change: (entry: PackedEntry) => readonly PackedEntry[],
  ): Promise<string>;
}

export async function logbookOnClone(options: Partial<LogbookOptions> = {}): Promise<LogbookOnClone> {
  const clone = await cloneDatabase();
  const db = clone.open();
  const errors: unknown[] = [];
  const logbook = createLogbook({ db, keys, ...options });
  const sequencer = createSequencer({ db, tasks: [numberEntries(keys)], onError: (error) => errors.push(error) });
  return {
    clone,
    db,
    logbook,
    sequencer,
    errors,
    async fill(count, municipality = 7, subject = ANNA) {
      const entries = Array.from({ length: count }, () => entry([line(subject)], { municipality }));
      await Promise.all(entries.map((one) => logbook.append(one)));
      return entries.map(({ id }) => id);
    },
    async settle() {
      while ((await sequencer.round()) !== 0);
    },
    async numbered(municipality) {
      const rows = await clone.asOwner<{ id: string }>(
        'select id from meent.log_entry where municipality = $1 and position is not null order by position',
        [municipality],
      );
      return rows.map(({ id }) => id);
    },
    async requeue(municipality) {
      const commits = await clone.asOwner<{ id: string; data: string }>(
        'select id, data from meent.log_commit where municipality = $1',
        [municipality],
      );
      for (const { id, data } of commits) {
        const preimages = unpackCommit(data).map(({ preimage }) => preimage);
        await clone.asOwner(
          'insert into meent.log_queue (municipality, commit, entries, mark) values ($1, $2, $3, $4)',
          [municipality, id, preimages.length, markOf(keys, municipality, preimages)],
        );
      }
    },
    async rewrite(municipality, position, change) {
      const [found] = await clone.asOwner<{ id: string; place: number; data: string }>(
        `select c.id, ($2 - p.position)::int as place, c.data from meent.log_position p join meent.log_commit c on c.municipality = p.municipality and c.id = p.commit
where p.municipality = $1 and p.position <= $2 order by p.position desc limit 1`,
        [municipality, position],
      );
      const { id, place, data } = found!;
      const entries = unpackCommit(data).flatMap((entry, i) => (i === place ? change(entry) : [entry]));
      await clone.asOwner('update meent.log_commit set data = $3 where municipality = $1 and id = $2', [
        municipality,
        id,
        packCommit(entries.map(packEntry)),
      ]);
      return id;
    },
  };
}
