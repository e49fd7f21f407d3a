/** Loaded before the program: a clock that jumps by the milliseconds in a file, when the process gets SIGUSR2. */
import { readFileSync } from 'node:fs';

const real = Date.now;
let offset = 0;
process.on('SIGUSR2', () => {
  offset = Number(readFileSync(process.env.TEST_CLOCK_FILE, 'utf8'));
});

globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [real() + offset] : given));
  }
  static now() {
    return real() + offset;
  }
};
