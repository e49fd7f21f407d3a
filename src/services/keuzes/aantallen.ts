/** How many residents consent to what, for who manages activities: no persons, and of few not how many. */
import type { Engine } from '../../engine/engine.ts';
import { checkEpochNow } from '../../engine/epoch.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { keuzesOp, type SoortKeuze } from '../../registers/keuzes.ts';
import { snapshotOf, text } from '../operations/door.ts';

/** Fewer than this are told as fewer, and none as fewer too: one choice more or less is seen of nobody. */
export const MINST = 10;

export interface Aantal {
  readonly soort: SoortKeuze;
  readonly naam: string;
  readonly titel: string;
  /** Rounded down to tens; null: fewer than ten. */
  readonly geldig: number | null;
  readonly ingetrokken: number | null;
}

interface Counted {
  readonly geldt: string | null;
  readonly naam: string;
  readonly n: number;
}

const COUNT = {
  name: 'toestemmingen_aantallen',
  text: `select naam, geldt, count(*)::int as n from toestemmingen_toestemming where municipality = $1 group by naam, geldt`,
};

export async function aantallen(engine: Engine, caller: Caller): Promise<readonly Aantal[]> {
  const snapshot = await snapshotOf(engine, caller);
  const rows = await engine.parts.db.in(caller).query<Counted>(COUNT, [caller.municipality]);
  await checkEpochNow(engine.parts, caller);
  return keuzesOp(snapshot, today()).map(({ soort, naam, sleutel, activiteit, combinatie }) => ({
    soort,
    naam,
    titel: text((combinatie ?? activiteit).record.naam),
    geldig: verhuld(sum(rows.filter(({ geldt }) => geldt === sleutel))),
    ingetrokken: verhuld(sum(rows.filter((one) => one.naam === naam && one.geldt === null))),
  }));
}

const sum = (rows: readonly Counted[]): number => rows.reduce((total, { n }) => total + n, 0);

const verhuld = (n: number): number | null => (n < MINST ? null : Math.floor(n / MINST) * MINST);
