/** What the source no longer shows, and is here still. */
import { Problem } from '../../foundation/problems.ts';
import { MAINS, SOORTEN } from './dossier.ts';
import { refuseChangedHere } from './here.ts';
import type { Soort } from './inventory.ts';
import { SourceProblem } from './source.ts';
import type { TakeParts } from './take.ts';

export interface Vanished {
  readonly soort: Soort;
  readonly id: string;
}

/** A decision before its case, a case before its documents. What never came here is forgotten. */
export async function vanishedFrom(parts: TakeParts, ronde: number): Promise<readonly Vanished[]> {
  const { engine, caller, inventory } = parts;
  const found: Vanished[] = [];
  for (const soort of SOORTEN.toReversed()) {
    const ids = await inventory.vanished(soort, ronde);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      const rows = await engine.parts.loader.load(
        caller,
        some.map((id) => ({ resource: soort, id })),
      );
      const here = new Set(rows.map(({ id }) => id));
      for (const id of some)
        if (here.has(id)) found.push({ soort, id });
        else await inventory.forget(soort, id);
    }
  }
  return found;
}

const AT_ONCE = 200;

/**
 * Returns what stays: because it was changed here, or because the source does not say itself that it is gone. A token
 * that may see less than yesterday gets shorter lists, and those are no reason to remove anything.
 */
export async function removeVanished(parts: TakeParts, vanished: readonly Vanished[]): Promise<readonly Vanished[]> {
  const left: Vanished[] = [];
  for (const one of vanished) {
    const { soort, id } = one;
    if ((await isGoneThere(parts, one)) && (await removed(parts, one))) await parts.inventory.forget(soort, id);
    else left.push(one);
  }
  return left;
}

/** False when it was changed here. */
async function removed(parts: TakeParts, { soort, id }: Vanished): Promise<boolean> {
  try {
    await parts.engine.move(parts.caller, {
      records: [],
      gone: [{ resource: soort, id }],
      notify: parts.notify,
      guard: () => refuseChangedHere(parts, soort, id),
    });
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'conflict') return false;
    // It went along with what went before it.
    if (error.code === 'not-found') return true;
    throw error;
  }
}

/** @throws SourceProblem `failing` */
async function isGoneThere({ source }: TakeParts, { soort, id }: Vanished): Promise<boolean> {
  const { api, path } = MAINS[soort];
  try {
    return (await source.get(api, `${path}/${id}`)) === undefined;
  } catch (error) {
    if (error instanceof SourceProblem && error.kind !== 'failing') return false;
    throw error;
  }
}
