/** The rows that make a municipality: its key, its epoch, and what it is called and known by from a day on. */
import { today } from './clock.js';
export const ATTRIBUTES = [
    'naam',
    'gemeentecode',
    'oin',
    'rsin',
    'host',
    'thema',
    'telefoon',
    'adres',
    'openingstijden',
    /** The same in English. */
    'openingstijden-en',
    /** How case numbers look. */
    'zaaknummer',
];
/** Organisatie-identificatienummer of a body with an RSIN (Logius: prefix, RSIN, three zeros). */
export const oinVan = (rsin) => `00000001${rsin}000`;
/** The number by which other organisations know it today; empty for one that was never given any. */
export async function oinOf(node, id) {
    const [row] = await node.query(OIN, [id]);
    return row?.value ?? '';
}
const OIN = {
    name: 'municipality_oin',
    text: `select value from municipality_attribute where municipality = $1 and kind = 'oin' and valid_to is null`,
};
/** Kinds that are there already stay as they are: somebody may have changed them. */
const ADD = {
    text: `insert into municipality_attribute (municipality, kind, value, valid_from)
select $1, x.kind, x.value, $4 from unnest($2::text[], $3::text[]) as x (kind, value)
where not exists (select from municipality_attribute a where a.municipality = $1 and a.kind = x.kind)`,
};
/** Without a host nobody reaches it: what must be there first is made, and the host is added last. Again does nothing. */
export async function createMunicipality(node, id) {
    await node.query({ text: 'insert into municipality (id) values ($1) on conflict do nothing' }, [id]);
    await node.query({ text: 'insert into municipality_epoch (municipality) values ($1) on conflict do nothing' }, [id]);
}
/** @param since `YYYY-MM-DD` */
export const addAttributes = (node, id, known, since) => node.query(ADD, [id, known.map(([kind]) => kind), known.map(([, value]) => value), since]);
const SAME_DAY = {
    text: `update municipality_attribute set value = $3
where municipality = $1 and kind = $2 and valid_from = $4::date and valid_to is null returning 1`,
};
const END = {
    text: `update municipality_attribute set valid_to = $3::date where municipality = $1 and kind = $2 and valid_to is null`,
};
const BEGIN = {
    text: 'insert into municipality_attribute (municipality, kind, value, valid_from) values ($1, $2, $3, $4)',
};
/** Another value from today on; what it was before stays known. */
export function replaceAttribute(node, id, kind, value) {
    const day = today();
    return node.transaction(async (tx) => {
        if ((await tx.query(SAME_DAY, [id, kind, value, day])).length > 0)
            return;
        await tx.query(END, [id, kind, day]);
        await tx.query(BEGIN, [id, kind, value, day]);
    });
}
//# sourceMappingURL=municipality.js.map