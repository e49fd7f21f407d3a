/** What a command of the command line is, and how its arguments are read. */
import { parseArgs } from 'node:util';
import type { Config } from '../foundation/config.ts';

/** Where lines go: answers to `out`, progress and refusals to `err`, so that an answer can be piped. */
export interface Io {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Asks a person, without showing what is typed; absent where nobody is there. */
  readonly ask?: (question: string) => Promise<string>;
}

export interface Call {
  readonly arguments: readonly string[];
  /** Text of the options that were given; '' for one without a value. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly config: Config;
  readonly io: Io;
}

export interface Option {
  /** Name of the value in the help; absent: the option takes none. */
  readonly value?: string;
  readonly meaning: string;
  readonly required?: boolean;
}

export interface Command {
  /** Words that choose it: `keys rotate`. */
  readonly name: string;
  /** Names of what follows: `FILE`. All are needed. */
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Sentences: what it does, and what its exit code says. */
  readonly help: readonly string[];
  /** Without the program itself. */
  readonly examples: readonly string[];
  /** Resolves to the exit code: 0, or 1 for a refusal that was told. */
  readonly run: (call: Call) => Promise<number>;
}

/** The command was called in a way that it does not know: exit code 2. */
export class UsageProblem extends Error {}

/** How it is called, in help and in refusals. */
export const PROGRAM = 'npm run meent --';

export const usageOf = ({ name, arguments: names, options }: Command): string =>
  [
    name,
    ...names,
    ...Object.entries(options).map(([option, { value, required }]) => {
      const text = value ? `--${option} ${value}` : `--${option}`;
      return required ? text : `[${text}]`;
    }),
  ].join(' ');

/** @throws UsageProblem for what is unknown, missing or too much. */
export function readCall(command: Command, args: readonly string[]): Pick<Call, 'arguments' | 'options'> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(command.options).map(([name, { value }]) => [
        name,
        { type: value ? 'string' : 'boolean' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given: string[] = [];
  const options: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind === 'option') options[token.name] = readOption(command, token.name, token.rawName, token.value);
  }
  const missing = command.arguments[given.length];
  if (missing) throw refusal(command, `${missing} is missing`);
  if (given.length > command.arguments.length)
    throw refusal(command, `"${given[command.arguments.length]}" is one argument too many`);
  const wanted = Object.keys(command.options).find((name) => command.options[name]!.required && !(name in options));
  if (wanted) throw refusal(command, `--${wanted} is missing`);
  return { arguments: given, options };
}

function readOption(command: Command, name: string, rawName: string, value: string | undefined): string {
  const option = Object.hasOwn(command.options, name) ? command.options[name]! : undefined;
  if (!option) throw refusal(command, `there is no option ${rawName}`);
  if (!option.value && value !== undefined) throw refusal(command, `${rawName} takes no value`);
  if (option.value && (value === undefined || value === '' || value.startsWith('--')))
    throw refusal(command, `${rawName} needs ${option.value}`);
  return value ?? '';
}

const refusal = (command: Command, what: string): UsageProblem =>
  new UsageProblem(`${what.charAt(0).toUpperCase()}${what.slice(1)}; use: ${PROGRAM} ${usageOf(command)}`);
