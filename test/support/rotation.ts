/** The keys of tests while the one that hashes is being replaced, and rows that the rewrite reached already. */
import { createHash } from 'node:crypto';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import type { Key, KeyRing } from '../../src/foundation/keys/ring.ts';
import { FIRST, keys, RING, type TestMeent } from './server.ts';

const NEXT: Key = {
  id: 'h0000next',
  kind: 'hash',
  created: '2026-02-01T00:00:00.000Z',
  state: 'active',
  secret: createHash('sha256').update('test next hash').digest(),
};

/** Both are known, the earlier one hashes. */
export const bothKeys = makeKeys({ ...RING, keys: [...RING.keys, NEXT] });

/** The next one hashes; the earlier is still looked under. */
const after: KeyRing = {
  ...RING,
  keys: [
    ...RING.keys.map((key) =>
      key.kind === 'hash' ? ({ ...key, state: 'old', retired: '2026-02-02T00:00:00.000Z' } as const) : key,
    ),
    NEXT,
  ],
};
export const nextKeys = makeKeys(after);

/** What `keys rewrite` does with the rows of one person in one column. */
export const rewrite = (
  meent: Pick<TestMeent, 'clone'>,
  table: string,
  column: string,
  bsn: string,
): Promise<unknown> =>
  meent.clone.asOwner(`update meent.${table} set ${column} = $1 where ${column} = $2`, [
    nextKeys.hash(FIRST, 'bsn', bsn),
    keys.hash(FIRST, 'bsn', bsn),
  ]);
