/** Every case with access of its own, and whether a document is shielded: what a copy elsewhere must know to keep it shut. */
import { accessOf, allowsRow } from '../../engine/access.js';
import { etagOf, knows } from '../../engine/answer.js';
import { checkEpoch } from '../../engine/epoch.js';
import { isUuid } from '../../foundation/ids.js';
import { invalid } from '../../foundation/problems.js';
import { DOCUMENT } from '../../registers/documenten/api.js';
import { log, snapshotOf } from '../operations/door.js';
import { toegangTot, zichtbaar } from './toegang.js';
const PER_PAGE = 100;
/** A page for a caller in process, who looks at its cases. @param na the id that the last page ended with; empty for the first */
export async function alleToegang(engine, caller, na = '') {
    const { page, seen } = await pageAfter(engine, caller, na);
    await log(engine, caller, 'toegang.lijst', 'geopend', seen);
    return page;
}
/** The same as JSON. A page that the caller has already is no look at its cases. @param ifNoneMatch ETags that the caller has */
export async function alleToegangJson(engine, caller, { na = '', ifNoneMatch }) {
    const { page, seen } = await pageAfter(engine, caller, na);
    const json = JSON.stringify(page);
    const etag = etagOf(json);
    if (!knows(ifNoneMatch, etag))
        await log(engine, caller, 'toegang.lijst', 'geopend', seen);
    return { json, etag };
}
/** @throws invalid */
async function pageAfter(engine, caller, na) {
    if (na !== '' && !isUuid(na))
        throw invalid({ name: 'na', code: 'invalid', reason: 'Geef de id die bij volgende stond.' });
    const { parts } = engine;
    const snapshot = await snapshotOf(engine, caller);
    await checkEpoch(parts, caller, snapshot.epoch);
    const ids = [
        ...new Set(['zaakafscherming', 'zaaktoegang'].flatMap((name) => snapshot.all(name).map(({ record }) => String(record.zaak)))),
    ]
        .filter((id) => id > na)
        .sort();
    const zaak = parts.registry.get('zaak');
    const access = accessOf(caller, zaak, zaak.scopes.read ?? []);
    let seen = [];
    let at = 0;
    for (; at < ids.length && seen.length === 0; at += PER_PAGE) {
        const found = await parts.loader.load(caller, ids.slice(at, at + PER_PAGE).map((id) => ({ resource: 'zaak', id })));
        seen = found.filter(({ columns }) => allowsRow(access, columns)).sort((a, b) => (a.id < b.id ? -1 : 1));
    }
    const page = {
        zaken: seen.map(({ id }) => ({ id, ...toegangTot(snapshot, id) })),
        volgende: at < ids.length ? seen.at(-1).id : null,
    };
    return { page, seen };
}
/** Logged as any look at a document. @throws not-found, also for a document that this caller may not see */
export async function documentToegang(engine, caller, id) {
    const row = await zichtbaar(engine, caller, id, 'document.toegang', DOCUMENT);
    await log(engine, caller, 'document.toegang', 'geopend', [row]);
    return { afgeschermd: Boolean(row.columns.afgeschermd) };
}
//# sourceMappingURL=overzicht.js.map