/** `meent export register SOORT --to PATH`: registers to files, as the exports of the own API give them. */
import { constants, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { numberedBy } from '../engine/walk.ts';
import { diskFault } from '../foundation/disk-fault.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { resources } from '../registers/index.ts';
import { TOEGANG_FILE } from '../services/overzetten/folder.ts';
import { isBody } from '../services/own/dossier-items.ts';
import { exportDossiers } from '../services/own/dossiers-export.ts';
import { exportedKinds, numberShown, uitvoer } from '../services/own/uitvoer.ts';
import { type AlleToegang, alleToegang } from '../services/toegang/overzicht.ts';
import { type Call, type Command, PROGRAM, UsageProblem } from './command.ts';
import { baseOf, callIn, told } from './in-process.ts';
import { MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

const WHOLE = 'zaakdossiers';
const ALL = 'alles';
const KINDS = [WHOLE, ...exportedKinds(resources).map(({ name }) => name)];

export const exportRegister: Command = {
  name: 'export register',
  arguments: ['SOORT'],
  options: {
    to: { value: 'PATH', meaning: 'file, or folder in which each SOORT gets its own SOORT.ndjson', required: true },
    municipality: MUNICIPALITY,
    content: { meaning: 'content of documents goes along, up to 20 MB a line (absent: addresses to download it)' },
  },
  help: [
    'Writes all records of a SOORT to PATH, a line of JSON each, oldest first; everybody in it stands in the logbook.',
    `SOORT is ${WHOLE} (cases with all that belongs to them), ${ALL} (every SOORT, to a folder), or one of:`,
    ...linesOf(KINDS.slice(1)),
    'Cut off? The same command goes on after the last whole line. PATH.sinds holds the number for /wijzigingen.',
  ],
  examples: [
    `export register ${WHOLE} --to zaken.ndjson --content`,
    `export register ${ALL} --to uittocht --municipality localhost`,
  ],
  run: (call) => withMeent(call.config, (opened) => exportTo(opened, call)),
};

function linesOf(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const line = lines.at(-1);
    if (line && line.length + name.length < 100) lines[lines.length - 1] = `${line}, ${name}`;
    else lines.push(name);
  }
  return lines.map((line) => `  ${line}`);
}

async function exportTo(opened: Opened, { arguments: [soort = ''], options, io }: Call): Promise<number> {
  const kinds = soort === ALL ? KINDS : KINDS.filter((kind) => kind === soort);
  if (kinds.length === 0)
    throw new UsageProblem(`There is no SOORT "${soort}"; "${PROGRAM} export register --help" names them all.`);
  const path = options.to!;
  const found = await stat(path).catch(() => undefined);
  if (soort === ALL) await mkdir(path, { recursive: true, mode: 0o700 }).catch(() => notWritable(path));
  const inFolder = soort === ALL || found?.isDirectory() === true;
  const municipality = await municipalityOf(opened, options.municipality);
  const call = await callIn(opened, municipality, baseOf(opened, options.municipality));
  const toegang = join(path, `${TOEGANG_FILE}.ndjson`);
  // What an earlier time wrote does not close what this one adds.
  if (soort === ALL) await rm(toegang, { force: true }).catch(() => notWritable(path));
  for (const kind of kinds) {
    const file = inFolder ? join(path, `${kind}.ndjson`) : path;
    const count = await exportOne(opened, call, { kind, file, content: options.content !== undefined, tell: io.err });
    io.out(`${kind}: ${count} regels in ${file}`);
  }
  if (soort === ALL) io.out(`${TOEGANG_FILE}: ${await exportToegang(call, toegang)} regels in ${toegang}`);
  return 0;
}

/** Whole or not at all, and as it is at the end: what was shut meanwhile is shut where the folder is loaded. */
async function exportToegang({ engine, caller }: InProcess, file: string): Promise<number> {
  let text = '';
  let count = 0;
  for (let na: string | null = ''; na !== null; ) {
    const { zaken, volgende }: AlleToegang = await alleToegang(engine, caller, na);
    for (const zaak of zaken) text += `${JSON.stringify(zaak)}\n`;
    count += zaken.length;
    na = volgende;
  }
  const fresh = `${file}.nieuw`;
  await writeFile(fresh, text, { flag: constants.O_TRUNC | WRITTEN, flush: true, ...PRIVATE }).catch(
    (error: unknown) => {
      throw diskFault(error, fresh, 'export');
    },
  );
  await rename(fresh, file);
  return count;
}

function notWritable(path: string): never {
  throw new StartProblem('setting', `${path} is no folder that can be written to.`);
}

type InProcess = Awaited<ReturnType<typeof callIn>>;

interface Wanted {
  readonly kind: string;
  readonly file: string;
  readonly content: boolean;
  readonly tell: (line: string) => void;
}

/** How many lines were added. */
async function exportOne({ blobs }: Opened, call: InProcess, { kind, file, content, tell }: Wanted): Promise<number> {
  const na = await placeIn(file, (line) => placeOf(call, kind, line));
  const query = { ...(na === undefined ? {} : { na }), ...(content ? { inhoud: 'true' } : {}) };
  const operation =
    kind === WHOLE
      ? exportDossiers(blobs)
      : uitvoer(blobs, resources).find(({ operationId }) => operationId === 'uitvoer_read')!;
  const answer = await operation.handle({ ...call, params: { soort: kind }, query });
  // Of the first time: what changed since then may be in a line that was written before it.
  if (na === undefined)
    await writeFile(`${file}.sinds`, `${answer.headers!['meent-wijzigingen-sinds']}\n`, {
      flag: constants.O_TRUNC | WRITTEN,
      ...PRIVATE,
    }).catch((error: unknown) => {
      throw diskFault(error, file, 'export');
    });
  let count = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
      done(null, chunk);
    },
  });
  const done = told(() => `${kind}: ${count} regels`, tell);
  try {
    await pipeline(answer.content!, counted, createWriteStream(file, ADDED)).catch((error: unknown) => {
      throw diskFault(error, file, 'export');
    });
  } finally {
    done();
  }
  return count;
}

