/**
 * A log that was put back, by a restore or on a standby that had not everything, is another log to whoever kept a newer head. So it
 * goes on under another name, and each head under that name says in a line of its own (C2SP tlog-checkpoint, extension lines) what the
 * last one known of the name before it was, and how much of that is here; and what that one said of the name before its own. The lines are
 * signed: nobody can leave one out or put one in.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { now } from '../foundation/clock.ts';
import type { Database, Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { continueFrom, LogDamaged } from './continue.ts';
import { signCheckpoint } from './merkle/checkpoint.ts';
import { edgeRoot } from './merkle/edge.ts';
import { generationOf, logOf, openHead, signerOf } from './origin.ts';
import { SEQUENCER_LOCK } from './sequencer.ts';
import { type Head, readHead } from './tiles.ts';

/** What a head says of the name before its own. */
export interface Before {
  readonly origin: string;
  /** Of the last checkpoint that was known. */
  readonly size: number;
  /** So many entries of it this log begins with. */
  readonly kept: number;
}

const LINE = /^vorige (\S+) (0|[1-9]\d*) \S{44} (0|[1-9]\d*)$/;

/** The lines of a head under a later name, to be repeated in the next; undefined under the first. */
export function linesBefore(note: string | undefined): string | undefined {
  const lines = (note?.split('\n\n', 1)[0]?.split('\n').slice(3) ?? []).filter((line) => LINE.test(line));
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** The name before it first. @param note a head whose signature was checked */
export const namesBefore = (note: string): readonly Before[] =>
  (linesBefore(note)?.split('\n') ?? []).map((line) => {
    const [, origin, size, kept] = LINE.exec(line)!;
    return { origin: origin!, size: Number(size), kept: Number(kept) };
  });

/** Of two heads of one log the newer: a later name, or more entries. */
export function isNewer(note: string, than: string): boolean {
  const difference = generationOf(note) - generationOf(than);
  return difference === 0 ? sizeOf(note) > sizeOf(than) : difference > 0;
}

/** The second line of a checkpoint (C2SP tlog-checkpoint). */
const sizeOf = (note: string): number => Number(note.split('\n')[1]);

const BEGIN: Statement = {
  name: 'log_begin_name',
  text: 'insert into log_checkpoint (municipality, minute, size, root, note) values ($1, $2, $3, $4, $5)',
};

/**
 * Goes on under a new name from what is stored. Returns its first head; undefined when it goes on after this head already.
 * @param tx holds the lock of the sequencer.
 * @param last the newest head of the log that was known before it was put back.
 * @throws LogDamaged when what is stored, or `last`, was not signed by this log
 */
export async function beginGeneration(
  tx: Queryable,
  municipality: Municipality,
  keys: Pick<RingKeys, 'sign' | 'publicKey' | 'publicKeys' | 'reread'>,
  last: string,
): Promise<string | undefined> {
  const known = openHead(municipality, last, keys);
  if (!known) throw new LogDamaged(municipality, 'the head of before it was put back was not signed by this log');
  const stored = await readHead(tx, municipality);
  // What the log still covers must be in it: then it was not put back but changed.
  const kept = stored && !isNewer(last, stored.note) ? last : undefined;
  const { head, edge } = await continueFrom(tx, municipality, keys, undefined, undefined, () => kept);
  const before = `vorige ${last.split('\n', 3).join(' ')}`;
  if (linesBefore(head?.note)?.startsWith(`${before} `)) return undefined;
  const told = linesBefore(head && isNewer(head.note, last) ? head.note : last);
  const extension = [`${before} ${Math.min(edge.size, known.size)}`, ...(told ? [told] : [])].join('\n');
  const generation = Math.max(momentNow(), generationOf(head?.note) + 1, generationOf(last) + 1);
  const root = edgeRoot(edge);
  const note = signCheckpoint({ size: edge.size, root, extension }, signerOf(municipality, keys, generation));
  await tx.query(BEGIN, [municipality, minuteOfOwn(head), edge.size, root, note]);
  return note;
}

/** `20261127221300` */
const momentNow = (): number => Number(now().toISOString().replaceAll(/\D/g, '').slice(0, 14));

/** Not the minute of the head before it, which would be written over. */
function minuteOfOwn(head: Head | undefined): Date {
  const minute = new Date(now());
  minute.setUTCSeconds(0, 0);
  return head && head.minute >= minute ? new Date(head.minute.getTime() + 60_000) : minute;
}

/**
 * At a start, before anything is numbered: each head in `before` is one of before its log was put back. A file goes when its log has
 * gone on under a new name.
 * @param folders.heads where the newest heads are kept. A log that cannot go on gets its head of before there: it is not signed then.
 * @param onError told of each log that cannot
 */
export async function beginGenerations(
  db: Pick<Database, 'log'>,
  keys: Pick<RingKeys, 'sign' | 'publicKey' | 'publicKeys' | 'reread'>,
  folders: { readonly before: string; readonly heads: string },
  onBegun: (municipality: Municipality, before: Before) => void,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const file of filesIn(folders.before)) {
    const last = readFileSync(file, 'utf8');
    const municipality = logOf(last);
    try {
      if (municipality === undefined) throw new Error(`${file} is no head of a log`);
      const note = await db.log.transaction(async (tx) => {
        await tx.query(SEQUENCER_LOCK);
        return beginGeneration(tx, municipality, keys, last);
      });
      if (note !== undefined) onBegun(municipality, namesBefore(note)[0]!);
      rmSync(file);
    } catch (error) {
      mkdirSync(folders.heads, { recursive: true, mode: 0o700 });
      copyFileSync(file, join(folders.heads, basename(file)));
      onError(error);
    }
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+\.head$/.test(name))
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
