/**
 * The roles that Meent works in, and the schema that belongs to `meent_migrate`.
 * Made by the owner's login: with the embedded database a superuser, with an own one a login that has CREATEROLE, or a
 * login that was made a member of roles which a database administrator created. See docs/decisions/0003-database-roles.md.
 */
import type pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import { lockNumber, type Role, type Target } from './target.ts';

const ROLES: readonly Exclude<Role, 'owner'>[] = ['meent_migrate', 'meent_app', 'meent_log', 'meent_report'];

const LOCK = lockNumber('meent roles');

/** Idempotent. `client` is connected as owner. @throws StartProblem `database-rights` with the SQL that helps. */
export async function ensureRoles(client: pg.Client, target: Target): Promise<void> {
  await client.query('begin');
  try {
    // Roles are shared by all databases of a server: two installations may start at the same moment.
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    for (const role of ROLES) await ensureRole(client, role, target.roles === 'login');
    if (target.roles === 'set') await ensureMembership(client);
    await ensureSchema(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw asStartProblem(error, target);
  }
}

async function ensureRole(client: pg.Client, role: string, login: boolean): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await client.query(`create role ${role} ${login ? 'login' : 'nologin'} noinherit`);
}

/** The login may become each role, but does not have their rights by itself. From 16 on a creator is not a member yet. */
async function ensureMembership(client: pg.Client): Promise<void> {
  for (const role of ROLES) {
    const { rows } = await client.query<{ member: boolean; version: number }>(
      `select pg_has_role(current_user, $1, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as member,
              current_setting('server_version_num')::int as version`,
      [role],
    );
    const { member, version } = rows[0]!;
    if (!member)
      await client.query(`grant ${role} to current_user ${version >= 160000 ? 'with inherit false, set true' : ''}`);
  }
}

async function ensureSchema(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select from pg_namespace where nspname = 'meent'`);
  if (rowCount === 0) {
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`grant create on database ${rows[0]!.name} to meent_migrate`);
    await client.query('create schema meent authorization meent_migrate');
    await client.query(`revoke create on database ${rows[0]!.name} from meent_migrate`);
  }
}

const HELP = `create role meent_migrate; create role meent_app; create role meent_log; create role meent_report; grant meent_migrate, meent_app, meent_log, meent_report to <login>; create schema meent authorization meent_migrate;`;

function asStartProblem(error: unknown, target: Target): unknown {
  const { code } = error as { code?: string };
  if (code !== '42501' && code !== '0LP01') return error;
  return new StartProblem(
    'database-rights',
    `The login of DATABASE_URL may not create the roles and schema that Meent needs in ${target.label}; give it CREATEROLE and CREATE on the database, or let an administrator run in that database, as far as they are not there: ${HELP}`,
    error,
  );
}
