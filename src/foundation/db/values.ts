/**
 * How PostgreSQL values become JavaScript values: int8 a number (a bigint beyond 2^53), numeric text, timestamptz a Date,
 * date `YYYY-MM-DD` text (a Date would shift over the time zone), timestamp and interval text (ISO 8601), json parsed.
 */
import pg from 'pg';

type Parser = (text: string) => unknown;

const asText: Parser = (text) => text;

function int8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** `pg` parses the elements of an array by the parser of the array's own type, so each needs a line. */
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

const TEXT_ARRAY = 1009 as never;
const anyTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => string[];

/** Ids, hashes and dates need no quotes in an array literal; those split ten times as fast as they parse. */
const QUOTED = /["\\]|NULL/;
const textArray = (text: string): string[] =>
  text === '{}' ? [] : QUOTED.test(text) || text.includes('{', 1) ? anyTextArray(text) : text.slice(1, -1).split(',');
const UUID_ARRAY = 2951;

const parsers = new Map<number, Parser>([
  [pg.types.builtins.INT8, int8 as Parser],
  [INT8_ARRAY, (text) => textArray(text).map((element) => (element === null ? null : int8(element)))],
  [TEXT_ARRAY, textArray],
  [UUID_ARRAY, textArray],
  [pg.types.builtins.DATE, asText],
  [DATE_ARRAY, (text) => textArray(text)],
  [pg.types.builtins.TIMESTAMP, asText],
  [pg.types.builtins.INTERVAL, asText],
]);

/** Given to every client; nothing is set globally, so that another library's use of `pg` is not changed. */
export const valueTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
    if (format !== 'binary') {
      const own = parsers.get(oid);
      if (own) return own;
    }
    return pg.types.getTypeParser(oid, format as 'text');
  },
};
