/** An application that tries to use sources together, the ways in which it can, and a naive idea of what it gets. */
import { expect } from 'vitest';
import type { Bron } from '../../../src/gate/sources.ts';
import { createToken } from '../../../src/identity/tokens.ts';
import { activityBody } from '../../support/activity.ts';
import { alleGegevens } from '../../support/gegevens.ts';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { bericht, CRS, makeWorld, type World } from '../all/world.ts';

/** Sources with records of which fields are left out one by one. */
export const RECORDS = ['zaken', 'personen', 'objecten', 'berichten'] as const satisfies readonly Bron[];
export const SOURCES = [...RECORDS, 'logboek'] as const satisfies readonly Bron[];
export type RecordSource = (typeof RECORDS)[number];
export type Source = (typeof SOURCES)[number];

const COMBINATIES = '/registers/api/v1/combinaties';
const ACTIVITEITEN = '/registers/api/v1/verwerkingsactiviteiten';
const APPLICATIES = '/autorisaties/api/v1/applicaties';

/** Every way to something of a source: each answers 200, or 403 where nothing of the source is open. */
type Doors = Readonly<Record<Source, readonly (() => Request)[]>>;

export interface Client {
  readonly names: readonly string[];
  readonly url: string;
  /** @param user whom the application names as who works with it */
  token(name?: string, user?: string): string;
}

export interface Place {
  readonly meent: TestMeent;
  readonly world: World;
  readonly doors: Doors;
  /** A case, the object that it names, and where that stands in the case. */
  readonly linked: { readonly zaak: string; readonly object: string };
  /** Address of the activity. */
  activity(identificatie: string, sources: readonly Bron[], more?: object): Promise<string>;
  combination(
    activity: string,
    sources: readonly Bron[],
    recipients: readonly string[],
    more?: object,
  ): Promise<string>;
  /** As of today it holds no longer. */
  end(combination: string): Promise<void>;
  client(names: readonly string[], autorisaties: readonly object[], activities: readonly string[]): Promise<Client>;
  /** A right to read a source, for an activity or for none in particular. */
  right(source: Source, activity?: string): object;
  close(): Promise<void>;
}

let made = 0;

export const combinationBody = (activiteit: string, bronnen: readonly Bron[], ontvangers: readonly string[]) => ({
  identificatie: `combinatie-${++made}`,
  naam: 'Proef',
  activiteit,
  bronnen,
  gegevens: alleGegevens(bronnen),
  categorieenGegevens: ['naam'],
  ontvangers,
  gebruiktDoor: 'De afdeling Proef',
  grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2' },
  dpia: 'Niet nodig: fictief',
  toelichting: 'Wij proberen of dit mag.',
  beginGeldigheid: '2026-01-01',
});

