/** Every put and patch is a new version; what the document was before is kept as it was, content included. */
export const keepVersion = {
    number: 'drc-versie',
    on: ['update'],
    apply(work, { id, before }) {
        const version = work.create('documentversie', { ...before.record, informatieobject: id });
        work.setColumns(version, { inhoud: before.columns.inhoud });
    },
};
//# sourceMappingURL=versie.js.map