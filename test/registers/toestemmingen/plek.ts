/**
 * Two residents with something in every source, an application that works with what they consent to, and every door to it.
 * What is of a resident has their mark in it, so that a leak is a word.
 */
import { expect } from 'vitest';
import { indexSome } from '../../../src/engine/search/indexer.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createToken } from '../../../src/identity/tokens.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, keys, type Request, type Resident, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { combinationBody } from '../activiteiten/samen.ts';
import { CRS, documentBody, makeWorld, type World, zaakBody } from '../all/world.ts';
import { doorsOf } from './doors.ts';

export const NOOR = '999990019';
export const WIL = '999990032';
const KEUZES = '/meent/api/v1/mijn/keuzes';
const ACTIVITEITEN = '/registers/api/v1/verwerkingsactiviteiten';

/** Ground of the activity is consent, over every source. */
export const BUURT = 'buurt';
/** A task; what it puts together rests on consent. */
export const PANEL = 'panel';
/** A legal duty. */
export const PLICHT = 'plicht';

export const SOURCES = ['zaken', 'personen', 'objecten', 'berichten'] as const;
export type Source = (typeof SOURCES)[number];

export interface Bewoner {
  readonly bsn: string;
  readonly mark: string;
  readonly login: Resident;
  /** Addresses, without the host. */
  readonly zaak: string;
  readonly document: string;
  readonly besluit: string;
  readonly persoon: string;
  readonly object: string;
  readonly bericht: string;
}

/** A way to what is of somebody: a list or search of all, or the records of one. */
export interface Door {
  readonly name: string;
  readonly source: Source;
  readonly request: () => Request;
  /** Of whom one record is asked; absent: all that there is. */
  readonly of?: Bewoner;
}

export interface Plek {
  readonly meent: TestMeent;
  readonly world: World;
  readonly noor: Bewoner;
  readonly wil: Bewoner;
  readonly doors: readonly Door[];
  /** Address of the version of each activity. */
  readonly activiteit: Readonly<Record<string, string>>;
  readonly post: (url: string, payload: object) => Promise<string>;
  call(door: Pick<Door, 'request'>, activity?: string, at?: Pick<TestMeent, 'ask'>): ReturnType<TestMeent['ask']>;
  keuzes(who: Bewoner): Promise<readonly Record<string, unknown>[]>;
  keuze(who: Bewoner, naam: string): Promise<Record<string, unknown>>;
  /** Reads, and chooses what it read. */
  geef(who: Bewoner, naam: string, at?: Pick<TestMeent, 'ask'>): Promise<string>;
  trekIn(who: Bewoner, toestemming: string, at?: Pick<TestMeent, 'ask'>): Promise<void>;
  /** Gives what was logged and changed its number, as the sequencer does within a second. */
  number(): Promise<void>;
  close(): Promise<void>;
}

