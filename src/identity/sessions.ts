/**
 * Sessions: opaque cookie secret, one row, personal data sealed. A login always makes a new secret and ends the session
 * that came before it (session fixation, CWE-384). Idle and absolute ends after OWASP ASVS 5.0, 7.3.
 */
import { hash, randomBytes } from 'node:crypto';
import { now } from '../foundation/clock.ts';
import type { Errand } from '../foundation/db/errand.ts';
import type { Database, Municipality, Queryable } from '../foundation/db/types.ts';
import { SealProblem } from '../foundation/keys/keys.ts';
import type { Keys } from '../foundation/types.ts';
import type { AssuranceLevel, Caller } from '../gate/context.ts';

export type Employee = NonNullable<Caller['employee']>;

/** Who an identity provider says has logged in. */
export type Identified = { readonly level: AssuranceLevel; readonly name: string } & (
  | { readonly kind: 'resident'; readonly bsn: string }
  | { readonly kind: 'employee'; readonly employee: Employee }
);

export type SessionKind = Identified['kind'];

export interface Session {
  /** SHA-256 of the cookie secret, base64url: names the session and opens nothing. */
  readonly id: string;
  readonly municipality: Municipality;
  readonly kind: SessionKind;
  readonly level: AssuranceLevel;
  /** Display name of the person, for that person's own eyes. */
  readonly name: string;
  /** The resident as the caller context wants them. */
  readonly person?: NonNullable<Caller['person']>;
  /** Unseal only at the moment a register asks for the BSN itself. */
  readonly sealedBsn?: string;
  readonly employee?: Employee;
  /** For whom a resident acts, as services/mandaten reads it; absent: for themselves. */
  readonly namens?: string;
  readonly expiresAt: Date;
}

export interface Sessions {
  /** Ends the session of `previous` (a cookie secret), if any, and starts one. Returns the new cookie secret. */
  start(errand: Errand, who: Identified, previous?: string): Promise<string>;
  /** The session of a cookie secret, or null when it is unknown, ended, or of another municipality. */
  find(errand: Errand, secret: string): Promise<Session | null>;
  end(errand: Errand, secret: string): Promise<void>;
  /** For whom the resident of this session acts from now on; undefined: for themselves. */
  actFor(errand: Errand, secret: string, namens: string | undefined): Promise<void>;
  /** Removes what is over. Runs at each login; call it from a job for a municipality where nobody logs in. */
  purge(municipality: Municipality): Promise<void>;
}

const MINUTE = 60_000;
const IDLE: Readonly<Record<SessionKind, number>> = { resident: 15 * MINUTE, employee: 60 * MINUTE };
const ABSOLUTE = 8 * 60 * MINUTE;
/** Writing at every page would make each read a write. */
const TOUCH_EVERY = MINUTE;

const SECRET = /^[A-Za-z0-9_-]{43}$/;
const idOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

