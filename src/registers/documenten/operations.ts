/** What the usual six operations do not say of documents: content, locks, versions and parts. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Blobs } from '../../foundation/types.ts';
import { uploadPart } from './operations/bestandsdeel.ts';
import { patch, update } from './operations/change.ts';
import { create } from './operations/create.ts';
import { download } from './operations/download.ts';
import { lock } from './operations/lock.ts';
import { read } from './operations/read.ts';
import { remove } from './operations/remove.ts';
import { unlock } from './operations/unlock.ts';

export const documentenOperations = (blobs: Blobs): readonly OwnOperation[] => [
  create(blobs),
  read,
  update(blobs),
  patch(blobs),
  remove(blobs),
  download(blobs),
  lock,
  unlock(blobs),
  uploadPart(blobs),
];
