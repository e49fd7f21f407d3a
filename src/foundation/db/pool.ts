/** A bounded pool of connections in one role; each connection remembers the municipality it is set to. */
import pg from 'pg';
import { endsConnection, isUnsure, toProblem, unavailable } from './problem.ts';
import { clientConfig, type Role, type Target } from './target.ts';
import type { Municipality, Statement } from './types.ts';

/** `null`: no municipality, rows of tenants are invisible. */
export type Scope = Municipality | null;

export interface Connection {
  run<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export interface BoundedPool {
  readonly name: string;
  /** Borrows a connection that is set to `scope`. A connection whose state is uncertain is closed, not given back. */
  use<T>(scope: Scope, work: (connection: Connection) => Promise<T>): Promise<T>;
  stats(): { readonly pool: string; readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly name: string;
  readonly role: Role;
  readonly max: number;
  /** Requests that may wait for a connection; the next one is answered 503. */
  readonly maxWaiting: number;
}

/** Longest wait for a free connection, and longest wait for one answer (above the server's own statement_timeout). */
const WAIT_MS = 5_000;
const ANSWER_MS = 15_000;
const IDLE_MS = 30_000;

const SET_MUNICIPALITY: Statement = {
  name: 'set_municipality',
  text: `select set_config('meent.municipality', $1, false)`,
};

interface ClientState {
  scope: Scope;
  /** The set-municipality that travels ahead of the statement in the same packet flow; settles before the statement does. */
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

  async function borrow(): Promise<pg.PoolClient> {
    if (pool.waitingCount >= options.maxWaiting) throw unavailable();
    try {
      return await pool.connect();
    } catch (error) {
      // A wrong password counts too: the request cannot help it, and the operator may be changing it at this moment.
      throw unavailable(error);
    }
  }

  async function use<T>(scope: Scope, work: (connection: Connection) => Promise<T>): Promise<T> {
    const client = await borrow();
    const state = stateOf(states, client);
    const onError = (error: Error): void => {
      state.broken = error;
    };
    client.on('error', onError);
    try {
      if (state.scope !== scope) {
        state.scope = scope;
        const set = client.query({ ...SET_MUNICIPALITY, values: [scope === null ? '' : String(scope)] });
        state.pending = set;
        // Seen by run() below; without a handler of its own a failure would be an unhandled rejection.
        set.catch(onError);
      }
      return await work({ run: (statement, values) => run(client, state, statement, values) });
    } finally {
      await state.pending?.catch(() => {});
      state.pending = undefined;
      client.off('error', onError);
      client.release(state.broken ?? uncertain(client));
    }
  }

  return {
    name: options.name,
    use,
    stats: () => ({ pool: options.name, total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}

function stateOf(states: WeakMap<pg.PoolClient, ClientState>, client: pg.PoolClient): ClientState {
  let state = states.get(client);
  if (!state) {
    state = { scope: null, pending: undefined, broken: undefined };
    states.set(client, state);
  }
  return state;
}

/** A connection that is still inside a transaction must not be lent to the next caller. */
function uncertain(client: pg.PoolClient): Error | undefined {
  return client.getTransactionStatus() === 'I' ? undefined : new Error('connection given back inside a transaction');
}

async function run<Row extends object>(
  client: pg.PoolClient,
  state: ClientState,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const label = statement.name ?? 'without a name';
  const answer = client.query<Row & pg.QueryResultRow>({ ...statement, values: values as unknown[] });
  // Both are waited for: a statement that ran in the wrong municipality saw nothing, and that is not an answer.
  const [set, result] = await Promise.allSettled([state.pending, answer]);
  if (set.status === 'rejected') {
    const problem = toProblem(set.reason, SET_MUNICIPALITY.name!);
    throw isUnsure(problem) ? problem : unavailable(problem);
  }
  if (result.status === 'rejected') {
    if (endsConnection(result.reason)) state.broken = result.reason;
    throw toProblem(result.reason, label);
  }
  return result.value.rows;
}
