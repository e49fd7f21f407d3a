/**
 * Delivering to one subscription: in the order of the numbers for each main object, several objects at once. One process
 * at a time works on a subscription; when it dies the next goes on after its lease, and sends again what it cannot know
 * was received (at least once). Time is that of the database, which all processes share.
 */
import type { EngineParts } from '../../engine/engine.ts';
import { selectRows } from '../../engine/rows.ts';
import type { Row } from '../../engine/work.ts';
import { now } from '../../foundation/clock.ts';
import { shared } from '../../foundation/db/errand.ts';
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import { errorCode } from '../../foundation/error-code.ts';
import { backoffMs, DEFAULT_ATTEMPTS } from '../../foundation/jobs/backoff.ts';
import type { Logger } from '../../foundation/telemetry/logger.ts';
import { followTrace, formatTraceparent, type KeptTrace } from '../../foundation/telemetry/trace.ts';
import type { Jobs, Outbound } from '../../foundation/types.ts';
import { type Posted, post, TIMEOUT_MS } from './callback.ts';
import { CLOUD_EVENT_TYPE, renderCloudEvent, sourceOf } from './cloud-event.ts';
import { type Change, messageOf } from './message.ts';
import { QUEUE } from './outbox.ts';
import { hearShielded } from './shielded.ts';
import { HEADS, POSTPONE, REST, SETTLE, TAKE, WAKE } from './statements.ts';

/** What is told of: which record changed, and its characteristics at that moment. */
export type HeardChange = Pick<Change, 'resource' | 'record' | 'kenmerken'>;

/** What an application may hear of a change now: nothing, or all of it without these characteristics. */
export type Hearing = (
  municipality: Municipality,
  clientId: string,
  change: HeardChange,
) => Promise<'nothing' | ReadonlySet<string>>;

export interface DeliveryOptions {
  readonly engine: { readonly parts: Pick<EngineParts, 'db' | 'registry' | 'reader' | 'keys'> };
  readonly jobs: Pick<Jobs, 'handle'>;
  readonly outbound: Outbound;
  readonly log?: Pick<Logger, 'warn' | 'error'>;
  /** Without it everything is told. */
  readonly hearing?: Hearing;
  /** Milliseconds to wait after an attempt that failed; the first is 1. Default: ten attempts over 24 hours. */
  readonly backoff?: (attempt: number) => number;
  /** After so many an operator must look (operator.ts). */
  readonly attempts?: number;
}

/** Main objects of one subscription at once. */
const PARALLEL = 8;
/** Subscriptions at once in this process; each holds a place for a slice at most, however slow its subscriber. */
const SUBSCRIPTIONS = 16;
/** Of those, of one application: who has many slow subscribers keeps no other waiting. */
const OF_ONE = 12;
/** Until one of its places may be free. */
const POSTPONED_MS = 2_000;
const SLICE_MS = 15_000;
/** Longer than one round of sending. */
const LEASE_MS = TIMEOUT_MS + 20_000;
/** A subscriber who fails everything is asked once a minute, so that it does not wait long when it is back. */
const LONGEST_REST_MS = 60_000;

/** Rounds in a row in which everything failed: the subscriber was away, and did not refuse one notification. */
const AWAY = 2;

/** A subscriber that answers so is gone for good (RFC 9110 15.5.11): it is not asked again until somebody says so. */
const GONE = 410;

interface Head extends Change {
  readonly number: number;
  readonly change: string;
  readonly attempts: number;
  /** Of the request that made the change; null where it was destroyed. */
  readonly trace: string | null;
  readonly sampled: boolean;
  /** It was open when it was handed out, or the subscriber could do everything then. */
  readonly shielded: boolean | null;
}

interface Outcome {
  readonly head: Head;
  readonly done: boolean;
  readonly status: number | null;
  readonly error: string | null;
  /** In ms; what the subscriber asked for. */
  readonly restMs: number;
}

