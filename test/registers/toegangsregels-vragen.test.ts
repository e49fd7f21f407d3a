/** What a rule leaves out or keeps back is told by no filter, no order and no word either: at the record itself, its parent and its list. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toldBy } from '../../src/engine/leave-out.ts';
import { indexSome } from '../../src/engine/search/indexer.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { resources } from '../../src/registers/index.ts';
import { startMeent, type TestMeent } from '../support/server.ts';
import { regel, stelVoor, wie } from './all/toegangsregels.ts';
import { BSN, CRS, makeWorld, type World } from './all/world.ts';

let meent: TestMeent;
let world: World;
let zaak: string;

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  zaak = (await world.zaak()).url;
  await meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'audittrails.lezen'],
      zaaktype: world.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
    { component: 'ztc', scopes: ['catalogi.lezen'] },
    {
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype: world.catalogue.informatieobjecttypen.rapport,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
    { component: 'orc', scopes: ['objecten.lezen'], objecttype: world.objecttypen.boom },
  ]);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const ask = (url: string, more: object = {}) => meent.ask({ url, headers: CRS, as: 'beperkt', ...more });
const zoek = (url: string, payload: object) => ask(url, { method: 'POST', payload });
const weg = (gegevens: readonly string[], weglaten: readonly string[], rest: object = {}) => ({
  identificatie: 'niet-vragen',
  naam: 'Niet vragen',
  effect: 'laat_weg',
  reden: 'Dit veld is niet voor dit programma.',
  voor: { applicaties: ['beperkt'] },
  over: { gegevens },
  weglaten,
  ...rest,
});
const under = async (rule: object, work: () => Promise<void>): Promise<void> => {
  await regel(world, rule);
  try {
    await work();
  } finally {
    await regel(world, { ...rule, effect: 'vervalt' });
  }
};

const ROL = 'betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';
const gebied = {
  type: 'Polygon',
  coordinates: [
    [
      [4, 52],
      [6, 52],
      [6, 53],
      [4, 53],
      [4, 52],
    ],
  ],
};

describe('a filter', () => {
  const byRole = () =>
    Promise.all([
      ask(`/zaken/api/v1/rollen?${ROL}=${BSN}`),
      ask('/zaken/api/v1/rollen?betrokkeneIdentificatie__medewerker__identificatie=m1'),
      ask(`/zaken/api/v1/zaken?rol__${ROL}=${BSN}`),
      zoek('/zaken/api/v1/zaken/_zoek', { [`rol__${ROL}`]: BSN }),
    ]);
  const statuses = (answers: readonly { readonly statusCode: number }[]) => answers.map((one) => one.statusCode);

  it('by who has a role finds nobody for who does not see it, from the role and from its case', async () => {
    expect(statuses(await byRole())).toEqual([200, 200, 200, 200]);
    expect((await byRole())[2].json().results.map(({ url }: { url: string }) => url)).toContain(zaak);
    await under(weg(['rol'], ['betrokkeneIdentificatie']), async () => {
      expect(statuses(await byRole())).toEqual([403, 403, 403, 403]);
      // Twin: what is not left out is asked for as ever.
      expect((await ask('/zaken/api/v1/zaken?rol__omschrijvingGeneriek=initiator')).statusCode).toBe(200);
    });
  });

  it('by a part tells nothing where a rule keeps those parts back', async () => {
    await under(weg(['rol'], [], { effect: 'verbied' }), async () => {
      expect((await ask(`/zaken/api/v1/zaken?rol__${ROL}=${BSN}`)).statusCode).toBe(403);
      expect((await ask('/zaken/api/v1/zaken')).statusCode).toBe(200);
    });
  });

  it('by a place or a level tells neither', async () => {
    const byPlace = () => zoek('/zaken/api/v1/zaken/_zoek', { zaakgeometrie: { within: gebied } });
    const byLevel = () => ask('/zaken/api/v1/zaken?maximaleVertrouwelijkheidaanduiding=openbaar');
    expect(statuses([await byPlace(), await byLevel()])).toEqual([200, 200]);
    await under(weg(['zaak'], ['zaakgeometrie', 'vertrouwelijkheidaanduiding']), async () => {
      expect(statuses([await byPlace(), await byLevel()])).toEqual([403, 403]);
    });
    await under(weg(['zaak'], ['toelichting']), async () => {
      expect(statuses([await byPlace(), await byLevel()])).toEqual([200, 200]);
    });
  });

  it('in memory does not either', async () => {
    const [byName, all] = ['?identificatie=x', '?datumGeldigheid=2026-01-01'];
    const at = '/catalogi/api/v1/zaaktypen';
    expect(statuses([await ask(at + byName), await ask(at + all)])).toEqual([200, 200]);
    await under(weg(['zaaktype'], ['identificatie', 'doel']), async () => {
      expect(statuses([await ask(at + byName), await ask(at + all)])).toEqual([403, 200]);
    });
  });

  it('inside an object does not, nor an order by it', async () => {
    const at = '/objecten/api/v2/objects';
    const queries = ['data_attrs=soort__exact__eik', 'data_icontains=eik', 'ordering=record__data__soort'];
    const all = () => Promise.all(queries.map((query) => ask(`${at}?${query}`)));
    expect(statuses(await all())).toEqual([200, 200, 200]);
    await under(weg(['object', 'objectrecord'], ['record.data']), async () => {
      expect(statuses(await all())).toEqual([403, 403, 403]);
      expect((await ask(at)).statusCode).toBe(200);
    });
  });

  it('of every resource says which fields it tells of', () => {
    const silent = resources.flatMap((one) =>
      Object.entries(one.filters ?? {}).flatMap(([name, filter]) => {
        const columns = 'columns' in filter ? filter.columns : 'column' in filter ? [filter.column] : [];
        const of = filter.kind === 'child' ? resources.find(({ name: its }) => its === filter.resource)! : one;
        const told = toldBy(of, { name, columns, ...(filter.of ? { of: filter.of } : {}) });
        return told ? [] : [`${one.name} ${name}`];
      }),
    );
    expect(silent).toEqual([]);
  });
});

describe('words', () => {
  it('of a part that a rule keeps back find nothing', async () => {
    const find = () => zoek('/meent/api/v1/zoeken', { zoekterm: 'eigenschapwoord', soorten: ['zaak'] });
    expect((await find()).statusCode).toBe(200);
    await under(weg(['zaakeigenschap'], [], { effect: 'verbied' }), async () => {
      expect((await find()).statusCode).toBe(403);
    });
    await under(weg(['klantcontact'], [], { effect: 'verbied' }), async () => {
      expect((await find()).statusCode).toBe(200);
    });
  });
});

describe('what narrows a search by words', () => {
  const find = (more: object) => zoek('/meent/api/v1/zoeken', { zoekterm: 'voorbeeld', ...more });
  const status = async (more: object) => (await find(more)).statusCode;
  const kinds = [{}, { soorten: ['zaak'] }, { soorten: ['document'] }];

  it.each([
    ['startdatum', { vanaf: '2026-01-01' }],
    ['startdatum', { totEnMet: '2026-01-01' }],
    ['einddatum', { open: true }],
  ] as const)('by %s of cases tells it of no kind to who does not see it: %j', async (field, narrow) => {
    const all = () => Promise.all(kinds.map((kind) => status({ ...kind, ...narrow })));
    expect(await all()).toEqual([200, 200, 200]);
    await under(weg(['zaak'], [field]), async () => {
      expect(await all()).toEqual([403, 403, 403]);
      // Twin: words alone, and another field of the case.
      expect(await Promise.all(kinds.map(status))).toEqual([200, 200, 200]);
    });
    await under(weg(['zaak'], ['betalingsindicatie']), async () => expect(await all()).toEqual([200, 200, 200]));
  });

  it('does not go along a tie between case and document that a rule keeps back', async () => {
    const { identificatie } = await world.document();
    const sequencer = createSequencer({ db: meent.db, tasks: [numberChanges], onError: () => {} });
    while ((await sequencer.round()) !== 0);
    while (await indexSome(meent.engine.parts, world.municipality));
    /** How many cases it is shown with, and how often it is found by what its case is. */
    const found = async () => {
      const [plain, narrowed] = await Promise.all(
        [{}, { vanaf: '2020-01-01' }].map(async (more) => {
          const answer = await find({ zoekterm: identificatie, soorten: ['document'], ...more });
          expect(answer.statusCode, answer.body).toBe(200);
          return answer.json();
        }),
      );
      expect(plain.aantal).toBe(1);
      return [plain.resultaten[0].zaken.length, narrowed.aantal];
    };
    expect(await found()).toEqual([1, 1]);
    await under(weg(['zaakinformatieobject'], [], { effect: 'verbied' }), async () =>
      expect(await found()).toEqual([0, 0]),
    );
    await under(weg(['zaakinformatieobject'], ['titel']), async () => expect(await found()).toEqual([1, 1]));
  });
});

