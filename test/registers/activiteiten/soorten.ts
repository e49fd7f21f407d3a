/** A case, a person, an object and a letter with a word in them for each kind of data, and every door to them. */
import { expect } from 'vitest';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { NUMMER } from '../../../src/gate/categories.ts';
import { pakIn } from '../../../src/services/archief/overbrenging-taak.ts';
import { FIRST, keys, type Request } from '../../support/server.ts';
import { unzip } from '../../support/zip.ts';
import { CRS, documentBody, zaakBody } from '../all/world.ts';
import { type Client, makePlace, type Place, type RecordSource, rightsOn } from './samen.ts';

export const BSN = '999993653';

/** What stands where; a word for each kind of data that a record of the source holds. */
export const WORDS: Readonly<Record<RecordSource, Readonly<Record<string, string>>>> = {
  zaken: {
    naam: 'Merknaam',
    adres: 'Merkstraat',
    geboorte: '19010203',
    contactgegevens: 'merk@voorbeeld.example',
    behandeling: 'Merkvraag',
    documenten: 'Merkbrief',
    [NUMMER]: BSN,
  },
  personen: {
    naam: 'Merkpersoon',
    adres: 'Merkdijk',
    geboorte: 'Merkdorp',
    familie: 'Merkpartner',
    verblijf: 'Merkland',
    strafrechtelijk: '2031-07-09',
    [NUMMER]: BSN,
  },
  objecten: { plaats: 'Merkeik', [NUMMER]: BSN },
  berichten: { berichten: 'Uw melding' },
};
/** Fields of the BRP by which an activity names each kind. */
export const VELDEN: Readonly<Record<string, string>> = {
  naam: 'naam',
  adres: 'verblijfplaats',
  geboorte: 'geboorte',
  familie: 'partners',
  verblijf: 'immigratie',
  strafrechtelijk: 'uitsluitingKiesrecht',
  [NUMMER]: NUMMER,
};

export interface Kinds {
  readonly place: Place;
  /** Address of the package for the archive with the case in it. */
  readonly pakket: string;
  readonly persoon: string;
  /** The kinds of data of a source that the doors show, all answers together. */
  shown(client: Client, source: RecordSource, activity?: string, how?: How): Promise<readonly string[]>;
  /** An activity that uses these kinds of each source. */
  reader(
    uses: Readonly<Partial<Record<RecordSource, readonly string[]>>>,
    more?: object,
  ): Promise<{ readonly name: string; readonly url: string; readonly sources: readonly RecordSource[] }>;
  clientOf(name: string, sources: readonly RecordSource[], activity: string): Promise<Client>;
}

interface How {
  readonly at?: Pick<Place['meent'], 'ask'>;
  /** Only the first so many doors. */
  readonly doors?: number;
}

