/** What somebody with all rights on the database can do to a log, each drawn at random. */
import { createHash } from 'node:crypto';
import { newId } from '../../src/foundation/ids.ts';
import { addPlaces, type Listed, parseListed, renderListed } from '../../src/logbook/listed.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { signerOf } from '../../src/logbook/origin.ts';
import { type PackedEntry, packCommit, packEntry } from '../../src/logbook/packed.ts';
import { keys } from './support.ts';

interface Commit {
  readonly id: string;
  readonly position: number;
  readonly entries: readonly PackedEntry[];
}

/** The log as it was before anything was done to it. */
export interface Untouched {
  readonly municipality: number;
  readonly commits: readonly Commit[];
  readonly heads: readonly { readonly minute: Date; readonly size: number; readonly note: string }[];
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly data: Buffer }[];
  readonly lists: readonly { readonly bucket: number; readonly until: number; readonly data: string }[];
  /** Who acted, beside commits: `place sealed` per line. */
  readonly actors: readonly { readonly commit: string; readonly employees: string }[];
  readonly size: number;
}

/** Whole numbers below `n`; the same for the same seed. */
export type Dice = (n: number) => number;
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

export type Run = (text: string, values?: readonly unknown[]) => Promise<unknown>;
type Mutation = (log: Untouched, dice: Dice, run: Run) => Promise<string>;

const pick = <T>(all: readonly T[], dice: Dice): T => all[dice(all.length)]!;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const otherLetter = (letter: string, dice: Dice): string =>
  pick(
    [...LETTERS].filter((one) => one !== letter),
    dice,
  );

const textOf = (entries: readonly PackedEntry[]): string => packCommit(entries.map(packEntry));
const store = (run: Run, { municipality }: Untouched, { id }: Commit, data: string) =>
  run('update log_commit set data = $3 where municipality = $1 and id = $2', [municipality, id, data]);
const withLines = (log: Untouched, least = 1) =>
  log.commits.flatMap((commit) =>
    commit.entries.flatMap((entry, place) => {
      const lines = entry.lines.split('\n').filter(Boolean);
      return lines.length >= least ? [{ commit, place, lines }] : [];
    }),
  );
const withEntry = ({ entries }: Commit, place: number, over: Partial<PackedEntry>): string =>
  textOf(entries.with(place, { ...entries[place]!, ...over }));
const whole = async (run: Run, { municipality }: Untouched, text: string, ...values: unknown[]) =>
  run(text, [municipality, ...values]);

/** Something that is nothing when there is nothing to do it to: drawn again then. */
export const NONE = '';

const edit: Mutation = async (log, dice, run) => {
  const commit = pick(log.commits, dice);
  const data = textOf(commit.entries);
  const at = dice(data.length);
  await store(run, log, commit, data.slice(0, at) + otherLetter(data[at]!, dice) + data.slice(at + 1));
  return `letter ${at} of commit ${commit.position}`;
};

const remove: Mutation = async (log, dice, run) => {
  const commit = pick(log.commits, dice);
  switch (dice(6)) {
    case 0:
      await whole(run, log, 'delete from log_commit where municipality = $1 and id = $2', commit.id);
      return `commit ${commit.position}`;
    case 1: {
      const place = dice(commit.entries.length);
      const rest = commit.entries.toSpliced(place, 1);
      if (rest.length === 0) return NONE;
      await store(run, log, commit, textOf(rest));
      return `entry ${place} of commit ${commit.position}`;
    }
    case 2:
      await whole(run, log, 'delete from log_position where municipality = $1 and position = $2', commit.position);
      return `number ${commit.position}`;
    case 3: {
      const { bucket, until } = pick(log.lists, dice);
      await whole(
        run,
        log,
        'delete from log_subject where municipality = $1 and bucket = $2 and until = $3',
        bucket,
        until,
      );
      return `list ${bucket}/${until}`;
    }
    case 4: {
      const { level, index } = pick(log.tiles, dice);
      await whole(run, log, 'delete from log_tile where municipality = $1 and level = $2 and index = $3', level, index);
      return `tile ${level}/${index}`;
    }
    default:
      await whole(
        run,
        log,
        'delete from log_checkpoint where municipality = $1 and minute = $2',
        log.heads.at(-1)!.minute,
      );
      return 'the newest head';
  }
};

