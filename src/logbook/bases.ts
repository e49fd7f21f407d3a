/**
 * What entries rest on, stored in the statement that stores the entries: the first time that one is used, and once a day after
 * that, so that it is known how long it is needed.
 */
import { timestamp } from '../foundation/clock.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import type { Basis } from './types.ts';

/** Remembered by one process; what is forgotten is stored once more, which changes nothing. */
const MOST = 50_000;

export interface Bases {
  /** Those that this process did not store today, each once. Always in one order: two statements do not wait for each other in a circle. */
  fresh(municipality: Municipality, used: readonly (Basis | undefined)[]): readonly Basis[];
  /** After they were committed. */
  stored(municipality: Municipality, some: readonly Basis[]): void;
}

export function createBases(): Bases {
  const known = new Map<string, string>();
  const keyOf = (municipality: Municipality, digest: string): string => `${municipality} ${digest}`;
  return {
    fresh(municipality, used) {
      const day = today();
      const found = new Map<string, Basis>();
      for (const basis of used)
        if (basis && known.get(keyOf(municipality, basis.digest)) !== day) found.set(basis.digest, basis);
      return found.size < 2
        ? [...found.values()]
        : [...found.values()].sort((one, other) => (one.digest < other.digest ? -1 : 1));
    },
    stored(municipality, some) {
      if (known.size > MOST) known.clear();
      for (const { digest } of some) known.set(keyOf(municipality, digest), today());
    },
  };
}

/** UTC: a day more or less makes no difference. */
const today = (): string => timestamp().slice(0, 10);

/** A CTE whose four parameters begin at `first`. */
export const basesCte = (first: number): string => `log_based as (
  insert into log_basis (municipality, digest, body, used_on)
  select $${first}::int, b.digest, b.body, $${first + 1}::date from unnest($${first + 2}::text[], $${first + 3}::text[]) b (digest, body)
  on conflict (municipality, digest) do update set used_on = excluded.used_on where log_basis.used_on < excluded.used_on
)`;

export const basesValues = (municipality: Municipality, some: readonly Basis[]): readonly unknown[] => [
  municipality,
  today(),
  some.map(({ digest }) => digest),
  some.map(({ body }) => body),
];

/** Those that no entry named since a day, `YYYY-MM-DD`. What names them then can no longer be decided again. */
export const purgeBases = async (
  { log }: Pick<Database, 'log'>,
  municipality: Municipality,
  before: string,
): Promise<void> => {
  await log.query(
    { name: 'log_basis_purge', text: 'delete from log_basis where municipality = $1 and used_on < $2::date' },
    [municipality, before],
  );
};
