/** Dates, times, numbers and sizes as people write them. Instants are shown in the time of the Netherlands. */
import { dateInNetherlands } from '../../../foundation/clock.ts';
import type { Language } from './language.ts';

export interface Format {
  /** `3 november 2026` from an instant or a date (`YYYY-MM-DD`). */
  date(moment: Moment): string;
  /** `3 november`: for lists where the year is known. */
  day(moment: Moment): string;
  /** `14.02 uur`. */
  time(instant: Moment): string;
  /** `14.02`: before another time. */
  hour(instant: Moment): string;
  /** `3 november 2026, 14.02 uur`; of a date the date alone. */
  dateTime(instant: Moment): string;
  /** `3 november, 14.02 uur`; of a date the day alone. */
  dayTime(instant: Moment): string;
  /** `maandag`, from 1; 7 is Sunday. */
  weekday(number: number): string;
  number(value: number): string;
  /** Bytes as `84 kB` or `1,2 MB` (1 kB is 1000 bytes). */
  size(bytes: number): string;
  /** `a, b en c`. */
  list(words: readonly string[]): string;
}

/** An RFC 3339 instant, a date `YYYY-MM-DD`, or a Date. */
export type Moment = string | Date;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (moment: Moment): moment is string => typeof moment === 'string' && DATE.test(moment);
const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A date has no time zone: noon in UTC is the same date everywhere in the Netherlands. */
const calendarDate = (moment: Moment): Date => {
  const date = isDate(moment) ? moment : dateInNetherlands(new Date(moment));
  return new Date(`${date}T12:00:00Z`);
};

export function formatter(language: Language): Format {
  const locale = LOCALE[language];
  const long = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const short = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });
  const weekdays = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: 'numeric', minute: '2-digit' });
  const whole = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const words = new Intl.ListFormat(locale, { type: 'conjunction' });

  const date = (moment: Moment): string => long.format(calendarDate(moment));
  const day = (moment: Moment): string => short.format(calendarDate(moment));
  const hour = (moment: Moment): string => {
    const [hours, minutes] = clock.format(new Date(moment)).split(':');
    return `${Number(hours)}${language === 'nl' ? '.' : ':'}${minutes}`;
  };
  const time = (moment: Moment): string => (language === 'nl' ? `${hour(moment)} uur` : hour(moment));
  return {
    date,
    day,
    time,
    hour,
    dateTime: (moment) => (isDate(moment) ? date(moment) : `${date(moment)}, ${time(moment)}`),
    dayTime: (moment) => (isDate(moment) ? day(moment) : `${day(moment)}, ${time(moment)}`),
    // 1 January 2024 was a Monday.
    weekday: (number) => weekdays.format(new Date(Date.UTC(2024, 0, number))),
    number: (value) => whole.format(value),
    size: (bytes) => {
      if (bytes < 1000) return `${whole.format(bytes)} B`;
      if (bytes < 999_500) return `${whole.format(Math.round(bytes / 1000))} kB`;
      return `${tenths.format(bytes / 1_000_000)} MB`;
    },
    list: (list) => words.format(list),
  };
}
