// @ts-check
/** What other programs can use: everything works without a network and without Meent. */
export { openCheckpoint, parseKey } from './checkpoint.js';
export { verifyExtends } from './extends.js';
export { verifyLine } from './line.js';
export { isExtended, isIncluded, leafHash, rootOf } from './merkle.js';
export { receiptIn, verifyReceipt } from './receipt.js';
