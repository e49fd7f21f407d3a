import { VERTROUWELIJKHEID } from '../../gate/rights.js';
import { slug } from '../client-ids.js';
import { STANDEN } from '../standen.js';
import { TOEGANGSREGEL } from './toegangsregel.js';
/** Versions that count. */
export function decided(snapshot) {
    const newest = new Map();
    for (const row of snapshot.all(TOEGANGSREGEL)) {
        const { status, identificatie, versie } = row.record;
        if (status !== 'vastgesteld')
            continue;
        const known = newest.get(String(identificatie));
        if (!known || Number(known.record.versie) < Number(versie))
            newest.set(String(identificatie), row);
    }
    return [...newest.values()].filter(({ record }) => record.effect !== 'vervalt');
}
export const rulesIn = (snapshot, versions) => decided(snapshot).map(({ record }) => ruleOf(record, versions));
/** A record as the gate knows it, also one that is a proposal. */
export function ruleOf(record, versions) {
    const { voor, over, weglaten, beginGeldigheid, eindeGeldigheid, uren } = record;
    return {
        id: String(record.identificatie),
        version: Number(record.versie),
        effect: record.effect,
        whom: whomOf((voor ?? {})),
        what: whatOf((over ?? {}), versions),
        ...(record.effect === 'laat_weg' ? { leaveOut: weglaten } : {}),
        reason: String(record.reden),
        ...(beginGeldigheid ? { begin: String(beginGeldigheid) } : {}),
        ...(eindeGeldigheid ? { end: String(eindeGeldigheid) } : {}),
        ...(uren ? { hours: hoursOf(uren) } : {}),
    };
}
/** Names in Dutch to those of the gate; what is empty makes no difference. */
const filled = (group, names) => Object.fromEntries(Object.entries(names).flatMap(([dutch, name]) => {
    const value = group[dutch];
    return Array.isArray(value) && value.length > 0 ? [[name, value]] : [];
}));
/** Roles and departments are compared as client ids have them, however somebody writes them. */
const slugs = (name, value) => Array.isArray(value) && value.length > 0 ? { [name]: value.map(slug) } : {};
const whomOf = (group) => ({
    ...slugs('roles', group.rollen),
    ...slugs('departments', group.afdelingen),
    ...filled(group, {
        soorten: 'kinds',
        applicaties: 'applications',
        activiteiten: 'activities',
        organen: 'organs',
        machtigingen: 'mandates',
    }),
    ...(group.lagerDan ? { below: group.lagerDan } : {}),
});
function whatOf(group, versions) {
    const types = (group.typen ?? []).flatMap(versions);
    const level = group.vanafVertrouwelijkheid;
    const resources = (group.gegevens ?? []).flatMap((one) => [one, ...(STANDEN.get(one) ?? [])]);
    return {
        ...filled({ ...group, gegevens: resources }, { componenten: 'components', gegevens: 'resources', scopes: 'scopes', bronnen: 'sources' }),
        ...(types.length > 0 ? { types: [...new Set(types)] } : {}),
        ...(level ? { from: VERTROUWELIJKHEID.indexOf(level) } : {}),
    };
}
const hoursOf = ({ dagen, van, tot }) => ({
    days: dagen,
    from: minutesOf(van),
    until: minutesOf(tot),
});
const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
//# sourceMappingURL=rule-of.js.map