/** What the calls of the mix are about: cases from all over the world, and what they need beside them. */
import { COPY_PREFIX } from '../../src/engine/copies.ts';
import { documentOf, documentType } from '../documents.ts';
import { loadLines } from '../load-lines.ts';
import { bsnsFrom } from '../probes.ts';
import { callAs } from '../tokens.ts';
import { firstOf } from '../whole-case.ts';
import type { World } from '../world.ts';

export interface Zaak {
  readonly id: string;
  readonly url: string;
  /** Address. */
  readonly zaaktype: string;
  /** Id of the last one. */
  readonly status: string;
}

export interface Targets {
  /** Any. */
  readonly zaken: readonly Zaak[];
  /** Reports in public space that are open. */
  readonly open: readonly Zaak[];
  /** Others of those, without a result. */
  readonly undecided: readonly Zaak[];
  /** Addresses of open cases of a type that has a type of decision, and that. */
  readonly deciding: readonly string[];
  readonly besluittype: string;
  /** Each somebody in copies of cases. */
  readonly bsns: readonly string[];
  /** Squares in which some nine cases lie. */
  readonly areas: readonly object[];
  /** Addresses of documents that belong to no case. */
  readonly documents: readonly string[];
  /** A new document, with 20 kB of content. */
  readonly document: object;
  readonly zaaktype: string;
  /** Not the one that closes a case. */
  readonly statustype: string;
  readonly roltype: string;
  readonly resultaattype: string;
  /** An hour ago, in milliseconds: a status is not set in the future. */
  readonly moment: number;
}

const SAMPLE = 40_000;
const ENOUGH = 1_000;
const DOCUMENTS = 300;
const DECIDING = 200;
const ORGANISATION = { bronorganisatie: '002220647', verantwoordelijkeOrganisatie: '002220647' };
const PEOPLE = 1_000;
const HOUR_MS = 3_600_000;
const LETTER = 20_000;

export async function targetsIn(world: World): Promise<Targets> {
  await makePlaces(world);
  const zaaktype = await world.zaaktype();
  const rows = await sample(world);
  const zaken = rows.map((row) => row.zaak);
  const reports = rows.filter(({ zaak, open }) => open && zaak.zaaktype === zaaktype).map(({ zaak }) => zaak);
  if (reports.length < ENOUGH)
    throw new Error(`of ${SAMPLE} cases only ${reports.length} are open reports without a result`);
  const half = Math.floor(reports.length / 2);
  const document = {
    ...documentOf(await documentType(world), 'Brief'),
    inhoud: Buffer.alloc(LETTER, 'Een brief. ').toString('base64'),
  };
  return {
    zaken,
    open: reports.slice(0, half),
    undecided: reports.slice(half),
    ...(await decisions(world)),
    bsns: bsnsFrom(FIRST_BSN, PEOPLE),
    areas: areas(),
    documents: await makeDocuments(world, document),
    document,
    zaaktype,
    statustype: await firstOf(world, 'statustypen'),
    roltype: await firstOf(world, 'roltypen', '&omschrijvingGeneriek=belanghebbende'),
    resultaattype: await firstOf(world, 'resultaattypen'),
    moment: Date.now() - HOUR_MS,
  };
}

/** Of the first person of copies. */
const FIRST_BSN = 999_900_000;

async function sample(world: World): Promise<readonly { readonly zaak: Zaak; readonly open: boolean }[]> {
  const ids = Array.from({ length: SAMPLE }, () => 1 + Math.floor(Math.random() * world.cases));
  const rows = await world.sql<{ id: string; zaaktype: string; status: string; open: boolean }>(
    `select id, zaaktype, status, einddatum is null and resultaat is null as open from meent.zaken_zaak
 where municipality = ${world.municipality} and status is not null
 and id = any (select ('${COPY_PREFIX}' || lpad(to_hex(n), 12, '0'))::uuid from unnest('{${ids.join(',')}}'::int[]) as n) order by random()`,
  );
  return rows.map(({ id, zaaktype, status, open }) => ({
    zaak: {
      id,
      url: `${world.url}/zaken/api/v1/zaken/${id}`,
      zaaktype: `${world.url}/catalogi/api/v1/zaaktypen/${zaaktype}`,
      status,
    },
    open,
  }));
}

/** Copies of open cases are reports alone, and a report has no decision. */
async function decisions(world: World): Promise<Pick<Targets, 'deciding' | 'besluittype'>> {
  const path = '/catalogi/api/v1/besluittypen';
  const { results } = (await callAs(world.token, world.url, 'GET', path)) as {
    results: { url: string; zaaktypen: string[] }[];
  };
  const type = results.find(({ zaaktypen }) => zaaktypen.length > 0);
  if (!type) throw new Error(`GET ${path} found none that a case type has`);
  const zaak = { ...ORGANISATION, zaaktype: type.zaaktypen[0], startdatum: '2026-01-05' };
  const line = `${JSON.stringify({ zaak })}\n`;
  const made = await loadLines(
    world,
    Array.from({ length: DECIDING }, () => line),
  );
  return { deciding: made, besluittype: type.url };
}

async function makeDocuments(world: World, document: object): Promise<readonly string[]> {
  const made: string[] = [];
  while (made.length < DOCUMENTS) {
    const path = '/documenten/api/v1/enkelvoudiginformatieobjecten';
    made.push(((await callAs(world.token, world.url, 'POST', path, document)) as { url: string }).url);
  }
  return made;
}

/** Places in rows, away from where the cases of the demo are. */
const ROW = 25;
const PLACES = ROW * ROW;
const WEST = 6;
const SOUTH = 53;
const STEP = 0.01;

const place = (at: number): [number, number] => [WEST + (at % ROW) * STEP, SOUTH + Math.floor(at / ROW) * STEP];

/** A case at each of the places, once in a world that is kept. */
async function makePlaces(world: World): Promise<void> {
  const path = '/zaken/api/v1/zaken?identificatie=PLEK-0';
  const { count } = (await callAs(world.token, world.url, 'GET', path)) as { count: number };
  if (count > 0) return;
  const zaaktype = await world.zaaktype();
  const lines = Array.from({ length: PLACES }, (_, at) => ({
    zaak: {
      identificatie: `PLEK-${at}`,
      ...ORGANISATION,
      zaaktype,
      startdatum: '2026-01-05',
      zaakgeometrie: { type: 'Point', coordinates: place(at) },
    },
  }));
  await loadLines(
    world,
    lines.map((line) => `${JSON.stringify(line)}\n`),
  );
}

/** Around each place that has eight others around it. */
function areas(): readonly object[] {
  const found: object[] = [];
  for (let at = 0; at < PLACES; at++) {
    const [x, y] = place(at);
    const reach = 1.5 * STEP;
    const inside = at % ROW > 0 && at % ROW < ROW - 1 && at > ROW && at < PLACES - ROW;
    if (!inside) continue;
    const ring = [
      [x - reach, y - reach],
      [x + reach, y - reach],
      [x + reach, y + reach],
      [x - reach, y + reach],
      [x - reach, y - reach],
    ];
    found.push({ type: 'Polygon', coordinates: [ring] });
  }
  return found;
}
