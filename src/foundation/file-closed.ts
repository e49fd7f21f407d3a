import { statSync } from 'node:fs';

/** Reading by others, writing by the group or others. A secret that a platform mounts is often readable by the group. */
const OTHERS = 0o027;

/** Whether another user of this machine can reach a file that holds a secret. @throws what the file system says */
export const reachedByOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0;
