/**
 * Whether the steps of decisions about the log are those that the log names, and whether each line that is gone was erased
 * by an entry that says so. Few are ever taken, so which ones were named is kept in memory.
 */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import { hashOfStep, readStep, type Step } from '../decisions.ts';
import { preimageAt } from '../entry-at.ts';
import type { Preimage } from '../leaf.ts';
import { isErased } from '../lines.ts';
import { HASH_SIZE, leafHash, sameHash } from '../merkle/hash.ts';
import { TILE_WIDTH } from '../merkle/tile.ts';
import { placesIn } from '../places.ts';
import { readTiles } from '../tiles.ts';
import { type CheckedEntry, readPreimage } from './entry.ts';
import type { Finding } from './findings.ts';

const STEPS: Statement = {
  name: 'log_verify_steps',
  text: 'select id, said from log_decision where municipality = $1 and id = any($2::uuid[])',
};

/** Steps whose entry waits for its number, or got one meanwhile, are named by none that was looked at. */
const UNNAMED: Statement = {
  name: 'log_verify_unnamed',
  text: `select id from log_decision d where municipality = $1 and id <> all($2::uuid[])
  and not exists (select from log_queue q where q.municipality = d.municipality and q.commit = d.id)
  and not exists (select from log_position p where p.municipality = d.municipality and p.commit = d.id and p.position >= $3::bigint)`,
};

const OF_DECISION: Statement = {
  name: 'log_verify_decision',
  text: 'select said from log_decision where municipality = $1 and decision = $2::uuid',
};

const ERASED: Statement = {
  name: 'log_verify_erased',
  text: `select position, by, lines from log_erased where municipality = $1 and position >= $2::bigint and position < $3::bigint`,
};

/** What the program says was erased, by place. */
export type ErasedRows = ReadonlyMap<number, readonly ErasedRow[]>;

interface ErasedRow {
  readonly position: number;
  readonly by: number;
  readonly lines: readonly number[];
}

type Erasure = { readonly places: ReadonlyMap<number, ReadonlySet<number>>; readonly before?: string } | null;

const MOST_KEPT = 256;

/** @param end of the signed log */
export function watchDecisions(
  q: Queryable,
  municipality: Municipality,
  end: number,
  report: (finding: Finding) => void,
) {
  const named = new Set<string>();
  const erasures = new Map<number, Erasure>();

  async function erased(from: number, to: number): Promise<ErasedRows> {
    const rows = await q.query<ErasedRow>(ERASED, [municipality, from, to]);
    return Map.groupBy(rows, ({ position }) => position);
  }

  /**
   * @param entries whose preimage is the committed one, and whose lines agree with it
   * @param before what was erased when these were read, and `after`: the log is in use meanwhile
   */
  async function check(entries: readonly CheckedEntry[], before: ErasedRows, after: ErasedRows): Promise<void> {
    await checkSteps(entries);
    for (const entry of entries) {
      const { position } = entry.row;
      await checkErased(entry, before.get(position) ?? [], after.get(position) ?? []);
    }
  }

  async function checkSteps(entries: readonly CheckedEntry[]): Promise<void> {
    const steps = entries.flatMap((entry) => (entry.said?.decision ? [{ entry, ...entry.said.decision }] : []));
    if (steps.length === 0) return;
    const rows = await q.query<{ id: string; said: string }>(STEPS, [municipality, steps.map(({ step }) => step)]);
    const said = new Map(rows.map((row) => [row.id, row.said]));
    for (const { entry, step, hash } of steps) {
      named.add(step);
      const stored = said.get(step);
      const at = { municipality, position: entry.row.position, entry: step };
      if (stored === undefined) report({ kind: 'decision-deleted', ...at });
      else if (hashOfStep(stored) !== hash) report({ kind: 'decision-edited', ...at });
    }
  }

  async function checkErased(
    { row, id, lines, said }: CheckedEntry,
    before: readonly ErasedRow[],
    after: readonly ErasedRow[],
  ): Promise<void> {
    const at = { municipality, position: row.position, ...(id !== undefined && { entry: id }) };
    const gone = lines.flatMap((line, number) => (isErased(line) ? [number] : []));
    for (const line of gone)
      if (!(await isGrounded(row.position, line, after, said))) report({ kind: 'erased-without-ground', ...at, line });
    const there = new Set(gone);
    for (const line of before.flatMap((one) => one.lines))
      if (!there.has(line)) report({ kind: 'erasure-undone', ...at, line });
  }

  async function isGrounded(
    position: number,
    line: number,
    rows: readonly ErasedRow[],
    said: Preimage | null,
  ): Promise<boolean> {
    for (const { by } of rows.filter(({ lines }) => lines.includes(line))) {
      const erasure = await erasureAt(by);
      if (erasure?.places.get(position)?.has(line) && (!erasure.before || (said && said.at < erasure.before)))
        return true;
    }
    return false;
  }

  /** What the entry at this place erases; null when it is none, is under no head, or two people did not decide it. */
  async function erasureAt(position: number): Promise<Erasure> {
    const known = erasures.get(position);
    if (known !== undefined) return known;
    if (erasures.size >= MOST_KEPT) erasures.delete(erasures.keys().next().value!);
    const erasure = await readErasure(position);
    erasures.set(position, erasure);
    return erasure;
  }

  async function readErasure(position: number): Promise<Erasure> {
    const preimage = position < end ? await preimageAt(q, municipality, position) : undefined;
    const said = preimage === undefined ? null : readPreimage(preimage);
    if (!said?.erased || said.operation !== 'logboek.wissen') return null;
    const [tile] = await readTiles(q, municipality, [{ level: 0, index: Math.floor(position / TILE_WIDTH) }]);
    const offset = (position % TILE_WIDTH) * HASH_SIZE;
    const inTile = tile?.data.subarray(offset, offset + HASH_SIZE);
    if (!inTile || !sameHash(inTile, leafHash(preimage!))) return null;
    const steps = (await q.query<{ said: string }>(OF_DECISION, [municipality, said.erased.decision])).map((row) =>
      readStep(row.said),
    );
    const of = (name: Step['step']): Step | undefined =>
      steps.find(({ kind, step }) => kind === 'wissen' && step === name);
    const [proposed, decided] = [of('voorstel'), of('besluit')];
    if (!proposed || !decided || proposed.person === decided.person || proposed.terms.ground !== said.erased.ground)
      return null;
    const { before } = proposed.terms;
    return { places: placesIn(said.erased.places), ...(before ? { before } : {}) };
  }

  return {
    erased,
    check,
    /** After all places: steps that no entry names. */
    async finish(): Promise<void> {
      for (const { id } of await q.query<{ id: string }>(UNNAMED, [municipality, [...named], end]))
        report({ kind: 'decision-inserted', municipality, entry: id });
    },
  };
}

/** A line that was erased while its entry was looked at is in no list any more. */
export const isErasedIn = (rows: ErasedRows, { position, line }: Pick<Finding, 'position' | 'line'>): boolean =>
  rows.get(position ?? -1)?.some(({ lines }) => lines.includes(line ?? -1)) ?? false;
