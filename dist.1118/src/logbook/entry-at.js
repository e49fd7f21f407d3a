import { entrySql, unpackEntry } from './packed.js';
const PLACE = {
    name: 'log_place',
    text: `select ${entrySql('c.data', '$2::bigint - n.position')} as entry
from (select position, commit from log_position where municipality = $1 and position <= $2::bigint order by position desc limit 1) n
join log_commit c on c.municipality = $1 and c.id = n.commit`,
};
/** As it is packed; undefined when there is none. */
export async function packedAt(q, municipality, position) {
    if (!Number.isSafeInteger(position) || position < 0)
        return undefined;
    return (await q.query(PLACE, [municipality, position]))[0]?.entry || undefined;
}
/** Its preimage. */
export async function preimageAt(q, municipality, position) {
    const packed = await packedAt(q, municipality, position);
    return packed === undefined ? undefined : unpackEntry(packed).preimage;
}
//# sourceMappingURL=entry-at.js.map