/**
 * Who acted, for the privacy officer, when a resident asks who it was. One line at a time and about that resident, and the
 * asking is a line of its own in the log.
 */
import type { Engine } from '../../engine/engine.ts';
import { appendSeen } from '../../engine/log.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { openActor, unpackActors } from '../../logbook/actor.ts';
import { packedAt } from '../../logbook/entry-at.ts';
import type { Preimage } from '../../logbook/leaf.ts';
import { isErased, parseKept } from '../../logbook/lines.ts';
import { unpackEntry } from '../../logbook/packed.ts';
import { LOGBOEK_MEDEWERKER } from '../../registers/meent-api.ts';
import { requireLogregels } from '../gegevens.ts';
import { logboekBy } from './besluit-stap.ts';

export interface Medewerker {
  /** Null: nobody's hand, or it is no longer kept who it was. */
  readonly medewerker: string | null;
  readonly rol: string | null;
  readonly wanneer: string;
}

const WHO = {
  name: 'log_actor_of',
  text: `select ($2::bigint - p.position)::int as place, a.employees
from (select position, commit from log_position where municipality = $1 and position <= $2::bigint order by position desc limit 1) p
join log_actor a on a.municipality = $1 and a.commit = p.commit`,
};

/** @throws permission-denied; not-found also when the line is not about this resident */
export async function wieWasHet(
  engine: Engine,
  caller: Caller,
  { positie, bsn }: { readonly positie: number; readonly bsn: string },
): Promise<Medewerker> {
  const { db, keys, logbook } = engine.parts;
  const { municipality } = caller;
  if (!hasScope(caller.rights, 'meent', [LOGBOEK_MEDEWERKER]) || !caller.employee)
    throw new Problem('permission-denied');
  requireLogregels(caller, LOGBOEK_MEDEWERKER, 'bsn');
  const [subject = '', ...formerly] = keys.everyHash(municipality, 'bsn', bsn);
  const packed = await packedAt(db.in(caller), municipality, positie);
  const { preimage, lines } = unpackEntry(packed ?? '');
  const isAbout = (parseKept(lines) ?? []).some((line) => !isErased(line) && [subject, ...formerly].includes(line[1]));
  if (!isAbout) throw new Problem('not-found');
  const line = { subject, resource: 'logregel', id: String(positie), ...logboekBy(LOGBOEK_MEDEWERKER) };
  await appendSeen(logbook, caller, 'logboek.medewerker', 'geopend', [line]);
  const said = JSON.parse(preimage) as Preimage;
  const [found] = await db.log.query<{ place: number; employees: string }>(WHO, [municipality, positie]);
  const [, sealed] = (found && unpackActors(found.employees)?.find(([place]) => place === found.place)) ?? [];
  const employee = sealed === undefined ? undefined : openActor(keys, municipality, said, sealed);
  // The log does not bear it out: then nobody is named, and verification tells where.
  if (sealed !== undefined && employee === undefined)
    throw new Problem(
      'wrong-state',
      'Wie het was, is niet wat het logboek vastlegde. Er wordt niemand genoemd. Laat het logboek nakijken (meent verify).',
    );
  return {
    medewerker: employee ?? null,
    rol: said.actorRole ?? null,
    wanneer: said.at,
  };
}
