/** A backup of database and documents together, putting it back, and the list of what must not come back. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { faultsOf, sentencesOf } from '../foundation/backup/check.ts';
import { makeBackup } from '../foundation/backup/make.ts';
import { chooseSet, type Manifest, readManifest, setsIn } from '../foundation/backup/manifest.ts';
import { restore } from '../foundation/backup/restore.ts';
import { openDataFolder } from '../foundation/data-folder.ts';
import { openServer } from '../foundation/db/open.ts';
import { diskFault } from '../foundation/disk-fault.ts';
import { openKeys } from '../foundation/keys/open.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { isNewer } from '../logbook/generation.ts';
import { headsOf } from '../logbook/verify.ts';
import { allContents } from '../registers/documenten/index.ts';
import {
  applyDestroyed,
  type Destroyed,
  formatDestroyed,
  listDestroyed,
  parseDestroyed,
} from '../services/destroyed.ts';
import { type Call, type Command, type Io, UsageProblem } from './command.ts';
import { withMeent } from './open.ts';

/** Nobody is still logged in after a restore, goes on with a report that was half filled in, or is taking a file along. */
const LEFT_OUT: ReadonlySet<string> = new Set(['session', 'portal_draft', 'portal_draft_photo', 'mijn_uitvoer_beurt']);

export const backup: Command = {
  name: 'backup',
  arguments: ['FOLDER'],
  options: {
    verify: { meaning: 'makes none, but reads one from end to end and compares it with its checksums' },
    name: { value: 'NAME', meaning: 'with --verify: which backup in the folder (the newest when absent)' },
  },
  help: [
    'Backs up database and documents of one moment into FOLDER, beside a Meent at work. Documents that are there already',
    'are not copied again; one that was broken off goes on with what it had copied. The keys are not in it: back',
    'MEENT_KEYS up apart. Prints the SHA-256 of the manifest, which covers all of it. Exit code 1 when documents were missing.',
  ],
  examples: ['backup /backup/meent', 'backup /backup/meent --verify'],
  run: (call) => ('verify' in call.options ? verifyBackup(call) : newBackup(call)),
};

async function newBackup({ config, arguments: [given], options, io }: Call): Promise<number> {
  if (options.name !== undefined)
    throw new UsageProblem('--name goes with --verify: a new backup is named by its moment.');
  if (!existsSync(join(config.data, 'meent.json')))
    throw new StartProblem('setting', `There is no Meent in ${config.data}; set MEENT_DATA to the folder it is in.`);
  const folder = resolve(given!);
  if (`${folder}/`.startsWith(`${config.data}/`))
    throw new StartProblem('setting', `${folder} lies in the data folder itself; choose a folder on another disk.`);
  const data = openDataFolder(config);
  const server = await openServer({ ...config, threads: 1 }, { beside: true });
  try {
    const { set, manifest, sha256, copied } = await makeBackup({
      target: server.target,
      data,
      folder,
      leaveOut: LEFT_OUT,
      contents: allContents,
      heads: headsOf,
      say: io.err,
    }).catch((error: unknown) => {
      throw diskFault(error, folder, 'backup');
    });
    for (const one of manifest.missing) io.err(`Content ${one} is not in ${config.data}, and so not in the backup.`);
    io.out(`${set}: ${contentsOf(manifest)}, ${copied} of them new`);
    io.out(`sha256 of the manifest: ${sha256}`);
    return manifest.missing.length > 0 ? 1 : 0;
  } finally {
    await server.stop();
  }
}

async function verifyBackup({ arguments: [given], options, io }: Call): Promise<number> {
  const folder = resolve(given!);
  const set = chooseSet(folder, options.name);
  const { manifest, sha256 } = readManifest(set);
  const faults = await faultsOf(folder, set, manifest, io.err);
  const sentences = sentencesOf(faults);
  for (const sentence of sentences) io.out(sentence);
  io.out(
    sentences.length === 0
      ? `${basename(set)} is whole: ${contentsOf(manifest)}`
      : `${basename(set)} is damaged in ${sentences.length} places; keep it and use another.`,
  );
  if (faults.contents.size > 0)
    io.out('Content is shared by the backups in a folder: remove those files, and the next backup copies them again.');
  io.out(`sha256 of the manifest: ${sha256}`);
  return sentences.length === 0 ? 0 : 1;
}

const contentsOf = ({ tables, blobs }: Manifest): string =>
  `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows in ${tables.length} tables, ${blobs.count} documents of ${blobs.bytes} bytes`;

