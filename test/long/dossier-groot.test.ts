/** A case with thousands of parts of each kind: exported whole, as its own APIs say it, and loaded in another municipality. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Item } from '../../src/engine/compose.ts';
import { MOST_TAKEN } from '../../src/services/own/load-line.ts';
import { BSN, type Json, makeWorld, type World, zaakBody } from '../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, seeder, startMeent, type TestMeent } from '../support/server.ts';

const URL = '/meent/api/v1/zaakdossiers';
const LADINGEN = '/meent/api/v1/ladingen';
/** More of each than one statement of an export holds. */
const MANY = 2_100;
/** Made in one write. */
const AT_ONCE = 500;

let meent: TestMeent;
let here: World;
let there: World;
let zaak: Json;

beforeAll(async () => {
  meent = await startMeent();
  here = await makeWorld(meent, FIRST);
  there = await makeWorld(meent, SECOND);
  zaak = await here.post('/zaken/api/v1/zaken', zaakBody(here));
  for (const kind of kinds()) {
    const items = Array.from({ length: MANY }, (_, index) => kind(index)).flat();
    for (let from = 0; from < items.length; from += AT_ONCE)
      await meent.engine.compose(
        { ...seeder(FIRST), base: here.base },
        { operation: 'test', items: items.slice(from, from + AT_ONCE) },
      );
  }
}, 1_200_000);
afterAll(async () => {
  await here.close();
  await there.close();
  await meent.close();
});

const idOf = (kind: number, index: number): string =>
  `0190${kind}000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const moment = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();

function kinds(): readonly ((index: number) => readonly Item[])[] {
  const { catalogue, base } = here;
  const one = (resource: string, input: (index: number) => object) => (index: number) => [
    { resource, input: { zaak: zaak.url, ...input(index) } },
  ];
  const document = (index: number) => `${base}/documenten/api/v1/enkelvoudiginformatieobjecten/${idOf(1, index)}`;
  const besluit = (index: number) => `${base}/besluiten/api/v1/besluiten/${idOf(2, index)}`;
  return [
    one('rol', (index) =>
      index % 2 === 0
        ? {
            roltype: catalogue.roltypen.behandelaar,
            roltoelichting: `Melder ${index}`,
            betrokkeneType: 'natuurlijk_persoon',
            betrokkeneIdentificatie: { inpBsn: BSN },
          }
        : {
            roltype: catalogue.roltypen.behandelaar,
            roltoelichting: `Behandelaar ${index}`,
            betrokkeneType: 'medewerker',
            betrokkeneIdentificatie: { identificatie: `pion-${index}` },
          },
    ),
    one('zaakeigenschap', (index) => ({ eigenschap: catalogue.eigenschappen.kleur, waarde: `tint ${index}` })),
    one('zaakobject', (index) => ({
      objectType: 'pand',
      objectIdentificatie: { identificatie: String(index) },
      relatieomschrijving: `Pand ${index}`,
    })),
    (index) => [
      {
        resource: 'zaaknotitie',
        input: { gerelateerdAan: zaak.url, onderwerp: `Notitie ${index}`, tekst: 'Lang '.repeat(20) },
      },
    ],
    one('klantcontact', (index) => ({ datumtijd: moment(index), kanaal: 'balie', onderwerp: `Contact ${index}` })),
    (index) => [
      {
        resource: 'enkelvoudiginformatieobject',
        id: idOf(1, index),
        input: {
          bronorganisatie: '000000012',
          creatiedatum: '2026-03-02',
          titel: `Document ${index}`,
          auteur: 'Pion',
          taal: 'nld',
          informatieobjecttype: catalogue.informatieobjecttypen.rapport,
          indicatieGebruiksrecht: false,
          bestandsomvang: null,
        },
      },
      { resource: 'zaakinformatieobject', input: { zaak: zaak.url, informatieobject: document(index) } },
    ],
    (index) => [
      {
        resource: 'besluit',
        id: idOf(2, index),
        input: {
          zaak: zaak.url,
          verantwoordelijkeOrganisatie: '000000012',
          besluittype: catalogue.besluittype,
          datum: '2026-03-02',
          ingangsdatum: '2026-03-03',
          toelichting: `Besluit ${index}`,
        },
      },
      { resource: 'besluitinformatieobject', input: { besluit: besluit(index), informatieobject: document(index) } },
    ],
    one('status', (index) => ({ statustype: catalogue.statustypen.bezig, datumStatusGezet: moment(index) })),
  ];
}

const exported = async (municipality: number): Promise<Json> => {
  const answer = await meent.ask({ url: `${URL}?inhoud=true`, municipality });
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200);
  const lines = answer.body.split('\n').filter(Boolean);
  expect(lines).toHaveLength(1);
  return { ...JSON.parse(lines[0]!), text: lines[0]! };
};

/** All pages of a list. */
async function listed(path: string): Promise<readonly Json[]> {
  const all: Json[] = [];
  for (let next: string | null = path; next; ) {
    const answer: Json = await here.get(next);
    if (Array.isArray(answer)) return answer;
    all.push(...answer.results);
    next = answer.next;
  }
  return all;
}
const byUrl = (some: readonly Json[]): readonly Json[] => some.toSorted((a, b) => (a.url < b.url ? -1 : 1));

it('is exported whole, as the single APIs say it', async () => {
  const line = await exported(FIRST);
  expect(line.zaak).toEqual(await here.get(zaak.url));
  const at = (resource: string) => `/zaken/api/v1/${resource}?zaak=${encodeURIComponent(zaak.url)}`;
  const told = {
    rollen: await listed(at('rollen')),
    eigenschappen: await listed(`${zaak.url}/zaakeigenschappen`),
    objecten: await listed(at('zaakobjecten')),
    notities: await listed(`/zaken/api/v1/zaaknotities?gerelateerdAan=${encodeURIComponent(zaak.url)}`),
    klantcontacten: await listed('/zaken/api/v1/klantcontacten'),
    statussen: await listed(at('statussen')),
  };
  for (const [name, some] of Object.entries(told)) {
    expect(line[name], name).toHaveLength(MANY);
    expect(byUrl(line[name]), name).toEqual(byUrl(some));
  }
  expect(line.documenten).toHaveLength(MANY);
  for (const index of [0, 1, MANY - 1]) {
    const { document, ...link } = line.documenten[index];
    expect(link).toEqual(await here.get(link.url));
    expect({ ...document, inhoud: null }).toEqual({ ...(await here.get(document.url)), inhoud: null });
  }
  expect(line.besluiten).toHaveLength(MANY);
  for (const { documenten } of line.besluiten) expect(documenten).toHaveLength(1);
  const { documenten, ...besluit } = line.besluiten[MANY - 1];
  expect(besluit).toEqual(await here.get(besluit.url));
  expect(documenten[0].informatieobject).toBe(
    `http://${HOSTS[FIRST]}/documenten/api/v1/enkelvoudiginformatieobjecten/${idOf(1, MANY - 1)}`,
  );
}, 600_000);

