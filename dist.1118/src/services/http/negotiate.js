import { Problem } from '../../foundation/problems.js';
/** WGS 84: the only one the ZGW standard knows. */
export const CRS = 'EPSG:4326';
export const hasGeometry = ({ fields }) => Object.values(fields).some(({ kind, fields: inside }) => kind === 'geometry' || (inside && hasGeometry({ fields: inside })));
/** @throws not-acceptable */
export function checkAccept(headers, type) {
    const { accept } = headers;
    if (!accept || accept === '*/*' || accept === type)
        return;
    const [main, sub] = type.split('/');
    const taken = accept.split(',').some((one) => {
        const [range = '', ...parameters] = one.trim().toLowerCase().split(';');
        const refused = parameters.some((parameter) => /^\s*q=0(\.0{0,3})?\s*$/.test(parameter));
        return !refused && ['*/*', `${main}/*`, `${main}/${sub}`].includes(range.trim());
    });
    if (!taken)
        throw new Problem('not-acceptable', `Wij antwoorden met ${type}. Vraag daarom in de kopregel Accept.`);
}
/**
 * ZGW: 412 when the header is missing, 406 and 415 when it names another system. `meant`: what is asked for may be left out.
 * @throws those three.
 */
export function checkCrs(headers, sends, meant) {
    const accepted = headers['accept-crs'] ?? (meant ? CRS : undefined);
    if (accepted === undefined)
        throw missing('Accept-Crs');
    if (accepted !== CRS)
        throw new Problem('not-acceptable', `Wij geven coördinaten in ${CRS}. Vraag daarom in Accept-Crs.`);
    if (!sends)
        return;
    const sent = headers['content-crs'];
    if (sent === undefined)
        throw missing('Content-Crs');
    if (sent !== CRS)
        throw new Problem('unsupported-media-type', `Wij lezen coördinaten in ${CRS}. Zet dat in Content-Crs.`);
}
const missing = (name) => new Problem('precondition-failed', `De kopregel ${name} ontbreekt. Stuur mee: ${name}: ${CRS}.`);
//# sourceMappingURL=negotiate.js.map