/**
 * Which list somebody read. Until a list is fixed cases may go off it, so who judges or fixes it sends the mark of what they read, and
 * it is held against what is on the list in the write itself: they confirm that, and nothing else.
 */
import { createHash } from 'node:crypto';
import type { Engine } from '../../engine/engine.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { canonical } from '../../logbook/jcs.ts';

/** Of the lines that are on it. What a line says of its case does not change while it is there. */
const kenmerkUit = (lijst: string, regels: readonly string[]): string =>
  createHash('sha256')
    .update(canonical([lijst, ...regels.toSorted()]))
    .digest('base64url')
    .slice(0, 22);

const REGELS = {
  name: 'archief_gelezen',
  text: `select id from archief_vernietigingsregel where municipality = $1 and vernietigingslijst = $2::uuid and status = 'opgenomen'`,
};

/** Ask for it before the lines are read: what goes off meanwhile is read then, and the mark is of before. */
export async function kenmerkVan(engine: Engine, caller: Caller, lijst: string): Promise<string> {
  const rows = await engine.parts.db.in(caller).query<{ id: string }>(REGELS, [caller.municipality, lijst]);
  return kenmerkUit(
    lijst,
    rows.map(({ id }) => id),
  );
}

/** @throws conflict when the list is another now */
export function eisGelezen(lijst: string, regels: readonly { readonly id: string }[], gelezen: string): void {
  const nu = kenmerkUit(
    lijst,
    regels.map(({ id }) => id),
  );
  if (gelezen !== nu)
    throw new Problem(
      'conflict',
      'Dit is niet meer de lijst die u las: er ging intussen een zaak af. Er is niets vastgelegd. Lees de lijst opnieuw.',
    );
}
