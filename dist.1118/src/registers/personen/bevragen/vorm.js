export function isPersoon(model, value) {
    return (isDeel(value) &&
        typeof value.burgerservicenummer === 'string' &&
        /^\d{9}$/.test(value.burgerservicenummer) &&
        past(model, value));
}
const isDeel = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Fields that the model does not know are not looked at: they do not go on. */
function past(knoop, value) {
    if (value === undefined || value === null)
        return true;
    switch (knoop.is) {
        case 'lijst':
            return Array.isArray(value) && value.every((one) => past(knoop.van, one));
        case 'keuze': {
            if (!isDeel(value))
                return false;
            const variant = Object.hasOwn(knoop.varianten, String(value.type)) && knoop.varianten[String(value.type)];
            return variant ? past(variant, value) : false;
        }
        case 'groep':
            return (isDeel(value) &&
                Object.entries(knoop.velden).every(([name, inside]) => past(inside, value[name])) &&
                (value.inOnderzoek === undefined || value.inOnderzoek === null || isDeel(value.inOnderzoek) || isVlag(knoop)));
        default:
            return typeof knoop.schema.type === 'string'
                ? isVan(knoop.schema.type, value)
                : // A date or a code: texts, numbers and flags, and nothing deeper.
                    isDeel(value) && Object.values(value).every((one) => one === null || typeof one !== 'object');
    }
}
/** Of custody it is a flag by itself, which is a field of the model. */
const isVlag = (groep) => Object.hasOwn(groep.velden, 'inOnderzoek');
const isVan = (type, value) => type === 'integer' ? Number.isInteger(value) : typeof value === type;
//# sourceMappingURL=vorm.js.map