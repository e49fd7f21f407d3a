/** How a person is called, and the name that belongs to a subject. */
import { accessOf, allowsRow } from '../../engine/access.js';
import { seenBy } from '../../engine/leave-out.js';
import { PERSONEN_LEZEN } from './persoon.js';
/** As in a salutation or a list: first name, prefix and the surname the person uses. */
export function roepnaam({ naam, partners }) {
    const eigen = achternaam(naam);
    const partner = partners?.find((candidate) => !candidate.ontbonden)?.naam;
    const ander = partner && achternaam(partner);
    const [voornaam] = (naam.voornamen ?? '').split(' ');
    const gebruikt = !ander || naam.aanduidingNaamgebruik === 'E'
        ? eigen
        : { P: ander, V: `${ander}-${eigen}`, N: `${eigen}-${ander}` }[naam.aanduidingNaamgebruik];
    return [voornaam, gebruikt].filter(Boolean).join(' ');
}
const achternaam = ({ voorvoegsel, geslachtsnaam }) => [voorvoegsel, geslachtsnaam].filter(Boolean).join(' ');
/**
 * The name of a resident for a page that has only their subject (the keyed hash of the BSN); nothing when they are not
 * registered here, or the caller may not read them. The page itself writes the log entry of what it shows.
 */
export async function naamVan({ parts }, caller, subject) {
    const access = accessOf(caller, parts.registry.get('persoon'), [PERSONEN_LEZEN]);
    const rows = await parts.loader.load(caller, [{ resource: 'persoon', where: 'burgerservicenummer', is: subject }]);
    const found = rows.find(({ columns }) => allowsRow(access, columns));
    return found && roepnaam(seenBy(caller, found).record);
}
//# sourceMappingURL=naam.js.map