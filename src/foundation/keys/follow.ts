/**
 * A process looks now and then whether a key was added or retired, and tells which it knows: who makes hashes anew waits until
 * every process looks under the newer key, and then until every one hashes with it.
 */
import type { Queryable, Statement } from '../db/types.ts';
import { newId } from '../ids.ts';
import type { RingKeys } from './keys.ts';

/** How often a program looks, in milliseconds. */
export const KEYS_MS = 10_000;

const TELL: Statement = {
  name: 'process_keys_tell',
  text: `insert into node_process_keys (process, known, hashing) values ($1, $2, $3)
on conflict (process) do update set known = excluded.known, hashing = excluded.hashing, at = now()`,
};
const FORGET: Statement = {
  name: 'process_keys_forget',
  text: `delete from node_process_keys where process = $1 or at < now() - interval '1 day'`,
};

/** Told once before it resolves, so that nobody works here unheard; what cannot be written is tried again. Returns what ends it. */
export async function followKeys(
  node: Queryable,
  keys: Pick<RingKeys, 'reread' | 'hashKeys'>,
  onFault: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const process = newId();
  const tell = async (): Promise<void> => {
    keys.reread();
    const known = keys.hashKeys();
    await node.query(TELL, [process, known, known[0]]);
  };
  await tell().catch(onFault);
  const looking = setInterval(() => void tell().catch(onFault), KEYS_MS);
  looking.unref();
  return async () => {
    clearInterval(looking);
    await node.query(FORGET, [process]).catch(onFault);
  };
}
