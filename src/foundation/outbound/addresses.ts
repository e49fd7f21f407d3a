/**
 * Which addresses Meent may call. Everything that is not on the public internet is refused (IANA special-purpose address
 * registries, RFC 6890 and its updates), unless configuration names it: a subscriber of notifications must not be able to
 * make Meent call the database, a metadata service or a neighbour.
 */
import { BlockList, isIP } from 'node:net';
import { StartProblem } from '../start-problem.ts';

const RESERVED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Link-local, with the metadata services of the large clouds.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // Metadata of Azure, in the midst of public addresses.
  '168.63.129.16/32',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The only part of IPv6 that is given out for the public internet; what is mapped, local or multicast lies outside it. */
const GLOBAL_V6 = '2000::/3';

const RESERVED_V6 = [
  // Protocol assignments, with Teredo, which carries an IPv4 address.
  '2001::/23',
  '2001:db8::/32',
  // 6to4 carries an IPv4 address.
  '2002::/16',
  '3fff::/20',
];

const reserved = blockList([...RESERVED_V4, ...RESERVED_V6]);
const global = blockList([GLOBAL_V6]);

/** True for an IPv4 or IPv6 address on the public internet. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !reserved.check(address, 'ipv4');
  return version === 6 && global.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
}

/**
 * Ports on which something else than HTTP listens (Fetch, "port blocking"), with what a municipality runs beside it: a call there
 * is never meant, and a header that somebody chose may read as a command. Whoever does mean one names it: host:port.
 */
const OTHER_PROTOCOLS: ReadonlySet<number> = new Set([
  ...[0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109],
  ...[
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530,
  ],
  ...[531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190],
  ...[5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080],
  // SQL Server, Oracle, MySQL, remote desktop, PostgreSQL with its poolers, AMQP, Redis, memcached, MongoDB.
  ...[1433, 1521, 3306, 3389, 5432, 5433, 5671, 5672, 6379, 6380, 6432, 11_211, 27_017, 27_018, 27_019],
]);

export const speaksHttp = (port: number): boolean => !OTHER_PROTOCOLS.has(port);

export interface Allowance {
  /** Whether this port of this host is named, and not the host alone. */
  namesPort(host: string, port: number): boolean;
  /** `host` is a lower-case name or an address without brackets. */
  allowsHost(host: string, port: number): boolean;
  allowsAddress(address: string): boolean;
}

/**
 * `MEENT_OUTBOUND_ALLOW`: entries such as `abonnee.intern:8443`, `abonnee.intern`, `[::1]:8080`, `10.1.2.0/24`, `10.1.2.3`.
 * @throws StartProblem `setting`
 */
export function parseAllowance(entries: readonly string[]): Allowance {
  const hosts = new Set<string>();
  const subnets: string[] = [];
  for (const entry of entries) {
    if (isSubnet(entry)) subnets.push(entry);
    else hosts.add(hostEntry(entry));
  }
  const allowed = blockList(subnets);
  return {
    namesPort: (host, port) => hosts.has(`${host}|${port}`),
    allowsHost: (host, port) => hosts.has(host) || hosts.has(`${host}|${port}`),
    allowsAddress: (address) => allowed.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6'),
  };
}

function isSubnet(entry: string): boolean {
  const [address, bits] = entry.split('/');
  const version = isIP(address!);
  if (bits === undefined) return version !== 0;
  return version !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

function hostEntry(entry: string): string {
  const url = /^[^/?#@\s]+$/.test(entry) ? URL.parse(`http://${entry}`) : null;
  if (!url) {
    throw new StartProblem(
      'setting',
      `MEENT_OUTBOUND_ALLOW has "${entry}"; write host:port, host or a range such as 10.1.2.0/24, separated by commas.`,
    );
  }
  // URL drops the port that http has anyway.
  const port = url.port || /:0*80$/.exec(entry)?.[0].replace(/:0*/, '');
  return port ? `${bare(url.hostname)}|${port}` : bare(url.hostname);
}

/** An address of a setting as an entry of its own, for the one part that calls it. */
export function entryOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** A host name as URL gives it, without the brackets of IPv6 and the dot of the root. */
export const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address, bits] = subnet.split('/');
    const version = isIP(address!) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(address!, bits === undefined ? (version === 'ipv4' ? 32 : 128) : Number(bits), version);
  }
  return list;
}
