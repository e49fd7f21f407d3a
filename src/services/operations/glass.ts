/**
 * `/glas/logboek`: what anybody may know of the logbook. Numbers alone, of whole days, rounded to tens, small ones left out: who asks
 * every minute must not see for which activity somebody looked just now.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { now, today } from '../../foundation/clock.ts';
import { addDays, addMonths } from '../../foundation/days.ts';
import type { Errand } from '../../foundation/db/errand.ts';
import type { Keys } from '../../foundation/types.ts';
import { type DayCount, readCounts } from '../../logbook/counts.ts';
import { type Before, namesBefore } from '../../logbook/generation.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { readHead } from '../../logbook/tiles.ts';
import { organWords } from './case-words.ts';
import { text } from './door.ts';

const MONTH_DAYS = 30;
const YEAR_MONTHS = 12;
const UNIT = 10;

export interface GlassCount {
  readonly activity: string;
  readonly organ: string;
  /** Rounded down to tens; undefined: fewer than ten. */
  readonly month: number | undefined;
  readonly year: number | undefined;
}

export interface GlassLog {
  /** Undefined when nothing was signed yet. */
  readonly head:
    | {
        readonly size: number;
        readonly minute: Date;
        readonly ageMinutes: number;
        /** The signed checkpoint. */
        readonly note: string;
        readonly before: Before | undefined;
      }
    | undefined;
  readonly vkey: string;
  /** Whole days that are counted. */
  readonly from: string;
  readonly until: string;
  /** Entries up to and including each day, from `from` on. */
  readonly growth: readonly { readonly day: string; readonly total: number }[];
  readonly counts: readonly GlassCount[];
}

export async function glassLog(engine: Engine, keys: Keys, errand: Errand): Promise<GlassLog> {
  const { municipality } = errand;
  const q = engine.parts.db.in(errand);
  const end = today();
  const head = await readHead(q, municipality);
  const counted = await readCounts(q, municipality, addMonths(end, -YEAR_MONTHS), end);
  const snapshot = await engine.parts.snapshots.current(municipality);
  const from = counted[0]?.day ?? addDays(end, -1);
  return {
    head: head && {
      size: Number(head.size),
      minute: head.minute,
      ageMinutes: Math.max(0, Math.floor((now().getTime() - head.minute.getTime()) / 60_000) - 1),
      note: head.note,
      before: namesBefore(head.note)[0],
    },
    vkey: vkeyOf(municipality, keys, head?.note),
    from,
    until: addDays(end, -1),
    growth: growthOf(counted),
    counts: countsOf(snapshot, counted, addDays(end, -MONTH_DAYS)),
  };
}

const rounded = (entries: number): number => Math.floor(entries / UNIT) * UNIT;
const orFew = (entries: number): number | undefined => (entries < UNIT ? undefined : rounded(entries));

function growthOf(counted: readonly DayCount[]): GlassLog['growth'] {
  let total = 0;
  return [...Map.groupBy(counted, ({ day }) => day)].map(([day, counts]) => {
    total += sumOf(counts);
    return { day, total: rounded(total) };
  });
}

/** Versions of one activity are one to who reads; the largest first. */
function countsOf(snapshot: Snapshot, counted: readonly DayCount[], month: string): GlassCount[] {
  const named = counted.map((count) => ({ ...count, activity: nameOf(snapshot, count.activity) }));
  return [...Map.groupBy(named, ({ activity, organ }) => `${activity} ${organ}`).values()]
    .toSorted((a, b) => sumOf(b) - sumOf(a) || (a[0]!.activity < b[0]!.activity ? -1 : 1))
    .map((some) => ({
      activity: some[0]!.activity,
      organ: organWords(some[0]!.organ),
      month: orFew(sumOf(some.filter(({ day }) => day >= month))),
      year: orFew(sumOf(some)),
    }));
}

const sumOf = (counts: readonly Pick<DayCount, 'entries'>[]): number =>
  counts.reduce((sum, { entries }) => sum + entries, 0);

/** One that is not in the register any more is still named. */
const nameOf = (snapshot: Snapshot, activity: string): string =>
  text(snapshot.get('verwerkingsactiviteit', activity)?.record.naam) || activity;