interface Row {
  readonly kind: SessionKind;
  readonly level: AssuranceLevel;
  readonly subject: string;
  readonly sealed_name: string;
  readonly sealed_bsn: string | null;
  readonly sealed_employee: string | null;
  readonly namens: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

const INSERT = {
  name: 'session_insert',
  text: `insert into session (municipality, id, kind, level, subject, sealed_name, sealed_bsn, sealed_employee,
           created_at, last_seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
};
const FIND = {
  name: 'session_find',
  text: `select kind, level, subject, sealed_name, sealed_bsn, sealed_employee, namens, created_at, last_seen_at, expires_at
         from session where municipality = $1 and id = $2 and expires_at > $3`,
};
const TOUCH = {
  name: 'session_touch',
  text: `update session set last_seen_at = $3, expires_at = $4
         where municipality = $1 and id = $2 and last_seen_at < $3 and expires_at > $3`,
};
const END = { name: 'session_end', text: 'delete from session where municipality = $1 and id = $2' };
const ACT_FOR = {
  name: 'session_act_for',
  text: `update session set namens = $3 where municipality = $1 and id = $2 and kind = 'resident'`,
};
const PURGE = { name: 'session_purge', text: 'delete from session where municipality = $1 and expires_at <= $2' };

const END_ALL = {
  name: 'session_end_all',
  text: 'delete from session where municipality = $1 and ($2::text[] is null or subject = any($2)) returning id',
};

/** Those of one employee, or all of a municipality. Returns how many there were. */
export async function endSessions(
  db: Pick<Database, 'in'>,
  keys: Pick<Keys, 'everyHash'>,
  municipality: Municipality,
  employee?: string,
): Promise<number> {
  const subjects = employee === undefined ? null : keys.everyHash(municipality, 'medewerker', employee);
  return (await db.in(municipality).query(END_ALL, [municipality, subjects])).length;
}

export function createSessions(db: Database, keys: Keys): Sessions {
  const insert = (tx: Queryable, municipality: Municipality, who: Identified, secret: string): Promise<unknown> => {
    const at = now();
    const resident = who.kind === 'resident';
    return tx.query(INSERT, [
      municipality,
      idOf(secret),
      who.kind,
      who.level,
      resident ? keys.hash(municipality, 'bsn', who.bsn) : keys.hash(municipality, 'medewerker', who.employee.id),
      keys.seal(municipality, who.name),
      resident ? keys.seal(municipality, who.bsn) : null,
      resident ? null : keys.seal(municipality, JSON.stringify(who.employee)),
      at,
      new Date(at.getTime() + IDLE[who.kind]),
    ]);
  };

  const touch = async (errand: Errand, id: Buffer, row: Row, at: Date): Promise<Date> => {
    if (at.getTime() - row.last_seen_at.getTime() < TOUCH_EVERY) return row.expires_at;
    const expiresAt = new Date(Math.min(at.getTime() + IDLE[row.kind], row.created_at.getTime() + ABSOLUTE));
    await db.in(errand).query(TOUCH, [errand.municipality, id, at, expiresAt]);
    return expiresAt;
  };

  /** With one key nothing is opened for it. With more the number says which hashes are theirs, whatever the row still has. */
  const hashesOf = (municipality: Municipality, { subject: stored, sealed_bsn }: Row) => {
    if (keys.formerHashes(municipality, 'bsn', '').length === 0) return { subject: stored };
    const [subject = stored, ...formerly] = keys.everyHash(municipality, 'bsn', keys.unseal(municipality, sealed_bsn!));
    return { subject, formerly };
  };

  const opened = (municipality: Municipality, id: Buffer, row: Row, expiresAt: Date): Session => ({
    id: id.toString('base64url'),
    municipality,
    kind: row.kind,
    level: row.level,
    name: keys.unseal(municipality, row.sealed_name),
    ...(row.sealed_bsn && {
      sealedBsn: row.sealed_bsn,
      person: { ...hashesOf(municipality, row), level: row.level, sealedBsn: row.sealed_bsn },
    }),
    ...(row.namens !== null && { namens: row.namens }),
    ...(row.sealed_employee && { employee: JSON.parse(keys.unseal(municipality, row.sealed_employee)) as Employee }),
    expiresAt,
  });

  return {
    async start(errand, who, previous) {
      const { municipality } = errand;
      const secret = randomBytes(32).toString('base64url');
      await db.transaction(errand, async (tx) => {
        await tx.query(PURGE, [municipality, now()]);
        if (previous !== undefined) await tx.query(END, [municipality, idOf(previous)]);
        await insert(tx, municipality, who, secret);
      });
      return secret;
    },

    async find(errand, secret) {
      if (!SECRET.test(secret)) return null;
      const { municipality } = errand;
      const id = idOf(secret);
      const at = now();
      const [row] = await db.in(errand).query<Row>(FIND, [municipality, id, at]);
      if (row === undefined) return null;
      const expiresAt = await touch(errand, id, row, at);
      try {
        return opened(municipality, id, row, expiresAt);
      } catch (error) {
        // Its key was retired: then logging in again is the way on, not a broken page.
        if (error instanceof SealProblem) return null;
        throw error;
      }
    },

    async end(errand, secret) {
      await db.in(errand).query(END, [errand.municipality, idOf(secret)]);
    },

    async actFor(errand, secret, namens) {
      await db.in(errand).query(ACT_FOR, [errand.municipality, idOf(secret), namens ?? null]);
    },

    async purge(municipality) {
      await db.in(municipality).query(PURGE, [municipality, now()]);
    },
  };
}
