/** More cases for a demo municipality: copies of those it has, about fictional people with numbers that nobody has. */
import { COPY_PREFIX, type Copies, copy, type Original, originals, type Person } from '../engine/copies.ts';
import type { Engine } from '../engine/engine.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { Problem } from '../foundation/problems.ts';
import type { Caller } from '../gate/context.ts';

export interface CopyOptions {
  readonly engine: Engine;
  readonly caller: Caller;
  /** So many copies there are afterwards. */
  readonly cases: number;
  /** Before the number of a copy. */
  readonly number?: string;
  readonly onDone?: (cases: number) => void;
}

/** Cases in one transaction. */
const BATCH = 1_000;
/** One connection per core of a small machine. */
const AT_ONCE = 2;
/** Cases that are copied in turn. */
const MOST_ORIGINALS = 10;
const PEOPLE = 5_000;
/** So many days back the oldest copy began: a working town has cases of every day. */
const DAYS = 3_650;
const TRIES = 5;

/** What is there already stays, so that it goes on where it was. Returns how many were made. */
export async function copyCases({
  engine,
  caller,
  cases,
  number = 'DEMO-',
  onDone = () => {},
}: CopyOptions): Promise<number> {
  const { parts } = engine;
  const from = await casesToCopy(engine, caller);
  if (from.length === 0) throw new Error('the municipality has no case that can be copied');
  const people = fictional(engine, caller.municipality);
  const waiting = await ranges(engine, caller.municipality, cases);
  let made = 0;
  const one = async (): Promise<void> => {
    for (let range = waiting.shift(); range; range = waiting.shift()) {
      const copies: Copies = {
        operation: 'demo.kopie',
        from,
        number,
        people,
        spread: { field: 'startdatum', days: DAYS },
        ...range,
      };
      await again(() =>
        parts.db.transaction(caller.municipality, async (tx) => {
          await tx.query({ text: 'set local synchronous_commit = off' });
          await copy(parts, caller, copies, tx);
        }),
      );
      made += copies.last - copies.first + 1;
      onDone(made);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return made;
}

/** A statement may take too long while others are at work: then all of its transaction is undone, and done again. */
async function again(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem) || error.status < 500 || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 500));
    }
  }
}

const CASES = {
  text: `select distinct on (zaaktype, niveau, einddatum is null) id from zaken_zaak where municipality = $1 and hoofdzaak is null
 and zaakinformatieobjecten = '{}' and zaakbesluiten = '{}' and deelzaken = '{}' and cardinality(subjects) = 1
 and id not between ($2 || '000000000000')::uuid and ($2 || 'ffffffffffff')::uuid order by zaaktype, niveau, einddatum is null, id limit 40`,
};

async function casesToCopy({ parts }: Engine, caller: Caller): Promise<readonly Original[]> {
  const rows = await parts.db.in(caller).query<{ id: string }>(CASES, [caller.municipality, COPY_PREFIX]);
  const found = await originals(
    parts,
    caller,
    parts.registry.get('zaak'),
    rows.map(({ id }) => id),
    'bsn',
  );
  return found.slice(0, MOST_ORIGINALS);
}

const MADE = {
  text: `select (('x' || right(id::text, 12))::bit(48)::bigint - 1) / ${BATCH} as batch, count(*)::int as made from zaken_zaak
 where municipality = $1 and id between ($2 || '000000000000')::uuid and ($2 || 'ffffffffffff')::uuid group by 1`,
};

/** What is not there yet: a transaction made all of its range, or none. */
async function ranges({ parts }: Engine, municipality: Municipality, cases: number) {
  const rows = await parts.db
    .in(municipality)
    .query<{ batch: string; made: number }>(MADE, [municipality, COPY_PREFIX]);
  const made = new Map(rows.map((row) => [Number(row.batch), row.made]));
  return Array.from({ length: Math.ceil(cases / BATCH) }, (_, batch) => ({
    first: batch * BATCH + 1 + (made.get(batch) ?? 0),
    last: Math.min((batch + 1) * BATCH, cases),
  })).filter(({ first, last }) => first <= last);
}

/** Numbers that begin with 9999 are kept free for tests (RvIG); these pass the eleven test, and are of nobody. */
function fictional({ parts: { keys } }: Engine, municipality: Municipality): readonly Person[] {
  const people: Person[] = [];
  for (let n = 999_900_000; people.length < PEOPLE; n++) {
    const bsn = String(n);
    const sum = [...bsn].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0)
      people.push({ hash: keys.hash(municipality, 'bsn', bsn), sealed: keys.seal(municipality, bsn) });
  }
  return people;
}
