/**
 * Two collections of requests and assertions that others wrote, against a Meent of their own each. They are found by
 * ZGW_COLLECTIONS, and newman by what is installed in test/postman/newman; without them this says so and is skipped.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { haveCollections, readCollection, sizeOf, WITHOUT_COLLECTIONS } from '../postman/collections.ts';
import { type Explained, OAS, RULES } from '../postman/explained.ts';
import { mended, mendedJumps } from '../postman/mends.ts';
import { type Execution, haveNewman, runParts, WITHOUT_NEWMAN } from '../postman/run.ts';

const DOCUMENT = resolve(import.meta.dirname, '../../docs/conformance/collections.md');

const missing = haveCollections ? (haveNewman ? undefined : WITHOUT_NEWMAN) : WITHOUT_COLLECTIONS;
if (missing) console.log(`${missing} 2 tests are skipped.`);

/** What failed and has no reason, with what was asked and answered. */
const unexplained = (executions: readonly Execution[], table: Explained): readonly string[] =>
  executions
    .filter(({ name }) => !table.some(([start]) => name.startsWith(start)))
    .flatMap(({ name, request, status, answer, assertions }) =>
      assertions.filter(({ error }) => error).map(({ error }) => `${name}: ${error}\n  ${request} ${status} ${answer}`),
    );

const idle = (executions: readonly Execution[], table: Explained): readonly string[] =>
  table
    .map(([start]) => start)
    .filter(
      (start) =>
        !executions.some(({ name, assertions }) => name.startsWith(start) && assertions.some((one) => one.error)),
    );

const written = (name: string, size: { requests: number; assertions: number }, done: readonly Execution[]): string => {
  const asserted = done.flatMap(({ assertions }) => assertions);
  const passed = asserted.filter(({ error }) => !error).length;
  return `| ${[name, size.requests, size.assertions, asserted.length, passed, asserted.length - passed].join(' | ')} |`;
};

describe.skipIf(missing)('the public collections', () => {
  const text = readFileSync(DOCUMENT, 'utf8');

  it('of the OpenAPI documents, as it was published', async () => {
    const collection = readCollection('oas');
    const done = await runParts([collection]);
    expect(unexplained(done, OAS)).toEqual([]);
    expect(idle(done, OAS)).toEqual([]);
    expect(text).toContain(written('OAS', sizeOf(collection), done));
  });

  it('of the rules, with its way through put right', async () => {
    const collection = readCollection('rules');
    expect(mendedJumps(collection.item)).toBe(33);
    const [tests] = mended(collection.item);
    const parts = tests!.item![0]!.item!.map((one) => ({ ...collection, item: [{ ...tests!, item: [one] }] }));
    const done = await runParts(parts);
    expect(done.flatMap(({ problems }) => problems.filter((one) => one.includes('goes round')))).toEqual([]);
    expect(unexplained(done, RULES)).toEqual([]);
    expect(idle(done, RULES)).toEqual([]);
    expect(text).toContain(written('Rules', sizeOf(collection), done));
  }, 1_200_000);
});
