/**
 * What the rest of Meent sees of the database. Only files in foundation/db import `pg`.
 *
 * Every statement runs inside one municipality: the connection carries `meent.municipality` (row-level security, the
 * second lock), and the statement itself names the municipality as its first parameter (the first lock).
 */

import type { Errand } from './errand.ts';

/** The opaque key of a tenant: a random positive 31-bit integer, never derived from a code that can change. */
export type Municipality = number;

/** SQL with numbered parameters. With a `name` it is prepared once per connection; one name always has one text. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

export interface Queryable {
  /** Runs one statement and returns its rows. @throws DatabaseProblem with the SQLSTATE for constraint violations. */
  query<Row extends object = Record<string, unknown>>(
    statement: Statement,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}

export interface Database {
  /**
   * Statements as role `meent_app` inside one municipality, each in its own transaction. For a caller they carry its trace
   * (errand.ts) and end at its deadline. @throws deadline instead of starting after it
   */
  in(of: Municipality | Errand): Queryable;
  /**
   * Several statements in one transaction as `meent_app`; retried on 40001 and 40P01, rolled back on throw. For a caller they
   * end at its deadline, all together. @throws deadline instead of starting one after it, the commit among them
   */
  transaction<T>(of: Municipality | Errand, work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** As role `meent_log`: the only one that may write tiles, positions and the per-subject index. Crosses municipalities. */
  readonly log: Queryable & { transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> };
  /** Node-wide tables (municipality, job, ...) as `meent_app` without a municipality: rows of tenants are invisible here. */
  readonly node: Queryable & { transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> };
  /** Listens on a channel with a connection of its own; reconnects by itself. Returns the function that stops it. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  /** Waiting, idle and total connections per pool, for metrics. */
  stats(): { readonly pool: string; readonly total: number; readonly idle: number; readonly waiting: number }[];
  /** Calls the listener for each statement that took a second or more. */
  onSlow(listener: (slow: SlowStatement) => void): void;
  close(): Promise<void>;
}

export interface SlowStatement {
  /** Its name; never its text or its values. */
  readonly statement: string;
  readonly ms: number;
  readonly traceId?: string;
  readonly municipality?: Municipality;
}
