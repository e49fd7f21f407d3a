/** `meent load catalogus` and `meent export catalogus`: case types to and from other products. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { StartProblem } from '../foundation/start-problem.ts';
import { UnreadableZip } from '../foundation/zip.ts';
import { isDump, readDump } from '../registers/catalogi/zip/dump.ts';
import { type LoadedEntry, loadEntries } from '../registers/catalogi/zip/load.ts';
import { readEntries } from '../registers/catalogi/zip/read.ts';
import { writeCatalogus } from '../registers/catalogi/zip/write.ts';
import type { Call, Command } from './command.ts';
import { callerIn, MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

const loadCatalogus: Command = {
  name: 'load catalogus',
  arguments: ['FILE'],
  options: { municipality: MUNICIPALITY },
  help: [
    'Loads a catalogue that another product, or another Meent, exported as a zip of JSON lists, and reports each type.',
    'A dump of the tables (manage.py dumpdata catalogi) is read as well.',
    'Records keep their UUID. A case type is loaded whole or not at all; what is there already stays.',
    'Exit code 1 when a type was refused; the report is in Dutch, for who manages the case types.',
  ],
  examples: ['load catalogus export.zip', 'load catalogus export.zip --municipality localhost'],
  run: (call) => withMeent(call.config, (opened) => loadFile(opened, call)),
};

const exportCatalogus: Command = {
  name: 'export catalogus',
  arguments: ['FILE'],
  options: {
    municipality: MUNICIPALITY,
    domain: { value: 'CODE', meaning: 'which catalogue, where the municipality has more than one' },
  },
  help: ['Writes a catalogue with all its types to a zip that "load catalogus" and other products read.'],
  examples: ['export catalogus export.zip', 'export catalogus export.zip --domain ALG'],
  run: (call) => withMeent(call.config, (opened) => exportFile(opened, call)),
};

export const catalogusCommands: readonly Command[] = [loadCatalogus, exportCatalogus];

async function loadFile(opened: Opened, { arguments: [file = ''], options, io }: Call): Promise<number> {
  const bytes = await contentOf(file);
  const municipality = await municipalityOf(opened, options.municipality);
  const caller = await callerIn(opened, municipality);
  const loaded = await loadEntries(opened.engine, caller, entriesIn(bytes), {
    onLoaded: (one) => io.err(`${nameOf(one)}: ${one.status}`),
  });
  const refused = loaded.filter(({ status }) => status === 'geweigerd');
  for (const one of refused)
    for (const line of [`Geweigerd: ${nameOf(one)}`, ...one.redenen.map((reason) => `  ${reason}`)]) io.out(line);
  io.out(summary(loaded));
  return refused.length > 0 ? 1 : 0;
}

/** What is packed in it is bounded too, and that is more than this. */
const MOST_BYTES = 100_000_000;

async function contentOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new StartProblem('setting', `The file ${file} cannot be read; give the path of an export.`);
  if (found.size > MOST_BYTES)
    throw new StartProblem(
      'setting',
      `The file ${file} is larger than ${MOST_BYTES / 1e6} MB; export fewer types at a time.`,
    );
  return readFile(file).catch((error: unknown) => {
    throw new StartProblem('setting', `The file ${file} cannot be read; give the path of an export.`, error);
  });
}

function entriesIn(bytes: Buffer): ReturnType<typeof readEntries> {
  try {
    return isDump(bytes) ? readDump(bytes) : readEntries(bytes);
  } catch (error) {
    throw error instanceof UnreadableZip ? new StartProblem('setting', error.message, error) : error;
  }
}

async function exportFile(opened: Opened, { arguments: [file = ''], options, config, io }: Call): Promise<number> {
  const municipality = await municipalityOf(opened, options.municipality);
  const snapshot = await opened.engine.parts.snapshots.current(municipality);
  const all = snapshot.all('catalogus');
  const chosen = options.domain === undefined ? all : all.filter(({ record }) => record.domein === options.domain);
  const domains = all.map(({ record }) => String(record.domein)).join(', ');
  if (chosen.length !== 1)
    throw new StartProblem(
      'setting',
      all.length === 0 ? 'The municipality has no catalogue.' : `Choose one catalogue with --domain: ${domains}.`,
    );
  const base = new URL(config.baseUrl);
  if (options.municipality !== undefined) base.host = options.municipality;
  const caller = { ...(await callerIn(opened, municipality)), base: base.origin };
  await writeFile(file, await writeCatalogus(opened.engine, caller, chosen[0]!.id));
  io.out(`Catalogus ${chosen[0]!.record.domein} staat in ${file}`);
  return 0;
}

const nameOf = ({ soort, naam }: LoadedEntry): string => `${soort} ${naam}`;

/** The end of the report: `34 geladen, 2 geweigerd`. */
function summary(loaded: readonly LoadedEntry[]): string {
  const counted = (['geladen', 'ongewijzigd', 'geweigerd'] as const)
    .map((status) => ({ status, count: loaded.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  return counted.map(({ status, count }) => `${count} ${status}`).join(', ') || 'Niets te laden';
}