const NEWLINE = 10;
/** What is exported is for who exports it. */
const PRIVATE = { mode: 0o600 };
/** A link leads to where whoever laid it wants to have the data. */
const WRITTEN = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW;
// Types know flags as text alone; numbers are passed on as they are.
const ADDED = { flags: (constants.O_APPEND | WRITTEN) as unknown as string, flush: true, ...PRIVATE };
const CHUNK = 64 * 1024;
const BEGIN = Buffer.from('{"url":"');

/**
 * The place of the last whole line of a file; what comes after it is cut away, and the file closed to others. Nothing of a
 * file that is not there, or has no whole line.
 * @param placeOf undefined for what is no line of this export
 * @throws StartProblem for a file that holds something else, which stays as it was
 */
async function placeIn(path: string, placeOf: (line: string) => string | undefined): Promise<string | undefined> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw notForWriting(path, error);
  });
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const end = await newlineBefore(file, size);
    const from = end < 0 ? 0 : (await newlineBefore(file, end)) + 1;
    const length = end < 0 ? Math.min(size, BEGIN.length) : end - from;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, from);
    const place = end < 0 ? undefined : placeOf(buffer.toString('utf8'));
    if (end < 0 ? !buffer.equals(BEGIN.subarray(0, length)) : place === undefined)
      throw new StartProblem('setting', `${path} holds something else than this export; give another file.`);
    await file.chmod(PRIVATE.mode).catch((error: Error) => {
      throw notForWriting(path, error);
    });
    await file.truncate(end + 1);
    return place;
  } finally {
    await file.close();
  }
}

const notForWriting = (path: string, error: Error): StartProblem =>
  new StartProblem('setting', `${path} is no file of yours that can be written to.`, error);

type Handle = Awaited<ReturnType<typeof open>>;

/** Place of the last newline before `end`; -1 when there is none. */
async function newlineBefore(file: Handle, end: number): Promise<number> {
  for (let to = end; to > 0; ) {
    const from = Math.max(to - CHUNK, 0);
    const { buffer } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
    const at = buffer.lastIndexOf(NEWLINE);
    if (at >= 0) return from + at;
    to = from;
  }
  return -1;
}

/** Where the export goes on; nothing for a line of another kind, or of another municipality. */
function placeOf(
  { engine, caller }: Pick<InProcess, 'engine' | 'caller'>,
  kind: string,
  text: string,
): string | undefined {
  let line: Readonly<Record<string, unknown>>;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  const url = String(line?.url);
  if (!url.startsWith(`${caller.base}/`)) return undefined;
  if (kind === WHOLE) return isBody(line.zaak) ? String(line.zaak.uuid) : undefined;
  const resource = exportedKinds(resources).find(({ name }) => name === kind)!;
  const numbered = numberedBy(resource) !== undefined;
  const found = engine.parts.registry.resolve(url.slice(caller.base.length));
  if (!numbered && found?.resource.name !== kind) return undefined;
  const id = numbered ? url.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)?.[0] : found?.id;
  return numbered && id ? `${id}/${numberShown(resource, line)}` : id;
}
