/** Rows that one export holds at once. In memory their bodies are there several times, while they become a line. */
export const BOUND = { rows: 2_000, bytes: 4 * 1024 * 1024 };
/** Nothing where the first alone does not fit. */
export async function fitting(loader, caller, ids, needsOf, bound = BOUND) {
    for (let some = ids; some.length > 0; some = some.slice(0, some.length >> 1)) {
        const rows = await loader.within(caller, needsOf(some), bound);
        if (rows)
            return { ids: some, rows };
    }
    return undefined;
}
//# sourceMappingURL=dossier-fitting.js.map