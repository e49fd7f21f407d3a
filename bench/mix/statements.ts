/** Which statements PostgreSQL was busy with, by its own extension, and how often it planned them. */
import type { World } from '../world.ts';

/** Starts the world anew with the extension. */
export async function withStatements(world: World): Promise<void> {
  await world.sql("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await world.restart({});
  await world.sql('create extension if not exists pg_stat_statements');
  await world.sql('alter system set pg_stat_statements.track_planning = on');
  await world.sql('select pg_reload_conf()');
}

const SHOWN = 40;
const LENGTH = 300;

export async function topStatements(world: World): Promise<string> {
  const rows = await world.sql<Record<string, string | number>>(
    `select calls, plans, round(total_exec_time) as ms, round(total_plan_time) as plan_ms, round(1000 * mean_exec_time) as us, wal_bytes, wal_fpi,
 shared_blks_hit + shared_blks_read as pages, left(regexp_replace(query, '\\s+', ' ', 'g'), ${LENGTH}) as query
 from pg_stat_statements order by total_exec_time + total_plan_time desc limit ${SHOWN}`,
  );
  return rows
    .map(
      ({ calls, plans, ms, plan_ms, us, wal_bytes, wal_fpi, pages, query }) =>
        `${ms} ms + ${plan_ms} planning, ${calls} calls, ${plans} plans, ${us} us, ${pages} pages, ${wal_bytes} WAL (${wal_fpi} fpi): ${query}`,
    )
    .join('\n');
}
