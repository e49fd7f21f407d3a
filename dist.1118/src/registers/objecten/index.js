import { object } from './object.js';
import { objectrecord } from './objectrecord.js';
import { history, historyDetail } from './operations/history.js';
import { permissions } from './operations/permissions.js';
import { read } from './operations/read.js';
import { remove } from './operations/remove.js';
export { recordId } from './records.js';
export const objectenResources = [object, objectrecord];
export const objectenOperations = [read, remove, history, historyDetail, permissions];
//# sourceMappingURL=index.js.map