/** Logs on a clone that somebody with all rights on the database can reach, and what verifying them finds. */
import { addPlaces, type Listed, parseListed, renderListed } from '../../src/logbook/listed.ts';
import { type Verification, verifyLog } from '../../src/logbook/verify.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

export let log: LogbookOnClone;
export async function start(): Promise<void> {
  log = await logbookOnClone();
}
export const stop = (): Promise<void> => log.clone.drop();

const FIRST_LOG = 100;
let next = FIRST_LOG;
/** A municipality without entries. */
export const newLog = (): number => next++;
/** Logs that were begun. */
export const begun = (): number => next - FIRST_LOG;

/** A log of 301 entries with three heads; entry 140 is a list with 4 people. */
export async function makeLog(): Promise<{
  readonly municipality: number;
  readonly ids: string[];
  readonly list: string;
}> {
  const municipality = newLog();
  await log.fill(140, municipality);
  await log.settle();
  await earlier(municipality, 2);
  const list = entry([line(ANNA), line(BRAM), line(ANNA), line(BRAM)], {
    municipality,
    kind: 'getoond',
    operation: 'zaken.zaak.list',
  });
  await log.logbook.append(list);
  await log.settle();
  await earlier(municipality, 1);
  await log.fill(160, municipality, BRAM);
  await log.settle();
  return { municipality, ids: await log.numbered(municipality), list: list.id };
}

/** As if the head of now was made some minutes ago. */
export const earlier = (municipality: number, minutes: number) =>
  change(
    `update log_checkpoint set minute = minute - make_interval(mins => ${minutes}) where municipality = $1 and minute = (select max(minute) from log_checkpoint where municipality = $1)`,
    [municipality],
  );

export const change = (text: string, values: readonly unknown[]) =>
  log.clone.asOwner(text.replaceAll(/\blog_/g, 'meent.log_'), values);

/** Takes everything from this position on out of the lists of people. */
export const unlist = async (municipality: number, from: number): Promise<void> => {
  const rows = await log.clone.asOwner<{ until: string; data: string }>(
    'delete from meent.log_subject where municipality = $1 returning until, first, bucket, data',
    [municipality],
  );
  const merged: Listed = new Map();
  const kept = rows
    .flatMap(({ data }) => [...parseListed(data)])
    .map(
      ([subject, places]) =>
        [
          subject,
          places
            .split(' ')
            .filter((place) => Number.parseInt(place, 10) < from)
            .join(' '),
        ] as const,
    )
    .filter(([, places]) => places !== '');
  for (const [subject, places] of kept) addPlaces(merged, subject, places);
  await change(
    'insert into log_subject (municipality, bucket, until, first, lines, data) values ($1, -1, $2, 0, $3, $4)',
    [municipality, from, kept.flatMap(([, places]) => places.split(' ')).length, renderListed(merged)],
  );
};

export const verify = (municipality: number, kept: readonly string[] = []): Promise<Verification> =>
  verifyLog(log.db.log, { municipality, kept, keys });

export const found = async (municipality: number, kept: readonly string[] = []) =>
  (await verify(municipality, kept)).findings;
