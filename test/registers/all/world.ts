/** A municipality with a catalogue and one resident, in which a valid record of every resource can be made. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { Municipality } from '../../../src/foundation/db/types.ts';
import { parseLines, type StoredLine } from '../../../src/logbook/lines.ts';
import { type Catalogue, loadCatalogue, RSIN } from '../../support/catalogue.ts';
import { FIRST, HOSTS, keys, type Request, type Resident, seeder, type TestMeent } from '../../support/server.ts';

/** The one resident whom every record is about. Fictional. */
export const BSN = '999990019';
/** Eleven-proof numbers of nobody, for persons who must differ. */
export const BSNS = Array.from({ length: 900 }, (_, index) => bsnOf(90_000_000 + index)).filter((one) => one !== '');
const AUTH = 'Bearer abonnee';

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
export type Json = Record<string, any> & { readonly url: string };

export interface World {
  readonly meent: TestMeent;
  readonly municipality: Municipality;
  readonly base: string;
  readonly catalogue: Catalogue;
  readonly subject: string;
  /** Object types with one version, in which anything is allowed. */
  readonly objecttypen: { readonly boom: string; readonly ander: string };
  /** Takes subscriptions. */
  readonly callback: { readonly callbackUrl: string; readonly auth: string };
  /** A number that was not given before. */
  next(): number;
  post(path: string, body: object): Promise<Json>;
  get(url: string): Promise<Json>;
  /** A case about the resident. */
  zaak(): Promise<Json>;
  /** A document in such a case; locked when asked. */
  document(changes?: object): Promise<Json>;
  /** A decision in such a case. */
  besluit(): Promise<Json>;
  lock(document: Json): Promise<string>;
  /** The resident whom every record is about, logged in anew. */
  login(): Promise<Resident>;
  /** A case type that is not published. */
  concept(): Promise<Json>;
  close(): Promise<void>;
}

export const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

export async function makeWorld(meent: TestMeent, municipality = FIRST): Promise<World> {
  const catalogue = await loadCatalogue(meent, municipality);
  const base = `http://${HOSTS[municipality]}`;
  const subscriber = createServer((request, response) => {
    request.resume();
    response.writeHead(request.headers.authorization === AUTH ? 204 : 403).end();
  }).listen(0, '127.0.0.1');
  await once(subscriber, 'listening');
  let given = 0;
  const want = async (status: number, method: 'GET' | 'POST', url: string, payload?: object): Promise<Json> => {
    const answer = await meent.ask({
      method,
      url: url.replace(base, ''),
      municipality,
      headers: CRS,
      ...(payload ? { payload } : {}),
    });
    expect(`${answer.statusCode} ${answer.statusCode === status ? '' : `${url} ${answer.body}`}`).toBe(`${status} `);
    return answer.body === '' ? { url } : answer.json();
  };
  const objecttype = async (name: string): Promise<string> => {
    const { url } = await want(201, 'POST', '/objecttypen/api/v2/objecttypes', { name, namePlural: name });
    await want(201, 'POST', `${url}/versions`, { status: 'published', jsonSchema: {} });
    return url;
  };
  const world: World = {
    meent,
    municipality,
    base,
    catalogue,
    objecttypen: { boom: await objecttype('Boom'), ander: await objecttype('Ander') },
    subject: keys.hash(municipality, 'bsn', BSN),
    callback: {
      callbackUrl: `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/`,
      auth: AUTH,
    },
    next: () => ++given,
    post: (path, body) => want(201, 'POST', path, body),
    get: (url) => want(200, 'GET', url),
    async zaak() {
      const zaak = await world.post('/zaken/api/v1/zaken', zaakBody(world));
      await world.post('/zaken/api/v1/rollen', {
        zaak: zaak.url,
        roltype: catalogue.roltypen.initiator,
        roltoelichting: '',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: BSN },
      });
      return zaak;
    },
    async document(changes = {}) {
      const document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
        ...documentBody(world),
        ...changes,
      });
      await world.post('/zaken/api/v1/zaakinformatieobjecten', {
        zaak: (await world.zaak()).url,
        informatieobject: document.url,
      });
      return document;
    },
    besluit: async () => world.post('/besluiten/api/v1/besluiten', await besluitBody(world)),
    lock: async ({ url }) => (await want(200, 'POST', `${url}/lock`)).lock as string,
    login: () => meent.login(BSN, { municipality }),
    concept: () =>
      world.post('/catalogi/api/v1/zaaktypen', {
        catalogus: catalogue.catalogus,
        identificatie: `CONCEPT-${world.next()}`,
        omschrijving: 'Losse tegel',
        vertrouwelijkheidaanduiding: 'openbaar',
        doel: 'Een veilige stoep',
        aanleiding: 'Iemand meldt een losse tegel',
        indicatieInternOfExtern: 'extern',
        handelingInitiator: 'Melden',
        onderwerp: 'Tegel',
        handelingBehandelaar: 'Herstellen',
        doorlooptijd: 'P14D',
        opschortingEnAanhoudingMogelijk: false,
        verlengingMogelijk: false,
        publicatieIndicatie: false,
        productenOfDiensten: [],
        referentieproces: { naam: 'Onderhouden' },
        verantwoordelijke: 'Beheer',
        besluittypen: [],
        gerelateerdeZaaktypen: [],
        beginGeldigheid: '2024-01-01',
      }),
    async close() {
      subscriber.closeAllConnections();
      subscriber.close();
    },
  };
  return world;
}

