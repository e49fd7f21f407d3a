/** How the programs run, for a manager: subscriptions, jobs, the logbook, and what of it asks for attention. */
import type { Engine } from '../../engine/engine.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { addDays, daysBetween } from '../../foundation/days.ts';
import { isUuid } from '../../foundation/ids.ts';
import { hurry, jobsOf, type OpenJob, retryFailed } from '../../foundation/jobs/operator.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { readHead } from '../../logbook/tiles.ts';
import { lastVerified, VERIFY_QUEUE, type Verified } from '../../logbook/verify-daily.ts';
import { missingSince } from '../../logbook/waiting.ts';
import { applicationOf } from '../../registers/autorisaties/index.ts';
import { deadDeliveries, pause, resend, resume, subscriptionStates } from '../../registers/notificaties/index.ts';
import { wachtendeLijsten } from '../archief/achterstand.ts';
import { teLaat } from '../archief/selectie.ts';
import { archives, seesLists } from './archive.ts';
import { snapshotOf, text } from './door.ts';
import { recordDeed, refuseOthers } from './manage.ts';
import { bridges, type Closed, closedApplications, combinationsEnding, type Ending } from './manage-combinations.ts';
import { KINDS, type TypeKind, versionsWith } from './type-versions.ts';

export interface Subscription {
  readonly id: string;
  readonly callbackUrl: string;
  /** Name of the application that subscribed. */
  readonly application: string;
  readonly channels: readonly string[];
  readonly cloudEvents: boolean;
  /** Since the subscription was made. */
  readonly delivered: number;
  readonly waiting: number;
  readonly dead: number;
  readonly oldest: Date | null;
  /** Of 95 in 100 of the last hour: at most so many seconds from change to receipt; null without any. */
  readonly p95Seconds: number | null;
  /** Null while it is delivered to. */
  readonly pausedAt: Date | null;
}

export interface Failure {
  readonly callbackUrl: string;
  readonly at: Date;
  readonly attempts: number;
  /** Status of the last answer; null when there was none. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Subscriptions {
  readonly subscriptions: readonly Subscription[];
  /** The oldest that were given up. */
  readonly failures: readonly Failure[];
}

/** @throws permission-denied */
export async function subscriptions(engine: Engine, caller: Caller): Promise<Subscriptions> {
  refuseOthers(caller);
  const { rows } = await engine.rows(caller, 'abonnement', {});
  const snapshot = await snapshotOf(engine, caller);
  const { db } = engine.parts;
  const states = new Map((await subscriptionStates(db, caller)).map((state) => [state.abonnement, state]));
  const callbacks = new Map(rows.map(({ id, record }) => [id, text(record.callbackUrl)]));
  return {
    subscriptions: rows.map(({ id, record, columns }) => {
      const state = states.get(id);
      const owner = text(columns.applicatie);
      return {
        id,
        callbackUrl: text(record.callbackUrl),
        application: text(applicationOf(snapshot, owner)?.row.record.label) || owner,
        channels: (record.kanalen as readonly { readonly naam: string }[]).map(({ naam }) => naam),
        cloudEvents: record.sendCloudevents === true,
        delivered: state?.delivered ?? 0,
        waiting: state?.waiting ?? 0,
        dead: state?.failed ?? 0,
        oldest: state?.oldest ?? null,
        p95Seconds: state?.p95Seconds ?? null,
        pausedAt: state?.pausedAt ?? null,
      };
    }),
    failures: (await deadDeliveries(db, caller)).map((one) => ({
      callbackUrl: callbacks.get(one.abonnement) ?? '',
      at: one.createdAt,
      attempts: one.attempts,
      status: one.lastStatus,
      error: one.lastError,
    })),
  };
}

async function refuseUnknown(engine: Engine, caller: Caller, id: string): Promise<void> {
  const known = isUuid(id) && (await snapshotOf(engine, caller)).get('abonnement', id);
  refuseOthers(caller);
  if (!known) throw new Problem('not-found');
}

