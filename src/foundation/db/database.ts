/** `Database` of types.ts over pools of connections. */
import { refuseLate } from '../deadline.ts';
import type { Errand } from './errand.ts';
import { createListener } from './listen.ts';
import { type BoundedPool, type Connection, createPool, type Scope, timeoutOf } from './pool.ts';
import { isRetried } from './problem.ts';
import type { Target } from './target.ts';
import type { Database, Municipality, Queryable, SlowStatement, Statement } from './types.ts';

export interface DatabaseOptions {
  /** Connections of the application; the log has a few of its own, so that a full pool never keeps the logbook waiting. */
  readonly appConnections?: number;
  readonly logConnections?: number;
  readonly maxWaiting?: number;
}

const TRIES = 3;

/** Until the transaction ends, whichever way. */
const TIME_LEFT: Statement = { name: 'set_time_left', text: `select set_config('statement_timeout', $1, true)` };

export function createDatabase(target: Target, options: DatabaseOptions = {}): Database {
  const maxWaiting = options.maxWaiting ?? 500;
  const slowListeners: ((slow: SlowStatement) => void)[] = [];
  const onSlow = (slow: SlowStatement): void => {
    for (const listener of slowListeners) listener(slow);
  };
  const pool = (name: string, role: 'meent_app' | 'meent_log', max: number): BoundedPool =>
    createPool(target, { name, role, max, maxWaiting, onSlow });
  const app = pool('app', 'meent_app', options.appConnections ?? 10);
  const log = pool('log', 'meent_log', options.logConnections ?? 3);
  const listener = createListener(target);

  const transactionIn = <T>(
    pool: BoundedPool,
    scope: Scope,
    work: (tx: Queryable) => Promise<T>,
    errand?: Errand,
  ): Promise<T> => retried(() => pool.use(scope, (connection) => inTransaction(connection, work, errand), errand));

  const whole = (
    pool: BoundedPool,
  ): Queryable & { transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> } => ({
    ...queryable(pool, null),
    transaction: (work) => transactionIn(pool, null, work),
  });

  return {
    in: (of) => (typeof of === 'number' ? queryable(app, known(of)) : queryable(app, known(of.municipality), of)),
    transaction: (of, work) =>
      typeof of === 'number'
        ? transactionIn(app, known(of), work)
        : transactionIn(app, known(of.municipality), work, of),
    log: whole(log),
    node: whole(app),
    listen: listener.listen,
    onSlow: (listener) => void slowListeners.push(listener),
    stats: () => [app.stats(), log.stats()],
    async close() {
      await Promise.all([listener.close(), app.close(), log.close()]);
    },
  };
}

/** Row-level security compares with this number; anything else would become an empty answer instead of an error. */
function known(municipality: Municipality): Municipality {
  if (!Number.isInteger(municipality) || municipality <= 0) throw new TypeError('not a municipality');
  return municipality;
}

const queryable = (pool: BoundedPool, scope: Scope, errand?: Errand): Queryable => ({
  query: <Row extends object>(statement: Statement, values?: readonly unknown[]) =>
    retried(() => pool.use(scope, (connection) => connection.run<Row>(statement, values), errand)),
});

/**
 * `begin` travels with the first statement; work that throws is rolled back. Each statement has what is left of the time by
 * then: what the connection was set to when it was lent is too much for a later one.
 */
async function inTransaction<T>(
  connection: Connection,
  work: (tx: Queryable) => Promise<T>,
  errand: Errand | undefined,
): Promise<T> {
  const begun = connection.run({ text: 'begin' });
  begun.catch(() => {});
  const run: Connection['run'] = (statement, values) => {
    if (errand?.deadline !== undefined) {
      refuseLate(errand);
      // A failure of it breaks the transaction off, so the statement says so too.
      connection.run(TIME_LEFT, [String(timeoutOf(errand))]).catch(() => {});
    }
    return connection.run(statement, values);
  };
  try {
    const result = await work({ query: async (statement, values) => run(statement, values) });
    await begun;
    await run({ text: 'commit' });
    return result;
  } catch (error) {
    // When the connection is gone the server rolls back by itself, and the pool throws the connection away.
    await connection.run({ text: 'rollback' }).catch(() => {});
    throw error;
  }
}

/** Serialization failures and deadlocks: the whole work again, with a little chance in the wait. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !isRetried(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 5 + Math.random() * 20));
    }
  }
}
