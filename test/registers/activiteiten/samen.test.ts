/**
 * Two calls cannot do what one may not. A client with random rights for two activities calls through every door, in random
 * order and in two processes, while combinations come and go; each answer is that of a naive model.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import type { Request } from '../../support/server.ts';
import { CRS } from '../all/world.ts';
import {
  type Client,
  dice,
  gets,
  type Known,
  makePlace,
  mayCombine,
  type Place,
  RECORDS,
  reads,
  rightsOn,
  SOURCES,
  type Source,
} from './samen.ts';

let place: Place;
beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place?.close());

const SEED = 20261127;

const call = async (
  client: Client,
  request: Request,
  activity?: string,
  name?: string,
  at: Pick<Place['meent'], 'ask'> = place.meent,
) =>
  at.ask({
    ...request,
    as: false,
    headers: {
      ...request.headers,
      authorization: client.token(name),
      ...(activity ? { 'x-meent-activiteit': activity } : {}),
    },
  });

describe(`any order of calls (seed ${SEED})`, () => {
  it('gives what the register of combinations gives, in every process', async () => {
    const roll = dice(SEED);
    const second = await place.meent.second();
    const [one, other] = [
      await place.activity('een', ['zaken', 'personen', 'objecten']),
      await place.activity('ander', [...SOURCES]),
    ];
    const urls = new Map([
      ['een', one],
      ['ander', other],
    ]);
    const client = await place.client(['proef', 'proef-twee'], [], [one, other]);
    let known: Known = {
      uses: new Map([
        ['een', ['zaken', 'personen', 'objecten']],
        ['ander', [...SOURCES]],
      ]),
      rights: [],
      combinations: [],
    };
    const standing: (Known['combinations'][number] & { url: string })[] = [];
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

    const steps = {
      async rights() {
        const rights = [...urls.keys()].flatMap((activity) =>
          roll.some(SOURCES, 0).map((source) => ({ source, activity })),
        );
        if (rights.length === 0) return;
        const after: Known = { ...known, rights };
        const worse = [...urls.keys()].some(
          (activity) =>
            !mayCombine(after, activity) &&
            (mayCombine(known, activity) ||
              !reads(after, activity).every((source) => reads(known, activity).includes(source))),
        );
        const autorisaties = rights.flatMap(({ source, activity }) => rightsOn(place, source, urls.get(activity)));
        const answer = await place.meent.ask({ method: 'PATCH', url: client.url, payload: { autorisaties } });
        expect([answer.statusCode, answer.body.slice(0, 400)]).toEqual([worse ? 400 : 200, expect.anything()]);
        if (worse) expect(answer.json().invalidParams[0].code).toBe('combination-missing');
        else known = after;
        count(`rights ${answer.statusCode}`);
      },
      async combination() {
        const activity = roll.one([...urls.keys()]);
        const sources = roll.some(SOURCES, 2) as readonly Source[];
        const mine = roll.below(4) > 0;
        const later = roll.below(5) === 0;
        const recipients = mine ? [roll.one(['proef', 'proef-twee'])] : ['iemand-anders'];
        const url = await place.combination(
          activity,
          sources,
          recipients,
          later ? { beginGeldigheid: '2999-01-01' } : {},
        );
        standing.push({ activity, sources, mine, holds: !later, url });
        known = { ...known, combinations: [...standing] };
      },
      async end() {
        const index = standing.findIndex(({ holds }) => holds);
        if (index < 0) return;
        const found = roll.one(standing.filter(({ holds }) => holds));
        await place.end(found.url);
        standing[standing.indexOf(found)] = { ...found, holds: false };
        known = { ...known, combinations: [...standing] };
        count('end');
      },
      async call() {
        const source = roll.one(SOURCES);
        const named = roll.one([undefined, 'een', 'ander']);
        const at = roll.one([place.meent, second]);
        const request = roll.one(place.doors[source])();
        const name = roll.one(client.names);
        const expected = gets(known, source, named) ? 200 : 403;
        let answer = await call(client, request, named && urls.get(named), name, at);
        // What was taken is known everywhere at once; what was given, when the other process is told.
        if (at === second && expected === 200 && answer.statusCode === 403) {
          second.engine.parts.snapshots.forget();
          answer = await call(client, request, named && urls.get(named), name, at);
        }
        if (answer.statusCode !== expected)
          expect([request.url, named, known, answer.body]).toEqual([answer.statusCode, expected]);
        const readable = known.rights.some(
          (right) => right.source === source && (named ?? right.activity) === right.activity,
        );
        count(`call ${answer.statusCode}${expected === 403 && readable ? ' though there is a right' : ''}`);
      },
    } as const;
    for (let step = 0; step < 300; step++) {
      const kind = roll.one(['rights', 'combination', 'end', 'call', 'call', 'call', 'call', 'call'] as const);
      await steps[kind]();
    }
    // Each thing that can happen did, many times.
    for (const what of ['rights 200', 'rights 400', 'end', 'call 200', 'call 403', 'call 403 though there is a right'])
      expect([what, (seen.get(what) ?? 0) > 5]).toEqual([what, true]);
  });
});

describe('two calls', () => {
  const pairs = SOURCES.flatMap((a, index) => SOURCES.slice(index + 1).map((b) => [a, b] as const));

  it.each(pairs)('for %s and then %s give neither once their combination ended; twin: while it holds', async (a, b) => {
    const name = `paar-${a}-${b}`;
    const activity = await place.activity(name, [a, b]);
    const combination = await place.combination(name, [a, b], [name]);
    const client = await place.client([name], [...rightsOn(place, a), ...rightsOn(place, b)], [activity]);
    const all = async () => {
      const found = new Set<number>();
      for (const source of [a, b])
        for (const door of place.doors[source])
          for (const named of [undefined, activity]) found.add((await call(client, door(), named)).statusCode);
      return [...found];
    };
    expect(await all()).toEqual([200]);
    await place.end(combination);
    expect(await all()).toEqual([403]);
    const refused = await call(client, place.doors[a][0]!(), activity);
    expect(refused.json().detail).toContain('eindigde op');
    // Twin: with one source left there is nothing to combine.
    const left = { method: 'PATCH', url: client.url, payload: { autorisaties: rightsOn(place, a) } } as const;
    expect((await place.meent.ask(left)).statusCode).toBe(200);
    expect((await call(client, place.doors[a][0]!(), activity)).statusCode).toBe(200);
    expect((await call(client, place.doors[b][0]!(), activity)).statusCode).toBe(403);
  });

  const triples: readonly (readonly [Source, Source, Source])[] = [
    ...RECORDS.map((left) => RECORDS.filter((one) => one !== left) as unknown as readonly [Source, Source, Source]),
    ['zaken', 'personen', 'logboek'],
  ];
  it.each(triples)('for %s, %s and %s want one combination of all three, and not of each two', async (a, b, c) => {
    const name = `drie-${a}-${b}-${c}`;
    const activity = await place.activity(name, [a, b, c]);
    for (const two of [
      [a, b],
      [b, c],
      [a, c],
    ])
      await place.combination(name, two, [name]);
    const client = await place.client([name], [...rightsOn(place, a), ...rightsOn(place, b)], [activity]);
    const autorisaties = [a, b, c].flatMap((source) => rightsOn(place, source));
    const give = async () =>
      (await place.meent.ask({ method: 'PATCH', url: client.url, payload: { autorisaties } })).statusCode;
    const statuses = () =>
      Promise.all(
        [a, b, c].map(async (source) => (await call(client, place.doors[source][0]!(), activity)).statusCode),
      );
    expect(await give()).toBe(400);
    expect(await statuses()).toEqual([200, 200, 403]);
    const all = await place.combination(name, [a, b, c], [name]);
    expect(await give()).toBe(200);
    expect(await statuses()).toEqual([200, 200, 200]);
    await place.end(all);
    expect(await statuses()).toEqual([403, 403, 403]);
  });

  it('from a case to the object that it names are no way round; twin: with a combination', async () => {
    const activity = await place.activity('boom', ['zaken', 'objecten']);
    const combination = await place.combination('boom', ['zaken', 'objecten'], ['boom']);
    const client = await place.client(
      ['boom'],
      [...rightsOn(place, 'zaken'), ...rightsOn(place, 'objecten')],
      [activity],
    );
    const { zaak, object } = place.linked;
    const walk = async () => {
      const first = await call(client, { url: `${zaak}?expand=zaakobjecten`, headers: CRS });
      const named = await call(client, {
        url: `/zaken/api/v1/zaakobjecten?zaak=${encodeURIComponent(`http://localhost${zaak}`)}`,
        headers: CRS,
      });
      const second = await call(client, { url: object, headers: CRS });
      const found = await call(client, { url: `/objecten/api/v2/objects?data_attr=naam__exact__Eik`, headers: CRS });
      return [first, named, second, found].map(({ statusCode, body }) => [statusCode, body.includes('Eik')]);
    };
    expect(await walk()).toEqual([
      [200, false],
      [200, false],
      [200, true],
      [200, true],
    ]);
    await place.end(combination);
    expect(await walk()).toEqual([
      [403, false],
      [403, false],
      [403, false],
      [403, false],
    ]);
    // Twin: for the case alone, the object that it names stays an address.
    const payload = { autorisaties: rightsOn(place, 'zaken') };
    expect((await place.meent.ask({ method: 'PATCH', url: client.url, payload })).statusCode).toBe(200);
    expect(await walk()).toEqual([
      [200, false],
      [200, false],
      [403, false],
      [403, false],
    ]);
  });

  it('in the names of one application are of one application; twin: another has its own', async () => {
    const activity = await place.activity('namen', ['zaken', 'personen']);
    const ends = await place.combination('namen', ['zaken', 'personen'], ['naam-een']);
    const rights = [...rightsOn(place, 'zaken'), ...rightsOn(place, 'personen')];
    const client = await place.client(['naam-een', 'naam-twee'], rights, [activity]);
    const statuses = () =>
      Promise.all(
        client.names.flatMap((name) =>
          (['zaken', 'personen'] as const).map(
            async (source) => (await call(client, place.doors[source][0]!(), undefined, name)).statusCode,
          ),
        ),
      );
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    await place.end(ends);
    expect(await statuses()).toEqual([403, 403, 403, 403]);
    // What is registered for another application is not for this one.
    await place.combination('namen', ['zaken', 'personen'], ['naam-drie']);
    expect(await statuses()).toEqual([403, 403, 403, 403]);
  });

  it('for two activities give of each its own, and not what one of them may not combine', async () => {
    const [open, shut] = [
      await place.activity('open', ['zaken', 'objecten']),
      await place.activity('dicht', ['zaken', 'personen']),
    ];
    await place.combination('open', ['zaken', 'objecten'], ['wisselaar']);
    const ends = await place.combination('dicht', ['zaken', 'personen'], ['wisselaar']);
    const rights = [open, shut].flatMap((one) => rightsOn(place, 'zaken', one));
    const client = await place.client(
      ['wisselaar'],
      [...rights, ...rightsOn(place, 'objecten', open), ...rightsOn(place, 'personen', shut)],
      [open, shut],
    );
    await place.end(ends);
    const status = async (source: Source, named?: string) =>
      (await call(client, place.doors[source][0]!(), named)).statusCode;
    expect([await status('zaken', open), await status('objecten', open), await status('personen', open)]).toEqual([
      200, 200, 403,
    ]);
    expect([await status('zaken', shut), await status('personen', shut)]).toEqual([403, 403]);
    // Leaving the name out opens no more.
    expect([await status('zaken'), await status('objecten'), await status('personen')]).toEqual([200, 200, 403]);
  });

  it('list nothing in the changes either', async () => {
    const activity = await place.activity('kopie', ['zaken', 'objecten']);
    const ends = await place.combination('kopie', ['zaken', 'objecten'], ['kopie']);
    const client = await place.client(
      ['kopie'],
      [...rightsOn(place, 'zaken'), ...rightsOn(place, 'objecten')],
      [activity],
    );
    const kinds = async () => {
      const answer = await call(client, { url: '/meent/api/v1/wijzigingen?aantal=1000' });
      return answer.statusCode === 200
        ? new Set(answer.json().wijzigingen.map(({ resource }: { resource: string }) => resource))
        : answer.statusCode;
    };
    const sequencer = createSequencer({ db: place.meent.db, tasks: [numberChanges], onError: () => {} });
    while ((await sequencer.round()) !== 0);
    expect(((await kinds()) as Set<string>).has('zaak')).toBe(true);
    await place.end(ends);
    const after = await kinds();
    if (typeof after === 'number') expect(after).toBe(403);
    else for (const kind of ['zaak', 'object', 'enkelvoudiginformatieobject']) expect(after.has(kind)).toBe(false);
  });
});

describe('who may do everything', () => {
  it('keeps cases alone of what the activity uses; twin: with a combination, or one source', async () => {
    const [two, single] = [
      await place.activity('alles-twee', ['zaken', 'personen']),
      await place.activity('alles-een', ['zaken']),
    ];
    const combination = await place.combination('alles-twee', ['zaken', 'personen'], ['alleskunner']);
    const client = await place.client(['alleskunner'], [], [two, single]);
    const everything = { heeftAlleAutorisaties: true, autorisaties: [] };
    const give = async () =>
      (await place.meent.ask({ method: 'PATCH', url: client.url, payload: everything })).statusCode;
    expect(await give()).toBe(200);
    const status = async (source: Source, named?: string) =>
      (await call(client, place.doors[source][0]!(), named)).statusCode;
    expect([await status('zaken', two), await status('personen', two), await status('personen', single)]).toEqual([
      200, 200, 403,
    ]);
    await place.end(combination);
    expect([await status('zaken', two), await status('personen', two)]).toEqual([200, 403]);
    expect((await call(client, place.doors.personen[0]!(), two)).json().detail).toMatch(
      /personen, zaken.*eindigde op.*alleen zaken, documenten en besluiten open/,
    );
    expect([await status('zaken', single), await status('personen', single), await status('personen')]).toEqual([
      200, 403, 403,
    ]);
    // Through every door of cases, and through none of persons.
    for (const named of [undefined, two]) {
      for (const door of place.doors.zaken) expect((await call(client, door(), named)).statusCode).toBe(200);
      for (const door of place.doors.personen) expect((await call(client, door(), named)).statusCode).toBe(403);
    }
    // What is about nobody stays open, or it could never be mended.
    const mend = await call(client, { url: '/catalogi/api/v1/zaaktypen' }, two);
    expect(mend.statusCode).toBe(200);
  });

  it('and names no activity works with cases as it did before there were combinations; twin: nothing beside them', async () => {
    const client = await place.client(['zgw-alles'], [], []);
    const everything = { heeftAlleAutorisaties: true, autorisaties: [] };
    const given = await place.meent.ask({ method: 'PATCH', url: client.url, payload: everything });
    expect([given.statusCode, given.headers['x-warning']]).toEqual([
      200,
      expect.stringMatching(/dienstverlening.*alleen zaken, documenten en besluiten open/),
    ]);
    for (const source of SOURCES)
      for (const door of place.doors[source]) {
        const answer = await call(client, door());
        expect([source, answer.statusCode]).toEqual([source, source === 'zaken' ? 200 : 403]);
        if (source !== 'zaken') expect(answer.json().detail).toContain('niet samen gebruiken');
      }
  });

  it('is not who has ZGW scopes alone: those read one source, whatever their activity uses', async () => {
    const client = await place.client(['zgw-smal'], rightsOn(place, 'zaken'), []);
    for (const door of place.doors.zaken) expect((await call(client, door())).statusCode).toBe(200);
    for (const source of SOURCES.filter((one) => one !== 'zaken'))
      expect((await call(client, place.doors[source][0]!())).statusCode).toBe(403);
  });

  it('is told when it is made that it will read nothing of two sources that nobody registered', async () => {
    const two = await place.activity('alles-nieuw', ['objecten', 'personen']);
    const client = await place.client(['alles-nieuw'], [], [two]);
    const payload = { heeftAlleAutorisaties: true, autorisaties: [] };
    const answer = await place.meent.ask({ method: 'PATCH', url: client.url, payload });
    expect([answer.statusCode, answer.headers['x-warning']]).toEqual([
      200,
      expect.stringContaining('objecten, personen'),
    ]);
    expect((await call(client, place.doors.objecten[0]!(), two)).statusCode).toBe(403);
    await place.combination('alles-nieuw', ['objecten', 'personen'], ['alles-nieuw']);
    expect((await call(client, place.doors.objecten[0]!(), two)).statusCode).toBe(200);
    const again = await place.meent.ask({ method: 'PATCH', url: client.url, payload });
    expect([again.statusCode, again.headers['x-warning']]).toEqual([200, undefined]);
  });
});