const insert: Mutation = async (log, dice, run) => {
  const { commit, place, lines } = pick(withLines(log), dice);
  const id = newId();
  const { preimage } = commit.entries[place]!;
  const invented = preimage.replace(/"id":"[^"]*"/, `"id":"${id}"`);
  switch (dice(5)) {
    case 0:
      await whole(
        run,
        log,
        'insert into log_commit (municipality, id, data) values ($1, $2, $3)',
        id,
        packEntry({ preimage: invented, lines: lines.join('\n') }),
      );
      return 'a commit past the queue';
    case 1:
      await store(run, log, commit, textOf([...commit.entries, { preimage: invented, lines: '' }]));
      return `an entry behind commit ${commit.position}`;
    case 2:
      await store(run, log, commit, withEntry(commit, place, { lines: [...lines, pick(lines, dice)].join('\n') }));
      return `a line in commit ${commit.position}`;
    case 3:
      await whole(
        run,
        log,
        'insert into log_position (municipality, position, entries, commit) values ($1, $2, 1, $3)',
        log.size,
        id,
      );
      return 'a number at the end';
    default: {
      const { bucket, until, data } = pick(log.lists, dice);
      const changed = data.replace(
        / (\d+)\.(\d+)/,
        (all, position, line) => `${all} ${position}.${Number(line) + 1 + dice(9)}`,
      );
      await whole(
        run,
        log,
        'update log_subject set data = $4, lines = lines + 1 where municipality = $1 and bucket = $2 and until = $3',
        bucket,
        until,
        changed,
      );
      return `a place in list ${bucket}/${until}`;
    }
  }
};

const reorder: Mutation = async (log, dice, run) => {
  const [one, two] = [pick(log.commits, dice), pick(log.commits, dice)];
  switch (dice(3)) {
    case 0: {
      const [a, b] = [dice(one.entries.length), dice(two.entries.length)];
      if (one === two ? a === b : false) return NONE;
      if (one === two)
        await store(run, log, one, textOf(one.entries.with(a, one.entries[b]!).with(b, one.entries[a]!)));
      else {
        await store(run, log, one, textOf(one.entries.with(a, two.entries[b]!)));
        await store(run, log, two, textOf(two.entries.with(b, one.entries[a]!)));
      }
      return `entries ${one.position}+${a} and ${two.position}+${b}`;
    }
    case 1: {
      const { commit, place, lines } = pick(withLines(log, 2), dice);
      const at = dice(lines.length - 1);
      await store(
        run,
        log,
        commit,
        withEntry(commit, place, {
          lines: lines
            .with(at, lines[at + 1]!)
            .with(at + 1, lines[at]!)
            .join('\n'),
        }),
      );
      return `lines of ${commit.position}+${place}`;
    }
    default: {
      if (one.id === two.id) return NONE;
      const set = 'update log_position set commit = $3 where municipality = $1 and position = $2';
      await whole(run, log, set, one.position, newId());
      await whole(run, log, set, two.position, one.id);
      await whole(run, log, set, one.position, two.id);
      return `numbers ${one.position} and ${two.position}`;
    }
  }
};

const swapSalt: Mutation = async (log, dice, run) => {
  const { commit, place, lines } = pick(withLines(log), dice);
  const at = dice(lines.length);
  const others = withLines(log).filter((other) => other.commit.id !== commit.id);
  const salt =
    dice(2) === 0
      ? pick(pick(others, dice).lines, dice).split(' ')[0]!
      : createHash('sha256')
          .update(`${dice(2 ** 30)}`)
          .digest('base64url')
          .slice(0, 24);
  await store(
    run,
    log,
    commit,
    withEntry(commit, place, { lines: lines.with(at, lines[at]!.replace(/^\S+/, salt)).join('\n') }),
  );
  return `line ${at} of ${commit.position}+${place}`;
};

const HEAD = 'update log_checkpoint set size = $3, root = $4, note = $5 where municipality = $1 and minute = $2';

/** Also by who has the key: then a head is well signed, over another log. */
const fork: Mutation = async (log, dice, run) => {
  const { minute, note } = pick(log.heads, dice);
  const size = Number(note.split('\n')[1]);
  const root = leafHash(`fork ${dice(2 ** 30)}`);
  switch (dice(3)) {
    case 0:
      await whole(run, log, HEAD, minute, size, root, signCheckpoint({ size, root }, signerOf(log.municipality, keys)));
      return `head ${size}, with the key`;
    case 1:
      await whole(
        run,
        log,
        HEAD,
        minute,
        size,
        root,
        note.replace(/\n[^\n]{44}\n/, `\n${Buffer.from(root).toString('base64')}\n`),
      );
      return `head ${size}, without the key`;
    default: {
      const { level, index, data } = pick(log.tiles, dice);
      const bytes = Buffer.from(data);
      bytes[dice(bytes.length)]! ^= 1 << dice(8);
      await whole(
        run,
        log,
        'update log_tile set data = $4 where municipality = $1 and level = $2 and index = $3',
        level,
        index,
        bytes,
      );
      return `tile ${level}/${index}`;
    }
  }
};

/** The whole log as it was at an earlier head, or cut at any place. */
const rollBack: Mutation = async (log, dice, run) => {
  const size = dice(2) === 0 ? pick(log.heads.slice(0, -1), dice).size : dice(log.size);
  await whole(
    run,
    log,
    'delete from log_commit where municipality = $1 and id in (select commit from log_position where municipality = $1 and position >= $2)',
    size,
  );
  await whole(run, log, 'delete from log_position where municipality = $1 and position >= $2', size);
  await whole(run, log, 'delete from log_checkpoint where municipality = $1 and size > $2', size);
  await whole(run, log, 'delete from log_tile where municipality = $1 and (level > 0 or index * 256 >= $2)', size);
  await whole(
    run,
    log,
    'update log_tile set data = substr(data, 1, least(256, $2::int - index::int * 256) * 32) where municipality = $1',
    size,
  );
  await cutLists(log, run, size);
  return `to ${size}`;
};

