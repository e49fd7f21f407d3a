import { grondInWoorden } from '../../registers/opschorting-gronden.js';
/** The same as `eligible` in selectie.ts says of a row in the database. Nothing when it may go. */
export function waaromNiet(zaak, today) {
    const { record, columns } = zaak;
    if (columns.opgeschort)
        return `De vernietiging is opgeschort vanwege ${grondInWoorden(String(columns.opgeschort))}.`;
    if (!record.einddatum)
        return 'De zaak is weer geopend.';
    if (record.archiefnominatie !== 'vernietigen')
        return 'De zaak moet niet (meer) worden vernietigd.';
    if (!record.archiefactiedatum)
        return 'De zaak heeft geen archiefactiedatum meer.';
    if (String(record.archiefactiedatum) >= today)
        return `De archiefactiedatum is nu ${record.archiefactiedatum}.`;
    if (record.archiefstatus !== 'nog_te_archiveren' && record.archiefstatus !== 'gearchiveerd')
        return `De archiefstatus is nu ${record.archiefstatus}.`;
    return undefined;
}
//# sourceMappingURL=doel.js.map