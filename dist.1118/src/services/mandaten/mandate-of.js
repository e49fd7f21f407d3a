import { today } from '../../foundation/clock.js';
import { extrasByLaw } from '../../gate/mandate.js';
import { leeftijdOp } from '../../registers/leeftijd.js';
import { isOverleden, servicesOf, themasIn } from '../../registers/mandaten/index.js';
import { AVG_ZAAKTYPE } from '../avg/catalogus.js';
import { bornOn, heeftEigenAvg } from './gezag.js';
/** What the law makes of authority over this child, on this day. */
export function gezagOver(engine, snapshot, place, { id, record }) {
    const kind = 'ouderlijk-gezag';
    const day = today();
    const extras = extrasByLaw(kind, !heeftEigenAvg(record, day));
    return {
        id,
        kind,
        ...otherOf(engine, place, String(record.burgerservicenummer)),
        services: besidesAvg(servicesOf(themasIn(snapshot), { kind, age: leeftijdOp(bornOn(record), day) }), extras),
        extras,
    };
}
/** What the record opens, whether it holds today or not. */
export function mandateOf(engine, snapshot, place, { id, record }) {
    const kind = record.soort;
    const extras = kind === 'vrijwillig' ? new Set(record.ook) : extrasByLaw(kind, false);
    const diensten = record.diensten;
    return {
        id,
        kind,
        ...otherOf(engine, place, String(record.vertegenwoordigde)),
        services: besidesAvg(servicesOf(themasIn(snapshot), { kind, diensten }), extras),
        extras,
    };
}
/**
 * Requests of the other are cases: who may ask for them reads those, whatever other service there is; who may not, does not read
 * what they asked themselves, and what came of it (UAVG 5).
 */
function besidesAvg(services, extras) {
    if (extras.has('avg'))
        return 'alle' in services
            ? { ...services, but: new Set([...services.but].filter((name) => name !== AVG_ZAAKTYPE)) }
            : { only: new Set([...services.only, AVG_ZAAKTYPE]) };
    return 'alle' in services
        ? { ...services, but: new Set([...services.but, AVG_ZAAKTYPE]) }
        : { only: new Set([...services.only].filter((name) => name !== AVG_ZAAKTYPE)) };
}
function otherOf({ parts: { keys } }, { municipality }, number) {
    const formerly = keys.formerHashes(municipality, 'bsn', number);
    return { onBehalfOf: keys.hash(municipality, 'bsn', number), ...(formerly.length > 0 ? { formerly } : {}) };
}
/** Where to find these people, whichever key their rows were hashed with. */
export const personenMet = ({ parts: { keys } }, { municipality }, numbers) => [...new Set(numbers.filter((one) => one !== null && one !== undefined && one !== '').map(String))].flatMap((number) => keys
    .everyHash(municipality, 'bsn', number)
    .map((is) => ({ resource: 'persoon', where: 'burgerservicenummer', is })));
/** Both who are in a record. */
export const beiden = ({ record }) => [
    record.vertegenwoordigde,
    record.vertegenwoordiger,
];
/**
 * Whether a record counts on a day: by its own words, and by what the register of persons says of both.
 * @param persons those of the two who are in it
 */
export function holdsOn({ record }, persons, day) {
    const { status, vanaf, totEnMet, soort, vertegenwoordigde, vertegenwoordiger } = record;
    if (status !== 'geldig' || String(vanaf) > day || (totEnMet && String(totEnMet) < day))
        return false;
    // By number: of one person two rows may have hashes of two keys.
    const of = (number) => persons.find((one) => one.record.burgerservicenummer === number)?.record;
    const [voor, door] = [of(vertegenwoordigde), of(vertegenwoordiger)];
    // BW 3:72 a and c: death, and curatele of who gave it or of who has it. Of a court decision its end is entered.
    if ((voor && isOverleden(voor)) || (door && isIncapable(door)))
        return false;
    return !(soort === 'vrijwillig' && voor?.curateleRegister);
}
export const isIncapable = (record) => isOverleden(record) || Boolean(record.curateleRegister);
//# sourceMappingURL=mandate-of.js.map