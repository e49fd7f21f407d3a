/** Writes to the sealed local log until it is killed, and says which answers may have left. */

import { readKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { openEmergency } from '../../src/logbook/emergency/emergency.ts';
import { entry, line } from './entries.ts';

const [folder = '', municipality = '', ring = ''] = process.argv.slice(2);
const keys = makeKeys(readKeyFile(ring)!);
const away = { in: () => ({ query: () => Promise.reject(new Error('away')) }) };
const logbook = createLogbook({ db: away, keys, emergency: openEmergency(folder, keys) });

for (;;) {
  const one = entry([line('a'.repeat(22))], { municipality: Number(municipality) });
  await logbook.append(one);
  process.stdout.write(`${one.id}\n`);
}
