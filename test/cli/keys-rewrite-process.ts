/** The command in a process of its own, so that it can be killed. */
import { run } from '../../src/cli/run.ts';

const code = await run(
  ['keys', 'rewrite'],
  { out: (line) => console.log(line), err: (line) => console.error(line) },
  JSON.parse(process.argv[2]!),
);
process.exitCode = code;
