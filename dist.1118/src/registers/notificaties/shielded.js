/**
 * Whether a change `c` is told of as one of something shielded: it was so when it changed, or what it is of was so at the
 * newest change of it. What is told late tells no more than what is asked now.
 */
export const SHIELDED = `c.shielded or (select n.shielded from engine_change n
 where n.municipality = c.municipality and n.main = c.main order by n.id desc limit 1)`;
/** The columns that the sequencer may read of them. */
const APPLICATIONS = {
    name: 'notificaties_applicaties',
    text: 'select id, version, body, body_version from applicatie where municipality = $1',
};
/** Client ids of those who may do everything. */
export async function hearShielded(parts, q, municipality) {
    const rows = await q.query(APPLICATIONS, [municipality]);
    return new Set(rows
        .map((raw) => parts.reader(parts.registry.get('applicatie'), municipality, raw).record)
        .filter(({ heeftAlleAutorisaties }) => heeftAlleAutorisaties === true)
        .flatMap(({ clientIds }) => clientIds));
}
//# sourceMappingURL=shielded.js.map