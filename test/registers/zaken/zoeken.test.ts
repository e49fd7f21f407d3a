/** POST /zaken/_zoek: in an area, and only the fields that are asked for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

type Ring = readonly (readonly [number, number])[];

const search = (body: object): Promise<Json> => z.want(200, 'POST', `${ZRC}/zaken/_zoek`, body);
const refused = async (body: object) => faults(await z.want(400, 'POST', `${ZRC}/zaken/_zoek`, body));

describe('in an area', () => {
  const square = (x: number, y: number, size: number): Ring => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  /** A letter L: what lies in its bounding box is not all inside. */
  const bent: Ring = [
    [4, 52],
    [5, 52],
    [5, 52.2],
    [4.2, 52.2],
    [4.2, 53],
    [4, 53],
    [4, 52],
  ];
  const PLACES: Readonly<Record<string, object>> = {
    inFoot: { type: 'Point', coordinates: [4.8, 52.1] },
    inLeg: { type: 'Point', coordinates: [4.1, 52.9, 3] },
    inBox: { type: 'Point', coordinates: [4.8, 52.8] },
    far: { type: 'Point', coordinates: [6, 51] },
    points: {
      type: 'MultiPoint',
      coordinates: [
        [4.1, 52.5],
        [4.1, 52.6],
      ],
    },
    oneOut: {
      type: 'MultiPoint',
      coordinates: [
        [4.1, 52.5],
        [4.8, 52.8],
      ],
    },
    line: {
      type: 'LineString',
      coordinates: [
        [4.1, 52.9],
        [4.1, 52.1],
        [4.9, 52.1],
      ],
    },
    shortCut: {
      type: 'LineString',
      coordinates: [
        [4.1, 52.9],
        [4.9, 52.1],
      ],
    },
    field: { type: 'Polygon', coordinates: [square(4.3, 52.05, 0.1)] },
    sticksOut: { type: 'Polygon', coordinates: [square(4.9, 52.05, 0.3)] },
    fields: { type: 'MultiPolygon', coordinates: [[square(4.3, 52.05, 0.1)], [square(4.05, 52.6, 0.1)]] },
    mixed: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [4.1, 52.5] },
        {
          type: 'LineString',
          coordinates: [
            [4.1, 52.5],
            [4.1, 52.6],
          ],
        },
      ],
    },
  };
  let none: Json;
  beforeAll(async () => {
    for (const [identificatie, zaakgeometrie] of Object.entries(PLACES)) await z.zaak({ identificatie, zaakgeometrie });
    none = await z.zaak({ identificatie: 'none' });
  });
  const found = async (type: string, coordinates: unknown): Promise<readonly string[]> => {
    const page = await search({ zaakgeometrie: { within: { type, coordinates } } });
    expect(page.count).toBe(page.results.length);
    return page.results.map(({ identificatie }: Json) => identificatie).sort();
  };
  const INSIDE = ['field', 'fields', 'inFoot', 'inLeg', 'line', 'mixed', 'points'];

  it('finds what is inside it in its whole, and not what is only in the box around it', async () => {
    expect(await found('Polygon', [bent])).toEqual(INSIDE);
    expect(await found('Polygon', [bent.toReversed()])).toEqual(INSIDE);
  });

  it('finds nothing in a hole, nor what reaches into it', async () => {
    const hole = square(4.05, 52.45, 0.1);
    expect(await found('Polygon', [bent, hole])).toEqual(['field', 'fields', 'inFoot', 'inLeg']);
  });

  it('of several parts finds what is in any one of them, also in an island in a hole', async () => {
    const inHole = square(4.08, 52.48, 0.04);
    expect(await found('MultiPolygon', [[square(5.9, 50.9, 0.2)], [square(4.7, 52.7, 0.2)]])).toEqual(['far', 'inBox']);
    expect(await found('MultiPolygon', [[bent, square(4.05, 52.45, 0.1)], [inHole]])).not.toContain('mixed');
    await z.zaak({ identificatie: 'island', zaakgeometrie: { type: 'Point', coordinates: [4.1, 52.5] } });
    expect(await found('MultiPolygon', [[bent, square(4.05, 52.45, 0.1)], [inHole]])).toContain('island');
  });

  it('finds what is at a point, or at one of several', async () => {
    expect(await found('Point', [4.1, 52.5])).toEqual(
      await found('MultiPoint', [
        [4.1, 52.5],
        [50, 50],
      ]),
    );
    expect(
      await found('MultiPoint', [
        [4.1, 52.5],
        [4.1, 52.6],
      ]),
    ).toContain('points');
    expect(await found('Point', [4.1, 52.5])).not.toContain('points');
    expect(await found('Point', [4.123456, 52.5])).toEqual([]);
  });

  it('goes together with other filters, order and the rights of the caller', async () => {
    const within = { zaakgeometrie: { within: { type: 'Polygon', coordinates: [bent] } } };
    const page = await search({ ...within, identificatie: 'inFoot', ordering: '-startdatum' });
    expect(page.results).toHaveLength(1);
    await z.grant(['zaken.lezen'], { zaaktype: z.catalogue.ander.zaaktype });
    const mine = await z.want(200, 'POST', `${ZRC}/zaken/_zoek`, within, { as: 'beperkt' });
    expect([mine.count, mine.results]).toEqual([0, []]);
  });

  it('follows a case that moves, and forgets one that has no place any more', async () => {
    const within = [square(7, 50, 0.1)];
    await z.want(200, 'PATCH', none.url, { zaakgeometrie: { type: 'Point', coordinates: [7.05, 50.05] } });
    expect(await found('Polygon', within)).toEqual(['none']);
    await z.want(200, 'PATCH', none.url, { zaakgeometrie: null });
    expect(await found('Polygon', within)).toEqual([]);
  });

  it('shows nothing of another municipality, whatever the function is asked', async () => {
    const [own, other] = [101, 202] as const;
    const call = (connection: number, asked: number) =>
      z.meent.db.in(connection).query({
        text: `select zaken_zaak_within(${asked}, array['((0,0),(0,90),(90,90),(90,0))'::polygon], '{}', '{}')`,
      });
    expect((await call(own, own)).length).toBeGreaterThan(5);
    expect([await call(own, other), await call(other, own), await call(other, other)]).toEqual([[], [], []]);
  });

  it.each<[string, unknown]>([
    ['no geometry', { type: 'Polygon', coordinates: [[[1, 2]]] }],
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ['null', null],
    ['beyond the earth', { type: 'Polygon', coordinates: [square(-1e308, -1e308, 1e308)] }],
    ['just beyond it', { type: 'Polygon', coordinates: [square(179, 50, 2)] }],
    ['too many positions', { type: 'Polygon', coordinates: [Array.from({ length: 10_001 }, () => [1, 2])] }],
  ])('is not %s', async (_, within) => {
    expect(await refused({ zaakgeometrie: { within } })).toEqual(['zaakgeometrie__within:invalid']);
  });

  it('is as large as the earth at most, and so is the place of a case', async () => {
    const earth: Ring = [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
      [-180, -90],
    ];
    const place = (x: number) => ({ zaakgeometrie: { type: 'Point', coordinates: [x, 52] } });
    const edge = await z.zaak(place(180));
    // Degrees, and not metres of the Rijksdriehoek; and no number with which nothing can be compared.
    for (const x of [181, 155_000, -1e300])
      expect(await z.refused('/zaken', z.body(place(x)))).toEqual(['zaakgeometrie:invalid']);
    const { results } = await search({ zaakgeometrie: { within: { type: 'Polygon', coordinates: [earth] } } });
    expect(results.map(({ url }: Json) => url)).toContain(edge.url);
  });

  it('has no other operator, and is not in the address', async () => {
    expect(await refused({ zaakgeometrie: { near: {} } })).toEqual(['nonFieldErrors:unknown-parameters']);
    await z.want(400, 'GET', `${ZRC}/zaken?zaakgeometrie__within=x`);
  });

  it('uses the index, under row-level security, at many cases', async () => {
    await z.meent.clone.asOwner(
      `insert into meent.zaken_zaak (municipality, id, version, body, plaatsen)
       select 101, gen_random_uuid(), 1, '{}', array[('((' || 3 + random() * 4 || ',' || 51 + random() * 2 || '))')::polygon]
       from generate_series(1, 30000)`,
    );
    await z.meent.clone.asOwner('analyze meent.zaken_zaak');
    const [definition] = await z.meent.clone.asOwner<{ body: string }>(
      `select prosrc as body from pg_proc where proname = 'zaken_zaak_within'`,
    );
    // The body of the function as the function runs it: as its owner.
    const body = definition!.body
      .replaceAll('of_municipality', '101')
      .replaceAll('outer_rings', `array['((4,52),(4.01,52),(4.01,52.01),(4,52.01))'::polygon]`)
      .replaceAll('holes, hole_of', `'{}'::polygon[], '{}'::int[]`)
      .replaceAll('zaken_zaak', 'meent.zaken_zaak');
    const plan = await z.meent.clone.asOwner<{ 'QUERY PLAN': string }>(`explain ${body}`);
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('zaken_zaak_plaatsen');
  });
});