async function cutLists(log: Untouched, run: Run, size: number): Promise<void> {
  const kept: Listed = new Map();
  for (const { data } of log.lists)
    for (const [subject, places] of parseListed(data)) {
      const left = places.split(' ').filter((place) => Number.parseInt(place, 10) < size);
      if (left.length > 0) addPlaces(kept, subject, left.join(' '));
    }
  const lines = [...kept.values()].join(' ').split(' ').filter(Boolean).length;
  await whole(run, log, 'delete from log_subject where municipality = $1');
  if (lines > 0)
    await whole(
      run,
      log,
      'insert into log_subject (municipality, bucket, until, first, lines, data) values ($1, -1, $2, 0, $3, $4)',
      size,
      lines,
      renderListed(kept),
    );
}

/** A line goes, or only what tells whose it is, without the entry that says on what ground. */
const erase: Mutation = async (log, dice, run) => {
  const { commit, place, lines } = pick(withLines(log), dice);
  const at = dice(lines.length);
  const [salt, subject, resource, id] = lines[at]!.split(' ') as [string, string, string, string];
  const hash = Buffer.from(
    leafHash(`{"id":"${id}","resource":"${resource}","salt":"${salt}","subject":"${subject}"}`),
  ).toString('hex');
  const left = [lines.toSpliced(at, 1), lines.with(at, hash), lines.with(at, `${salt} ${hash} ${resource} ${id}`)][
    dice(3)
  ]!;
  await store(run, log, commit, withEntry(commit, place, { lines: left.join('\n') }));
  if (dice(2) === 0)
    // And out of the list of this person too.
    for (const { bucket, until, data } of log.lists)
      await whole(
        run,
        log,
        'update log_subject set data = $4, lines = greatest(1, lines - 1) where municipality = $1 and bucket = $2 and until = $3',
        bucket,
        until,
        data.replace(` ${commit.position + place}.${at}`, ''),
      );
  return `line ${at} of ${commit.position}+${place}`;
};

/** Another hand than the one that acted: changed, swapped, taken away, put in; also by who has the keys and can seal a name. */
const actor: Mutation = async (log, dice, run) => {
  const { commit, employees } = pick(log.actors, dice);
  const lines = employees.split('\n');
  const at = dice(lines.length);
  const [place, sealed] = lines[at]!.split(' ') as [string, string];
  const keep = (left: readonly string[]) =>
    left.length === 0
      ? whole(run, log, 'delete from log_actor where municipality = $1 and commit = $2', commit)
      : whole(run, log, KEEP, commit, left.join('\n'));
  const said = `of line ${at} of ${commit}`;
  const kind = dice(9);
  switch (kind) {
    case 0: {
      const letter = dice(sealed.length - 1);
      const other = sealed.slice(0, letter) + otherLetter(sealed[letter]!, dice) + sealed.slice(letter + 1);
      await keep(lines.with(at, `${place} ${other}`));
      return `a letter ${said}`;
    }
    case 1:
      await keep(lines.with(at, `${place} ${keys.seal(log.municipality, `employee-${dice(9)}`)}`));
      return `a name without a salt, with the key, ${said}`;
    case 2: {
      const [salt] = keys.unseal(log.municipality, sealed).split(' ');
      await keep(lines.with(at, `${place} ${keys.seal(log.municipality, `${salt} employee-${50 + dice(9)}`)}`));
      return `a name with its salt, with the key, ${said}`;
    }
    case 3: {
      const other = pick(log.actors, dice);
      const [, another] = pick(other.employees.split('\n'), dice).split(' ');
      if (another === sealed) return NONE;
      await keep(lines.with(at, `${place} ${another}`));
      return `that of ${other.commit} in the place ${said}`;
    }
    case 4:
      await keep(lines.toSpliced(at, 1));
      return `gone ${said}`;
    case 5:
      await keep([]);
      return `the row of ${commit}`;
    case 6:
      await keep([...lines, `${lines.length + 300 + dice(9)} ${sealed}`]);
      return `beyond the commit ${said}`;
    case 7: {
      const without = log.commits.filter(({ id }) => !log.actors.some((one) => one.commit === id));
      if (without.length === 0) return NONE;
      const into = pick(without, dice);
      await whole(run, log, PUT, into.id, `${dice(into.entries.length)} ${sealed}`);
      return `put in beside ${into.position}`;
    }
    default:
      await whole(run, log, PUT, newId(), `0 ${sealed}`);
      return 'beside no commit';
  }
};

const KEEP = 'update log_actor set employees = $3 where municipality = $1 and commit = $2';
const PUT = 'insert into log_actor (municipality, commit, at, employees) values ($1, $2, now(), $3)';

export const MUTATIONS = { edit, remove, insert, reorder, swapSalt, fork, rollBack, erase, actor } as const;
export type MutationKind = keyof typeof MUTATIONS;
