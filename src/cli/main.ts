/** `npm run meent -- COMMAND`. */
import { askFor } from './prompt.ts';
import { run } from './run.ts';

const ask = askFor();
const code = await run(process.argv.slice(2), {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  ...(ask ? { ask } : {}),
});
process.exit(code);
