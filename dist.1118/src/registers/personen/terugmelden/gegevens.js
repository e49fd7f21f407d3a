const van = (deel, aanduiding) => ({ deel, aanduiding });
export const GEGEVENS = {
    burgerservicenummer: van('persoon', '010120'),
    naam: van('persoon', '010200'),
    'naam.voornamen': van('persoon', '010210'),
    'naam.voorvoegsel': van('persoon', '010230'),
    'naam.geslachtsnaam': van('persoon', '010240'),
    'naam.aanduidingNaamgebruik': van('persoon', '016110'),
    geboorte: van('persoon', '010300'),
    'geboorte.datum': van('persoon', '010310'),
    'geboorte.plaats': van('persoon', '010320'),
    'geboorte.land': van('persoon', '010330'),
    geslacht: van('persoon', '010410'),
    nationaliteiten: van('nationaliteiten', '040000'),
    partners: van('partners', '050000'),
    overlijden: van('overlijden', '060000'),
    'overlijden.datum': van('overlijden', '060810'),
    verblijfplaats: van('verblijfplaats', '080000'),
    'verblijfplaats.datumVan': van('verblijfplaats', '081030'),
    'verblijfplaats.verblijfadres': van('verblijfplaats', '081100'),
    'verblijfplaats.verblijfadres.huisnummer': van('verblijfplaats', '081120'),
    'verblijfplaats.verblijfadres.postcode': van('verblijfplaats', '081160'),
    gemeenteVanInschrijving: van('verblijfplaats', '080910'),
    kinderen: van('kinderen', '090000'),
    verblijfstitel: van('verblijfstitel', '100000'),
    gezag: van('gezag', '110000'),
};
/** The same inquiry, begun by the same report; that of the BRP itself is another. */
const isZelfde = (een, ander) => een !== null && een.aanduiding === ander.aanduiding && een.sinds === ander.sinds;
/**
 * The part of the person that changes when what is doubted is looked into, or no longer is. An inquiry that is there already
 * stays, and one that was begun by somebody else does not end.
 */
export function metOnderzoek(persoon, gegeven, sinds, loopt) {
    const { deel, aanduiding } = GEGEVENS[gegeven];
    const dit = { aanduiding, sinds };
    const next = (was) => {
        if (loopt)
            return was ?? dit;
        return isZelfde(was, dit) ? null : was;
    };
    const in_ = (part) => ({ ...part, onderzoek: next(part.onderzoek) });
    if (deel === 'persoon')
        return { onderzoek: next(persoon.onderzoek) };
    if (deel === 'gezag')
        return { gezagOnderzoek: next(persoon.gezagOnderzoek) };
    const part = persoon[deel];
    if (Array.isArray(part))
        return { [deel]: part.map(in_) };
    return part ? { [deel]: in_(part) } : {};
}
//# sourceMappingURL=gegevens.js.map