import { leeftijdBereikt } from '../../registers/leeftijd.js';
import { isOverleden } from '../../registers/mandaten/index.js';
/** Of age, and so without authority over them (BW 1:233). */
const MEERDERJARIG = 18;
/** From here on they use their rights of AVG chapter III themselves (UAVG 5 (4)). */
const EIGEN_AVG = 16;
/**
 * Kinds of authority of BRP 2.7.0 in which who is named represents the child (BW 1:245 (4), 1:253i, 1:253t, 1:337). With two, each
 * may act alone as long as nothing shows that the other objects (1:253i (1)). `TijdelijkGeenGezag` and `GezagNietTeBepalen` name
 * nobody.
 */
const VERTEGENWOORDIGT = new Set([
    'EenhoofdigOuderlijkGezag',
    'GezamenlijkOuderlijkGezag',
    'TweehoofdigOuderlijkGezag',
    'GezamenlijkGezag',
    'Voogdij',
]);
const gezagIn = ({ gezag }) => gezag ?? [];
const kinderenIn = ({ kinderen }) => kinderen ?? [];
/** Numbers of those over whom, by their own record, this person may have authority; it counts when the record of each says so. */
export const minderjarigenVan = (record) => [
    ...new Set([
        ...gezagIn(record).map(({ minderjarige }) => minderjarige),
        ...kinderenIn(record).map(({ burgerservicenummer }) => burgerservicenummer),
    ]),
].filter((number) => number !== '' && number !== record.burgerservicenummer);
/**
 * Whether who is meant acts for this child today. What is being looked into does not count (Wet BRP 1.7): a person at the
 * desk looks at it.
 * @param isWho of a number in the record: that it is who acts
 */
export function heeftGezag(kind, isWho, day) {
    if (isOverleden(kind) || kind.gezagOnderzoek || isMeerderjarig(kind, day))
        return false;
    return gezagIn(kind).some(({ soort, minderjarige, ouders, derden }) => VERTEGENWOORDIGT.has(soort) &&
        minderjarige === kind.burgerservicenummer &&
        [...ouders, ...derden].some((one) => one !== '' && isWho(one)));
}
export const bornOn = ({ geboorte }) => String(geboorte?.datum ?? '');
export const isMeerderjarig = (kind, day) => leeftijdBereikt(bornOn(kind), MEERDERJARIG, day);
export const heeftEigenAvg = (kind, day) => leeftijdBereikt(bornOn(kind), EIGEN_AVG, day);
//# sourceMappingURL=gezag.js.map