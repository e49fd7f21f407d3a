import { expect, test } from 'vitest';
import { diskFault } from './disk-fault.ts';
import { faultSentence } from './start-fault.ts';

test.for([
  ['ENOSPC', 'The disk of /backup/meent is full; make room, and start the backup again.'],
  ['EDQUOT', 'The disk of /backup/meent has used up its quota; make room, and start the backup again.'],
  ['EROFS', 'The disk of /backup/meent is read-only; mount it writable, and start the backup again.'],
])('a disk that takes no more is named: %s', ([code, sentence]) => {
  const error = Object.assign(new Error('write'), { code });
  expect(faultSentence(diskFault(error, '/backup/meent', 'backup'))).toBe(sentence);
});

test('another fault stays what it was', () => {
  const error = Object.assign(new Error('read'), { code: 'EMFILE' });
  expect(diskFault(error, '/backup/meent', 'backup')).toBe(error);
});
