/** What stands here already of what is taken over, and whether anybody worked on it here. */
import type { Need } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import { PROCES } from '../operations/who-looked.ts';
import { AFSCHERMING, TOEGANG, toegangHier } from './afscherming.ts';
import { type Dossier, MAINS } from './dossier.ts';
import type { TakeParts } from './take.ts';

export const HERE = 'Dit is hier zelf gemaakt of gewijzigd. Wat hier staat is niet overschreven.';

const CHANGED_HERE = {
  name: 'overzetten_changed_here',
  text: `select 1 from engine_change where municipality = $1 and main = $2 and main_resource = $3 and not moved and not implied
 and not (application = $4 and resource in ('${AFSCHERMING}', '${TOEGANG}')) limit 1`,
};

/** A copy never wins from what was done here; a shield or access that ended by its own last day is no work of anybody. */
export const isChangedHere = async (
  { engine, caller }: Pick<TakeParts, 'engine' | 'caller'>,
  resource: string,
  id: string,
): Promise<boolean> =>
  (await engine.parts.db.in(caller.municipality).query(CHANGED_HERE, [caller.municipality, id, resource, PROCES]))
    .length > 0;

/** @throws conflict */
export async function refuseChangedHere(parts: TakeParts, resource: string, id: string): Promise<void> {
  if (await isChangedHere(parts, resource, id)) throw new Problem('conflict', HERE);
}

/** What is here already of a dossier. */
export async function rowsHere(parts: TakeParts, { soort, id }: Dossier): Promise<readonly Row[]> {
  const needs: Need[] = [
    { resource: soort, id },
    ...MAINS[soort].parts.map(({ resource, parent }): Need => ({ resource, where: parent, is: id })),
    ...(soort === 'enkelvoudiginformatieobject'
      ? [{ resource: 'documentversie', where: 'informatieobject', is: id }]
      : []),
    ...(soort === 'besluit' ? [{ resource: 'zaakbesluit', where: 'besluit', is: id }] : []),
  ];
  return [...(await parts.engine.parts.loader.load(parts.caller, needs)), ...(await toegangHier(parts, soort, id))];
}
