/** The settings of the embedded PostgreSQL: sized for a laptop or a small server, safe before fast. */
import { appendFileSync, chmodSync, existsSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
const SETTINGS = {
    // No network at all: the socket's folder is closed to everybody but the account itself.
    listen_addresses: '',
    unix_socket_permissions: '0700',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // Fewer helper processes: each costs a few MB, and two cores have no use for eight.
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    autovacuum_max_workers: '2',
    io_method: 'sync',
    max_logical_replication_workers: '0',
    max_wal_senders: '2',
    // A committed row survives a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // The npm build has no lz4; its own method halves the full pages in the log.
    wal_compression: 'pglz',
    checkpoint_timeout: '15min',
    max_wal_size: '1GB',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and their values hold personal data: they stay out of the program log, also when they fail.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    log_min_messages: 'fatal',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
};
const MB = 1024 ** 2;
/**
 * What of the machine's memory (bytes) the database counts on. A page that is not among its own is copied from the file
 * cache, which is cheap for a town; with a million cases it is much of a write. A page is taken when it is first used, so a
 * small database stays as small on a large machine.
 */
export function memoryFor(total) {
    const own = Math.min(2048, Math.max(96, Math.floor(total / 32 / MB)));
    return { shared_buffers: `${own}MB`, effective_cache_size: `${Math.max(512, Math.floor(total / 2 / MB))}MB` };
}
const USUAL_CONNECTIONS = 60;
export const connectionsFor = (asked = 0) => ({
    max_connections: String(Math.max(USUAL_CONNECTIONS, asked)),
});
const MARK = `include_if_exists 'meent.conf'`;
/** Readable by the account whatever the umask; the folder itself is closed. */
function write(file, text) {
    writeFileSync(file, text);
    chmodSync(file, 0o644);
}
/** Written at each start, so that a newer Meent brings its own values; settings of the operator go in postgresql.conf after it. */
export function writeSettings(data, socket, extra = {}) {
    // A container says how much of the machine it has.
    const memory = memoryFor(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY));
    const settings = { ...SETTINGS, ...memory, unix_socket_directories: socket, ...extra };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
    const file = join(data, 'meent.conf');
    const fresh = !existsSync(file);
    write(file, `# Written by Meent at each start. Add own settings at the end of postgresql.conf.\n${lines.join('\n')}\n`);
    if (fresh)
        appendFileSync(join(data, 'postgresql.conf'), `\n${MARK}\n`);
    // Each role logs in for itself, without a password: whoever can open the socket's folder is Meent itself.
    write(join(data, 'pg_hba.conf'), '# Written by Meent at each start.\nlocal all all trust\n');
}
//# sourceMappingURL=settings.js.map