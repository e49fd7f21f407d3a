/**
 * Loaded into each thread of a started Meent (`--import`): the thread whose file lies in FAULTS hangs as long as the file is
 * there, or ends by a fault. No request of the outside can make a thread do either.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

const planted = (fault) => existsSync(join(process.env.FAULTS, `${fault}-${threadId}`));

setInterval(() => {
  while (planted('hang'));
  if (planted('throw')) throw new TypeError('999993653');
}, 20).unref();
