/**
 * What a plan costs: statements are taken as the program makes them, from a recorder around its database, and explained as
 * it runs them: prepared, in its role and municipality, with the plan that PostgreSQL makes for these values and with the
 * one that it makes for any.
 */
import pg from 'pg';
import { clientConfig, type Role, type Target } from '../../src/foundation/db/target.ts';
import type { Database, Municipality, Queryable, Statement } from '../../src/foundation/db/types.ts';

export interface Recorder {
  readonly watch: (db: Database) => Database;
  /** What the statements cost that the program makes while `work` runs, each explained at the moment it is made. */
  during(work: () => Promise<unknown>): Promise<readonly Cost[]>;
}

export function createRecorder(targetOf: () => Target): Recorder {
  let taken: Cost[] | undefined;
  const alone = (q: Queryable, role: Role, municipality: Municipality | null): Queryable => ({
    async query(statement, values = []) {
      taken?.push(await explainAlone(targetOf(), role, municipality, statement, values));
      return q.query(statement, values);
    },
  });
  const within = (tx: Queryable): Queryable => ({
    async query(statement, values = []) {
      taken?.push(await explain((text) => tx.query({ text }), statement, values));
      return tx.query(statement, values);
    },
  });
  const whole = (q: Database['log'], role: Role): Database['log'] => ({
    ...alone(q, role, null),
    transaction: (work) => q.transaction((tx) => work(within(tx))),
  });
  return {
    watch: (db) => ({
      ...db,
      in: (of) => alone(db.in(of), 'meent_app', typeof of === 'number' ? of : of.municipality),
      transaction: (municipality, work) => db.transaction(municipality, (tx) => work(within(tx))),
      log: whole(db.log, 'meent_log'),
      node: whole(db.node, 'meent_app'),
    }),
    async during(work) {
      taken = [];
      try {
        await work();
        return taken;
      } finally {
        taken = undefined;
      }
    },
  };
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

export interface Cost {
  readonly text: string;
  /** Pages of tables and indexes that were looked at, in memory or not, without those of the counters; of the dearer plan. */
  readonly buffers: number;
  /** Tables that were read from front to back. */
  readonly scanned: readonly string[];
  readonly plan: string;
}

const MODES = ['force_custom_plan', 'force_generic_plan'] as const;
type Run = (text: string) => Promise<readonly object[]>;

async function explainAlone(
  target: Target,
  role: Role,
  municipality: Municipality | null,
  statement: Statement,
  values: readonly unknown[],
): Promise<Cost> {
  const client = new pg.Client(clientConfig(target, role, 'meent test'));
  await client.connect();
  try {
    const run: Run = async (text) => (await client.query(text)).rows;
    await run(`set statement_timeout = '60s'; set meent.municipality = '${municipality ?? ''}'; begin`);
    return await explain(run, statement, values);
  } finally {
    await client.end();
  }
}

/** Inside a transaction, of which nothing stays: runs it once for each kind of plan. */
async function explain(run: Run, { name, text }: Statement, values: readonly unknown[]): Promise<Cost> {
  const costs: Cost[] = [];
  // One without a name is planned for its values each time.
  for (const mode of name ? MODES : MODES.slice(0, 1)) {
    await run('savepoint explained');
    await run(`set local plan_cache_mode = ${mode}`);
    await run(`prepare explained as ${text}`);
    const execute = `execute explained${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`;
    const explained = `explain (analyze, buffers, timing off, format json) ${execute}`;
    // Twice: what a connection looks up once (types, operators) is not what the statement costs.
    await run('savepoint first');
    await run(explained);
    await run('rollback to savepoint first');
    const rows = await run(explained);
    await run('rollback to savepoint explained');
    await run('deallocate explained');
    const root = (rows as readonly { 'QUERY PLAN': readonly [{ Plan: Node }] }[])[0]!['QUERY PLAN'][0].Plan;
    const nodes = nodesOf(root);
    const counters = nodes.filter((node) => isOfCounters(node['Relation Name']));
    costs.push({
      text,
      buffers: buffersOf(root) - counters.reduce((sum, node) => sum + buffersOf(node), 0),
      scanned: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? [node['Relation Name']!] : [])),
      plan: `${mode}\n${text}\n${JSON.stringify(root, slim, 1)}`,
    });
  }
  const [dearest] = costs.toSorted((a, b) => b.buffers - a.buffers);
  return { ...dearest!, scanned: [...new Set(costs.flatMap(({ scanned }) => scanned))] };
}

/** Counters, and whether they are right: a row per resource. */
const isOfCounters = (table: string | undefined): boolean => /^engine_(count|dates_)/.test(table ?? '');

const buffersOf = (node: Node): number => node['Shared Hit Blocks'] + node['Shared Read Blocks'];
const nodesOf = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const TOLD = [
  'Node Type',
  'Plans',
  'Relation Name',
  'Index Name',
  'Index Cond',
  'Filter',
  'Actual Rows',
  'Actual Loops',
  'Rows Removed by Filter',
  'Heap Fetches',
  'Shared Hit Blocks',
  'Shared Read Blocks',
];
const slim = (key: string, value: unknown): unknown =>
  key === '' || /^\d+$/.test(key) || TOLD.includes(key) ? value : undefined;

/** A value as `execute` wants it, in the text form that `pg` would send. */
function literal(value: unknown): string {
  const sent = prepare(value);
  return sent === null ? 'null' : pg.escapeLiteral(sent);
}

function prepare(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function element(value: unknown): string {
  const sent = prepare(value);
  if (sent === null) return 'null';
  return Array.isArray(value) ? sent : `"${sent.replace(/[\\"]/g, '\\$&')}"`;
}
