/**
 * PostgreSQL refuses to run as root. As root it gets a numeric user of its own, without an entry in /etc/passwd; the
 * number follows from the data folder, so that two installations cannot read each other's files.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** User and group to run as; `undefined` means: as whoever runs Meent. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** Numbers that neither Debian nor systemd gives out, below 65536 so that they exist in a rootless container too. */
const FIRST = 60_706;
const COUNT = 400;

/** The account for a PostgreSQL data folder: its present owner, or a number derived from its path. */
export function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const id = owner || FIRST + (createHash('sha256').update(resolve(folder)).digest().readUInt32BE() % COUNT);
  return { uid: id, gid: id };
}

/**
 * initdb, unlike the server, wants its user to have a name: any existing account but root will do for that half second,
 * the folder is given to the real one afterwards.
 */
export function namedAccount(): Account {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const usable = entries.filter(([, , uid, gid]) => Number(uid) > 0 && Number(gid) > 0);
  const entry = usable.find(([name]) => name === 'nobody') ?? usable[0];
  return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : undefined;
}

/** True when an account that owns nothing on the way can reach the path: every folder above it lets others through. */
export function isReachable(path: string, account: Account): boolean {
  if (!account) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const status = statSync(folder, { throwIfNoEntry: false });
    const bit = status?.uid === account.uid ? 0o100 : 0o001;
    if (status && (status.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
