/** The data folder is closed to other users, also one that an earlier start left open. */
import { chmodSync, statSync } from 'node:fs';

/** What others may do with it. */
const OTHERS = 0o007;
const WAY_THROUGH = 0o001;

/**
 * Folder 700 and mark 600. A folder on a shared disk may belong to another user, who alone can close it.
 * @param through the embedded PostgreSQL has an account of its own when root starts it, which must be able to pass.
 * @param uid who asks; undefined where users have no numbers.
 * @returns a warning to show once, when it stays open to others.
 */
export function closeFolder(
  folder: string,
  mark: string,
  { through, uid = process.getuid?.() }: { readonly through: boolean; readonly uid?: number | undefined },
): string | undefined {
  if (uid === undefined) return undefined;
  const open = [
    { path: folder, mode: through && uid === 0 ? 0o711 : 0o700, harmless: WAY_THROUGH },
    { path: mark, mode: 0o600, harmless: 0 },
  ].filter(({ path, mode, harmless }) => {
    const status = statSync(path);
    if (status.uid !== uid) return (status.mode & OTHERS & ~harmless) !== 0;
    if ((status.mode & 0o777) !== mode) chmodSync(path, mode);
    return false;
  });
  if (open.length === 0) return undefined;
  const paths = open.map(({ path }) => path).join(' and ');
  return `Warning: other users of this machine can read ${paths}, which belongs to another user than the one that Meent runs as; let that user run "chmod o-rwx ${open.map(({ path }) => path).join(' ')}".`;
}
