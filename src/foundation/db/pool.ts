/**
 * A bounded pool of connections in one role; each connection remembers the municipality it is set to. They are lent in turns:
 * who has many statements that last keeps nobody else from a connection.
 */
import pg from 'pg';
import { monotonic } from '../clock.ts';
import { refuseLate } from '../deadline.ts';
import { createTurns, type Leave } from '../turns.ts';
import { type Errand, traced } from './errand.ts';
import { endsConnection, isUnsure, toProblem, unavailable } from './problem.ts';
import { clientConfig, type Role, STATEMENT_TIMEOUT_MS, type Target } from './target.ts';
import type { Municipality, SlowStatement, Statement } from './types.ts';

/** `null`: no municipality, rows of tenants are invisible. */
export type Scope = Municipality | null;

export interface Connection {
  run<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export interface BoundedPool {
  readonly name: string;
  /**
   * Borrows a connection that is set to `scope`, and to what the errand has left of its time. A connection whose state is
   * uncertain is closed, not given back. @throws deadline, unavailable
   */
  use<T>(scope: Scope, work: (connection: Connection) => Promise<T>, errand?: Errand): Promise<T>;
  stats(): { readonly pool: string; readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly name: string;
  readonly role: Role;
  readonly max: number;
  /** Statements that may wait for a connection; of who waits with most the next one is answered 503. */
  readonly maxWaiting: number;
  readonly onSlow?: (slow: SlowStatement) => void;
}

/** A statement that takes so long is worth a line in the program log. */
const SLOW_MS = 1_000;

/** Of one asker. */
const SHARE = 3 / 4;

/** Longest wait for a free connection, and longest wait for one answer (above the server's own statement_timeout). */
const WAIT_MS = 5_000;
const ANSWER_MS = 15_000;
const IDLE_MS = 30_000;

const SET: Statement = {
  name: 'set_connection',
  text: `select set_config('meent.municipality', $1, false), set_config('statement_timeout', $2, false)`,
};

interface ClientState {
  scope: Scope;
  /** The statement_timeout that it is set to. */
  timeoutMs: number;
  /** The setting that travels ahead of the statement in the same packet flow; settles before the statement does. */
  pending: Promise<unknown> | undefined;
  /** Why this connection must be closed instead of lent again. */
  broken: Error | undefined;
}

export function createPool(target: Target, options: PoolOptions): BoundedPool {
  const states = new WeakMap<pg.PoolClient, ClientState>();
  const pool = new pg.Pool({
    ...clientConfig(target, options.role, `meent ${options.name}`),
    max: options.max,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: WAIT_MS,
    query_timeout: ANSWER_MS,
    // Statements are written without waiting for the answer to the one before: the municipality costs no round trip.
    pipeline: true,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});

  const turns = createTurns({
    places: options.max,
    each: Math.ceil(options.max * SHARE),
    waiting: Number.POSITIVE_INFINITY,
    most: options.maxWaiting,
    patienceMs: WAIT_MS,
  });

  async function borrow(asker: string): Promise<{ readonly client: pg.PoolClient; readonly leave: Leave }> {
    let leave: Leave | undefined;
    try {
      const turn = turns.enter(asker);
      leave = turn instanceof Promise ? await turn : turn;
      return { client: await pool.connect(), leave };
    } catch (error) {
      leave?.();
      // A wrong password counts too: the request cannot help it, and the operator may be changing it at this moment.
      throw unavailable(error);
    }
  }

  async function use<T>(
    scope: Scope,
    work: (connection: Connection) => Promise<T>,
    errand: Errand | undefined,
  ): Promise<T> {
    if (errand) refuseLate(errand);
    const { client, leave } = await borrow(errand?.asker ?? '');
    const state = stateOf(states, client);
    const onError = (error: Error): void => {
      state.broken = error;
    };
    client.on('error', onError);
    try {
      // Waiting for the connection took time too.
      if (errand) refuseLate(errand);
      const timeoutMs = timeoutOf(errand);
      if (state.scope !== scope || state.timeoutMs !== timeoutMs) {
        state.scope = scope;
        state.timeoutMs = timeoutMs;
        const set = ask(client, SET, [scope === null ? '' : String(scope), String(timeoutMs)]);
        state.pending = set;
        // Seen by run() below; without a handler of its own a failure would be an unhandled rejection.
        set.catch(onError);
      }
      return await work({
        async run(statement, values) {
          const started = monotonic();
          try {
            return await run(client, state, statement, values, errand);
          } finally {
            const ms = monotonic() - started;
            if (ms >= SLOW_MS) options.onSlow?.(slowOf(statement, ms, scope, errand));
          }
        },
      });
    } finally {
      await state.pending?.catch(() => {});
      state.pending = undefined;
      client.off('error', onError);
      client.release(state.broken ?? uncertain(client));
      leave();
    }
  }

  return {
    name: options.name,
    use,
    stats: () => ({ pool: options.name, total: pool.totalCount, idle: pool.idleCount, waiting: turns.state().waiting }),
    close: () => pool.end(),
  };
}

function stateOf(states: WeakMap<pg.PoolClient, ClientState>, client: pg.PoolClient): ClientState {
  let state = states.get(client);
  if (!state) {
    state = { scope: null, timeoutMs: STATEMENT_TIMEOUT_MS, pending: undefined, broken: undefined };
    states.set(client, state);
  }
  return state;
}

/** The time of the server for a statement, or what is left until the deadline when that is less. */
export const timeoutOf = (errand: Errand | undefined): number =>
  errand?.deadline === undefined
    ? STATEMENT_TIMEOUT_MS
    : Math.min(STATEMENT_TIMEOUT_MS, Math.max(1, Math.ceil(errand.deadline - monotonic())));

const slowOf = (statement: Statement, ms: number, scope: Scope, errand: Errand | undefined): SlowStatement => ({
  statement: statement.name ?? 'unnamed',
  ms: Math.round(ms),
  ...(errand?.trace ? { traceId: errand.trace.traceId } : {}),
  ...(scope === null ? {} : { municipality: scope }),
});

/** A connection that is still inside a transaction must not be lent to the next caller. */
function uncertain(client: pg.PoolClient): Error | undefined {
  return client.getTransactionStatus() === 'I' ? undefined : new Error('connection given back inside a transaction');
}

/**
 * A statement on its way. The driver copies what it is given as an object property by property, and wraps it once more;
 * a query that is made of its text, and named after that, is taken as it is.
 */
const ask = <Row extends object>(
  client: pg.PoolClient,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    const query = new pg.Query<Row & pg.QueryResultRow>(text, values as unknown[], (error, result) =>
      error ? reject(error) : resolve(result.rows),
    );
    client.query(name === undefined ? query : Object.assign(query, { name }));
  });

async function run<Row extends object>(
  client: pg.PoolClient,
  state: ClientState,
  statement: Statement,
  values: readonly unknown[] | undefined,
  errand: Errand | undefined,
): Promise<Row[]> {
  const label = statement.name ?? 'without a name';
  const answer = ask<Row>(client, traced(statement, errand), values ?? []);
  // Both are waited for: a statement that ran in the wrong municipality saw nothing, and that is not an answer.
  const [set, result] = await Promise.allSettled([state.pending, answer]);
  if (set.status === 'rejected') {
    const problem = toProblem(set.reason, SET.name!);
    throw isUnsure(problem) ? problem : unavailable(problem);
  }
  if (result.status === 'rejected') {
    if (endsConnection(result.reason)) state.broken = result.reason;
    throw toProblem(result.reason, label);
  }
  return result.value;
}
