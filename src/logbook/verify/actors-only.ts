/** Whether who acted is what the entries of a log bind, and nothing else of it: for who copies the log, which has no such rows. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import type { Keys } from '../../foundation/types.ts';
import { watchActors } from './actors.ts';
import { checkEntry } from './entry.ts';
import type { Finding } from './findings.ts';
import { readEntries } from './rows.ts';

const BATCH = 2_048;

/** @param q `Database.log`. @param size so many entries of the log */
export async function actorFindings(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<Keys, 'unseal'>,
  size: number,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const actors = watchActors(q, municipality, keys, (finding) => findings.push(finding));
  for (let from = 0; from < size; from += BATCH) {
    const { rows } = await readEntries(q, municipality, from, Math.min(from + BATCH, size));
    await actors.check(rows.map(checkEntry));
  }
  await actors.finish();
  return findings;
}
