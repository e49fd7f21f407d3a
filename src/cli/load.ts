/** Loads case types from an i-Navigator export. A process comes in whole or not at all, and every refusal has its reasons. */
import { stat } from 'node:fs/promises';
import type { Municipality } from '../foundation/db/types.ts';
import { parseDuration } from '../foundation/durations.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { UnreadableExport } from '../registers/catalogi/inavigator/inavigator.ts';
import { type Call, type Command, UsageProblem } from './command.ts';
import { type LoadedProces, loadInavigator, summary } from './load-inavigator.ts';
import { callerIn, MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

export const load: Command = {
  name: 'load i-navigator',
  arguments: ['FILE'],
  options: {
    municipality: MUNICIPALITY,
    domain: { value: 'CODE', meaning: 'catalogue to load into, at most five capitals (the first there is, else ALG)' },
    owner: { value: 'NAME', meaning: 'who is responsible where a process names nobody (Publiekszaken)' },
    term: { value: 'TERM', meaning: 'time for a process without one, like P56D (absent: such a process is refused)' },
    roles: { meaning: 'gives a process without roles an initiator and a behandelaar (absent: it is refused)' },
    details: { meaning: 'also tells which values were adapted' },
  },
  help: [
    'Loads the processes of an i-Navigator export (XML) as published case types, and reports each one.',
    'A process is loaded whole or not at all; what is there already stays. Loading again changes nothing.',
    'Exit code 1 when a process was refused; the report is in Dutch, for who manages the case types.',
  ],
  examples: [
    'load i-navigator export.xml',
    'load i-navigator export.xml --municipality localhost --term P56D --roles --details',
  ],
  run: (call) => withMeent(call.config, (opened) => loadFile(opened, call)),
};

async function loadFile(opened: Opened, { arguments: [file = ''], options, io }: Call): Promise<number> {
  const { term, owner, roles, details } = options;
  if (term !== undefined && !parseDuration(term))
    throw new UsageProblem(`--term "${term}" is not a term; write P56D or P8W.`);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new StartProblem('setting', `There is no file ${file}; give the path of an export.`);
  const municipality = await municipalityOf(opened, options.municipality);
  const loading = {
    engine: opened.engine,
    caller: await callerIn(opened, municipality),
    catalogus: await targetIn(opened, municipality, options.domain),
    verantwoordelijke: owner ?? 'Publiekszaken',
    ...(term === undefined ? {} : { doorlooptijdIndienLeeg: term }),
    ...(roles === undefined ? {} : { roltypenIndienLeeg: true }),
  };
  const processen = await loadInavigator(file, loading, (one) => io.err(`${nameOf(one)}: ${one.status}`)).catch(told);
  for (const one of processen.filter(({ status }) => status === 'geweigerd'))
    for (const line of [`Geweigerd: ${nameOf(one)}`, ...one.redenen.map(indented)]) io.out(line);
  if (details !== undefined)
    for (const one of processen.filter(({ aanpassingen }) => aanpassingen.length > 0))
      for (const line of [`Aangepast: ${nameOf(one)}`, ...one.aanpassingen.map(indented)]) io.out(line);
  io.out(summary(processen));
  return processen.some(({ status }) => status === 'geweigerd') ? 1 : 0;
}

const nameOf = ({ identificatie, omschrijving }: LoadedProces): string => `${identificatie} ${omschrijving}`;
const indented = (line: string): string => `  ${line}`;

function told(error: unknown): never {
  throw error instanceof UnreadableExport ? new StartProblem('setting', error.message, error) : error;
}

const NAMED = {
  text: `select kind, value from municipality_attribute where municipality = $1 and kind in ('rsin', 'naam') and valid_to is null`,
};

async function targetIn({ database, engine }: Opened, municipality: Municipality, domain: string | undefined) {
  const known = await database.node.query<{ kind: string; value: string }>(NAMED, [municipality]);
  const attribute = (kind: string) => known.find((one) => one.kind === kind)?.value;
  const rsin = attribute('rsin');
  if (!rsin) throw new StartProblem('setting', 'The municipality has no RSIN; a catalogue belongs to an RSIN.');
  const snapshot = await engine.parts.snapshots.current(municipality);
  const own = snapshot.all('catalogus').filter(({ record }) => record.rsin === rsin);
  const domein = domain ?? String(own[0]?.record.domein ?? 'ALG');
  if (!/^[A-Z]{1,5}$/.test(domein))
    throw new UsageProblem(`--domain "${domein}" is not a domain; use one to five capitals.`);
  return {
    domein,
    rsin,
    naam: `Zaaktypen van ${attribute('naam') ?? 'de gemeente'}`,
    contactpersoonBeheerNaam: 'Functioneel beheer',
  };
}
