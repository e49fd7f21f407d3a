/**
 * Destruction that waits: cases that may go and are on no list, and lists that do not come to their end. For an alarm, so
 * it is of all municipalities, by nobody in particular, and read at most once an hour: it counts days.
 */
import { monotonic, today } from '../../foundation/clock.ts';
import { daysBetween } from '../../foundation/days.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { OVERDUE_SINCE } from './selectie.ts';

/** In days; 0 where nothing waits. */
export interface Achterstand {
  /** Of the case that waits longest on no list: since its archive date. */
  readonly zaken: number;
  /** Of the list that waits longest: since it was made. */
  readonly lijsten: number;
}

/** A list that was made so long ago and is not carried out or withdrawn asks for attention. */
export const LIJST_DAGEN = 90;

const OPEN = `status in ('opgesteld', 'beoordeeld', 'vastgesteld', 'wordt_uitgevoerd')`;
const LISTS = {
  name: 'archief_lijst_wacht',
  text: `select (opgesteld_op at time zone 'Europe/Amsterdam')::date::text as day from archief_vernietigingslijst
where municipality = $1 and ${OPEN} order by opgesteld_op limit 1`,
};
const STUCK = {
  name: 'archief_lijsten_wachten',
  text: `select count(*)::int as n from archief_vernietigingslijst
where municipality = $1 and ${OPEN} and opgesteld_op < now() - $2::int * interval '1 day'`,
};

const daysSince = (day: string | undefined): number => (day === undefined ? 0 : Math.max(0, daysBetween(day, today())));

export async function achterstandVan(db: Pick<Database, 'in'>, municipality: Municipality): Promise<Achterstand> {
  const q = db.in({ municipality });
  const [zaak] = await q.query<{ day: string }>(OVERDUE_SINCE, [municipality, today()]);
  const [lijst] = await q.query<{ day: string }>(LISTS, [municipality]);
  return { zaken: daysSince(zaak?.day), lijsten: daysSince(lijst?.day) };
}

/** Lists that do not come to their end. */
export async function wachtendeLijsten(db: Pick<Database, 'in'>, municipality: Municipality): Promise<number> {
  const [row] = await db.in({ municipality }).query<{ n: number }>(STUCK, [municipality, LIJST_DAGEN]);
  return row!.n;
}

const HOUR_MS = 3_600_000;

/** The longest of all municipalities, as it was within the hour. */
export function leesAchterstand(
  db: Pick<Database, 'in'>,
  municipalities: () => readonly Municipality[],
): () => Promise<Achterstand> {
  let read: { readonly at: number; readonly found: Promise<Achterstand> } | undefined;
  return async () => {
    if (!read || monotonic() - read.at > HOUR_MS) read = { at: monotonic(), found: longest(db, municipalities()) };
    const { found } = read;
    try {
      return await found;
    } catch (error) {
      read = undefined;
      throw error;
    }
  };
}

async function longest(db: Pick<Database, 'in'>, municipalities: readonly Municipality[]): Promise<Achterstand> {
  let [zaken, lijsten] = [0, 0];
  for (const municipality of municipalities) {
    const one = await achterstandVan(db, municipality);
    zaken = Math.max(zaken, one.zaken);
    lijsten = Math.max(lijsten, one.lijsten);
  }
  return { zaken, lijsten };
}
