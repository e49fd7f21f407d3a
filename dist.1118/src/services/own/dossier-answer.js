/** The rows of a case file as one answer. What the caller may not see is not among the rows. */
import { etagOf } from '../../engine/answer.js';
import { asDocument } from '../../registers/documenten/index.js';
import { meentApi } from '../../registers/meent-api.js';
import { DOCUMENT } from './dossier-items.js';
import { PARTS, VERSION } from './dossier-parts.js';
import { withSlot } from './export-content.js';
export const dossierUrl = ({ base }, id) => `${base}${meentApi.root}/zaakdossiers/${id}`;
/** @param rows the case first. */
export function dossierAnswer(engine, caller, rows, snapshot, status) {
    const json = dossierJson(engine, caller, rows, snapshot);
    return { status, json, etag: etagOf(json), id: rows[0].id };
}
/** @param slots documents have a place for their content in them: the text goes by `withContent` */
export function writerOf({ parts }, caller, snapshot, slots = false) {
    const shown = (row, extra) => parts.answer.json(caller, row, snapshot, extra);
    const inside = (row) => parts.answer.stored(caller, row, snapshot);
    return {
        shown,
        inside,
        version: (document, one) => shown(asDocument(parts, caller, document, one)),
        link(row, document, versions) {
            const earlier = document ? versions.map((one) => inside(asDocument(parts, caller, document, one))) : [];
            const versies = earlier.length > 0 ? list('versies', earlier) : '';
            if (!document)
                return shown(row);
            const whole = inside(document);
            return shown(row, `,"document":${slots ? withSlot(whole, document) : whole}${versies}`);
        },
    };
}
const list = (name, some) => `,${JSON.stringify(name)}:[${some.join(',')}]`;
/** Ids are in order of time. */
const byId = (a, b) => (a.id < b.id ? -1 : 1);
/**
 * @param rows the case first
 * @param names JSON members more: how what its addresses lead to is called, for who is elsewhere
 * @param slots as of `writerOf`
 */
export function dossierJson(engine, caller, rows, snapshot, names = '', slots = false) {
    const zaak = rows[0];
    const kinds = Map.groupBy(rows.toSorted(byId), ({ resource }) => resource.name);
    const of = (name) => kinds.get(name) ?? [];
    const { shown, inside, link } = writerOf(engine, caller, snapshot, slots);
    const documents = new Map(of(DOCUMENT).map((row) => [row.id, row]));
    const versions = Map.groupBy(of(VERSION).toSorted(byVersion), ({ record }) => String(record.informatieobject));
    const links = Map.groupBy(of('besluitinformatieobject'), ({ record }) => String(record.besluit));
    const pieces = PARTS.map(({ name, resource, single }) => {
        const written = of(resource).map((row) => shown(row));
        return single ? `,"${name}":${written[0] ?? 'null'}` : list(name, written);
    });
    const linked = of('zaakinformatieobject').map((row) => {
        const id = String(row.record.informatieobject);
        return link(row, documents.get(id), versions.get(id) ?? []);
    });
    const decided = of('besluit').map((besluit) => shown(besluit, list('documenten', (links.get(besluit.id) ?? []).map(inside))));
    const url = JSON.stringify(dossierUrl(caller, zaak.id));
    const rest = `${pieces.join('')}${list('documenten', linked)}${list('besluiten', decided)}`;
    return `{"url":${url},"zaak":${shown(zaak)}${rest}${names}}`;
}
export const byVersion = (a, b) => Number(a.record.versie) - Number(b.record.versie);
//# sourceMappingURL=dossier-answer.js.map