import { expect, test } from 'vitest';
import { DatabaseProblem, unavailable } from './db/problem.ts';
import { invalid } from './problems.ts';
import { faultSentence } from './start-fault.ts';
import { StartProblem } from './start-problem.ts';

test.for([
  [new StartProblem('keys', 'There are no keys; make them.'), /^There are no keys; make them\.$/],
  [new DatabaseProblem('53100', 'log_append'), /^The disk of the database is full;/],
  [Object.assign(new Error('no space left'), { code: 'ENOSPC' }), /^The disk of MEENT_DATA is full;/],
  [unavailable(new DatabaseProblem('53300', 'epoch')), /^The database has no connection left;/],
  [unavailable(new DatabaseProblem('25006', 'migrate')), /^The database takes no writes .* DATABASE_URL/],
  [unavailable(), /^The database stopped answering meanwhile;/],
  [unavailable(new Error('timeout exceeded when trying to connect')), /^The database does not answer in time;/],
] as const)('what went wrong at a start is one sentence: %s', ([error, sentence]) => {
  expect(faultSentence(error)).toMatch(sentence);
});

test('a fault of the program says where, and nothing of what it was working on', () => {
  const sentence = faultSentence(new TypeError('999990019 is not a case of Jansen'));
  expect(sentence).toMatch(
    /^Meent ended by a fault of its own: TypeError at src\/foundation\/start-fault\.test\.ts:\d+\. /,
  );
  expect(sentence).not.toMatch(/999990019|Jansen|\n/);
});

test('a record that is refused says by which rule, and no name or value of it', () => {
  const refused = invalid({ name: 'record.data.Jansen', code: 'json_schema', reason: '999990019 past niet.' });
  expect(faultSentence(refused)).toMatch(
    /^Meent ended by a fault of its own: invalid \(json_schema\) at src\/foundation\/start-fault\.test\.ts:\d+\. /,
  );
  expect(faultSentence(refused)).not.toMatch(/999990019|Jansen/);
});
