/** Finding objects: by what is in their data, by place, in an order, in part, in pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND, startMeent, type TestMeent } from '../../support/server.ts';
import { asking, body, codes, makeType, ROOT } from './support.ts';

let meent: TestMeent;
let type: string;
const ask = asking(() => meent);

/** By name, so that an answer says which. */
const TREES: Readonly<Record<string, object>> = {
  eik: { hoogte: 12.5, code: '100', geplant: '1990-05-01', groep: { soort: 'loof', nummer: 7 }, tags: ['oud'] },
  beuk: { hoogte: 8, code: '0100', geplant: '2001-01-01', groep: { soort: 'loof', nummer: 10 }, monument: true },
  spar: { hoogte: '12.5', geplant: '2020-12-31', groep: { soort: 'naald' }, bij: 'A|B, en C__D' },
  'élan%': { hoogte: 100, code: null, groep: [{ soort: 'loof' }] },
};
const PLACES: Readonly<Record<string, readonly number[]>> = { eik: [5.1, 52.1], beuk: [5.2, 52.2], spar: [6.5, 53] };

beforeAll(async () => {
  meent = await startMeent();
  type = await makeType(meent);
  for (const [naam, data] of Object.entries(TREES)) {
    const geometry = PLACES[naam] ? { type: 'Point', coordinates: PLACES[naam] } : null;
    const made = await ask('POST', `${ROOT}/objects`, body(type, { naam, ...data }, { geometry }));
    expect(made.statusCode, made.body).toBe(201);
  }
});
afterAll(() => meent.close());

type Found = { results: { record: { data: { naam: string } } }[]; count: number };
const names = (found: Found): readonly string[] => found.results.map(({ record }) => record.data.naam);
const list = async (query: Record<string, string> | string): Promise<Found> => {
  const answer = await ask('GET', `${ROOT}/objects?${typeof query === 'string' ? query : new URLSearchParams(query)}`);
  expect(answer.statusCode, answer.body).toBe(200);
  const found = answer.json() as Found;
  expect(found.count).toBe(found.results.length);
  return found;
};

describe('data_attr', () => {
  it.each([
    // A number and its text are both meant, and the text is taken as it is.
    ['hoogte__exact__12.5', ['eik', 'spar']],
    ['code__exact__100', ['eik']],
    ['code__exact__0100', ['beuk']],
    ['monument__exact__true', ['beuk']],
    ['groep__soort__exact__loof', ['eik', 'beuk']],
    ['groep__nummer__exact__7', ['eik']],
    ['naam__exact__Eik', []],
    ['nergens__exact__1', []],
    // Numbers are compared as numbers, dates as dates, and never with each other.
    ['hoogte__gt__8', ['eik', 'élan%']],
    ['hoogte__gte__8', ['eik', 'beuk', 'élan%']],
    ['hoogte__lt__12.5', ['beuk']],
    ['hoogte__lte__12.5', ['eik', 'beuk']],
    ['groep__nummer__lt__9', ['eik']],
    ['geplant__gt__2001-01-01', ['spar']],
    ['geplant__lte__2001-01-01', ['eik', 'beuk']],
    ['naam__gt__5', []],
    // Whatever the capitals, and without meaning of % and _.
    ['naam__icontains__EI', ['eik']],
    ['naam__icontains__É', ['élan%']],
    ['naam__icontains__%', ['élan%']],
    ['naam__icontains___', []],
    ['code__icontains__10', ['eik', 'beuk']],
    ['naam__in__eik|spar|iep', ['eik', 'spar']],
    ['hoogte__in__8|100', ['beuk', 'élan%']],
    // Commas and underscores in the value.
    ['bij__icontains__, en', ['spar']],
  ])('%s', async (condition, expected) => {
    expect(names(await list({ type, data_attr: condition })).toSorted()).toEqual([...expected].toSorted());
    const searched = await ask('POST', `${ROOT}/objects/search`, { type, data_attr: condition });
    expect(names(searched.json()).toSorted()).toEqual([...expected].toSorted());
  });

  it('may come more than once; data_attrs has commas between', async () => {
    const two = 'data_attr=groep__soort__exact__loof&data_attr=hoogte__gt__10';
    expect(names(await list(two))).toEqual(['eik']);
    expect(names(await list({ data_attrs: 'groep__soort__exact__loof,hoogte__gt__10' }))).toEqual(['eik']);
    const searched = await ask('POST', `${ROOT}/objects/search`, {
      data_attr: ['groep__soort__exact__loof', 'hoogte__gt__10'],
    });
    expect(names(searched.json())).toEqual(['eik']);
  });

  it.each(['hoogte', 'hoogte__exact', 'hoogte__like__3', '__exact__3', 'a____exact__3', ''])(
    'says what is wrong with: %s',
    async (condition) => {
      expect(codes(await ask('GET', `${ROOT}/objects?${new URLSearchParams({ data_attr: condition })}`))).toEqual([
        'data_attr invalid',
      ]);
    },
  );

  it.each(['"', '\\', '$', "'", '} ? (@ == 1) ', '{', 'a.b', '*'])('takes %s in a name as a letter', async (name) => {
    for (const operator of ['exact', 'gt', 'icontains', 'in'])
      expect(names(await list({ data_attr: `${name}__${operator}__x` }))).toEqual([]);
    await list({ ordering: `record__data__${name}` });
  });

  it('finds nothing of another municipality', async () => {
    const other = await ask('GET', `${ROOT}/objects?data_attr=naam__exact__eik`, undefined, { municipality: SECOND });
    expect(other.json()).toMatchObject({ count: 0 });
  });

  it('asks another parameter once alone', async () => {
    expect((await ask('GET', `${ROOT}/objects?data_icontains=a&data_icontains=b`)).statusCode).toBe(400);
  });
});

