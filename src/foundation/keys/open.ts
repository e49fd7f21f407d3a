import { type KeyFileOptions, openKeyFile } from './file.ts';
import { makeKeys, type RingKeys } from './keys.ts';

/** The keys of this node, from its key file. @throws StartProblem `keys`. */
export const openKeys = (options: KeyFileOptions): RingKeys =>
  makeKeys(openKeyFile(options), () => openKeyFile({ ...options, create: false }));
