/**
 * What was destroyed stays destroyed: the list of it is kept outside the database, and applied to a backup that is put
 * back. A line is `moment municipality resource id`: nothing of what the record said.
 */
import type { Engine } from '../engine/engine.ts';
import { today } from '../foundation/clock.ts';
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import { isUuid } from '../foundation/ids.ts';
import { nameId } from '../foundation/name-id.ts';
import { Problem } from '../foundation/problems.ts';
import { newTrace } from '../foundation/telemetry/trace.ts';
import type { Caller } from '../gate/context.ts';
import { basicActivities } from '../registers/activiteiten/index.ts';

export interface Destroyed {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly municipality: Municipality;
  readonly resource: string;
  readonly id: string;
}

const LIST = {
  text: `select c.at, c.municipality, c.resource, c.record as id, c.id as change from engine_change c
where c.action = 'delete' and not c.implied and (c.at, c.id) > ($1::timestamptz, $2::uuid) order by c.at, c.id limit 10000`,
};

/** Everything that somebody removed since a moment, the oldest first; what went along with it is not named. */
export async function* listDestroyed(q: Queryable, since: string): AsyncGenerator<Destroyed> {
  let after = { at: new Date(since), change: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await q.query<Omit<Destroyed, 'at'> & { at: Date; change: string }>(LIST, [after.at, after.change]);
    for (const { at, municipality, resource, id } of rows) yield { at: at.toISOString(), municipality, resource, id };
    const last = rows.at(-1);
    if (!last) return;
    after = last;
  }
}

export const formatDestroyed = ({ at, municipality, resource, id }: Destroyed): string =>
  `${at} ${municipality} ${resource} ${id}`;

/** undefined for a line that says something else. */
export function parseDestroyed(line: string): Destroyed | undefined {
  const [at = '', municipality = '', resource = '', id = '', ...more] = line.trim().split(/\s+/);
  return more.length === 0 && !Number.isNaN(Date.parse(at)) && /^\d+$/.test(municipality) && resource && isUuid(id)
    ? { at, municipality: Number(municipality), resource, id }
    : undefined;
}

export interface Applied {
  readonly removed: number;
  /** Not there: made after the backup, or gone with something else. */
  readonly absent: number;
  /** `resource id`, and the code of the problem. */
  readonly refused: readonly string[];
}

/**
 * Removes what the list names, by the same door and with the same trace as the first time. A document that went together
 * with its case may stand before it: what is refused is tried once more at the end. A legal hold refuses it both times.
 */
export async function applyDestroyed(engine: Engine, list: readonly Destroyed[]): Promise<Applied> {
  const first = await removeAll(engine, list);
  const again = await removeAll(
    engine,
    first.refused.map(({ one }) => one),
  );
  return {
    removed: first.removed + again.removed,
    absent: first.absent + again.absent,
    refused: again.refused.map(({ one: { resource, id }, code }) => `${resource} ${id}: ${code}`),
  };
}

interface Round extends Pick<Applied, 'removed' | 'absent'> {
  readonly refused: readonly { readonly one: Destroyed; readonly code: string }[];
}

async function removeAll(engine: Engine, list: readonly Destroyed[]): Promise<Round> {
  let removed = 0;
  let absent = 0;
  const refused: { one: Destroyed; code: string }[] = [];
  for (const one of list) {
    try {
      await engine.remove(callerOf(one.municipality), one.resource, one.id);
      removed++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'not-found') absent++;
      else refused.push({ one, code: error.code });
    }
  }
  return { removed, absent, refused };
}

/** Whoever has the machine. */
function callerOf(municipality: Municipality): Caller {
  const [activity] = basicActivities(today());
  const { identificatie, doel, grondToelichting, organ } = activity!;
  return {
    municipality,
    base: 'http://meent.invalid',
    application: { id: 'meent-opdrachtregel', label: 'Opdrachtregel van Meent' },
    activity: {
      id: nameId(municipality, 'verwerkingsactiviteit', identificatie),
      purpose: doel,
      ground: grondToelichting,
      organ,
    },
    trace: newTrace(),
    rights: { everything: true, grants: [] },
    remark: 'Opnieuw vernietigd na herstel uit een back-up',
  };
}
