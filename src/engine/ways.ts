/**
 * How a page of a long range of dates is found: along the order of the list from one of its ends, past what lies outside
 * the range, or from all that are in the range, found by their date. What counters say of the range and of what lies on
 * either side tells what each costs.
 */

/** How many rows counters say there are in a range, before it, and after it or without a date: those are not done yet. */
export interface Sides {
  readonly inside: number;
  readonly earlier: number;
  readonly later: number;
}

export interface Around {
  /** Of all that anybody has: they are passed along an order. */
  readonly all: Sides;
  /** Of the one type that the list is of: along its ids only those are passed. */
  readonly type?: Sides;
  /** Of the list itself, on days after the range. */
  readonly mineLater: number;
  /** The length of the list when this was asked. */
  readonly count: number;
}

export type Way =
  /** Along the order from its front or its back, past so many rows; gathered when the page is not among them. */
  | { readonly kind: 'walk'; readonly from: End; readonly most: number }
  /** All of the range, named by the index of its date. */
  | { readonly kind: 'gather' }
  /** The list is in the order of that date. */
  | { readonly kind: 'dates' };

export type End = 'front' | 'back';

export interface Asked {
  /** What the list is ordered by: its ids, newest first, the date of the range, another index, or nothing that has one. */
  readonly by: 'id' | 'date' | 'index' | undefined;
  readonly descending: boolean;
  readonly offset: number;
  readonly size: number;
  /** The length of the list. */
  readonly count: number;
  readonly around: Around;
}

export type WayOf = (asked: Asked) => Way;

/** A row of the table beside an entry of an index, where rows that follow each other lie beside each other: ten to a page. */
const ROW = 4;
const ROWS_A_PAGE = 10;

/** Of rows that are a part of those that lie together, each lies further on, until each has a page of its own. */
const rowOf = (part: number, all: number): number => ROW * Math.min(ROWS_A_PAGE, Math.max(all, 1) / Math.max(part, 1));
const sum = ({ inside, earlier, later }: Sides): number => inside + earlier + later;

export const cheapestWay: WayOf = ({ by, descending, offset, size, count, around }) => {
  if (by === 'date') return { kind: 'dates' };
  if (!by) return { kind: 'gather' };
  const { all } = around;
  const gathered = by === 'id' ? all.inside : all.inside + count * rowOf(count, Math.max(all.inside, count));
  const passed = (by === 'id' && around.type) || all;
  const row = rowOf(sum(passed), sum(all));
  const each = Math.max(passed.inside, count) / Math.max(count, 1);
  const [ahead, behind] = descending ? [passed.later, passed.earlier] : [passed.earlier, passed.later];
  const front = ahead + (offset + size) * each;
  const back = behind + (count - offset) * each;
  if (Math.min(front, back) * row >= gathered) return { kind: 'gather' };
  // What is higher in an order mostly has a later date. Where it has not, no more is walked than gathering costs.
  return { kind: 'walk', from: front <= back ? 'front' : 'back', most: Math.ceil(gathered / row) };
};

/** Counted so long ago that the list has another length by a tenth. */
export const isStale = (around: Around, count: number): boolean =>
  Math.abs(around.count - count) > Math.max(around.count, count) / 10;
