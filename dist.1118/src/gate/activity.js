import { onlyOf } from './combinations.js';
import { accessFor, allows, isClosedTo } from './conditions.js';
import { sourceOf } from './sources.js';
/**
 * Whether an activity opens nothing in a call. What holds for some residents is only for a call that says it is for that:
 * else each record would have residents of its own.
 */
export const isShut = ({ refused, consented, asked }, name, named) => refused?.has(name) === true || (named === undefined && (consented?.has(name) === true || asked?.has(name) === true));
/** What residents have to have chosen for an activity, in each way that it may be; undefined: nothing. */
function choicesFor({ consented, asked }, name) {
    if (name === undefined)
        return undefined;
    const [own, some] = [asked?.get(name), consented?.get(name)];
    if (own === undefined && !some)
        return undefined;
    const first = own === undefined ? [] : [own];
    return some ? [...some].map((one) => [...first, one]) : [first];
}
/**
 * Grants that serve `named`, or without it the activities that are their own, each for what those use. A right on what is
 * about nobody stays: it serves no activity.
 */
export function serving(rights, purposes, named) {
    const fallen = [...(rights.fallen ?? [])];
    const kept = rights.grants.flatMap((given) => apart(given, purposes, named).flatMap((grant) => {
        const lost = new Map();
        for (const scope of grant.scopes) {
            const refusal = refusalOf(purposes, grant, scope, named);
            if (refusal)
                lost.set(scope, refusal);
        }
        if (lost.size === 0)
            return [grant];
        for (const some of Map.groupBy(lost, ([, { why }]) => why).values())
            fallen.push({ ...some[0][1], grant: { ...grant, scopes: new Set(some.map(([scope]) => scope)) } });
        const scopes = grant.scopes.difference(new Set(lost.keys()));
        return scopes.size === 0 ? [] : [{ ...grant, scopes }];
    }));
    const ways = choicesFor(purposes, named);
    return {
        ...rights,
        ...limitsOf(rights, purposes, named),
        grants: ways ? onlyOf(kept, ways) : kept,
        ...(ways ? { chosen: true } : {}),
        fallen,
        sources: sourcesOf(purposes, named),
    };
}
/** A right on cases of every type, where some types are of an activity that opens nothing: a right on each type by itself. */
function apart(grant, purposes, named) {
    const { refused, consented, asked, defaultsOf, types } = purposes;
    if (named !== undefined || !(refused?.size || consented?.size || asked?.size))
        return [grant];
    if (grant.type !== undefined || grant.activity !== undefined)
        return [grant];
    if (defaultsOf(grant.component, undefined) !== undefined)
        return [grant];
    return (types.get(grant.component) ?? []).map((type) => ({ ...grant, type }));
}
function refusalOf(purposes, grant, scope, named) {
    const source = sourceOf(grant.component, scope);
    if (source === undefined)
        return undefined;
    const serves = grant.activity === undefined ? purposes.defaultsOf(grant.component, grant.type) : [grant.activity];
    return whyNot(purposes, serves, source, named);
}
function whyNot(purposes, serves, source, named) {
    if (named !== undefined && serves && !serves.includes(named))
        return { why: 'activiteit' };
    const those = named !== undefined ? [named] : (serves ?? [...purposes.uses.keys()]);
    return shutOut(purposes, those, source, named);
}
/** Nothing when one of these activities opens the source, or why none does. */
function shutOut(purposes, those, source, named) {
    const using = those.filter((name) => purposes.uses.get(name)?.has(source));
    if (using.length === 0) {
        const kept = those.map((name) => purposes.withheld?.get(name)).find((one) => one?.sources.has(source));
        return kept ? { why: 'combinatie', words: kept.words } : { why: 'bron' };
    }
    const shut = using.filter((name) => isShut(purposes, name, named));
    if (shut.length < using.length)
        return undefined;
    const words = shut.map((name) => purposes.refused?.get(name)).find((one) => one !== undefined);
    return { why: 'combinatie', words: words ?? ONLY_NAMED };
}
/** The same for who may do everything: sources that stay closed, and types that alone are open. */
function limitsOf(rights, purposes, named) {
    if (!rights.everything)
        return {};
    const every = named === undefined ? purposes.own : [named];
    const closedWhy = new Map(rights.closedWhy);
    const isClosed = (source) => {
        const refusal = shutOut(purposes, every, source, named);
        if (refusal?.words)
            closedWhy.set(source, refusal.words);
        return refusal !== undefined;
    };
    const closed = new Set(['personen', 'objecten', 'berichten', 'logboek'].filter(isClosed));
    const everythingOf = new Map();
    for (const [component, types] of purposes.types) {
        const open = types.filter((type) => {
            const refusal = whyNot(purposes, purposes.defaultsOf(component, type), 'zaken', named);
            if (refusal?.words)
                closedWhy.set('zaken', refusal.words);
            return refusal === undefined;
        });
        if (named !== undefined || open.length < types.length)
            everythingOf.set(component, open);
    }
    if (named === undefined ? purposes.types.size === 0 && isClosed('zaken') : isClosed('zaken'))
        closed.add('zaken');
    return {
        ...(closed.size > 0 || rights.closed ? { closed: closed.union(rights.closed ?? new Set()) } : {}),
        ...(closedWhy.size > 0 ? { closedWhy } : {}),
        ...(everythingOf.size > 0 || rights.everythingOf
            ? { everythingOf: within(rights.everythingOf, everythingOf) }
            : {}),
    };
}
/** Narrowed before, and narrowed again: what both leave. */
function within(before, now) {
    if (!before)
        return now;
    return new Map([...new Set([...before.keys(), ...now.keys()])].map((component) => {
        const [one, other] = [before.get(component), now.get(component)];
        return [component, one && other ? one.filter((type) => other.includes(type)) : (one ?? other)];
    }));
}
/** Fields of each source, by the activity that the source is used for: the one named, else the first of the caller's own. */
function sourcesOf(purposes, named) {
    const { uses, own } = purposes;
    const of = (name) => (isShut(purposes, name, named) ? undefined : uses.get(name));
    if (named !== undefined)
        return of(named) ?? new Map();
    const found = new Map();
    for (const name of own)
        for (const [source, fields] of of(name) ?? [])
            if (!found.has(source))
                found.set(source, fields);
    return found;
}
/** Why a right that the caller has does not hold in this call, in words; nothing when they have no such right at all. */
export function reasonOf(rights, component, scopes, row) {
    const lost = (rights.fallen ?? []).filter(({ grant }) => {
        const access = accessFor({ everything: false, grants: [grant] }, component, scopes);
        return row ? allows(access, row) : access.length > 0;
    });
    const [first] = lost;
    if (first)
        return first.words ?? WORDS[first.why];
    const why = closedBy(rights, component, scopes, row);
    const words = scopes
        .map((scope) => sourceOf(component, scope))
        .map((source) => source && rights.closedWhy?.get(source));
    return why && (words.find((one) => one !== undefined) ?? WORDS[why]);
}
function closedBy({ everything, closed, everythingOf }, component, scopes, row) {
    if (!everything)
        return undefined;
    if (scopes.length > 0 && scopes.every((scope) => isClosedTo(closed, component, scope)))
        return 'bron';
    const types = everythingOf?.get(component);
    return types && row?.type && !types.includes(row.type) ? 'activiteit' : undefined;
}
const ONLY_NAMED = 'Dit mag alleen bij inwoners die toestemming gaven. Noem de activiteit in X-Meent-Activiteit.';
const WORDS = {
    activiteit: 'Uw recht hierop hoort bij een andere verwerkingsactiviteit dan deze aanroep noemt. Noem die in X-Meent-Activiteit.',
    bron: 'De verwerkingsactiviteit van deze aanroep gebruikt deze bron niet. Zie gebruikt in het register van verwerkingsactiviteiten.',
    combinatie: 'Deze bronnen mag u voor deze activiteit niet samen gebruiken. Zie het register van combinaties.',
};
//# sourceMappingURL=activity.js.map