describe('data_icontains', () => {
  it.each([
    ['LOOF', ['eik', 'beuk', 'élan%']],
    ['oud', ['eik']],
    ['12.5', ['spar']],
    ['nergens', []],
    // Names are no values.
    ['hoogte', []],
  ])('%s', async (text, expected) => {
    expect(names(await list({ type, data_icontains: text })).toSorted()).toEqual([...expected].toSorted());
  });
});

describe('a search in an area', () => {
  const square = (x: number, y: number, size: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  });
  const within = (area: object, more: object = {}) =>
    ask('POST', `${ROOT}/objects/search`, { geometry: { within: area }, ...more });

  it('finds what lies inside it', async () => {
    expect(names((await within(square(5, 52, 1))).json()).toSorted()).toEqual(['beuk', 'eik']);
    expect(names((await within(square(5, 52, 1), { data_attr: 'naam__exact__eik' })).json())).toEqual(['eik']);
    expect(names((await within(square(0, 0, 1))).json())).toEqual([]);
    const line = [
      [5, 52],
      [6, 53],
    ];
    expect(codes(await within({ type: 'LineString', coordinates: line }))).toEqual(['geometry__within invalid']);
  });

  it('has pages', async () => {
    const page = await ask('POST', `${ROOT}/objects/search?page=2&pageSize=1`, {
      geometry: { within: square(5, 52, 1) },
    });
    expect(page.json().count).toBe(2);
    expect(page.json().results).toHaveLength(1);
    expect(page.json().previous).toContain('pageSize=1');
  });
});

describe('the order', () => {
  it.each([
    ['record__data__hoogte', ['spar', 'beuk', 'eik', 'élan%']],
    ['-record__data__groep__nummer', ['spar', 'élan%', 'beuk', 'eik']],
    ['record__index,-record__data__geplant', ['élan%', 'spar', 'beuk', 'eik']],
  ])('%s', async (ordering, expected) => {
    const found = await list({ type, ordering });
    // Where two are equal the newest comes first or last; those without a value are compared as a set.
    expect(found.results).toHaveLength(4);
    if (ordering.startsWith('-')) expect(names(found).slice(2)).toEqual(expected.slice(2));
    else expect(names(found)).toEqual(expected);
  });

  it('is the newest first without one, in pages that hold each object once', async () => {
    const seen: string[] = [];
    let next: string | null = `${ROOT}/objects?type=${encodeURIComponent(type)}&pageSize=3`;
    while (next) {
      const page: { count: number; next: string | null; results: Found['results'] } = (await ask('GET', next)).json();
      expect(page.count).toBe(4);
      seen.push(...names(page));
      next = page.next;
    }
    expect(seen).toEqual(Object.keys(TREES).toReversed());
  });

  it('knows no other names', async () => {
    expect(codes(await ask('GET', `${ROOT}/objects?ordering=body`))).toEqual(['ordering invalid_choice']);
  });
});

describe('fields', () => {
  it('are what is shown', async () => {
    const query = `data_attr=naam__exact__eik&fields=${encodeURIComponent('uuid, record__data__naam,record__index')}`;
    const [one] = (await ask('GET', `${ROOT}/objects?${query}`)).json().results;
    expect(one).toEqual({ uuid: expect.any(String), record: { index: 1, data: { naam: 'eik' } } });
    const alone = await ask('GET', `${ROOT}/objects/${one.uuid}?fields=url,record__geometry`);
    expect(alone.json()).toEqual({
      url: `http://localhost${ROOT}/objects/${one.uuid}`,
      record: { geometry: { type: 'Point', coordinates: PLACES.eik } },
    });
    expect(codes(await ask('GET', `${ROOT}/objects?fields=,`))).toEqual(['fields invalid']);
  });
});