export const zaakBody = ({ catalogue }: World) => ({
  bronorganisatie: RSIN,
  verantwoordelijkeOrganisatie: RSIN,
  zaaktype: catalogue.zaaktype,
  startdatum: '2026-03-02',
});

export const besluitBody = async (world: World) => ({
  verantwoordelijkeOrganisatie: RSIN,
  besluittype: world.catalogue.besluittype,
  zaak: (await world.zaak()).url,
  datum: '2026-03-02',
  ingangsdatum: '2026-03-03',
});

/** Confidential, so that there is a level below it. */
export const documentBody = ({ catalogue }: World) => ({
  bronorganisatie: RSIN,
  creatiedatum: '2026-03-02',
  titel: 'Losse tegel',
  auteur: 'Melder',
  taal: 'dut',
  informatieobjecttype: catalogue.informatieobjecttypen.rapport,
  inhoud: Buffer.from('Hallo').toString('base64'),
  bestandsomvang: 5,
});

/** A message in the box of the resident, made as a process makes it. */
export async function bericht({ meent, municipality, base, subject }: World): Promise<string> {
  const [row] = await meent.engine.compose(seeder(municipality), {
    operation: 'test.bericht',
    items: [
      {
        resource: 'bericht',
        input: { onderwerp: 'Uw melding', inhoud: 'Klaar.', afzender: 'Beheer', verzonden: '2026-03-02T10:00:00Z' },
        columns: { ontvanger: subject, subjects: [subject] },
      },
    ],
  });
  return `${base}/meent/api/v1/berichten/${row!.id}`;
}

function bsnOf(first: number): string {
  const digits = String(first).padStart(8, '0');
  const sum = [...digits].reduce((total, digit, index) => total + (9 - index) * Number(digit), 0) % 11;
  return sum === 10 ? '' : digits + sum;
}

export interface Logged {
  readonly operation: string;
  readonly kind: string;
  readonly activity: string;
  readonly lines: readonly StoredLine[];
}

/** The answer, and the entries that are in the database by the time that it is there. */
export async function watch({ meent, municipality }: World, request: Request) {
  const stored = (): Promise<(Omit<Logged, 'lines'> & { readonly id: string; readonly lines: string })[]> =>
    meent.db.in(municipality).query({
      text: `select id, operation, kind, activity, lines from log_entry where municipality = ${municipality}`,
    });
  const seen = new Set((await stored()).map(({ id }) => id));
  const answer = await meent.ask(request);
  const fresh = (await stored()).filter(({ id }) => !seen.has(id));
  return { answer, entries: fresh.map((entry): Logged => ({ ...entry, lines: parseLines(entry.lines)! })) };
}

/** An address without the host of the municipality. */
export const path = (world: World, url: string): string => url.replace(world.base, '');
