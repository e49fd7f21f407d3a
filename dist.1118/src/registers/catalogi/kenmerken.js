/** Kenmerken of the channels of this API: the catalogue. */
export const kenmerken = ({ record }) => ({
    catalogus: String(record.catalogus),
});
//# sourceMappingURL=kenmerken.js.map