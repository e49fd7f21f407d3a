/** The help: every command with its options and examples, from the commands themselves. */
import { type Command, PROGRAM, usageOf } from './command.ts';

const WIDTH = 24;

export const helpOf = (commands: readonly Command[]): readonly string[] => [
  'Meent on the command line. Use:',
  `  ${PROGRAM} COMMAND [options]`,
  `  ${PROGRAM} COMMAND --help      explains one command`,
  '',
  'It works on the Meent of MEENT_DATA and DATABASE_URL, running or not: when the built-in database is not running, it runs',
  'for as long as the command takes. Exit code: 0 done, 1 refused or failed (the reason is told), 2 not a command or option.',
  ...commands.flatMap((command) => ['', ...helpOfOne(command)]),
];

export const helpOfOne = (command: Command): readonly string[] => [
  usageOf(command),
  ...command.help.map((sentence) => `  ${sentence}`),
  ...Object.entries(command.options).map(
    ([name, { value = '', meaning }]) => `    ${`--${name} ${value}`.trimEnd().padEnd(WIDTH)}${meaning}`,
  ),
  ...command.examples.map((example) => `  $ ${PROGRAM} ${example}`),
];
