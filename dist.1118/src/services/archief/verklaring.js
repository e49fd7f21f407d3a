/**
 * The declaration of destruction as people and other systems get it: the record, with every case that went, and a checksum
 * over both. Anybody can compute it again: RFC 8785 over the JSON without `controlegetal`.
 */
import { createHash } from 'node:crypto';
import { rowColumns } from '../../engine/rows.js';
import { canonical } from '../../logbook/jcs.js';
/** In the order in which a person looks for one. */
const PER_ZAAK = [
    'identificatie',
    'bronorganisatie',
    'zaaktype',
    'zaaktypeOmschrijving',
    'startdatum',
    'einddatum',
    'resultaat',
    'selectielijstklasse',
    'bewaartermijn',
    'afleidingswijze',
    'beginTermijn',
    'archiefactiedatum',
    'hoofdzaak',
    'documenten',
    'documentenBehouden',
    'besluiten',
    'vernietigdOp',
];
const OF_LIST = [
    'naam',
    'organisatie',
    'grondslag',
    'wijze',
    'opgesteldDoor',
    'beoordeeldDoor',
    'vastgesteldDoor',
    'vastgesteldOp',
    'begonnenOp',
    'voltooidOp',
    'zaken',
    'documenten',
    'documentenBehouden',
    'besluiten',
    'nietVernietigd',
];
const pick = (names, record) => Object.fromEntries(names.map((name) => [name, (record[name] ?? null)]));
/** @param id of the declaration, @param lijst of the list */
export function verklaringVan(id, lijst, hoofd, zaken) {
    const vernietigdeZaken = zaken
        .map(({ record }) => pick(PER_ZAAK, record))
        .toSorted((a, b) => (sleutel(a) < sleutel(b) ? -1 : 1));
    const inhoud = { id, vernietigingslijst: lijst, ...pick(OF_LIST, hoofd), vernietigdeZaken };
    return { ...inhoud, controlegetal: createHash('sha256').update(canonical(inhoud)).digest('hex') };
}
const sleutel = ({ bronorganisatie, identificatie }) => `${bronorganisatie} ${identificatie}`;
const PAGE = 1_000;
/** Every case that went with a list. */
export async function vernietigdMet(engine, caller, lijst) {
    const { registry, reader, db } = engine.parts;
    const resource = registry.get('vernietiging');
    const text = `select to_json(r) as row from (select ${rowColumns(registry, resource)} from ${resource.table} t
 where t.municipality = $1 and t.vernietigingslijst = $2::uuid and t.id > $3::uuid order by t.id limit ${PAGE}) r`;
    const found = [];
    for (let after = '00000000-0000-0000-0000-000000000000';;) {
        const rows = await db
            .in(caller)
            .query(engine.parts.statement('archief', text), [
            caller.municipality,
            lijst,
            after,
        ]);
        found.push(...rows.map(({ row }) => reader(resource, caller.municipality, row)));
        if (rows.length < PAGE)
            return found;
        after = found.at(-1).id;
    }
}
//# sourceMappingURL=verklaring.js.map