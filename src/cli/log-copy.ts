/** Copies a log as files, bundles of entries too: for who supervises, to keep and to check with any tool of the format. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Municipality } from '../foundation/db/types.ts';
import { diskFault } from '../foundation/disk-fault.ts';
import { formatTilePath, TILE_WIDTH, type TilePath, widthIn } from '../logbook/merkle/tile.ts';
import { vkeyOf } from '../logbook/origin.ts';
import { readHead } from '../logbook/tiles.ts';
import { tlogFile } from '../logbook/tlog.ts';
import { actorFindings } from '../logbook/verify/actors-only.ts';
import { describeFinding } from '../logbook/verify/findings.ts';
import { type Command, UsageProblem } from './command.ts';
import { MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

export const logCopy: Command = {
  name: 'log copy',
  arguments: ['FOLDER'],
  options: { municipality: MUNICIPALITY },
  help: [
    'Copies the log of a municipality into FOLDER as C2SP tlog-tiles: checkpoint, vkey, tile/… and tile/entries/…. The entries tell',
    'what an application or a small department did at each moment, and nothing about a person: give them to who supervises alone.',
    'Gives no new head when who acted is not what the entries bind. What is there already and does not change is not copied again. Say with "verify" whether the log itself was changed.',
  ],
  examples: ['log copy /toezicht/logboek', 'log copy /toezicht/logboek --municipality localhost'],
  run: ({ config, arguments: [given], options, io }) =>
    withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, options.municipality);
      const folder = resolve(given!);
      const copied = await copyLog(opened, municipality, folder).catch((error: unknown) => {
        throw diskFault(error, folder, 'copy of the log');
      });
      if (!copied) throw new UsageProblem('Nothing is in this log yet.');
      io.out(`${copied.size} entries, ${copied.written} files new, in ${folder}.`);
      return 0;
    }),
};

async function copyLog(
  { database, keys }: Opened,
  municipality: Municipality,
  folder: string,
): Promise<{ readonly size: number; readonly written: number } | undefined> {
  const q = database.in(municipality);
  const head = await readHead(q, municipality);
  if (!head) return undefined;
  let written = 0;
  for (const path of pathsOf(head.size)) {
    const name = formatTilePath(path);
    if (existsSync(join(folder, name))) continue;
    const file = await tlogFile(q, municipality, name, { entries: true });
    // Verification says what is wrong with it; half a copy would look like a whole one.
    if (!file) throw new UsageProblem(`${name} is not in the log as it should be; run "meent verify".`);
    write(join(folder, name), file.body);
    written += 1;
  }
  // Who acted is not in the copy, and each entry in it binds who it was: what was done to that is seen here, while it is there.
  const [acted] = await actorFindings(database.log, municipality, keys, head.size);
  if (acted) throw new UsageProblem(`${describeFinding(acted)}; run "meent verify".`);
  // Last, so that a copy that was broken off has no head that it does not bear out.
  write(join(folder, 'vkey'), Buffer.from(`${vkeyOf(municipality, keys, head.note)}\n`));
  write(join(folder, 'checkpoint'), Buffer.from(head.note));
  return { size: head.size, written };
}

/** Of a tree of this size: hashes of each level, and the bundles. */
function* pathsOf(size: number): Generator<TilePath> {
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1)
    for (let index = 0; ; index += 1) {
      const width = widthIn(size, { level, index });
      if (width === 0) break;
      yield { kind: 'tile', level, index, width };
      if (level === 0) yield { kind: 'entries', index, width };
    }
}

function write(path: string, body: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, body, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
