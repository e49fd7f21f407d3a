/** One call of the command line: choose the command, read its options, run it, and tell how it ended. */
import { loadConfig } from '../foundation/config.ts';
import { Problem } from '../foundation/problems.ts';
import { faultSentence } from '../foundation/start-fault.ts';
import { exportActiviteiten, loadActiviteiten } from './activiteiten.ts';
import { backup, destroyed, restoreCommand } from './backup.ts';
import { breakGlassCommands } from './break-glass.ts';
import { caseNumber } from './case-number.ts';
import { catalogusCommands } from './catalogus.ts';
import { type Command, type Io, PROGRAM, readCall, UsageProblem } from './command.ts';
import { exportRegister } from './export-register.ts';
import { helpOf, helpOfOne } from './help.ts';
import { jobCommands } from './jobs.ts';
import { keyCommands } from './keys.ts';
import { load } from './load.ts';
import { loadDemo } from './load-demo.ts';
import { loadExport } from './load-export.ts';
import { loadObjecttypen } from './load-objecttypen.ts';
import { loadZaken } from './load-zaken.ts';
import { loadZgw } from './load-zgw.ts';
import { logCopy } from './log-copy.ts';
import { municipalityAdd } from './municipality.ts';
import { notificationCommands } from './notifications.ts';
import { proof } from './proof.ts';
import { replay } from './replay.ts';
import { sessionsEnd } from './sessions.ts';
import { token } from './token.ts';
import { verify } from './verify.ts';

export const commands: readonly Command[] = [
  token,
  municipalityAdd,
  caseNumber,
  load,
  ...catalogusCommands,
  loadObjecttypen,
  loadActiviteiten,
  loadZgw,
  loadExport,
  loadZaken,
  exportRegister,
  exportActiviteiten,
  loadDemo,
  verify,
  replay,
  proof,
  logCopy,
  ...breakGlassCommands,
  backup,
  restoreCommand,
  destroyed,
  ...keyCommands,
  ...jobCommands,
  ...notificationCommands,
  sessionsEnd,
];

const HELP = new Set(['--help', '-h', 'help']);

/** Resolves to the exit code: 0 done, 1 refused or failed, 2 called wrongly. */
export async function run(
  args: readonly string[],
  terminal: Io,
  environment?: Parameters<typeof loadConfig>[0],
): Promise<number> {
  const io: Io = {
    ...terminal,
    out: (line) => terminal.out(visible(line)),
    err: (line) => terminal.err(visible(line)),
  };
  try {
    if (HELP.has(args[0] ?? '')) return say(io.out, helpOf(commands), 0);
    if (args.length === 0) return say(io.err, helpOf(commands), 2);
    const { command, rest } = choose(args);
    if (rest.some((one) => one === '--help' || one === '-h')) return say(io.out, helpOfOne(command), 0);
    const call = readCall(command, rest);
    return await command.run({ ...call, config: loadConfig(environment), io });
  } catch (error) {
    if (error instanceof UsageProblem) return say(io.err, [error.message], 2);
    if (error instanceof Problem && error.status < 500) return say(io.err, [error.detail], 1);
    return say(io.err, [faultSentence(error)], 1);
  }
}

/**
 * What is told is also of files and installations of others: a sign in a name must not drive the terminal of who reads it,
 * or turn the order of a line around (CWE-150). Written as in JSON, so that JSON stays what it is.
 */
const visible = (line: string): string =>
  line.replaceAll(DRIVES, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Control characters but tab and line end, and those of the direction of text. */
const DRIVES = /(?![\t\n])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function say(to: (line: string) => void, lines: readonly string[], code: number): number {
  for (const line of lines) to(line);
  return code;
}

/** The command whose words come first. @throws UsageProblem */
function choose(args: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (words.every((word, at) => args[at] === word)) return { command, rest: args.slice(words.length) };
  }
  const family = commands.filter(({ name }) => name.startsWith(`${args[0]} `));
  throw new UsageProblem(
    family.length > 0
      ? `"${args[0]}" needs one word more; use ${family.map(({ name }) => `"${name}"`).join(', ')}.`
      : `There is no command "${args[0]}"; "${PROGRAM} --help" explains those there are.`,
  );
}
