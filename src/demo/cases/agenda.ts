/** Moments at which people work or report, as UTC instants. */
import { dateInNetherlands } from '../../foundation/clock.ts';
import { addDays } from '../../foundation/days.ts';
import type { Random } from './random.ts';

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The date itself, or the Monday after a weekend. */
export function workday(date: string): string {
  const day = weekday(date);
  return day === 6 ? addDays(date, 2) : day === 0 ? addDays(date, 1) : date;
}

/** An instant on a date between two hours of the clock in the Netherlands. */
export function moment(date: string, from: number, until: number, random: Random): string {
  const minutes = from * 60 + random.below((until - from) * 60);
  const utc = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 + random.below(60) * 1000);
  const ahead = hoursAhead(date);
  return new Date(utc.getTime() - ahead * 3_600_000).toISOString();
}

/** Summer time is two hours ahead of UTC, winter time one: read from the one function that knows the zone. */
function hoursAhead(date: string): 1 | 2 {
  return dateInNetherlands(new Date(`${addDays(date, -1)}T22:30:00Z`)) === date ? 2 : 1;
}

const MAANDEN = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** `3 november 2026` */
export const voluit = (date: string): string =>
  `${Number(date.slice(8))} ${MAANDEN[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