describe('zrc-029: fields', () => {
  let zaak: Json;
  beforeAll(async () => {
    zaak = await z.zaak({
      identificatie: 'VELDEN',
      processobject: { datumkenmerk: 'einde', identificatie: 'P-1', objecttype: 'pand', registratie: 'BAG' },
    });
    await z.status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
    await z.rol(zaak);
  });
  const one = async (fields: unknown): Promise<Json> => (await search({ identificatie: 'VELDEN', fields })).results[0];

  it('gives what is named, in the names of the standard', async () => {
    expect(await one(['url', 'IDENTIFICATIE', 'volgnummer'])).toEqual({ url: zaak.url, identificatie: 'VELDEN' });
    expect(Object.keys(await one(['*']))).toEqual(Object.keys(await z.read(zaak.url)));
  });

  it('goes into groups and into what is pointed at, as deep as asked', async () => {
    expect(
      await one([
        'uuid',
        {
          processobject: ['identificatie'],
          zaaktype: ['omschrijving', { catalogus: ['domein'] }],
          status: ['datumstatusgezet', { statustype: ['volgnummer'] }],
          rollen: ['*'],
        },
      ]),
    ).toEqual({
      uuid: zaak.uuid,
      processobject: { identificatie: 'P-1' },
      _expand: {
        zaaktype: { omschrijving: expect.any(String), _expand: { catalogus: { domein: expect.any(String) } } },
        status: { datumStatusGezet: expect.any(String), _expand: { statustype: { volgnummer: 1 } } },
        rollen: [expect.objectContaining({ roltoelichting: 'Melder' })],
      },
    });
    const entry = z.meent.logged.at(-1)!;
    expect(entry.operation).toBe('zaken.zaak.search');
  });

  it('is a 404 into what is no relation (zrc-027), and not together with expand', async () => {
    await z.want(404, 'POST', `${ZRC}/zaken/_zoek`, { fields: [{ onzin: ['x'] }] });
    expect(await refused({ fields: ['url'], expand: 'status' })).toEqual(['fields:invalid']);
    expect(await refused({ fields: [{ zaaktype: 'url' }] })).toEqual(['fields.0.zaaktype:invalid']);
  });
});

