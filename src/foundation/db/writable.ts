/** Every answer has a line in the logbook first, so a database that takes no writes answers nothing. */
import type { Queryable } from './types.ts';

const READ_ONLY = { name: 'ready', text: `select current_setting('transaction_read_only') = 'on' as refused` };

/** Asks the database, and @throws when it is away, a standby, or was set read-only. */
export async function askWritable(node: Queryable): Promise<void> {
  const [row] = await node.query<{ refused: boolean }>(READ_ONLY);
  if (row?.refused) throw new Error('read-only');
}
