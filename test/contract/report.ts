/** What is generated in docs/conformance: a table in README.md, and rules.md. Run as a program (`npm run conformance`) it writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Comparison, compare } from './compare.ts';
import { open, unexplained } from './explained/index.ts';
import { API_NAMES, type ApiName, havePublished, PUBLISHED, publishedOf, WITHOUT } from './published.ts';
import { RULES } from './rules/all.ts';
import { rulesPage } from './rules/page.ts';
import { servedOf } from './served.ts';

const DOCS = resolve(import.meta.dirname, '../../docs/conformance');
export const README = resolve(DOCS, 'README.md');
export const RULES_PAGE = resolve(DOCS, 'rules.md');

const [START, END] = ['<!-- generated: npm run conformance -->', '<!-- end -->'];

export function withTable(text: string, comparisons: readonly (readonly [ApiName, Comparison])[]): string {
  const rows = comparisons.map(([name, { operations, fields, differences }]) => {
    const lines = [...differences.keys()];
    const [waiting, left] = [open(name, lines).length, unexplained(name, lines).length];
    const api = `${name} ${PUBLISHED[name].split('/')[1]}`;
    const cells = [operations.published, operations.present, fields.published, fields.equal];
    return `| ${[api, ...cells, lines.length - waiting - left, waiting, left].join(' | ')} |`;
  });
  const table = [
    '| API | operations published | served | fields and parameters published | the same | differences explained | open | unexplained |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
  const [before, rest] = text.split(START);
  return `${before}${START}\n${table.join('\n')}\n${END}${rest!.split(END)[1]}`;
}

if (import.meta.main) {
  writeFileSync(RULES_PAGE, rulesPage(RULES));
  if (havePublished) {
    const comparisons = API_NAMES.map((name) => [name, compare(publishedOf(name), servedOf(name))] as const);
    writeFileSync(README, withTable(readFileSync(README, 'utf8'), comparisons));
    for (const [name, { differences }] of comparisons)
      for (const line of unexplained(name, [...differences.keys()])) console.log(`${name}: ${line}`);
  } else {
    console.error(WITHOUT);
    process.exitCode = 1;
  }
}