export async function makeKinds(): Promise<Kinds> {
  const place = await makePlace();
  const { world } = place;
  const made = await world.post('/zaken/api/v1/zaken', { ...zaakBody(world), toelichting: 'Merkvraag' });
  const party = await world.post('/zaken/api/v1/rollen', {
    zaak: made.url,
    roltype: world.catalogue.roltypen.belanghebbende,
    roltoelichting: '',
    betrokkeneType: 'natuurlijk_persoon',
    contactpersoonRol: { naam: 'Merknaam', emailadres: 'merk@voorbeeld.example' },
    betrokkeneIdentificatie: {
      inpBsn: BSN,
      geslachtsnaam: 'Merknaam',
      geboortedatum: '19010203',
      verblijfsadres: {
        aoaIdentificatie: '1',
        wplWoonplaatsNaam: 'Merkstraat',
        gorOpenbareRuimteNaam: 'Merkstraat',
        aoaHuisnummer: 1,
      },
    },
  });
  const document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
    ...documentBody(world),
    titel: 'Merkbrief',
    status: 'gearchiveerd',
    indicatieGebruiksrecht: false,
  });
  const link = await world.post('/zaken/api/v1/zaakinformatieobjecten', {
    zaak: made.url,
    informatieobject: document.url,
    titel: 'Merkbrief',
  });
  const path = (url: Request['url']) => String(url).replace(world.base, '');
  // The person of the place has this number.
  const own = path(place.doors.personen[0]!().url);
  const patched = await place.meent.ask({
    method: 'PATCH',
    url: own,
    payload: {
      naam: { geslachtsnaam: 'Merkpersoon', aanduidingNaamgebruik: 'E' },
      geboorte: { datum: '1985', plaats: 'Merkdorp' },
      verblijfplaats: { straat: 'Merkdijk' },
      immigratie: { land: { code: '6030', omschrijving: 'Merkland' } },
      partners: [{ naam: { geslachtsnaam: 'Merkpartner' } }],
    },
  });
  expect(patched.statusCode, patched.body).toBe(200);
  const thing = await world.post('/objecten/api/v2/objects', {
    type: world.objecttypen.boom,
    record: {
      typeVersion: 1,
      data: { naam: 'Merkeik', eigenaar: { bsn: BSN }, nummers: [BSN] },
      startAt: '2020-01-01',
    },
  });
  const letter = path(place.doors.berichten[1]!().url);
  const pakket = await makePackage(place, made.url);
  const [zaak, rol, persoon] = [path(made.url), path(party.url), own];
  const get = (url: string) => (): Request => ({ url: path(url), headers: CRS });
  const doors: Readonly<Record<RecordSource, readonly (() => Request)[]>> = {
    zaken: [
      get(`${zaak}?expand=rollen,zaakinformatieobjecten.informatieobject`),
      get('/zaken/api/v1/zaken?expand=rollen'),
      get(rol),
      get(zaak),
      get(`/zaken/api/v1/rollen?zaak=${encodeURIComponent(made.url)}`),
      get(link.url),
      get(document.url),
      get('/documenten/api/v1/enkelvoudiginformatieobjecten'),
      () => ({
        method: 'POST',
        url: '/zaken/api/v1/zaken/_zoek',
        payload: { uuid__in: [zaak.slice(-36)], expand: 'rollen' },
        headers: CRS,
      }),
      get(`/meent/api/v1/zaakdossiers/${zaak.slice(-36)}`),
      get('/meent/api/v1/zaakdossiers'),
      get('/meent/api/v1/uitvoer/rol'),
      get('/meent/api/v1/uitvoer/zaak'),
      get('/meent/api/v1/uitvoer/enkelvoudiginformatieobject'),
      get(pakket),
    ],
    personen: [get(persoon), get('/meent/api/v1/personen'), get('/meent/api/v1/uitvoer/persoon')],
    objecten: [
      get(thing.url),
      get('/objecten/api/v2/objects'),
      () => ({ method: 'POST', url: '/objecten/api/v2/objects/search', payload: {}, headers: CRS }),
      get('/meent/api/v1/uitvoer/object'),
      get(`${thing.url}/history`),
    ],
    berichten: [get(letter), get('/meent/api/v1/berichten'), get('/meent/api/v1/uitvoer/bericht')],
  };
  return {
    place,
    pakket,
    persoon,
    async shown(client, source, activity, { at = place.meent, doors: most = doors[source].length } = {}) {
      const bodies: string[] = [];
      for (const door of doors[source].slice(0, most)) {
        const answer = await call(client, door(), activity, at);
        // A file that was made before is there whole, or not at all.
        const isRefused = answer.statusCode === 403 && door().url === pakket;
        expect(answer.statusCode, `${door().url} ${answer.body.slice(0, 300)}`).toBe(isRefused ? 403 : 200);
        if (!isRefused) bodies.push(door().url === pakket ? inZip(answer.rawPayload) : answer.body);
      }
      return Object.entries(WORDS[source])
        .filter(([, word]) => bodies.some((body) => body.includes(word)))
        .map(([code]) => code)
        .sort();
    },
    async reader(uses, more = {}) {
      const name = `soort-${++readers}`;
      const sources = Object.keys(uses) as RecordSource[];
      const gebruikt = sources.map((bron) => ({
        bron,
        velden: bron === 'personen' ? uses[bron]!.map((code) => VELDEN[code]!) : [],
        categorieen: bron === 'personen' ? [] : uses[bron]!,
      }));
      return { name, url: await place.activity(name, sources, { gebruikt, ...more }), sources };
    },
    clientOf: (name, sources, activity) =>
      place.client(
        [name],
        [
          ...sources.flatMap((source) => rightsOn(place, source)),
          ...(sources.includes('zaken') ? [{ component: 'meent', scopes: ['archief.overbrengen'] }] : []),
        ],
        [activity],
      ),
  };
}

let readers = 0;

/** All that is in a package, as text. */
export const inZip = (bytes: Buffer): string => [...unzip(bytes).values()].map(String).join('\n');

/** The case closes, and a job that sees everything makes a package of it. */
async function makePackage({ world, meent }: Place, zaak: string): Promise<string> {
  const { resultaattypen, statustypen } = world.catalogue;
  await world.post('/zaken/api/v1/resultaten', { zaak, resultaattype: resultaattypen.afgehandeld });
  const datumStatusGezet = '2026-05-01T10:00:00Z';
  await world.post('/zaken/api/v1/statussen', { zaak, statustype: statustypen.klaar, datumStatusGezet });
  const kept = await meent.ask({
    method: 'PATCH',
    url: zaak.replace(world.base, ''),
    headers: CRS,
    payload: {
      archiefnominatie: 'blijvend_bewaren',
      archiefactiedatum: '2026-01-01',
      archiefstatus: 'gearchiveerd',
    },
  });
  expect(kept.statusCode, kept.body).toBe(200);
  const made = await world.post('/meent/api/v1/overbrengingen', { naam: 'Proef', archiefbewaarplaats: 'Proef' });
  const blobs = await openBlobs(meent.blobFolder, keys);
  await pakIn({ engine: meent.engine, blobs, nameOf: () => 'Proefdorp' }, FIRST);
  return `${made.url.replace(world.base, '')}/pakket`;
}

export const call = (client: Client, request: Request, activity: string | undefined, at: Pick<Place['meent'], 'ask'>) =>
  at.ask({
    ...request,
    as: false,
    headers: {
      ...request.headers,
      authorization: client.token(),
      ...(activity ? { 'x-meent-activiteit': activity } : {}),
    },
  });

/** What the doors show of these: what is inside data of any shape goes with it. */
export const visible = (source: RecordSource, kinds: readonly string[]): readonly string[] =>
  kinds.filter((code) => source !== 'objecten' || code !== NUMMER || kinds.includes('plaats')).sort();

export const NUMBER = { gebruiktBsn: true, bsnGrond: 'Wet algemene bepalingen burgerservicenummer artikel 10' };
export const WITHOUT_NUMBER = { gebruiktBsn: false, bsnGrond: '', bsnArtikelen: [] };