it('passes over no name that an object has by itself', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const payload = `{"${name}": "x"}`;
    const headers = { 'content-type': 'application/json', 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };
    const answer = await z.meent.ask({ method: 'POST', url: `${ZRC}/zaken/_zoek`, headers, payload });
    expect([name, answer.statusCode]).toEqual([name, 400]);
    expect(answer.json().invalidParams).toMatchObject([{ code: 'unknown-parameters' }]);
  }
});

it('a place has an end to its positions, also in parts', async () => {
  const points = (count: number) => ({
    type: 'MultiPoint',
    coordinates: Array.from({ length: count }, (_, at) => [5 + at / 1_000_000, 52]),
  });
  const collection = (...counts: readonly number[]) => ({
    zaakgeometrie: { within: { type: 'GeometryCollection', geometries: counts.map(points) } },
  });
  const reasons = async (body: object) =>
    (await z.want(400, 'POST', `${ZRC}/zaken/_zoek`, body)).invalidParams.map(({ reason }: Json) => reason);
  expect(await reasons(collection(60_000, 50_000))).toEqual(['Dit is geen geldige GeoJSON-geometrie.']);
  // Twin: it is a geometry, and no area.
  expect(await reasons(collection(60_000, 30_000))).toEqual([expect.stringContaining('Zoeken kan binnen een vlak')]);
});

