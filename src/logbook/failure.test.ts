import { expect, test } from 'vitest';
import { DatabaseProblem } from '../foundation/db/problem.ts';
import { allowed } from '../foundation/telemetry/fields.ts';
import { LogDamaged } from './continue.ts';
import { failureOf } from './failure.ts';
import { NotNumbered } from './number.ts';

test.each([
  [new LogDamaged(7, 'a tile is missing'), { errorCode: 'LogDamaged', municipality: 7 }],
  [new NotNumbered(8, new DatabaseProblem('54000', 'log_number')), { errorCode: '54000', municipality: 8 }],
  [new DatabaseProblem('57014', 'log_take'), { errorCode: '57014' }],
  ['geen fout', { errorCode: 'not-an-error' }],
])('%s', (error, said) => {
  expect(failureOf(error)).toEqual(said);
  // All of it may be written.
  expect(allowed(failureOf(error))).toEqual(said);
});
