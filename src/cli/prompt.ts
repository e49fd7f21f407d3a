/** Asks a person for what may not be seen: nothing of what is typed appears, or stays in a history. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Absent where nobody sits at the other end. */
export function askFor(
  input = process.stdin,
  output = process.stderr,
): ((question: string) => Promise<string>) | undefined {
  if (!input.isTTY) return undefined;
  return async (question) => {
    output.write(`${question}: `);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input, output: silent, terminal: true });
    try {
      return (await reader.question('')).trim();
    } finally {
      reader.close();
      output.write('\n');
    }
  };
}