export async function makePlek(): Promise<Plek> {
  const meent = await startMeent();
  const world = await makeWorld(meent);
  const bare = (url: string): string => url.replace(world.base, '');
  const post = async (url: string, payload: object): Promise<string> => {
    const answer = await meent.ask({ method: 'POST', url, payload, headers: CRS });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().url;
  };
  const bewoner = async (bsn: string, mark: string): Promise<Bewoner> => {
    const persoon = await post('/meent/api/v1/personen', {
      burgerservicenummer: bsn,
      naam: { geslachtsnaam: mark, aanduidingNaamgebruik: 'E' },
      geslacht: 'V',
      geboorte: { datum: '1985-05-01' },
    });
    const zaak = await post('/zaken/api/v1/zaken', { ...zaakBody(world), omschrijving: `Tegel ${mark}` });
    await post('/zaken/api/v1/rollen', {
      zaak,
      roltype: world.catalogue.roltypen.initiator,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: bsn },
    });
    const document = await post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      ...documentBody(world),
      titel: `Tegel ${mark}`,
      inhoud: Buffer.from(mark).toString('base64'),
      bestandsomvang: mark.length,
    });
    await post('/zaken/api/v1/zaakinformatieobjecten', { zaak, informatieobject: document });
    const besluit = await post('/besluiten/api/v1/besluiten', {
      verantwoordelijkeOrganisatie: '111222333',
      besluittype: world.catalogue.besluittype,
      zaak,
      datum: '2026-03-02',
      ingangsdatum: '2026-03-03',
      toelichting: `Tegel ${mark}`,
    });
    const object = await post('/objecten/api/v2/objects', {
      type: world.objecttypen.boom,
      record: { typeVersion: 1, data: { naam: `Eik ${mark}`, bsn }, startAt: '2020-01-01' },
    });
    const subject = keys.hash(FIRST, 'bsn', bsn);
    const [letter] = await meent.engine.compose(seeder(FIRST), {
      operation: 'test.bericht',
      items: [
        {
          resource: 'bericht',
          input: { onderwerp: mark, inhoud: 'Klaar.', afzender: 'Beheer', verzonden: '2026-03-02T10:00:00Z' },
          columns: { ontvanger: subject, subjects: [subject] },
        },
      ],
    });
    return {
      bsn,
      mark,
      login: await meent.login(bsn),
      zaak: bare(zaak),
      document: bare(document),
      besluit: bare(besluit),
      persoon: bare(persoon),
      object: bare(object),
      bericht: `/meent/api/v1/berichten/${letter!.id}`,
    };
  };
  const noor = await bewoner(NOOR, 'Noormerk');
  const wil = await bewoner(WIL, 'Wilmerk');

  const activity = (identificatie: string, bronnen: readonly string[], more: object = {}): Promise<string> =>
    post(
      ACTIVITEITEN,
      activityBody({
        identificatie,
        naam: `Proef ${identificatie}`,
        doel: `proberen met ${identificatie}`,
        gebruikt: bronnen.map((bron) => ({ bron, velden: bron === 'personen' ? ['naam', 'burgerservicenummer'] : [] })),
        categorieenGegevens: ['naam'],
        ontvangers: ['de afdeling Proef'],
        beginGeldigheid: '2026-01-01',
        ...more,
      }),
    );
  const toestemming = { grond: 'toestemming', intrekken: 'onder Mijn keuzes' };
  const activiteit = {
    [BUURT]: await activity(BUURT, SOURCES, toestemming),
    [PANEL]: await activity(PANEL, ['zaken', 'personen']),
    [PLICHT]: await activity(PLICHT, ['zaken'], { grond: 'wettelijke_plicht' }),
  };
  const combination = (activiteitNaam: string, bronnen: readonly (typeof SOURCES)[number][], more: object = {}) =>
    post('/registers/api/v1/combinaties', { ...combinationBody(activiteitNaam, bronnen, ['kijker']), ...more });
  await combination(BUURT, SOURCES);
  await combination(PANEL, ['zaken', 'personen'], {
    identificatie: 'panel-samen',
    grond: { wet: 'AVG', artikel: '6', lid: '4', toestemming: true },
  });
  const kijker = await makeKijker(meent, world, Object.values(activiteit));

  const plek: Plek = {
    meent,
    world,
    noor,
    wil,
    activiteit,
    post,
    doors: doorsOf([noor, wil]),
    call: ({ request }, activityUrl, at = meent) => {
      const asked = request();
      return at.ask({
        ...asked,
        as: false,
        headers: {
          ...asked.headers,
          authorization: kijker,
          ...(activityUrl ? { 'x-meent-activiteit': activityUrl } : {}),
        },
      });
    },
    async keuzes({ login }) {
      const answer = await meent.ask({ url: KEUZES, as: login });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().keuzes;
    },
    async keuze(who, naam) {
      const found = (await plek.keuzes(who)).find((one) => one.naam === naam);
      expect(found, naam).toBeDefined();
      return found!;
    },
    async geef(who, naam, at = meent) {
      const { soort, gelezen } = await plek.keuze(who, naam);
      const payload = { soort, naam, gelezen };
      const answer = await at.ask({ method: 'POST', url: KEUZES, as: who.login, payload });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().toestemming;
    },
    async trekIn(who, id, at = meent) {
      const answer = await at.ask({ method: 'DELETE', url: `${KEUZES}/${id}`, as: who.login });
      expect(answer.statusCode, answer.body).toBe(200);
    },
    async number() {
      const sequencer = createSequencer({
        db: meent.db,
        tasks: [numberEntries(keys), numberChanges],
        onError: (error) => {
          throw error;
        },
      });
      while ((await sequencer.round()) !== 0);
      while (await indexSome(meent.engine.parts, FIRST));
    },
    async close() {
      await world.close();
      await meent.close();
    },
  };
  await plek.number();
  return plek;
}

/** With rights on every source, for whatever it works for. */
async function makeKijker(meent: TestMeent, world: World, activities: readonly string[]): Promise<string> {
  const { zaaktype, informatieobjecttypen, besluittype } = world.catalogue;
  const made = await meent.ask({
    method: 'POST',
    url: '/autorisaties/api/v1/applicaties',
    payload: {
      clientIds: ['kijker'],
      label: 'Kijker',
      autorisaties: [{ component: 'nrc', scopes: ['notificaties.consumeren'] }],
    },
  });
  expect(made.statusCode, made.body).toBe(201);
  const url = made.json().url.replace(world.base, '');
  const id = url.slice(-36);
  const activiteiten = await meent.ask({
    method: 'PUT',
    url: `/meent/api/v1/applicaties/${id}/activiteiten`,
    payload: { activiteiten: activities },
  });
  expect(activiteiten.statusCode, activiteiten.body).toBe(200);
  const each = activities.flatMap((verwerkingsactiviteit) => [
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken', 'zaken.aanmaken', 'audittrails.lezen'],
      zaaktype,
      maxVertrouwelijkheidaanduiding: 'geheim',
      verwerkingsactiviteit,
    },
    {
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype: informatieobjecttypen.rapport,
      maxVertrouwelijkheidaanduiding: 'geheim',
      verwerkingsactiviteit,
    },
    { component: 'brc', scopes: ['besluiten.lezen'], besluittype, verwerkingsactiviteit },
    { component: 'orc', scopes: ['objecten.lezen'], objecttype: world.objecttypen.boom, verwerkingsactiviteit },
    {
      component: 'meent',
      scopes: ['personen.lezen', 'berichten.lezen', 'archief.lezen', 'logboek.inzien'],
      verwerkingsactiviteit,
    },
  ]);
  const rights = await meent.ask({ method: 'PATCH', url, payload: { autorisaties: each } });
  expect(rights.statusCode, rights.body).toBe(200);
  const secret = await meent.ask({ method: 'POST', url: `/meent/api/v1/applicaties/${id}/geheim` });
  return `Bearer ${createToken({ clientId: 'kijker', secret: secret.json().geheim })}`;
}

/** The ids by which an answer names what is of somebody, for those that have no words in them. */
const namesOf = (who: Bewoner): readonly string[] => [
  who.mark,
  ...[who.zaak, who.document, who.besluit, who.persoon, who.object, who.bericht].map((url) => url.slice(-36)),
];

/** Whether an answer shows anything of somebody. A refusal repeats the address that was asked. */
export const shows = (answer: { readonly statusCode: number; readonly body: string }, who: Bewoner): boolean =>
  answer.statusCode < 300 && namesOf(who).some((name) => answer.body.includes(name));
