/** A zip of files to the records in it. */
import { parseJson } from '../../../foundation/json-text/strict.js';
import { Problem } from '../../../foundation/problems.js';
import { readZip, UnreadableZip } from '../../../foundation/zip.js';
import { idOf, MEMBERS } from './members.js';
/** @throws UnreadableZip for a file that is no catalogue */
export function readEntries(bytes) {
    const files = readZip(bytes);
    if (!files.has('Catalogus.json'))
        throw new UnreadableZip('The zip has no Catalogus.json; export the catalogue together with its types.');
    const read = Object.entries(MEMBERS).map(([member, kind]) => [kind, listIn(files.get(`${member}.json`), member)]);
    return Object.fromEntries(read);
}
function listIn(content, member) {
    if (!content)
        return [];
    const list = parsed(content, member);
    if (!Array.isArray(list))
        throw new UnreadableZip(`${member}.json is not a list.`);
    return list.map((body, index) => {
        const id = idOf(body?.url);
        if (!id)
            throw new UnreadableZip(`${member}.json: record ${index + 1} has no url that ends in a UUID.`);
        return { id, body };
    });
}
function parsed(content, member) {
    try {
        return parseJson(content);
    }
    catch (error) {
        if (!(error instanceof Problem))
            throw error;
        throw new UnreadableZip(`${member}.json cannot be read: ${error.detail}`);
    }
}
//# sourceMappingURL=read.js.map