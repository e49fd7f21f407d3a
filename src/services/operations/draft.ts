/**
 * A report while it is being written: it survives every step without JavaScript and without login. The browser holds a
 * secret in a cookie, the database a sealed row; nothing of it is in an address.
 */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { now } from '../../foundation/clock.ts';
import type { Errand } from '../../foundation/db/errand.ts';
import type { Database, Municipality, Queryable } from '../../foundation/db/types.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import { SealProblem } from '../../foundation/keys/keys.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Photo, PhotoType } from '../photo/clean.ts';

export interface Answers {
  readonly categorie?: string;
  readonly omschrijving?: string;
  readonly adres?: string;
  /** As typed: degrees, WGS 84. */
  readonly breedtegraad?: string;
  readonly lengtegraad?: string;
  readonly naam?: string;
  readonly email?: string;
  readonly telefoon?: string;
  /** Of what is asked of burgerzaken: extract or correction, of what, and why. */
  readonly soort?: string;
  readonly onderwerp?: string;
  readonly toelichting?: string;
}

export interface Receipt {
  readonly number: string;
  readonly received: string;
  readonly answer: 'box' | 'email' | 'none';
  readonly lookedAtBy: string;
  readonly solvedBy: string;
  readonly team: string;
}

export interface Draft {
  /** The id that the case will get, so that sending twice makes one case. */
  readonly caseId: string;
  /** Of who was logged in while it was written: nobody else sees it, not on the same computer either. */
  readonly subject?: string;
  readonly answers: Answers;
  /** Present once sent; the answers are gone then. */
  readonly receipt?: Receipt;
}

export interface KeptPhoto {
  readonly id: string;
  readonly name: string;
  readonly type: PhotoType;
  readonly bytes: number;
}

export interface Drafts {
  /** An empty draft and the secret that opens it. */
  start(errand: Errand): Promise<{ readonly secret: string; readonly draft: Draft }>;
  find(errand: Errand, secret: string | undefined): Promise<Draft | undefined>;
  /** Keeps it for another day. */
  save(errand: Errand, secret: string, draft: Draft): Promise<void>;
  /** Answers and photos are gone; what the receipt page shows stays. */
  finish(errand: Errand, secret: string, draft: Draft, receipt: Receipt): Promise<void>;
  photos(errand: Errand, secret: string): Promise<readonly KeptPhoto[]>;
  /** False when there are `most` already. @throws unavailable when the photos of all drafts together are too many bytes. */
  addPhoto(errand: Errand, secret: string, photo: Photo & { name: string }, most: number): Promise<boolean>;
  removePhoto(errand: Errand, secret: string, id: string): Promise<void>;
  photoBytes(errand: Errand, secret: string, id: string): Promise<Buffer>;
  /** Removes what is over. Runs at each new draft; call it from a job where nobody starts one. */
  purge(of: Municipality | Errand): Promise<void>;
}

/** How long a draft is kept after the last answer, in milliseconds. */
const KEPT = 24 * 3_600_000;
/** Bytes of photos of one municipality that wait in drafts: anybody may send them, so that they must not fill the disk. */
const MOST_KEPT = 4_000_000_000;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const idOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

