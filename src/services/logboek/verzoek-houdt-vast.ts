/** Lines that are held because their resident asked something, for as long as that runs. */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';
import { type Decision, decisionsAbout, decisionsOf } from '../../logbook/decisions.ts';
import { gedeeld, verzegeld, zet } from './besluit-stap.ts';
import type { VASTHOUDEN } from './gronden.ts';

/**
 * Lines about who asks something of their own data are held while that runs, by the request itself: nobody has to think of it.
 * Holding twice holds once.
 */
export async function houdVastVoorVerzoek(
  engine: Engine,
  caller: Caller,
  {
    subject,
    grond,
    verzoek,
  }: { readonly subject: string; readonly grond: keyof typeof VASTHOUDEN; readonly verzoek: string },
): Promise<string> {
  const [known] = await vastVoor(engine, caller, subject, verzoek);
  if (known) return known.id;
  const reason = verzegeld(engine, caller, 'Zolang het verzoek van de inwoner loopt.');
  const { decision } = await zet(engine, caller, 'vasthouden', 'besluit', {
    terms: { subject, ground: grond, reason, request: verzoek },
    door: `verzoek ${verzoek}`,
  });
  return decision;
}

/** The request is over: what was held for it may go when its time comes. What is held for another reason stays. */
export async function laatLosNaVerzoek(engine: Engine, caller: Caller, verzoek: string): Promise<void> {
  const { db, keys } = engine.parts;
  // By the request: whose it is may stand under another key by now, or be put right in the case.
  const all = await decisionsOf(db.in(caller), keys, caller.municipality, 'vasthouden');
  for (const { id, terms } of all.filter(({ terms: { request }, ended }) => request === verzoek && !ended))
    await zet(engine, caller, 'vasthouden', 'einde', {
      decision: id,
      terms: { ...gedeeld(terms), reason: verzegeld(engine, caller, 'Het verzoek van de inwoner is afgehandeld.') },
      ...(caller.employee ? {} : { door: caller.person ? `inwoner ${caller.person.subject}` : `verzoek ${verzoek}` }),
    });
}

async function vastVoor(
  engine: Engine,
  caller: Caller,
  subject: string,
  verzoek: string,
): Promise<readonly Decision[]> {
  const { db, keys } = engine.parts;
  const all = await decisionsAbout(db.in(caller), keys, caller.municipality, [subject], 'vasthouden');
  return all.filter(({ terms, ended }) => terms.request === verzoek && !ended);
}
