export const OBJECT = {
    all: null,
    fields: { 'record.data': 'plaats', 'record.geometry': 'plaats' },
};
//# sourceMappingURL=categorieen.js.map