export const persoonVan = (record) => record;
//# sourceMappingURL=record.js.map