/** How far a list is: its cases by what became of them, and the content that must still be erased. */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';
import { REGEL_STATUS, type RegelStatus } from '../../registers/archief/index.ts';

export type Voortgang = Readonly<Record<RegelStatus, number>> & {
  readonly zaken: number;
  /** Files of destroyed cases that are not erased yet. */
  readonly bestandenTeWissen: number;
};

const COUNTS = {
  name: 'archief_voortgang',
  text: `select vernietigingslijst as lijst, status, count(*)::int as n, coalesce(sum(cardinality(inhoud)), 0)::int as inhoud
 from archief_vernietigingsregel where municipality = $1 and vernietigingslijst = any($2::uuid[]) group by 1, 2`,
};

export async function voortgangVan(
  engine: Engine,
  caller: Caller,
  lijsten: readonly string[],
): Promise<ReadonlyMap<string, Voortgang>> {
  const rows = await engine.parts.db
    .in(caller)
    .query<{ lijst: string; status: RegelStatus; n: number; inhoud: number }>(COUNTS, [caller.municipality, lijsten]);
  return new Map(
    lijsten.map((id) => {
      const own = rows.filter(({ lijst }) => lijst === id);
      const count = (status: RegelStatus) => own.find((row) => row.status === status)?.n ?? 0;
      const sum = (of: 'n' | 'inhoud') => own.reduce((total, row) => total + row[of], 0);
      const counts = Object.fromEntries(REGEL_STATUS.map((status) => [status, count(status)]));
      return [id, { ...(counts as Record<RegelStatus, number>), zaken: sum('n'), bestandenTeWissen: sum('inhoud') }];
    }),
  );
}
