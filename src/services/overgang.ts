/**
 * At the upgrade to the release that wants a combination for two sources together: what applications read together on that day
 * is written down, so that nothing stops at once and everybody can read what it was. It rests on no law that somebody named,
 * says so, and ends by itself (docs/decisions/0043).
 */
import type { Engine } from '../engine/engine.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { today } from '../foundation/clock.ts';
import { addMonths } from '../foundation/days.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { digestOf } from '../foundation/digest.ts';
import { nameId } from '../foundation/name-id.ts';
import { Problem } from '../foundation/problems.ts';
import { newTrace } from '../foundation/telemetry/trace.ts';
import type { Caller } from '../gate/context.ts';
import { isValidOn } from '../registers/activiteiten/index.ts';
import { askerOf } from '../registers/autorisaties/index.ts';
import { nummerIn } from '../registers/client-ids.ts';
import { verdictsFor } from '../registers/combineren.ts';
import { gegevensVan } from './gegevens.ts';

/** Long enough to judge each, short enough that nobody forgets. */
export const MONTHS = 3;

const WAITING = {
  name: 'overgang_waiting',
  text: 'select municipality from activiteiten_overgang where done_at is null order by municipality',
};
const DONE = {
  name: 'overgang_done',
  text: 'update activiteiten_overgang set done_at = now() where municipality = $1 and done_at is null',
};

export interface Bridged {
  readonly municipality: Municipality;
  /** Combinations that were written down. */
  readonly count: number;
}

/**
 * For the municipalities that were there at the upgrade, each once. Broken off halfway, or done by two processes at once, the
 * same again adds what lacks.
 */
export async function bridgeCombinations(engine: Engine, { log }: Pick<Database, 'log'>): Promise<readonly Bridged[]> {
  const bridged: Bridged[] = [];
  for (const { municipality } of await log.query<{ municipality: Municipality }>(WAITING)) {
    bridged.push({ municipality, count: await bridge(engine, municipality) });
    await log.query(DONE, [municipality]);
  }
  return bridged;
}

interface Together {
  readonly activity: string;
  readonly sources: readonly string[];
  readonly recipients: Set<string>;
}

async function bridge(engine: Engine, municipality: Municipality): Promise<number> {
  const snapshot = await engine.parts.snapshots.current(municipality);
  const day = today();
  let count = 0;
  for (const together of readTogether(snapshot, day)) {
    const body = bodyOf(snapshot, together, day);
    const id = nameId(municipality, 'combinatie', body.identificatie);
    if (snapshot.get('combinatie', id)) continue;
    try {
      await engine.create(program(municipality), 'combinatie', body, { id, columns: { overgang: true } });
      count += 1;
    } catch (error) {
      // Another process was here first.
      if (!(error instanceof Problem) || !['invalid', 'conflict'].includes(error.code)) throw error;
      engine.parts.snapshots.forget(municipality);
      if (!(await engine.parts.snapshots.current(municipality)).get('combinatie', id)) throw error;
    }
  }
  return count;
}

/**
 * Of each activity the sources that somebody reads together, with all who read exactly those: who reads fewer is given no
 * more. What one employee may beside their role is in no role, so it is not known whose combination it would be.
 */
function readTogether(snapshot: Snapshot, day: string): readonly Together[] {
  const found = new Map<string, Together>();
  for (const row of snapshot.all('applicatie')) {
    const clientIds = row.record.clientIds as readonly string[];
    if (clientIds.some((one) => nummerIn(one) !== undefined)) continue;
    // As one that may do everything and has no secret nobody calls.
    if (row.record.heeftAlleAutorisaties === true && typeof row.columns.geheim !== 'string') continue;
    for (const [activity, { kind, sources }] of verdictsFor(snapshot, askerOf(snapshot, row), day)) {
      if (kind !== 'refused') continue;
      const key = `${activity} ${[...sources].sort()}`;
      const together = found.get(key) ?? { activity, sources: [...sources].sort(), recipients: new Set() };
      for (const one of clientIds) together.recipients.add(one);
      found.set(key, together);
    }
  }
  return [...found.values()];
}

const UNNAMED = 'De gemeente beoordeelt dit nog.';

function bodyOf(snapshot: Snapshot, { activity, sources, recipients }: Together, day: string) {
  const ends = addMonths(day, MONTHS);
  const record = snapshot
    .related('verwerkingsactiviteit', 'identificatie', activity)
    .find((one) => isValidOn(one.record, day))!.record;
  const kinds = record.categorieenGegevens as readonly string[];
  return {
    identificatie: `overgang-${Buffer.from(digestOf(`${activity} ${sources}`), 'base64url')
      .toString('hex')
      .slice(0, 12)}`,
    naam: `Overgang: ${record.naam}`.slice(0, 100),
    activiteit: activity,
    bronnen: sources,
    gegevens: gegevensVan(record, sources),
    categorieenGegevens: kinds.length > 0 ? kinds : ['niet nader genoemd'],
    ontvangers: [...recipients].sort(),
    gebruiktDoor: 'Programma’s en afdelingen die deze gegevens al samen gebruikten',
    grond: null,
    dpia: UNNAMED,
    toelichting: `Deze gegevens werden al samen gebruikt voordat de gemeente bijhield welke bronnen zij samen gebruikt. Zij zoekt nu uit welke wet dit toestaat. Vindt zij die niet voor ${ends}, dan stopt het op die dag.`,
    beginGeldigheid: day,
    eindeGeldigheid: ends,
  };
}

const program = (municipality: Municipality): Caller => ({
  municipality,
  base: 'http://meent.invalid',
  application: { id: 'meent-overgang', label: 'Overgang naar het register van combinaties' },
  activity: { id: '', purpose: '', ground: '', organ: '' },
  trace: newTrace(),
  rights: { everything: true, grants: [] },
});

/** Combinations that hold and of which nobody said by which law. */
export const withoutGround = (snapshot: Snapshot, day: string): number =>
  snapshot
    .all('combinatie')
    .filter(
      ({ record, columns }) =>
        columns.overgang === true && record.eindeGeldigheid && String(record.eindeGeldigheid) > day,
    ).length;

/** Of all municipalities. */
export async function combinationsWithoutGround(
  { parts }: Pick<Engine, 'parts'>,
  municipalities: readonly Municipality[],
): Promise<number> {
  const day = today();
  const counts = await Promise.all(
    municipalities.map(async (one) => withoutGround(await parts.snapshots.current(one), day)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
