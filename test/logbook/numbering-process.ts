/** A process that appends and numbers until it is killed, and says of each head that it has kept it. */
import { createDatabase } from '../../src/foundation/db/database.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { openWitness } from '../../src/logbook/witness.ts';
import { entry } from './entries.ts';

const { target, keyFolder, heads, municipality } = JSON.parse(process.argv[2]!);
const db = createDatabase(target);
const keys = openKeys({ folder: keyFolder, mode: 'demo', create: false });
const fail = (error: unknown): never => {
  throw error;
};
const witness = openWitness(heads, fail);
const logbook = createLogbook({ db, keys });
const sequencer = createSequencer({ db, tasks: [numberEntries(keys, { witness })], onError: fail });
for (let told: string | undefined; ; ) {
  await logbook.append(entry([], { municipality }));
  await sequencer.round();
  const kept = witness.remembered(municipality);
  if (kept !== told) process.stdout.write(`${JSON.stringify(kept)}\n`);
  told = kept;
}