export const restoreCommand: Command = {
  name: 'restore',
  arguments: ['FOLDER'],
  options: {
    name: { value: 'NAME', meaning: 'which backup in the folder (the newest when absent)' },
    destroyed: { value: 'FILE', meaning: 'list of "meent destroyed": what it names is removed again' },
    'without-damaged': { meaning: 'puts back all but the documents that are damaged, and names those' },
  },
  help: [
    'Puts a backup back into an empty MEENT_DATA and an empty database (the built-in one, or DATABASE_URL), after checking',
    'all of it, and brings it to the schema of this Meent. With --destroyed the keys must be in MEENT_KEYS already.',
    'One that was broken off goes on where it was. Then run "meent verify". Exit code 1 when documents were left out, or',
    'something of the list could not be removed again.',
  ],
  examples: [
    'restore /backup/meent',
    'restore /backup/meent --name 2026-11-26T213000.125Z --destroyed /backup/destroyed',
  ],
  async run({ config, arguments: [given], options, io }) {
    const list = options.destroyed === undefined ? [] : readList(options.destroyed);
    const folder = resolve(given!);
    const set = chooseSet(folder, options.name);
    const { manifest } = readManifest(set);
    // Before the work of hours, and again by what removes.
    if (list.length > 0) openKeys({ folder: config.keys, mode: manifest.folder.kind, create: false });
    const withoutDamaged = 'without-damaged' in options;
    const { newer, leftOut } = await restore({
      config,
      folder,
      set,
      heads: newestHeads(folder),
      withoutDamaged,
      say: io.err,
    }).catch((error: unknown) => {
      throw diskFault(error, config.data, 'restore');
    });
    for (const name of newer) io.err(`Migration ${name} came after the backup and was run`);
    for (const sentence of leftOut) io.out(`Left out: ${sentence}`);
    io.out(
      `${basename(set)} is back in ${config.data}: ${contentsOf(manifest)}${leftOut.length > 0 ? `, ${leftOut.length} of them left out` : ''}`,
    );
    const code = list.length > 0 ? await removeAgain(config, list, io) : 0;
    return leftOut.length > 0 ? 1 : code;
  },
};

/** Of all backups in the folder: an older one that is put back must not hide what a newer one knew. */
function newestHeads(folder: string): Manifest['heads'] {
  const heads = setsIn(folder).flatMap((name) => {
    try {
      return readManifest(join(folder, name)).manifest.heads;
    } catch {
      // One that is damaged keeps no other from coming back.
      return [];
    }
  });
  const newest = new Map<number, Manifest['heads'][number]>();
  for (const head of heads) {
    const known = newest.get(head.municipality);
    if (!known || isNewer(head.note, known.note)) newest.set(head.municipality, head);
  }
  return [...newest.values()];
}

/** To the exit code. What is removed already is absent, so that the same again goes on where it was. */
async function removeAgain(config: Call['config'], list: readonly Destroyed[], io: Io): Promise<number> {
  try {
    const { removed, absent, refused } = await withMeent(config, ({ engine }) => applyDestroyed(engine, list));
    for (const one of refused) io.out(`Not removed again: ${one}`);
    io.out(`Removed again: ${removed}; not there: ${absent}; refused: ${refused.length}`);
    return refused.length > 0 ? 1 : 0;
  } catch (error) {
    io.err(
      'What was destroyed was not removed again: do so with "meent destroyed --again FILE" before the first start.',
    );
    throw error;
  }
}

/** @throws StartProblem for a file that cannot be read, UsageProblem for one that is no such list. */
function readList(file: string): readonly Destroyed[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartProblem('setting', `The file ${file} cannot be read; nothing was changed.`, error);
  }
  const seen = new Set<string>();
  const list: Destroyed[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim() || seen.has(line)) continue;
    const parsed = parseDestroyed(line);
    if (!parsed)
      throw new UsageProblem(`Line ${index + 1} of ${file} is not one of "meent destroyed"; nothing was changed.`);
    seen.add(line);
    list.push(parsed);
  }
  return list;
}

export const destroyed: Command = {
  name: 'destroyed',
  arguments: [],
  options: {
    since: { value: 'MOMENT', meaning: 'only what was removed since then: 2026-11-01T00:00:00Z' },
    again: { value: 'FILE', meaning: 'lists nothing, but removes again what is in this list' },
  },
  help: [
    'Lists what was removed, a line each: moment, municipality, resource and id. Add it every day to a file that is kept',
    'apart from the backups: a backup that is put back loses it again with "restore --destroyed FILE", or with --again',
    'afterwards.',
  ],
  examples: ['destroyed --since 2026-11-25T00:00:00Z >> /backup/destroyed', 'destroyed --again /backup/destroyed'],
  run: ({ config, options: { since = '1970-01-01T00:00:00Z', again }, io }) => {
    if (again !== undefined) return removeAgain(config, readList(again), io);
    if (Number.isNaN(Date.parse(since)))
      throw new UsageProblem(`--since "${since}" is not a moment: 2026-11-01T00:00:00Z.`);
    return withMeent(config, async ({ database }) => {
      for await (const one of listDestroyed(database.log, since)) io.out(formatDestroyed(one));
      return 0;
    });
  },
};