describe('a place of a hundred thousand positions', () => {
  /** Around a point north of all other cases, with waves that no straight line follows. */
  const ring = (count: number, x: number, y: number): Ring => {
    const at = (index: number): readonly [number, number] => {
      const angle = (2 * Math.PI * index) / (count - 1);
      const away = 0.04 + 0.01 * Math.sin(12 * angle);
      return [x + away * Math.cos(angle), y + away * Math.sin(angle)];
    };
    return [...Array.from({ length: count - 1 }, (_, index) => at(index)), at(0)];
  };
  const square = (x: number, y: number, half: number): Ring => [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
    [x - half, y - half],
  ];
  const found = async (coordinates: readonly Ring[]) => {
    const { results } = await search({ zaakgeometrie: { within: { type: 'Polygon', coordinates } } });
    return results.map(({ identificatie }: Json) => identificatie);
  };
  /** Positions that a search compares with each side of its area. */
  const compared = async (uuid: string) => {
    const [row] = await z.meent.clone.asOwner<{ n: number }>(
      `select sum(npoints(p))::int as n from meent.zaken_zaak z, unnest(z.plaatsen) p where z.id = $1`,
      [uuid],
    );
    return row!.n;
  };

  it('is kept as it is, and found by an outline with an end', async () => {
    const coordinates = [ring(100_000, 6.5, 56)];
    const zaak = await z.zaak({ identificatie: 'waves', zaakgeometrie: { type: 'Polygon', coordinates } });
    expect((await z.read(zaak.url)).zaakgeometrie.coordinates[0]).toHaveLength(100_000);
    expect(await compared(zaak.uuid)).toBeLessThanOrEqual(500);
    // A little around it on all sides, in waves as well.
    const around = ring(2_000, 6.5, 56).map(([x, y]): readonly [number, number] => [
      6.5 + (x - 6.5) * 1.01,
      56 + (y - 56) * 1.01,
    ]);
    expect(await found([around])).toEqual(['waves']);
    expect(await found([square(6.5, 56, 0.051)])).toEqual(['waves']);
    // Twin: an area that leaves a part of it out, however much of it is inside.
    expect(await found([square(6.5, 56, 0.049)])).toEqual([]);
    expect(await found([square(6.5, 56, 0.051), square(6.5, 56, 0.001)])).toEqual([]);
  });

  it('that fall apart is found where all of it is', async () => {
    const points = Array.from({ length: 100_000 }, (_, at) => [6.8 + (at % 400) / 10_000, 56 + at / 10_000_000]);
    const zaak = await z.zaak({ identificatie: 'dots', zaakgeometrie: { type: 'MultiPoint', coordinates: points } });
    expect(await compared(zaak.uuid)).toBe(4);
    expect(await found([square(6.82, 56, 0.021)])).toEqual(['dots']);
    expect(await found([square(6.82, 56, 0.019)])).toEqual([]);
  });

  it('in lines is found along all of them', async () => {
    const line = (y: number) => Array.from({ length: 30_000 }, (_, at) => [7 + at / 1_000_000, y + (at % 2) / 1_000]);
    const lines = { type: 'MultiLineString', coordinates: [line(56), line(56.01), line(56.02)] };
    const zaak = await z.zaak({ identificatie: 'lines', zaakgeometrie: lines });
    expect(await compared(zaak.uuid)).toBeLessThanOrEqual(1_000);
    expect(await found([square(7.015, 56.01, 0.016)])).toEqual(['lines']);
    expect(await found([square(7.015, 56.003, 0.016)])).toEqual([]);
  });
});
