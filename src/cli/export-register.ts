/** `meent export register SOORT --to PATH`: registers to files, as the exports of the own API give them. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartProblem } from '../foundation/start-problem.ts';
import { resources } from '../registers/index.ts';
import { exportDossiers } from '../services/own/dossiers-export.ts';
import { exportedKinds, numberShown, uitvoer } from '../services/own/uitvoer.ts';
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
  for (const kind of kinds) {
    const file = inFolder ? join(path, `${kind}.ndjson`) : path;
    const count = await exportOne(opened, call, { kind, file, content: options.content !== undefined, tell: io.err });
    io.out(`${kind}: ${count} regels in ${file}`);
  }
  return 0;
}

function notWritable(path: string): never {
  throw new StartProblem('setting', `${path} is no folder that can be written to.`);
}

interface Wanted {
  readonly kind: string;
  readonly file: string;
  readonly content: boolean;
  readonly tell: (line: string) => void;
}

/** How many lines were added. */
async function exportOne(
  { blobs }: Opened,
  call: Awaited<ReturnType<typeof callIn>>,
  { kind, file, content, tell }: Wanted,
): Promise<number> {
  const last = await lastLine(file);
  const na = last === undefined ? undefined : placeOf(kind, file, last);
  const query = { ...(na === undefined ? {} : { na }), ...(content ? { inhoud: 'true' } : {}) };
  const operation =
    kind === WHOLE
      ? exportDossiers(blobs)
      : uitvoer(blobs, resources).find(({ operationId }) => operationId === 'uitvoer_read')!;
  const answer = await operation.handle({ ...call, params: { soort: kind }, query });
  // Of the first time: what changed since then may be in a line that was written before it.
  if (last === undefined) await writeFile(`${file}.sinds`, `${answer.headers!['meent-wijzigingen-sinds']}\n`, PRIVATE);
  let count = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
      done(null, chunk);
    },
  });
  const done = told(() => `${kind}: ${count} regels`, tell);
  try {
    await pipeline(answer.content!, counted, createWriteStream(file, { flags: 'a', flush: true, ...PRIVATE }));
  } finally {
    done();
  }
  return count;
}

const NEWLINE = 10;
/** What is exported is for who exports it. */
const PRIVATE = { mode: 0o600 };
const CHUNK = 64 * 1024;

/** The last whole line of a file; what comes after it is cut away. Nothing of a file that is not there, or has no line. */
async function lastLine(path: string): Promise<string | undefined> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartProblem('setting', `${path} is no file that can be written to.`, error);
  });
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const end = await newlineBefore(file, size);
    await file.truncate(end + 1);
    if (end < 0) return undefined;
    const from = (await newlineBefore(file, end)) + 1;
    const { buffer } = await file.read(Buffer.alloc(end - from), 0, end - from, from);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}

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

/** Where the export goes on. @throws StartProblem for a file that holds something else */
function placeOf(kind: string, file: string, text: string): string {
  try {
    const line = JSON.parse(text);
    if (kind === WHOLE) return String(line.zaak.uuid);
    const resource = exportedKinds(resources).find(({ name }) => name === kind)!;
    const number = numberShown(resource, line);
    const ids = String(line.url).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)!;
    return number === undefined ? ids.at(-1)! : `${ids[0]}/${number}`;
  } catch (error) {
    throw new StartProblem(
      'setting',
      `${file} holds something else than an export of ${kind}; give another file.`,
      error,
    );
  }
}
