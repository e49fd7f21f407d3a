/** The Objecten register: resources and own operations of the Objecten API. */
import type { OwnOperation } from '../../engine/own.ts';
import type { Resource } from '../../engine/resource.ts';
import { object } from './object.ts';
import { objectrecord } from './objectrecord.ts';
import { history, historyDetail } from './operations/history.ts';
import { permissions } from './operations/permissions.ts';
import { read } from './operations/read.ts';
import { remove } from './operations/remove.ts';

export { recordId } from './records.ts';

export const objectenResources: readonly Resource[] = [object, objectrecord];

export const objectenOperations: readonly OwnOperation[] = [read, remove, history, historyDetail, permissions];