/** Registers the handler of the queue; `jobs` starts and stops it. */
export function startDelivery(options: DeliveryOptions): void {
  const busy = new Map<string, number>();
  options.jobs.handle<{ readonly abonnement: string }>(
    QUEUE,
    ({ municipality, payload }) => withinShare(options, busy, municipality!, payload.abonnement),
    { parallel: SUBSCRIPTIONS },
  );
}

/** @param busy subscriptions that are worked on, by application */
async function withinShare(
  options: DeliveryOptions,
  busy: Map<string, number>,
  municipality: Municipality,
  abonnement: string,
): Promise<void> {
  const q = options.engine.parts.db.in(municipality);
  const target = await readTarget(options, q, municipality, abonnement);
  const owner = `${municipality}/${target?.columns.applicatie ?? ''}`;
  const mine = busy.get(owner) ?? 0;
  if (mine >= OF_ONE) {
    await q.query(POSTPONE, [municipality, abonnement, POSTPONED_MS]);
    return;
  }
  busy.set(owner, mine + 1);
  try {
    await deliverTo(options, municipality, abonnement);
  } finally {
    const left = busy.get(owner)! - 1;
    if (left > 0) busy.set(owner, left);
    else busy.delete(owner);
  }
}

/** One slice of work for one subscription. Does nothing when another process is at it, or the subscriber rests. */
export async function deliverTo(
  options: DeliveryOptions,
  municipality: Municipality,
  abonnement: string,
): Promise<void> {
  const { db } = options.engine.parts;
  const q = db.in(municipality);
  const [taken] = await q.query<{ failures: number }>(TAKE, [municipality, abonnement, LEASE_MS]);
  if (!taken) return;
  const backoff = options.backoff ?? backoffMs;
  let { failures } = taken;
  let asked = 0;
  const until = now().getTime() + SLICE_MS;
  for (;;) {
    // Read again each round: a subscription that was changed or ended counts at once.
    const target = await readTarget(options, q, municipality, abonnement);
    const heads = target ? await q.query<Head>(HEADS, [municipality, abonnement, PARALLEL, LEASE_MS]) : [];
    if (!target || heads.length === 0) break;
    const told = await mayHear(options, q, municipality, target, heads);
    const outcomes = await Promise.all(
      heads.map((head) => (told(head) ? send(options, municipality, target, head) : untold(head))),
    );
    await settle(options, municipality, abonnement, outcomes);
    const heard = outcomes.some(({ done }) => done);
    if (failures >= AWAY && outcomes.some(({ done, status }) => done && status !== null))
      await q.query(WAKE, [municipality, abonnement]);
    failures = heard ? 0 : failures + 1;
    if (outcomes.some(({ status }) => status === GONE)) break;
    asked = Math.max(0, ...outcomes.map(({ restMs }) => restMs));
    if (failures > 0 || asked > 0 || now().getTime() >= until) break;
  }
  const rest = Math.max(asked, failures === 0 ? 0 : Math.min(backoff(failures), LONGEST_REST_MS));
  await q.query(REST, [municipality, abonnement, rest, failures]);
}

/** What was shielded since it was handed out is told to no other than what is shielded when it changes. */
async function mayHear(
  { engine: { parts } }: DeliveryOptions,
  q: Queryable,
  municipality: Municipality,
  { columns }: Row,
  heads: readonly Head[],
): Promise<(head: Head) => boolean> {
  if (!heads.some(({ shielded }) => shielded)) return () => true;
  const all = (await hearShielded(parts, q, municipality)).has(String(columns.applicatie));
  return ({ shielded }) => all || !shielded;
}

/** Nothing of it is left to tell. */
const untold = (head: Head): Outcome => ({ head, done: true, status: null, error: null, restMs: 0 });

async function readTarget(
  { engine: { parts } }: DeliveryOptions,
  q: Queryable,
  municipality: Municipality,
  abonnement: string,
): Promise<Row | undefined> {
  const resource = parts.registry.get('abonnement');
  const statement = {
    name: 'notificaties_abonnement_one',
    text: `${selectRows(parts.registry, resource)} where t.municipality = $1 and t.id = $2`,
  };
  const [raw] = await q.query(statement, [municipality, abonnement]);
  return raw && parts.reader(resource, municipality, raw);
}

