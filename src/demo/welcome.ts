/** What `npm start` says under `Meent is ready`: where to look, who to log in as, and a first request. */
import type { Municipality } from '../foundation/db/types.ts';
import type { DemoPeople } from './idp/people.ts';
import { type DemoGemeente, demoGemeenten } from './seed/gemeenten.ts';

export interface Welcome {
  /** `MEENT_BASE_URL`. */
  readonly baseUrl: string;
  readonly people: (municipality: Municipality) => DemoPeople;
  readonly gemeenten?: readonly DemoGemeente[];
}

const SHOWN = 4;

export function welcomeLines({ baseUrl, people, gemeenten = demoGemeenten }: Welcome): readonly string[] {
  const [first, ...others] = gemeenten;
  const { residents, employees } = people(first!.id);
  const addresses: Row[] = [
    [`${baseUrl}/`, `front page of ${first!.naam}, a place that does not exist`],
    [`${baseUrl}/melden`, 'report something in the street'],
    [`${baseUrl}/mijn`, 'log in as a resident'],
    [`${baseUrl}/werk`, 'log in as an employee'],
    [`${baseUrl}/beheer`, 'log in as the functional manager'],
    [`${baseUrl}/beheer/archief`, 'log in as the record manager, the archivist or the secretary'],
    [`${baseUrl}/api`, 'documentation of the APIs'],
    ...others.flatMap(({ hosts, naam }): Row[] => [[`${onHost(baseUrl, hosts[0]!)}/`, `${naam}, the neighbour`]]),
  ];
  return [
    ...table(addresses),
    '',
    'Residents to log in as (demo login, no password):',
    ...table(residents.slice(0, SHOWN).map(({ name, about }) => [name, about?.en ?? ''])),
    'Employees to log in as, with role and department:',
    ...table(functions(employees).map(({ name, role, department }) => [name, `${role}, ${department}`])),
    '',
    'A first request:',
    // The standard refuses a request for cases that does not say in which coordinates it wants places.
    '  curl -H "Accept-Crs: EPSG:4326" -H "Authorization: Bearer $(npm run -s meent -- token --client demo)" \\',
    `    ${baseUrl}/zaken/api/v1/zaken`,
    '',
    'Ctrl-C stops Meent; everything is kept.',
  ];
}

type Row = readonly [left: string, right: string];

function table(rows: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}

/** One of each role and department. */
const functions = (employees: DemoPeople['employees']): DemoPeople['employees'] =>
  [...new Map(employees.toReversed().map((one) => [`${one.role} ${one.department}`, one])).values()].reverse();

function onHost(baseUrl: string, host: string): string {
  const url = new URL(baseUrl);
  url.hostname = host;
  return url.origin;
}