export async function makePlace(): Promise<Place> {
  const meent = await startMeent();
  const world = await makeWorld(meent);
  const post = async (url: string, payload: object): Promise<string> => {
    const answer = await meent.ask({ method: 'POST', url, payload, headers: CRS });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().url;
  };
  const document = await world.document();
  const besluit = await world.besluit();
  const persoon = await post('/meent/api/v1/personen', {
    burgerservicenummer: '999993653',
    naam: { geslachtsnaam: 'Moulin', aanduidingNaamgebruik: 'E' },
    geslacht: 'V',
    geboorte: { datum: '1985' },
  });
  // The case is about a thing that has a record of its own.
  const object = await post('/objecten/api/v2/objects', {
    type: world.objecttypen.boom,
    record: { typeVersion: 1, data: { naam: 'Eik' }, startAt: '2020-01-01' },
  });
  const letter = await bericht(world);
  const zaak = besluit.zaak as string;
  await post('/zaken/api/v1/zaakobjecten', { zaak, object, objectType: 'overige', objectTypeOverige: 'boom' });
  const get = (url: string) => (): Request => ({ url: url.replace(world.base, ''), headers: CRS });
  const lines = (payload: object) => (): Request => ({
    method: 'POST',
    url: '/logboek/lezen/v1/processing-activities',
    payload,
  });
  return {
    meent,
    world,
    doors: {
      zaken: [
        get('/zaken/api/v1/zaken'),
        get(zaak),
        get(`${zaak}?expand=zaaktype,rollen,zaakobjecten,zaakinformatieobjecten.informatieobject`),
        get('/documenten/api/v1/enkelvoudiginformatieobjecten'),
        get(document.url),
        get(`${document.url}/download`),
        get('/besluiten/api/v1/besluiten'),
        get(besluit.url),
        () => ({
          method: 'POST',
          url: '/zaken/api/v1/zaken/_zoek',
          payload: { uuid__in: [zaak.slice(-36)] },
          headers: CRS,
        }),
        () => ({ method: 'POST', url: '/meent/api/v1/zoeken', payload: { zoekterm: 'tegel' } }),
        get(`/meent/api/v1/zaakdossiers/${zaak.slice(-36)}`),
        get('/meent/api/v1/zaakdossiers'),
        get('/meent/api/v1/uitvoer/zaak'),
        get('/meent/api/v1/uitvoer/enkelvoudiginformatieobject'),
      ],
      personen: [
        get(persoon),
        get('/meent/api/v1/uitvoer/persoon'),
        () => ({ method: 'POST', url: '/meent/api/v1/personen/_zoek', payload: { burgerservicenummer: '999993653' } }),
      ],
      objecten: [
        get('/objecten/api/v2/objects'),
        get(object),
        () => ({ method: 'POST', url: '/objecten/api/v2/objects/search', payload: {}, headers: CRS }),
        get('/meent/api/v1/uitvoer/object'),
      ],
      berichten: [get('/meent/api/v1/berichten'), get(letter), get('/meent/api/v1/uitvoer/bericht')],
      logboek: [
        lines({ 'dpl.core.data_subject_id': '999993653' }),
        lines({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736' }),
      ],
    },
    linked: { zaak: zaak.replace(world.base, ''), object: object.replace(world.base, '') },
    activity: (identificatie, sources, more = {}) =>
      post(
        ACTIVITEITEN,
        activityBody({
          identificatie,
          naam: identificatie,
          doel: `proberen met ${identificatie}`,
          gebruikt: sources.map((bron) => ({
            bron,
            velden: bron === 'personen' ? ['naam', 'burgerservicenummer'] : [],
          })),
          beginGeldigheid: '2026-01-01',
          ...more,
        }),
      ),
    combination: (activity, sources, recipients, more = {}) =>
      post(COMBINATIES, { ...combinationBody(activity, sources, recipients), ...more }),
    async end(combination) {
      const answer = await meent.ask({
        method: 'PATCH',
        url: combination.replace(world.base, ''),
        payload: { eindeGeldigheid: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format() },
      });
      expect(answer.statusCode, answer.body).toBe(200);
    },
    async client(names, autorisaties, activities) {
      // Rights come after the activities: which they serve is known then.
      const url = await post(APPLICATIES, {
        clientIds: names,
        label: `Toepassing ${names[0]}`,
        autorisaties: [{ component: 'nrc', scopes: ['notificaties.consumeren'] }],
      });
      const id = url.slice(-36);
      const put = await meent.ask({
        method: 'PUT',
        url: `/meent/api/v1/applicaties/${id}/activiteiten`,
        payload: { activiteiten: activities },
      });
      expect(put.statusCode, put.body).toBe(200);
      if (autorisaties.length > 0) {
        const patch = await meent.ask({ method: 'PATCH', url: url.replace(world.base, ''), payload: { autorisaties } });
        expect(patch.statusCode, patch.body).toBe(200);
      }
      const given = await meent.ask({ method: 'POST', url: `/meent/api/v1/applicaties/${id}/geheim` });
      const { geheim } = given.json();
      return {
        names,
        url: url.replace(world.base, ''),
        token: (name = names[0]!, user) =>
          `Bearer ${createToken({ clientId: name, secret: geheim, ...(user ? { userId: user, userRepresentation: user } : {}) })}`,
      };
    },
    right(source, activity) {
      const more = activity ? { verwerkingsactiviteit: activity } : {};
      const { zaaktype } = world.catalogue;
      switch (source) {
        case 'zaken':
          return {
            component: 'zrc',
            scopes: ['zaken.lezen'],
            zaaktype,
            maxVertrouwelijkheidaanduiding: 'geheim',
            ...more,
          };
        case 'objecten':
          return { component: 'orc', scopes: ['objecten.lezen'], objecttype: world.objecttypen.boom, ...more };
        case 'logboek':
          return { component: 'meent', scopes: ['logboek.inzien'], ...more };
        default:
          return { component: 'meent', scopes: [`${source}.lezen`], ...more };
      }
    },
    async close() {
      await world.close();
      await meent.close();
    },
  };
}

/** A list of rights for a source: of a case also its documents and decisions. */
export const rightsOn = ({ right, world }: Place, source: Source, activity?: string): readonly object[] => {
  if (source !== 'zaken') return [right(source, activity)];
  const more = activity ? { verwerkingsactiviteit: activity } : {};
  const { informatieobjecttypen, besluittype } = world.catalogue;
  return [
    right(source, activity),
    ...[informatieobjecttypen.foto, informatieobjecttypen.rapport].map((informatieobjecttype) => ({
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype,
      maxVertrouwelijkheidaanduiding: 'geheim',
      ...more,
    })),
    { component: 'brc', scopes: ['besluiten.lezen'], besluittype, ...more },
  ];
};

/** What the model knows of one application. */
export interface Known {
  /** Sources that each activity uses. */
  readonly uses: ReadonlyMap<string, readonly Source[]>;
  readonly rights: readonly { readonly source: Source; readonly activity: string }[];
  readonly combinations: readonly {
    readonly activity: string;
    readonly sources: readonly Source[];
    readonly mine: boolean;
    readonly holds: boolean;
  }[];
}

/** What it reads for an activity, if nothing else were asked. */
export const reads = ({ uses, rights }: Known, activity: string): readonly Source[] =>
  SOURCES.filter(
    (source) =>
      uses.get(activity)!.includes(source) &&
      rights.some((right) => right.source === source && right.activity === activity),
  );

export function mayCombine(known: Known, activity: string): boolean {
  const together = reads(known, activity);
  if (together.length < 2) return true;
  return known.combinations.some(
    (one) =>
      one.holds && one.mine && one.activity === activity && together.every((source) => one.sources.includes(source)),
  );
}

/** Whether a call gets anything of a source; without a name it is of every activity. */
export const gets = (known: Known, source: Source, named?: string): boolean =>
  [...known.uses.keys()]
    .filter((activity) => named === undefined || activity === named)
    .some((activity) => reads(known, activity).includes(source) && mayCombine(known, activity));

/** Mulberry32: the same sequence everywhere. */
export function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
    some: <T>(list: readonly T[], least: number): readonly T[] => {
      const shuffled = list.map((value) => ({ value, at: next() })).sort((a, b) => a.at - b.at);
      return shuffled.slice(0, least + Math.floor(next() * (list.length - least + 1))).map(({ value }) => value);
    },
  };
}
