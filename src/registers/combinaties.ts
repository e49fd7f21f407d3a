/** Combinations of the register as the gate knows them. */
import type { Record_ } from '../engine/resource.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Combination } from '../gate/combinations.ts';
import type { Asking } from '../gate/combining.ts';
import { toestemmingenOp } from './keuzes.ts';

/** What the register says on a day, to who has these client ids. */
export const askingOf = (snapshot: Snapshot, recipients: ReadonlySet<string>, day: string): Asking => ({
  recipients,
  day,
  combinations: (activity) => snapshot.derive('combinaties.activiteit', byActivity).get(activity) ?? [],
  consents: toestemmingenOp(snapshot, day),
});

const byActivity = (snapshot: Snapshot): ReadonlyMap<string, readonly Combination[]> =>
  Map.groupBy(
    snapshot.all('combinatie').map(
      ({ record, columns }): Combination => ({
        name: String(record.identificatie),
        activity: String(record.activiteit),
        sources: new Set(record.bronnen as readonly string[]),
        ...categoriesIn(record),
        recipients: new Set((columns.ontvangers ?? []) as readonly string[]),
        from: String(record.beginGeldigheid),
        ...(record.eindeGeldigheid ? { until: String(record.eindeGeldigheid) } : {}),
        consent: (record.grond as Record_ | null)?.toestemming === true,
        ...(columns.overgang === true ? { bridge: true as const } : {}),
      }),
    ),
    ({ activity }) => activity,
  );

/** One from before categories were named says nothing of them. */
function categoriesIn({ gegevens }: Record_): Pick<Combination, 'categories'> {
  const named = (gegevens ?? []) as readonly { readonly bron: string; readonly categorieen: readonly string[] }[];
  return named.length === 0
    ? {}
    : { categories: new Map(named.map(({ bron, categorieen }) => [bron, new Set(categorieen)])) };
}
