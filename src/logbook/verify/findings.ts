/** What verification can find, and the sentence for it. */
import type { Municipality } from '../../foundation/db/types.ts';

const SENTENCES = {
  'entry-edited': 'the entry was changed after it was committed',
  'entry-deleted': 'the entry was deleted',
  'entry-inserted': 'the entry was put in past the queue: it has no number and does not wait for one',
  'entry-reordered': 'the entry stands in the place of another',
  'number-doubled': 'a second entry was put in at the place of the one that was committed',
  'number-deleted': 'the number of the entry was deleted',
  'commit-edited':
    'the entry has another form than it was stored in, or its commit does not bear the id of its first entry',
  'line-edited': 'a line about a person, or its salt, was changed',
  'index-deleted': 'a line is missing in the list of the person it is about',
  'index-inserted': 'a line in the list of a person belongs to no entry',
  'waiting-deleted':
    'the commit with this first entry was taken away, itself or from the queue, before it had a number',
  'waiting-edited': 'the commit with this first entry was changed, or put in past the program, before it had a number',
  'waiting-again': 'the commit with this first entry was put in the queue again: it has a number',
  'index-edited': 'a row of the lists of people has another form than it was stored in',
  'tile-edited': 'a tile does not hold the hashes of the entries',
  'checkpoint-forged': 'a checkpoint is not signed by a key of this log',
  fork: 'a signed checkpoint has another root than the entries',
  rollback: 'a signed checkpoint covers more entries than there are',
  'decision-edited': 'a step of a decision about the log was changed after it was taken',
  'decision-deleted': 'a step of a decision about the log was taken away',
  'decision-inserted': 'a step of a decision about the log was put in past the program: no entry names it',
  'actor-edited': 'who acted is not whom the entry binds: it was changed, or that of another entry was put there',
  'actor-deleted': 'who acted was taken away before its period was over',
  'actor-inserted': 'somebody was put in as who acted: no entry binds it',
  'erased-without-ground': 'a line is gone, and no entry of two people says that it was erased',
  'erasure-undone': 'a line that was erased is there again',
  unreadable: 'a table of the log holds what cannot be read as part of a log',
  unsigned: 'entries have a number that no checkpoint covers',
} as const;

export type FindingKind = keyof typeof SENTENCES;

export interface Finding {
  readonly kind: FindingKind;
  readonly municipality: Municipality;
  /** Place in the log, from 0. */
  readonly position?: number;
  /** The id in its preimage, as far as that can be read. */
  readonly entry?: string;
  /** Place of the line in its entry, from 0. */
  readonly line?: number;
  /** Size of the checkpoint. */
  readonly size?: number;
  /** `level/index` of the tile. */
  readonly tile?: string;
  /** `bucket/until` of a row of the lists of people. */
  readonly row?: string;
}

/** One sentence for the command line. Holds no personal data. */
export function describeFinding({ kind, municipality, position, entry, line, size, tile, row }: Finding): string {
  const where = [
    `municipality ${municipality}`,
    position !== undefined && `position ${position}`,
    entry !== undefined && `entry ${entry}`,
    line !== undefined && `line ${line}`,
    size !== undefined && `checkpoint ${size}`,
    tile !== undefined && `tile ${tile}`,
    row !== undefined && `row ${row}`,
  ];
  return `${where.filter(Boolean).join(', ')}: ${SENTENCES[kind]}`;
}