/** Nobody is called for this subscription until it is resumed. False: it was stopped already. @throws not-found, permission-denied */
export async function stopDelivering(engine: Engine, caller: Caller, id: string): Promise<boolean> {
  await refuseUnknown(engine, caller, id);
  await recordDeed(engine, caller, 'beheer.abonnement.stilzetten');
  return pause(engine.parts.db, caller, id);
}

/** What waited goes first. @throws not-found, permission-denied */
export async function deliverAgain(engine: Engine, caller: Caller, id: string): Promise<void> {
  await refuseUnknown(engine, caller, id);
  await recordDeed(engine, caller, 'beheer.abonnement.hervatten');
  await resume(engine.parts.db, caller, id);
}

/** Everything that was given up for one subscription, once more. Returns how many. @throws not-found, permission-denied */
export async function sendAgain(engine: Engine, caller: Caller, id: string): Promise<number> {
  await refuseUnknown(engine, caller, id);
  await recordDeed(engine, caller, 'beheer.abonnement.opnieuw');
  // A subscriber that answered 410 is delivered to again.
  await resume(engine.parts.db, caller, id);
  return resend(engine.parts.db, caller, { abonnement: id });
}

export type { OpenJob };

export function jobs(engine: Engine, caller: Caller): Promise<readonly OpenJob[]> {
  refuseOthers(caller);
  return jobsOf(engine.parts.db.node, caller.municipality);
}

/** A failed job of this municipality starts over. False when it is no longer there. @throws permission-denied */
export async function runAgain(engine: Engine, caller: Caller, id: string): Promise<boolean> {
  refuseOthers(caller);
  if (!isUuid(id)) throw new Problem('not-found');
  await recordDeed(engine, caller, 'beheer.taak.opnieuw');
  return retryFailed(engine.parts.db.node, id, caller.municipality);
}

export interface LogState {
  /** Entries that the newest signed head covers, and until when; undefined before the first. */
  readonly head?: { readonly size: number; readonly at: Date; readonly note: string };
  /** Undefined: never yet. */
  readonly verified?: Verified;
  /** Since when entries wait for a seal; undefined when none waits longer than it should. */
  readonly waitsSince?: Date;
}

export async function logState(engine: Engine, caller: Caller): Promise<LogState> {
  refuseOthers(caller);
  const head = await readHead(engine.parts.db.log, caller.municipality);
  const verified = await lastVerified(engine.parts.db.log, caller.municipality, engine.parts.keys);
  const waitsSince = await missingSince(engine.parts.db.in(caller), caller.municipality);
  return {
    ...(waitsSince ? { waitsSince } : {}),
    ...(head ? { head: { size: Number(head.size), at: head.minute, note: head.note } } : {}),
    ...(verified ? { verified } : {}),
  };
}

/** The check that comes every day is done now. @throws permission-denied */
export async function verifySoon(engine: Engine, caller: Caller): Promise<void> {
  refuseOthers(caller);
  await recordDeed(engine, caller, 'beheer.logboek.nakijken');
  await hurry(engine.parts.db.node, VERIFY_QUEUE, caller.municipality);
}

/** What asks for attention, each with a number and where to go. */
export interface Attention {
  /** What the caller may make: the page offers nothing else. */
  readonly mayMake: { readonly types: boolean; readonly applications: boolean };
  /** Places where the last check found the logbook changed. */
  readonly tampered: number;
  /** Since when the logbook is not sealed, and residents do not see who looked. */
  readonly unsealedSince: Date | undefined;
  readonly failedJobs: number;
  readonly deadDeliveries: number;
  /** Subscriptions whose oldest delivery waits longer than it should. */
  readonly slowSubscriptions: number;
  /** Versions of types that end soon with none after them. */
  readonly expiring: readonly (TypeNamed & { readonly ends: string; readonly days: number })[];
  /** Combinations of sources without a ground: they hold since an upgrade, till a day. */
  readonly bridges: readonly Ending[];
  /** Combinations of sources that end soon with none after them: who uses them then gets nothing. */
  readonly combinationsEnding: readonly Ending[];
  /** Applications that get nothing, or only cases, for some activity: nobody registered what they use together. */
  readonly closed: readonly Closed[];
  /** Cases past their archive date that are on no list; for who may see lists. */
  readonly overdue: number;
  /** Destruction lists that do not come to their end; for who may see lists. */
  readonly stuckLists: number;
  readonly concepts: readonly (TypeNamed & { readonly begins: string })[];
  /** Versions of object types, by their number. */
  readonly objectConcepts: readonly { readonly id: string; readonly number: number; readonly name: string }[];
}

