/** Dates as they are answered: a day, or as much of it as is known. */
const MAANDEN = [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
];
/** Wholly unknown, as it is stored. */
const ONBEKEND = '0000';
/** @param stored `2001-03-14`, `2001-03`, `2001`, or `0000`; empty gives nothing */
export function datumVan(stored) {
    if (typeof stored !== 'string' || stored === '')
        return undefined;
    const [jaar, maand, dag] = stored.split('-');
    if (jaar === ONBEKEND)
        return { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' };
    if (maand === undefined)
        return { type: 'JaarDatum', jaar: Number(jaar), langFormaat: String(Number(jaar)) };
    const woorden = `${MAANDEN[Number(maand) - 1]} ${Number(jaar)}`;
    if (dag === undefined)
        return { type: 'JaarMaandDatum', jaar: Number(jaar), maand: Number(maand), langFormaat: woorden };
    return { type: 'Datum', datum: stored, langFormaat: `${Number(dag)} ${woorden}` };
}
/** Years of age on a day; nothing where what is known of the birth does not tell. */
export function leeftijdOp(geboren, vandaag) {
    const [jaar, maand, dag] = geboren.split('-');
    if (!jaar || jaar === ONBEKEND || maand === undefined)
        return undefined;
    const jaren = Number(vandaag.slice(0, 4)) - Number(jaar);
    const nu = vandaag.slice(5);
    if (dag === undefined) {
        if (maand === nu.slice(0, 2))
            return undefined;
        return maand < nu.slice(0, 2) ? jaren : jaren - 1;
    }
    return `${maand}-${dag}` <= nu ? jaren : jaren - 1;
}
/** True while a last day, of which a part may be unknown, is not over for certain. */
export function isNogNietVoorbij(einde, vandaag) {
    if (einde === '' || einde.startsWith(ONBEKEND))
        return true;
    const bekend = einde.length;
    return bekend === 10 ? einde > vandaag : einde >= vandaag.slice(0, bekend);
}
//# sourceMappingURL=datum.js.map