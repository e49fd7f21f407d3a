/** The key ring by hand. Secrets are never printed. A running Meent takes a new key when it meets it, or at its next start. */
import { timestamp } from '../foundation/clock.ts';
import { createKeyFile, keyFile, readKeyFile, replaceKeyFile } from '../foundation/keys/file.ts';
import { addKey, KEY_KINDS, type KeyKind, retireKey } from '../foundation/keys/ring.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { remove, rewrite } from './keys-rewrite.ts';
import { changed, ringIn } from './keys-ring.ts';

const list: Command = {
  name: 'keys list',
  arguments: [],
  options: {},
  help: ['Shows the keys in MEENT_KEYS: id, kind, state and when they were made.'],
  examples: ['keys list'],
  async run({ config, io }) {
    const { madeFor, keys } = ringIn(config.keys);
    io.out(`${keyFile(config.keys)}, made for ${madeFor}`);
    for (const { id, kind, state, created } of keys) io.out(`${id}  ${kind.padEnd(8)}  ${state.padEnd(6)}  ${created}`);
    return 0;
  },
};

const create: Command = {
  name: 'keys create',
  arguments: [],
  options: {},
  help: [
    'Makes the keys of a new production installation in MEENT_KEYS. Refused when there are keys already.',
    'Back them up apart from the data, at once: without them no sealed field can be opened again.',
  ],
  examples: ['keys create'],
  async run({ config, io }) {
    if (readKeyFile(config.keys))
      throw new StartProblem('keys', `There are keys in ${keyFile(config.keys)} already; nothing was changed.`);
    createKeyFile(config.keys, 'production');
    io.out(`Keys were made in ${keyFile(config.keys)}. Back this file up now, apart from the data.`);
    return 0;
  },
};

const rotate: Command = {
  name: 'keys rotate',
  arguments: ['KIND'],
  options: {},
  help: [
    `Adds a second active key of a kind: ${KEY_KINDS.join(', ')}. What was sealed or signed before stays readable.`,
    'A running Meent takes the new key within ten seconds. Then run "keys rewrite".',
    'A second hash key only prepares: records are looked for under both, and the first goes on hashing until "keys rewrite".',
  ],
  examples: ['keys rotate seal', 'keys rotate log-sign'],
  async run({ config, arguments: [kind], io }) {
    if (!KEY_KINDS.includes(kind as KeyKind))
      throw new UsageProblem(`There is no kind of key "${kind}"; choose from ${KEY_KINDS.join(', ')}.`);
    const ring = changed(ringIn(config.keys), (before) => addKey(before, kind as KeyKind, timestamp()));
    replaceKeyFile(config.keys, ring);
    io.out(
      `Key ${ring.keys.at(-1)!.id} was added. Back ${keyFile(config.keys)} up, now. A running Meent uses it within ten seconds.`,
    );
    return 0;
  },
};

const retire: Command = {
  name: 'keys retire',
  arguments: ['ID'],
  options: {},
  help: [
    'Makes one of two active keys old: it still opens and verifies, and makes nothing new.',
    'A hash key is retired by "keys rewrite" alone, when nothing is found by it any more.',
  ],
  examples: ['keys retire s21790f13'],
  async run({ config, arguments: [id], io }) {
    const before = ringIn(config.keys);
    if (before.keys.some((key) => key.id === id && key.kind === 'hash'))
      throw new StartProblem(
        'keys',
        `Records are still found by hash key ${id}, so it stays; "keys rewrite" retires it. Nothing was changed.`,
      );
    replaceKeyFile(
      config.keys,
      changed(before, (ring) => retireKey(ring, id!, timestamp())),
    );
    io.out(`Key ${id} is old now. Back ${keyFile(config.keys)} up, and start every Meent again.`);
    return 0;
  },
};

export const keyCommands: readonly Command[] = [list, create, rotate, retire, rewrite, remove];