const SAVE = {
  name: 'draft_save',
  text: `insert into portal_draft (municipality, id, sealed, expires_at) values ($1, $2, $3, $4)
on conflict (municipality, id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
};
const FIND = {
  name: 'draft_find',
  text: 'select sealed from portal_draft where municipality = $1 and id = $2 and expires_at > $3',
};
const PURGE = { name: 'draft_purge', text: 'delete from portal_draft where municipality = $1 and expires_at <= $2' };
const PHOTOS = {
  name: 'draft_photos',
  text: 'select id, sealed, bytes from portal_draft_photo where municipality = $1 and draft = $2 order by id',
};
const ADD = {
  name: 'draft_photo_add',
  text: `with kept as (
  select count(*) filter (where draft = $2) as own, coalesce(sum(bytes), 0) as bytes from portal_draft_photo where municipality = $1
), added as (
  insert into portal_draft_photo (municipality, draft, id, sealed, bytes, content)
  select $1, $2, $3, $4, $5, $6 from kept where own < $7::int and bytes < $8::bigint returning 1
)
select exists (select from added) as added, own >= $7::int as enough from kept`,
};
const REMOVE = {
  name: 'draft_photo_remove',
  text: 'delete from portal_draft_photo where municipality = $1 and draft = $2 and ($3::uuid is null or id = $3)',
};
const CONTENT = {
  name: 'draft_photo_content',
  text: 'select sealed, content from portal_draft_photo where municipality = $1 and draft = $2 and id = $3',
};

interface SealedPhoto {
  readonly name: string;
  readonly type: PhotoType;
  readonly key: string;
}

/** @param mostKept bytes of photos in the drafts of one municipality. */
export function createDrafts(db: Database, keys: Keys, mostKept = MOST_KEPT): Drafts {
  const write = (q: Queryable, municipality: Municipality, secret: string, draft: Draft): Promise<unknown> => {
    const expires = new Date(now().getTime() + KEPT);
    return q.query(SAVE, [municipality, idOf(secret), keys.seal(municipality, JSON.stringify(draft)), expires]);
  };
  const save: Drafts['save'] = async (errand, secret, draft) => {
    await write(db.in(errand), errand.municipality, secret, draft);
  };
  const purge: Drafts['purge'] = async (of) => {
    await db.in(of).query(PURGE, [typeof of === 'number' ? of : of.municipality, now()]);
  };
  const opened = (municipality: Municipality, sealed: string): SealedPhoto =>
    JSON.parse(keys.unseal(municipality, sealed));

  return {
    save,
    purge,
    async start(errand) {
      await purge(errand);
      const secret = randomBytes(32).toString('base64url');
      const draft: Draft = { caseId: newId(), answers: {} };
      await save(errand, secret, draft);
      return { secret, draft };
    },
    async find(errand, secret) {
      if (!secret || !SECRET.test(secret)) return undefined;
      const { municipality } = errand;
      const [row] = await db.in(errand).query<{ sealed: string }>(FIND, [municipality, idOf(secret), now()]);
      try {
        return row && (JSON.parse(keys.unseal(municipality, row.sealed)) as Draft);
      } catch (error) {
        // Its key was retired: then the report begins anew.
        if (error instanceof SealProblem) return undefined;
        throw error;
      }
    },
    finish: (errand, secret, { caseId, subject }, receipt) =>
      db.transaction(errand, async (tx) => {
        const { municipality } = errand;
        await write(tx, municipality, secret, { caseId, ...(subject && { subject }), answers: {}, receipt });
        await tx.query(REMOVE, [municipality, idOf(secret), null]);
      }),
    async photos(errand, secret) {
      const { municipality } = errand;
      const rows = await db
        .in(errand)
        .query<{ id: string; sealed: string; bytes: number }>(PHOTOS, [municipality, idOf(secret)]);
      return rows.map(({ id, sealed, bytes }) => {
        const { name, type } = opened(municipality, sealed);
        return { id, name, type, bytes };
      });
    },
    async addPhoto(errand, secret, { name, type, bytes }, most) {
      const { municipality } = errand;
      const key = randomBytes(32);
      const sealed = keys.seal(municipality, JSON.stringify({ name, type, key: key.toString('base64') }));
      const values = [municipality, idOf(secret), newId(), sealed, bytes.length, encrypt(key, bytes), most, mostKept];
      const [row] = await db.in(errand).query<{ added: boolean; enough: boolean }>(ADD, values);
      if (!row!.added && !row!.enough) throw new Problem('unavailable', undefined, { retryAfterSeconds: 3600 });
      return row!.added;
    },
    async removePhoto(errand, secret, id) {
      if (isUuid(id)) await db.in(errand).query(REMOVE, [errand.municipality, idOf(secret), id]);
    },
    async photoBytes(errand, secret, id) {
      const { municipality } = errand;
      const [row] = await db
        .in(errand)
        .query<{ sealed: string; content: Buffer }>(CONTENT, [municipality, idOf(secret), id]);
      if (!row) throw new Error('a photo of the draft is gone');
      return decrypt(Buffer.from(opened(municipality, row.sealed).key, 'base64'), row.content);
    },
  };
}

/** AES-256-GCM; the key serves one message, so the nonce may be fixed (NIST SP 800-38D, 8). */
const NONCE = Buffer.alloc(12);
const TAG = 16;

function encrypt(key: Buffer, clear: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, NONCE);
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, NONCE);
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
}
