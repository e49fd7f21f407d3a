/** What a combination keeps from an application of what its activity uses: no refusal (0059), so who gives the right hears it here. */
import type { Snapshot } from '../../engine/snapshot.ts';
import { type Categorie, categorieOf } from '../../gate/categories.ts';
import type { Bron } from '../../gate/sources.ts';
import { verdictsFor } from '../../registers/combineren.ts';
import { type Asker, currentOf } from '../../registers/purposes.ts';
import { gegevensVan } from '../gegevens.ts';
import { text } from './door.ts';
import { versionOf } from './manage-combinations.ts';

export interface Kept {
  readonly activity: string;
  readonly combination: { readonly id: string; readonly name: string };
  readonly source: Bron;
  readonly kinds: readonly Categorie[];
}

/** By source that is used beside another. */
function keptFrom(snapshot: Snapshot, asker: Asker, day: string): readonly Kept[] {
  const activities = currentOf(snapshot, day);
  return [...verdictsFor(snapshot, asker, day)].flatMap(([identificatie, verdict]): readonly Kept[] => {
    const activity = activities.find((one) => one.identificatie === identificatie);
    if (!activity || !('narrowed' in verdict) || !verdict.narrowed) return [];
    const { name, categories } = verdict.narrowed;
    return gegevensVan(activity, [...verdict.sources]).flatMap(({ bron, categorieen }) => {
      const named = categories.get(bron);
      const kinds = named ? categorieen.filter((code) => !named.has(code)).map(categorieOf) : [];
      if (kinds.length === 0) return [];
      const combination = versionOf(snapshot, name);
      return [{ activity: text(activity.naam), combination, source: bron as Bron, kinds }];
    });
  });
}

/** What is kept after a change and was not before it. */
export function newlyKept(
  [after, then]: readonly [Snapshot, Asker],
  [before, now]: readonly [Snapshot, Asker],
  day: string,
): readonly Kept[] {
  const was = keptFrom(before, now, day);
  return keptFrom(after, then, day).filter(
    (one) =>
      !was.some(
        ({ activity, source, kinds }) =>
          activity === one.activity && source === one.source && one.kinds.every((kind) => kinds.includes(kind)),
      ),
  );
}
