import { uploadPart } from './operations/bestandsdeel.js';
import { patch, update } from './operations/change.js';
import { create } from './operations/create.js';
import { download } from './operations/download.js';
import { lock } from './operations/lock.js';
import { read } from './operations/read.js';
import { remove } from './operations/remove.js';
import { unlock } from './operations/unlock.js';
export const documentenOperations = (blobs) => [
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
//# sourceMappingURL=operations.js.map