/**
 * Which municipality answers on a host: a snapshot of the attributes of kind `host`. The port does not matter. The demo
 * municipalities are rows like any other (`localhost` and `127.0.0.1`; `tweede.localhost`), so that a production
 * installation answers those names to nobody.
 */
import { today } from './clock.js';
import { Problem } from './problems.js';
/** One name has many spellings: a port, capitals. */
const MOST_FOUND = 1_000;
/** Whoever adds or moves a municipality tells all processes on this channel. */
export const HOSTS_CHANNEL = 'meent_hosts';
const ALL = {
    name: 'hosts_all',
    text: `select value, municipality, valid_from::text, valid_to::text from municipality_attribute
         where kind = 'host' order by value, valid_from`,
};
// RFC 9110 7.2 without user or path, so that the header can safely be put into an address.
const HOST = /^([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::\d{1,5})?$/i;
export async function loadHosts(node) {
    let snapshot = new Map();
    /** Headers that led somewhere today: the same few come with every request. */
    let found = new Map();
    let foundOn = '';
    const hosts = {
        municipalityOf(host) {
            const date = today();
            if (date !== foundOn || found.size > MOST_FOUND) {
                found = new Map();
                foundOn = date;
            }
            const known = host === undefined ? undefined : found.get(host);
            if (known !== undefined)
                return known;
            const name = HOST.exec(host ?? '')?.[1]?.toLowerCase();
            const row = name && snapshot.get(name)?.find((at) => at.valid_from <= date && (!at.valid_to || date < at.valid_to));
            if (!row)
                throw new Problem('not-found', 'Op dit adres is geen gemeente te vinden. Controleer het adres.');
            found.set(host, row.municipality);
            return row.municipality;
        },
        municipalities: () => [...new Set([...snapshot.values()].flat().map(({ municipality }) => municipality))],
        async reload() {
            snapshot = Map.groupBy(await node.query(ALL), (row) => row.value.toLowerCase());
            foundOn = '';
        },
    };
    await hosts.reload();
    return hosts;
}
//# sourceMappingURL=hosts.js.map