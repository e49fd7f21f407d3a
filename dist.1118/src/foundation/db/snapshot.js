import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartProblem } from '../start-problem.js';
import { clientConfig, lockNumber } from './target.js';
/** Held by a backup. Who removes content asks for it shared, in the statement that finds what nothing refers to. */
export const BACKUP_LOCK = lockNumber('meent backup');
const UNHURRIED = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '20s'`;
/** @throws StartProblem `already-running` when another backup is being made. */
export async function openSnapshot(target) {
    const client = await connect(target);
    try {
        await beAlone(client);
        await client.query('begin isolation level repeatable read, read only');
        const exported = await client.query('select pg_export_snapshot() as name');
        const { name } = exported.rows[0];
        return {
            ...readerOf(client),
            async reader() {
                const other = await connect(target);
                await other.query('begin isolation level repeatable read, read only');
                await other.query(`set transaction snapshot ${pg.escapeLiteral(name)}`);
                return readerOf(other);
            },
        };
    }
    catch (error) {
        await client.end().catch(() => { });
        throw error;
    }
}
/** A sweep holds the lock for one statement: that is waited for, and another backup is not. */
async function beAlone(client) {
    for (let tries = 0; tries < 40; tries++) {
        const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [BACKUP_LOCK]);
        if (rows[0].taken)
            return;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new StartProblem('already-running', 'A backup of this database is being made already; wait until it is done.');
}
async function connect(target) {
    const client = new pg.Client(clientConfig(target, 'meent_migrate', 'meent backup'));
    client.on('error', () => { });
    await client.connect();
    await client.query(UNHURRIED);
    return client;
}
const readerOf = (client) => ({
    query: async ({ text }, values = []) => (await client.query(text, [...values])).rows,
    copy: ({ name, columns }) => client.query(copyTo(`copy ${tableOf(name, columns)} to stdout`)),
    close: () => client.end().catch(() => { }),
});
/** Table and columns as COPY wants them. */
export const tableOf = (name, columns) => `meent.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
const SHAPES = {
    text: `select c.relname as name, pg_table_size(c.oid) as bytes, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relnamespace = 'meent'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
group by c.oid order by bytes desc, name`,
};
/** All tables but that of the migrations, the largest first. */
export const tableShapes = (q) => q.query(SHAPES);
const SEQUENCES = {
    text: `select sequencename as name, last_value as last from pg_sequences where schemaname = 'meent' order by 1`,
};
/** Sequences do not take part in a snapshot: read after it, so that they are never behind it. */
export const sequences = (q) => q.query(SEQUENCES);
const MIGRATIONS = { text: 'select number, name, checksum from meent.migration order by number' };
export const appliedMigrations = (q) => q.query(MIGRATIONS);
//# sourceMappingURL=snapshot.js.map