it('is refused by a load, before anything of it is stored', async () => {
  const cases = () => meent.clone.asOwner(`select 1 from meent.engine_change where municipality = ${SECOND}`);
  const before = await cases();
  const [refused] = await loaded((await exported(FIRST)).text);
  expect(refused).toMatchObject({ regel: 1, status: 400, probleem: { invalidParams: [{ code: 'max_length' }] } });
  expect(refused!.probleem.invalidParams[0].reason).toContain(`hoogstens ${MOST_TAKEN}`);
  expect(await cases()).toEqual(before);
}, 600_000);

it('is loaded where it has as many parts as a load takes, and says the same there', async () => {
  const { text } = await exported(FIRST);
  const { url: _, ...line } = JSON.parse(text);
  const some = Math.floor(MOST_TAKEN / 11);
  const lists = [
    'rollen',
    'eigenschappen',
    'objecten',
    'notities',
    'klantcontacten',
    'statussen',
    'documenten',
    'besluiten',
  ];
  const part = { ...line, ...Object.fromEntries(lists.map((name) => [name, line[name].slice(-some)])) };
  const [made] = await loaded(JSON.stringify({ url: _, ...part }));
  expect(made, JSON.stringify(made)).toMatchObject({ regel: 1, status: 201 });
  const back = await exported(SECOND);
  for (const name of lists) expect(said(back[name]), name).toEqual(said(part[name]));
}, 600_000);

async function loaded(text: string): Promise<readonly Json[]> {
  const started = await meent.ask({ method: 'POST', url: LADINGEN, payload: { uitvoer: true }, municipality: SECOND });
  const answer = await meent.ask({
    method: 'PUT',
    url: `${LADINGEN}/${started.json().id}/regels`,
    payload: text,
    headers: { 'content-type': 'application/x-ndjson' },
    municipality: SECOND,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body
    .split('\n')
    .filter(Boolean)
    .map((one) => JSON.parse(one));
}

/** What a register sets itself when a record is made; addresses differ. */
const DERIVED = new Set(['uuid', 'registratiedatum', 'beginRegistratie', 'aanmaakdatum', 'wijzigingsdatum']);

/** Without those, with lists in one order. */
function said(value: unknown): unknown {
  if (typeof value === 'string') return /^https?:/.test(value) ? 'adres' : value;
  if (Array.isArray(value)) return value.map(said).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (DERIVED.has(name) ? [] : [[name, said(one)]])),
  );
}
