/** A main case shows its sub-cases. */
export const relateToMain = {
    number: 'zrc-013',
    on: ['create', 'update', 'move'],
    apply(work, draft) {
        const before = draft.before?.record.hoofdzaak;
        const after = draft.record.hoofdzaak;
        if (before === after)
            return;
        const main = after ? work.find('zaak', after) : undefined;
        if (main)
            work.setColumns(main, { deelzaken: [...listOf(main, 'deelzaken'), draft.id] });
        const former = before ? work.find('zaak', before) : undefined;
        if (former)
            work.setColumns(former, { deelzaken: listOf(former, 'deelzaken').filter((id) => id !== draft.id) });
    },
};
/** A main case no longer shows a sub-case that goes. */
export const leaveMain = {
    number: 'zrc-023',
    on: ['delete'],
    apply(work, draft) {
        const main = draft.record.hoofdzaak ? work.find('zaak', draft.record.hoofdzaak) : undefined;
        if (main)
            work.setColumns(main, { deelzaken: listOf(main, 'deelzaken').filter((id) => id !== draft.id) });
    },
};
/** A list of ids that an effect keeps in a column. */
export const listOf = (draft, column) => draft.columns[column] ?? [];
//# sourceMappingURL=zaak.js.map