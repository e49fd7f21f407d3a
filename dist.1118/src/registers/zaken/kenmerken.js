/** Kenmerken of channel `zaken`: always those of the case itself. */
export const kenmerkenVanZaak = ({ record }) => ({
    bronorganisatie: String(record.bronorganisatie),
    zaaktype: String(record.zaaktype),
    vertrouwelijkheidaanduiding: String(record.vertrouwelijkheidaanduiding),
});
//# sourceMappingURL=kenmerken.js.map