interface TypeNamed {
  readonly kind: TypeKind;
  readonly id: string;
  readonly name: string;
}

const named = ({ resource, id, record }: Row): TypeNamed => ({
  kind: resource.name as TypeKind,
  id,
  name: text(record.omschrijving),
});

/** A type that ends within so many days and has no version after it stops the work. */
const SOON_DAYS = 60;
/** As the alarm on `meent_outbox_oldest_seconds`. */
const SLOW_MS = 5 * 60_000;

export async function attention(engine: Engine, caller: Caller, now: Date): Promise<Attention> {
  refuseOthers(caller);
  const snapshot = await snapshotOf(engine, caller);
  const mine = await jobs(engine, caller);
  const states = await subscriptionStates(engine.parts.db, caller);
  const types = hasScope(caller.rights, 'ztc', ['catalogi.lezen']) ? KINDS.flatMap((kind) => snapshot.all(kind)) : [];
  const day = today();
  const soon = addDays(day, SOON_DAYS);
  const verified = await lastVerified(engine.parts.db.log, caller.municipality, engine.parts.keys);
  return {
    mayMake: {
      types: hasScope(caller.rights, 'ztc', ['catalogi.schrijven']),
      applications: hasScope(caller.rights, 'ac', ['autorisaties.bijwerken']),
    },
    tampered: verified?.findings ?? 0,
    unsealedSince: await missingSince(engine.parts.db.in(caller), caller.municipality),
    failedJobs: mine.filter(({ state }) => state === 'failed').length,
    deadDeliveries: states.reduce((sum, { failed }) => sum + failed, 0),
    slowSubscriptions: states.filter(({ oldest }) => oldest && now.getTime() - oldest.getTime() > SLOW_MS).length,
    expiring: types
      .filter((row) => {
        const end = text(row.record.eindeGeldigheid);
        return (
          !row.record.concept &&
          end >= day &&
          end <= soon &&
          !versionsWith(snapshot, row).some(({ record }) => !record.concept && text(record.beginGeldigheid) > end)
        );
      })
      .map((row) => ({
        ...named(row),
        ends: text(row.record.eindeGeldigheid),
        days: daysBetween(day, text(row.record.eindeGeldigheid)),
      })),
    bridges: bridges(snapshot, day),
    combinationsEnding: combinationsEnding(snapshot, day, soon),
    closed: hasScope(caller.rights, 'ac', ['autorisaties.lezen']) ? closedApplications(snapshot) : [],
    overdue: archives(caller) ? await teLaat(engine, caller) : 0,
    stuckLists: seesLists(caller) ? await wachtendeLijsten(engine.parts.db, caller.municipality) : 0,
    concepts: types
      .filter(({ record }) => record.concept === true)
      .map((row) => ({ ...named(row), begins: text(row.record.beginGeldigheid) })),
    objectConcepts: hasScope(caller.rights, 'otc', ['objecttypen.lezen'])
      ? snapshot
          .all('objecttypeversie')
          .filter(({ record }) => record.status === 'draft')
          .map(({ record }) => ({
            id: text(record.objectType),
            number: Number(record.version),
            name: text(snapshot.get('objecttype', text(record.objectType))?.record.name),
          }))
      : [],
  };
}
