import { Problem } from '../../../foundation/problems.js';
import { DOCUMENT, documentenApi, LEZEN } from '../api.js';
import { contentOf, contentTag, readContent, sizeOf } from '../content.js';
import { log, openVersion, VERSION_QUERY, whichVersion } from './version.js';
export const download = (blobs) => ({
    method: 'GET',
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten/{id}/download',
    operationId: 'enkelvoudiginformatieobject_download',
    summary: 'De inhoud van het document.',
    scopes: [LEZEN],
    resource: DOCUMENT,
    query: VERSION_QUERY,
    sends: 'application/octet-stream',
    status: 200,
    handle: (call) => send(blobs, call),
});
async function send(blobs, { engine, caller, params, query, range, ifRange }) {
    const { row, lines } = await openVersion(engine, caller, params.id, whichVersion(query));
    const content = contentOf(row.columns);
    if (!content)
        throw new Problem('not-found', 'Dit document heeft geen inhoud.');
    return sendContent(blobs, caller.municipality, content, {
        headers: safeHeaders(row.record),
        ...(range === undefined ? {} : { range }),
        ...(ifRange === undefined ? {} : { ifRange }),
        log: () => log(engine.parts, caller, 'download', 'geopend', lines),
    });
}
/** Content as an answer, whole or the range that was asked: a download that was broken off goes on where it was. */
export async function sendContent(blobs, municipality, content, { headers, range, ifRange, log: logIt }) {
    const size = sizeOf(content);
    const etag = contentTag(content);
    // RFC 9110 13.1.5: a range of what has changed since is of no use.
    const wanted = ifRange === undefined || ifRange === etag ? parseRange(range, size) : undefined;
    const shared = { 'accept-ranges': 'bytes', ...headers };
    if (wanted === 'unsatisfiable') {
        // How large it is was told.
        await logIt();
        return { status: 416, headers: { ...shared, 'content-range': `bytes */${size}` } };
    }
    const { start, end } = wanted ?? { start: 0, end: size };
    const stream = await readContent(blobs, municipality, content, { start, end });
    try {
        await logIt();
    }
    catch (error) {
        stream.destroy();
        throw error;
    }
    return {
        status: wanted ? 206 : 200,
        etag,
        headers: {
            ...shared,
            'content-length': String(end - start),
            ...(wanted ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
        },
        content: stream,
    };
}
/** One range (RFC 9110 14.2); several, or what is no range of bytes, are answered with the whole. */
function parseRange(header, size) {
    const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
    if (!match || (match[1] === '' && match[2] === ''))
        return undefined;
    const [, first, last] = match;
    if (first === '') {
        const length = Math.min(Number(last), size);
        return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
    }
    const start = Number(first);
    const end = last === '' ? size : Math.min(Number(last) + 1, size);
    if (last !== '' && Number(last) < start)
        return undefined;
    return start < size ? { start, end } : 'unsatisfiable';
}
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;
/** What somebody else made is never run or shown by a browser under our name: it is saved. */
function safeHeaders({ formaat, bestandsnaam, titel }) {
    const type = String(formaat);
    return {
        'content-type': MEDIA_TYPE.test(type) ? type : 'application/octet-stream',
        'content-disposition': attachment(String(bestandsnaam || titel)),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    };
}
/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
function attachment(name) {
    const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
    const real = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    return `attachment; filename="${plain}"; filename*=UTF-8''${real}`;
}
//# sourceMappingURL=download.js.map