async function send(
  { engine: { parts }, outbound, hearing }: DeliveryOptions,
  municipality: Municipality,
  { columns, record }: Row,
  head: Head,
): Promise<Outcome> {
  // The change was destroyed, or belongs to a resource that a later release no longer has: there is nothing to tell.
  if (head.resource === null || !parts.registry.all.some(({ name }) => name === head.resource)) return untold(head);
  try {
    const hides = await hearing?.(municipality, String(columns.applicatie), head);
    if (hides === 'nothing') return untold(head);
    // A filter on it would tell what it holds.
    if (hides && filtersOn(record.kanalen as Parameters<typeof filtersOn>[0], hides)) return untold(head);
    const { status, restMs } = await post(
      outbound,
      String(record.callbackUrl),
      await render(parts, municipality, { columns, record }, without(head, hides)),
      { authorization: parts.keys.unseal(municipality, String(columns.auth)), ...traceHeader(head) },
    );
    return { head, done: status >= 200 && status < 300, status, error: null, restMs };
  } catch (error) {
    return { head, done: false, status: null, error: errorCode(error), restMs: 0 };
  }
}

const filtersOn = (
  kanalen: readonly { readonly filters: Readonly<Record<string, string>> }[],
  hides: ReadonlySet<string>,
): boolean =>
  kanalen.some(({ filters }) => Object.entries(filters).some(([name, value]) => value !== '*' && hides.has(name)));

const without = (head: Head, hides: ReadonlySet<string> = new Set()): Head =>
  hides.size === 0 || !head.kenmerken
    ? head
    : { ...head, kenmerken: Object.fromEntries(Object.entries(head.kenmerken).filter(([name]) => !hides.has(name))) };

async function render(
  parts: DeliveryOptions['engine']['parts'],
  municipality: Municipality,
  { columns, record }: Pick<Row, 'columns' | 'record'>,
  head: Head,
): Promise<Posted> {
  const message = messageOf(parts, municipality, String(columns.basis), head);
  if (!record.sendCloudevents) return { body: JSON.stringify(message), type: 'application/json' };
  const { change: id, number } = head;
  const source = await sourceOf(parts.db, municipality);
  const body = renderCloudEvent(message, { id, number, source, own: head.resource !== 'notificatie' });
  return { body, type: CLOUD_EVENT_TYPE };
}

/** The trace of the request that made the change goes on at the subscriber. */
function traceHeader(kept: KeptTrace): Readonly<Record<string, string>> {
  const trace = followTrace(kept);
  return trace ? { traceparent: formatTraceparent(trace) } : {};
}

const traceIdOf = (kept: KeptTrace) => {
  const trace = followTrace(kept);
  return trace ? { traceId: trace.traceId } : {};
};

async function settle(
  { engine, attempts: most = DEFAULT_ATTEMPTS, backoff = backoffMs, log }: DeliveryOptions,
  municipality: Municipality,
  abonnement: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  const failed = outcomes.filter(({ done }) => !done);
  const errands = outcomes.map(({ head }) => ({ municipality, trace: followTrace(head) }));
  await engine.parts.db
    .in(shared(errands))
    .query(SETTLE, [
      municipality,
      abonnement,
      outcomes.filter(({ done }) => done).map(({ head }) => head.number),
      failed.map(({ head }) => head.number),
      failed.map(({ head, restMs }) => Math.max(backoff(head.attempts + 1), restMs)),
      failed.map(({ status }) => status),
      failed.map(({ error }) => error),
      most,
      outcomes.some(({ status }) => status === GONE),
    ]);
  if (outcomes.some(({ status }) => status === GONE)) log?.error('subscription-paused', { municipality });
  for (const { head, status, error } of failed) {
    const attempt = head.attempts + 1;
    log?.[attempt >= most ? 'error' : 'warn']('delivery-failed', {
      municipality,
      attempt,
      ...traceIdOf(head),
      ...(status === null ? {} : { status }),
      ...(error === null ? {} : { errorCode: error }),
    });
  }
}
