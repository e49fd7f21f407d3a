/** Entries for who supervises: of one trace or activity, in a stretch of time. Withholds nothing; the caller decided who asks. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { Preimage } from './leaf.ts';
import { isErased, parseKept } from './lines.ts';
import { unpackCommit } from './packed.ts';

export interface FoundEntry {
  readonly said: Preimage;
  /** Whom it was about, each once. Erased lines are about nobody. */
  readonly subjects: readonly string[];
}

/** Commits bear the time in their id, so a stretch of time is a range of the key. */
const STRETCH: Statement = {
  name: 'log_stretch',
  text: `select id, data from log_commit where municipality = $1 and id >= $2::uuid and id > $3::uuid and id < $4::uuid order by id limit $5`,
};

const PAGE = 200;
const NONE = '00000000-0000-0000-0000-000000000000';
/** An entry may wait this long for its commit. */
const SLACK_MS = 60_000;

/** The least id of that moment (UUIDv7). */
function idAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/**
 * In the order of time, at most `most`.
 * @param from milliseconds, `to` included
 */
export async function findEntries(
  q: Queryable,
  municipality: Municipality,
  {
    from,
    to,
    matches,
    most,
  }: {
    readonly from: number;
    readonly to: number;
    readonly matches: (entry: FoundEntry) => boolean;
    readonly most: number;
  },
): Promise<readonly FoundEntry[]> {
  const found: FoundEntry[] = [];
  const first = idAt(from - SLACK_MS);
  const end = idAt(to + SLACK_MS);
  for (let after = NONE; found.length < most; ) {
    const rows = await q.query<{ id: string; data: string }>(STRETCH, [municipality, first, after, end, PAGE]);
    for (const { data } of rows)
      for (const { preimage, lines } of unpackCommit(data)) {
        const said = JSON.parse(preimage) as Preimage;
        const at = Date.parse(said.at);
        const kept = (parseKept(lines) ?? []).flatMap((line) => (isErased(line) ? [] : [line[1]]));
        const entry = { said, subjects: [...new Set(kept)] };
        if (at >= from && at <= to && matches(entry)) found.push(entry);
      }
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.id;
  }
  return found.slice(0, most);
}
