/** `meent load zaken FILE`: the lines of a file as cases, as the load of the own API takes them. */
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { OwnAnswer, OwnCall } from '../engine/own.ts';
import { isUuid } from '../foundation/ids.ts';
import { Problem } from '../foundation/problems.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { fillLoad, makeLoad, readLoad } from '../services/own/ladingen.ts';
import { type Call, type Command, UsageProblem } from './command.ts';
import { baseOf, callIn, told } from './in-process.ts';
import { MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

export const loadZaken: Command = {
  name: 'load zaken',
  arguments: ['FILE'],
  options: {
    municipality: MUNICIPALITY,
    exported: {
      meaning: 'the lines are those of an export of zaakdossiers (absent: as POST /zaakdossiers takes them)',
    },
    renumber: { meaning: 'what is made of an export gets numbers of its own (absent: it keeps those it had)' },
    notify: { meaning: 'subscribers and residents are told of what is made (absent: nobody is)' },
  },
  help: [
    'Makes a case of every line of FILE (NDJSON), whole or not at all, and reports each line that was refused with its reason.',
    'Cut off, or lines corrected? The same command goes on: FILE.lading-N beside it says which load it is; keep it.',
    'Exit code 1 when a line was refused or not looked at; the report is in Dutch, for who manages the cases.',
  ],
  examples: ['load zaken zaken.ndjson', 'load zaken zaakdossiers.ndjson --exported --municipality tweede.localhost'],
  run: (call) => withMeent(call.config, (opened) => loadFile(opened, call)),
};

interface Settings {
  readonly meldingen: boolean;
  readonly uitvoer: boolean;
  readonly nieuweNummers: boolean;
}

const NAMES = ['meldingen', 'uitvoer', 'nieuweNummers'] as const;

type InProcess = Awaited<ReturnType<typeof callIn>>;

async function loadFile(opened: Opened, { arguments: [file = ''], options, io }: Call): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new StartProblem('setting', `There is no file ${file}; give the path of a file with lines.`);
  const settings = {
    meldingen: options.notify !== undefined,
    uitvoer: options.exported !== undefined,
    nieuweNummers: options.renumber !== undefined,
  };
  if (settings.nieuweNummers && !settings.uitvoer) throw new UsageProblem('--renumber goes with --exported.');
  const municipality = await municipalityOf(opened, options.municipality);
  const call = await callIn(opened, municipality, baseOf(opened, options.municipality));
  const id = await loadOf(call, `${file}.lading-${municipality}`, settings);
  const content = createReadStream(file);
  const answer = await filled(opened, { ...call, params: { id }, content }, io.err);
  const counts = { 201: 0, 200: 0, refused: 0 };
  let ended: string | undefined;
  const size = Math.max(found.size, 1);
  const done = told(() => `${sumOf(counts)} (${Math.floor((100 * content.bytesRead) / size)}%)`, io.err);
  try {
    for await (const text of createInterface({ input: answer.content!, crlfDelay: Number.POSITIVE_INFINITY })) {
      const { regel, status, probleem } = JSON.parse(text) as Result;
      if (status === 201 || status === 200) counts[status] += 1;
      else if (status >= 500 || status === 413) ended = `Vanaf regel ${regel} is niet gekeken: ${probleem.detail}`;
      else {
        counts.refused += 1;
        io.out(`Geweigerd: regel ${regel}`);
        for (const line of reasonsOf(probleem)) io.out(`  ${line}`);
      }
    }
  } finally {
    done();
  }
  if (ended) io.out(ended);
  io.out(sumOf(counts));
  return ended || counts.refused > 0 ? 1 : 0;
}

interface Result {
  readonly regel: number;
  readonly status: number;
  readonly probleem: {
    readonly detail: string;
    readonly invalidParams?: readonly { readonly name: string; readonly reason: string }[];
  };
}

const reasonsOf = ({ detail, invalidParams = [] }: Result['probleem']): readonly string[] =>
  (invalidParams.length === 0 ? [detail] : invalidParams.map(({ name, reason }) => `${name}: ${reason}`)).map((line) =>
    // What a line calls its fields is not for a terminal to carry out.
    line.replace(/\p{Cc}/gu, ' '),
  );

const sumOf = (counts: { readonly 201: number; readonly 200: number; readonly refused: number }): string =>
  `${counts[201] + counts[200] + counts.refused} regels: ${counts[201]} geladen, ${counts[200]} waren er al, ${counts.refused} geweigerd`;

/** The load that this file began earlier, or a new one. @throws StartProblem */
async function loadOf(call: InProcess, mark: string, settings: Settings): Promise<string> {
  const known = (await readFile(mark, 'utf8').catch(() => undefined))?.trim();
  if (known !== undefined) {
    const load = isUuid(known) ? await readLoad.handle({ ...call, params: { id: known } }).catch(notThere) : undefined;
    if (!load)
      throw new StartProblem(
        'setting',
        `The load that ${mark} names is not here, or older than 30 days; remove that file to load all lines anew.`,
      );
    const begun = JSON.parse(load.json!) as Settings;
    if (NAMES.every((name) => begun[name] === settings[name])) return known;
    throw new UsageProblem(
      `This file was begun with other options; use those, or remove ${mark} to load all lines anew.`,
    );
  }
  const { json } = await makeLoad.handle({ ...call, body: settings });
  const { id } = JSON.parse(json!) as { readonly id: string };
  // Before the first line: without it a second time would make every case again.
  await writeFile(mark, `${id}\n`, { flag: 'wx', flush: true });
  return id;
}

function notThere(error: unknown): undefined {
  if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
}

/** One that was killed is believed to be at work for half a minute. */
const PATIENCE_MS = 45_000;

async function filled({ blobs }: Opened, call: OwnCall, tell: (line: string) => void): Promise<OwnAnswer> {
  for (let waited = 0; ; waited += 1_000) {
    try {
      return await fillLoad(blobs).handle(call);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'conflict' || waited >= PATIENCE_MS) throw error;
      if (waited === 0) tell('Een eerdere lading van dit bestand is nog bezig, of net afgebroken. Wij wachten.');
      await wait(1_000);
    }
  }
}