describe('the history of a case', () => {
  it('shows no part that a rule keeps back', async () => {
    const trail = async () => {
      const answer = await ask(`${zaak.replace(world.base, '')}/audittrail`);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().filter(({ resource }: { resource: string }) => resource === 'rol');
    };
    const [open] = await trail();
    expect(open.wijzigingen.nieuw.betrokkeneIdentificatie.inpBsn).toBe(BSN);
    await under(weg(['rol'], [], { effect: 'verbied' }), async () => {
      const [shut] = await trail();
      expect(shut).toMatchObject({ wijzigingen: { oud: null, nieuw: null }, resourceWeergave: '' });
    });
  });
});

describe('what came along from another system', () => {
  it('is for nobody who does not see all of the record and its parts', async () => {
    const at = `/meent/api/v1/overgezette-historie?hoofdObject=${encodeURIComponent(zaak)}`;
    expect((await ask(at)).statusCode).toBe(200);
    await under(weg(['rol'], ['betrokkeneIdentificatie']), async () => {
      expect((await ask(at)).statusCode).toBe(403);
    });
    await under(weg(['besluit'], ['toelichting']), async () => {
      expect((await ask(at)).statusCode).toBe(200);
    });
  });
});

describe('a rule on an object', () => {
  it('is on what its list shows too', async () => {
    const half = weg(['object'], ['record.data']);
    const answer = await meent.ask({
      method: 'POST',
      as: await meent.another('voorstel'),
      url: '/meent/api/v1/toegangsregels',
      payload: half,
      user: wie('een'),
    });
    expect(answer.json().invalidParams).toMatchObject([{ name: 'over.gegevens', code: 'incomplete' }]);
    await stelVoor(world, weg(['object', 'objectrecord'], ['record.data']));
  });
});
