/** A process that decides on requests one after another and does nothing else, until it is killed. Tells each that it begins. */
import { createEngine } from '../../../src/engine/engine.ts';
import { createDatabase } from '../../../src/foundation/db/database.ts';
import { makeKeys } from '../../../src/foundation/keys/keys.ts';
import { createLogbook } from '../../../src/logbook/append.ts';
import { resources } from '../../../src/registers/index.ts';
import { beslis, stelVast } from '../../../src/services/avg/beslissen.ts';

const { target, ring, caller, todo } = JSON.parse(process.argv[2]!);
const db = createDatabase(target);
const keys = makeKeys({
  ...ring,
  keys: ring.keys.map((key: { readonly secret: string }) => ({ ...key, secret: Buffer.from(key.secret, 'hex') })),
});
const engine = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources });
for (const { id, voorstel } of todo) {
  process.stdout.write(`${id}\n`);
  if (voorstel) await stelVast(engine, caller, id, voorstel);
  else await beslis(engine, caller, id, { onderdelen: [{ uitkomst: 'toegewezen', weigering: null, uitleg: '' }] });
}
process.stdout.write('klaar\n');
