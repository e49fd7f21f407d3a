import { toestemmingenOp } from './keuzes.js';
/** What the register says on a day, to who has these client ids. */
export const askingOf = (snapshot, recipients, day) => ({
    recipients,
    day,
    combinations: (activity) => snapshot.derive('combinaties.activiteit', byActivity).get(activity) ?? [],
    consents: toestemmingenOp(snapshot, day),
});
const byActivity = (snapshot) => Map.groupBy(snapshot.all('combinatie').map(({ record, columns }) => ({
    name: String(record.identificatie),
    activity: String(record.activiteit),
    sources: new Set(record.bronnen),
    ...categoriesIn(record),
    recipients: new Set((columns.ontvangers ?? [])),
    from: String(record.beginGeldigheid),
    ...(record.eindeGeldigheid ? { until: String(record.eindeGeldigheid) } : {}),
    consent: record.grond?.toestemming === true,
    ...(columns.overgang === true ? { bridge: true } : {}),
})), ({ activity }) => activity);
/** One from before categories were named says nothing of them. */
function categoriesIn({ gegevens }) {
    const named = (gegevens ?? []);
    return named.length === 0
        ? {}
        : { categories: new Map(named.map(({ bron, categorieen }) => [bron, new Set(categorieen)])) };
}
//# sourceMappingURL=combinaties.js.map