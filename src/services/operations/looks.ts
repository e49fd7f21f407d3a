/** Looks of others at a resident's data, as the who-looked page, the case page and the home page show them. */
import type { Engine } from '../../engine/engine.ts';
import { ACTING, ACTOR } from '../../engine/log.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Caller } from '../../gate/context.ts';
import { isLimited, type Mandate, opensService, requireMandate, subjectsOf } from '../../gate/mandate.ts';
import { type Look, looksAt } from '../../logbook/read.ts';
import { missingSince } from '../../logbook/waiting.ts';
import { type Withheld, withheldFrom } from '../../logbook/withheld.ts';
import { PORTAAL } from '../people.ts';
import { OTHER, snapshotOf } from './door.ts';

/** Lines of one read of the index. */
const BATCH = 500;
/** A page reads no further back than this many lines at once. */
const MOST_BATCHES = 4;

/** Somebody who acted for whom the line is about. Of who acted there is a line too: that is their own. */
export const isActing = ({
  application,
  operation,
  records,
}: Pick<Look, 'application' | 'operation' | 'records'>): boolean =>
  application === PORTAAL &&
  operation.startsWith(ACTING) &&
  !operation.endsWith(OTHER) &&
  records.some(({ resource }) => resource !== ACTOR);

/** The resident on their own pages. A look by somebody else in the same case has a name of its own (door.ts). */
export const isOwn = (look: Pick<Look, 'application' | 'operation' | 'records'>): boolean =>
  look.application === PORTAAL && !look.operation.endsWith(OTHER) && !isActing(look);

/** Another resident, on their pages. */
export const isOfResident = ({ application, operation }: Pick<Look, 'application' | 'operation'>): boolean =>
  application === PORTAAL && operation.endsWith(OTHER);

/**
 * A resident's own reading would drown what others do, so it is left out; it is in the logbook and in the proof as any
 * other. What they made themselves is shown, as the start of the story.
 */
export const isShown = (look: Look): boolean =>
  !isOwn(look) || (look.kind === 'aangemaakt' && look.records.some(({ resource }) => resource === 'zaak'));

/** What this resident does not see yet of the lines about them. */
export async function withheldOf(engine: Engine, caller: Caller): Promise<Withheld> {
  const { db, keys } = engine.parts;
  const snapshot = await snapshotOf(engine, caller);
  const versionsOf = (identificatie: string): readonly string[] =>
    snapshot.related('verwerkingsactiviteit', 'identificatie', identificatie).map(({ id }) => id);
  const withheld = await withheldFrom(db.in(caller), keys, caller.municipality, subjectsOf(caller), versionsOf);
  const { mandate } = caller;
  if (!mandate || !isLimited(mandate)) return withheld;
  return { hides: (said, record) => isClosed(snapshot, mandate, said.activity) || withheld.hides(said, record) };
}

/** Of a service that a mandate does not open it is not told either that somebody looked at it: that would say that it is there. */
function isClosed(snapshot: Snapshot, { services }: Mandate, activity: string): boolean {
  const types = (snapshot.get('verwerkingsactiviteit', activity)?.record.zaaktypen ?? []) as readonly string[];
  return types.length > 0 && !types.some((type) => opensService(services, type));
}

export interface Found {
  readonly looks: readonly Look[];
  /** Where to go on; null at the end of the log. */
  readonly next: string | null;
  /** The oldest moment that was looked at. */
  readonly since: Date | undefined;
}

/** @param most looks wanted at least, when there are. @throws when `after` is not a cursor: returns null then. */
export async function shownLooks(engine: Engine, caller: Caller, most: number, after?: string): Promise<Found | null> {
  requireMandate(caller, 'wie-keek');
  const q = engine.parts.db.in(caller);
  const [subject, ...formerly] = subjectsOf(caller);
  const withheld = await withheldOf(engine, caller);
  const looks: Look[] = [];
  let cursor = after;
  let since: Date | undefined;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const page = await looksAt(q, caller.municipality, subject!, withheld, {
      ...(formerly.length > 0 ? { formerly } : {}),
      limit: BATCH,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    if (!page) return null;
    looks.push(...page.looks.filter(isShown));
    since = page.looks.at(-1)?.at ?? since;
    if (!page.next) return { looks, next: null, since };
    cursor = page.next;
    if (looks.length >= most) break;
  }
  return { looks, next: cursor ?? null, since };
}

/** Since when looks are not listed, though they are kept; undefined when the lists are complete. */
export async function looksMissingSince(engine: Engine, caller: Caller): Promise<string | undefined> {
  return (await missingSince(engine.parts.db.in(caller), caller.municipality))?.toISOString();
}

export interface CaseLooks {
  readonly count: number;
  readonly last?: string;
  /** There may be more, that are not listed yet. */
  readonly incomplete: boolean;
}

/** How often others looked at one case or what belongs to it, and when last; of the newest lines. @param ids of all of it */
export async function looksAtCase(engine: Engine, caller: Caller, ids: ReadonlySet<string>): Promise<CaseLooks> {
  const found = await shownLooks(engine, caller, Number.POSITIVE_INFINITY);
  const looks = (found?.looks ?? []).filter((look) => !isOwn(look) && look.records.some(({ id }) => ids.has(id)));
  return {
    count: looks.length,
    ...(looks[0] ? { last: looks[0].at.toISOString() } : {}),
    incomplete: (await looksMissingSince(engine, caller)) !== undefined,
  };
}
