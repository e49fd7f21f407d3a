/** Bodies of one release under the next one, and under the one before it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuditTrail } from '../../src/engine/audit.ts';
import { renewSome, renewWindow } from '../../src/engine/renewal.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { wrongDates } from '../support/counted-dates.ts';
import { ALL } from './library.ts';
import { openReleases, type Releases } from './releases.ts';
import { NEXT } from './releases-declared.ts';

const MUNICIPALITY = 51;
const BSN = '999990019';

let releases: Releases;
let shelf: string;

beforeAll(async () => {
  releases = await openReleases(MUNICIPALITY);
  shelf = parse(await releases.this.create(caller(), 'plank', { naam: 'Romans' })).url;
});
afterAll(() => releases.clone.drop());

const caller = (rights: Rights = ALL) => releases.library.caller(rights);
const parse = ({ json }: { json: string }) => JSON.parse(json) as Record<string, unknown> & { url: string };
const book = (extra: object = {}) => ({
  titel: 'De Avonden',
  plank: shelf,
  geheimhouding: 'openbaar',
  uitgave: { plaats: 'Amsterdam' },
  makers: [
    { naam: 'Gerard', bsn: BSN },
    { naam: 'Noor', bsn: '' },
  ],
  soort: 'roman',
  bijzonderheden: { genre: 'winter' },
  ...extra,
});
const stored = async (id: string) => (await releases.rows()).find((row) => row.id === id)!;
const counted = async (): Promise<{ changes: number; entries: number }> => {
  const [row] = await releases.clone.asOwner<{ changes: string; entries: string }>(
    'select (select count(*) from meent.engine_change) as changes, (select count(*) from meent.log_entry) as entries',
  );
  return { changes: Number(row!.changes), entries: Number(row!.entries) };
};

/** What the next release shows of a book that this one made. */
const COMPLETED = {
  titel: 'De Avonden',
  taal: 'nl',
  titelSleutel: 'de avonden',
  bandnaam: '',
  uitgave: { plaats: 'Amsterdam', jaar: 'onb.' },
  makers: [
    { naam: 'Gerard', bsn: BSN, rol: 'schrijver' },
    { naam: 'Noor', bsn: '', rol: 'schrijver' },
  ],
  bijzonderheden: { genre: 'winter' },
  lezers: [],
  beoordelingen: [],
};

describe('the next release and a body of this one', () => {
  it('reads, lists and expands it with its own fields, and leaves the row as it is', async () => {
    const { id, url } = await made(releases.this);
    const before = await stored(id);
    expect(parse(await releases.next.read(caller(), 'boek', id))).toMatchObject(COMPLETED);
    const list = await releases.next.list(caller(), 'boek', {}, { path: '/x' });
    expect(JSON.parse(list.json).results.find((one: { url: string }) => one.url === url)).toMatchObject(COMPLETED);
    const other = await releases.this.create(caller(), 'boek', book({ zieOok: url }));
    const expanded = await releases.next.read(caller(), 'boek', other.id!, { expand: ['zieOok', 'plank'] });
    expect(parse(expanded)).toMatchObject({
      ...COMPLETED,
      _expand: { zieOok: COMPLETED, plank: { naam: 'Romans', kleur: 'wit' } },
    });
    expect(await stored(id)).toEqual(before);
  });

  it('has the same ETag before and after the job, and the job leaves no other trace', async () => {
    const { id } = await made(releases.this);
    const lazily = await releases.next.read(caller(), 'boek', id);
    const [before, traces] = [await stored(id), await counted()];
    await releases.renewAll(NEXT.boek);
    const after = await stored(id);
    expect(after).toMatchObject({ body_version: 2, version: before.version, taal: 'nl', sleutel: 'de avonden' });
    expect(await counted()).toEqual(traces);
    const renewed = await releases.next.read(caller(), 'boek', id);
    expect(renewed).toEqual(lazily);
    // This release gives it as it is: both answer the same from now on.
    const behind = parse(await releases.this.read(caller(), 'boek', id));
    expect(behind).toMatchObject({ taal: 'nl', uitgave: { jaar: 'onb.' } });
    await releases.next.patch(caller(), 'boek', id, { bladzijden: 3 }, { ifMatch: lazily.etag! });
    expect((await releases.next.list(caller(), 'boek', { taal: 'nl' }, { path: '/x' })).json).toContain(id);
  });

  it('makes a new body of it at a write, and history tells what was written when', async () => {
    const { id } = await made(releases.this);
    await releases.next.patch(caller(), 'boek', id, { taal: 'fy' });
    expect(await stored(id)).toMatchObject({ body_version: 2, taal: 'fy', sleutel: 'de avonden' });
    const level: Rights = {
      everything: false,
      grants: [{ component: 'lib', scopes: new Set(['lezen', 'audittrails.lezen']), level: 7 }],
    };
    for (const rights of [ALL, level]) {
      const trail = await readAuditTrail(releases.next.parts, caller(rights), NEXT.boek, id);
      const [first, second] = JSON.parse(trail.json);
      expect(first.wijzigingen.nieuw).not.toHaveProperty('taal');
      expect(second.wijzigingen).toMatchObject({
        oud: first.wijzigingen.nieuw,
        nieuw: { ...COMPLETED_OWN, taal: 'fy' },
      });
    }
  });

  it('changes columns alone of it, and writes the body that it read', async () => {
    const { id, url } = await made(releases.this);
    await releases.next.create(caller(), 'lezer', { boek: url, naam: 'Noor', bsn: BSN });
    expect(await stored(id)).toMatchObject({ body_version: 2, taal: 'nl', sleutel: 'de avonden' });
    expect(parse(await releases.next.read(caller(), 'boek', id)).lezers).toHaveLength(1);
  });

  it('moves a row to another counter when its level follows from what is new', async () => {
    const { id } = await made(releases.this, { titel: 'Dagboek', verschenen: '1947-11-01' });
    const countIn = async (rights: Rights): Promise<number> =>
      JSON.parse((await releases.next.list(caller(rights), 'boek', {}, { path: '/x' })).json).count;
    const public_: Rights = {
      everything: false,
      grants: [{ component: 'lib', scopes: new Set(['lezen']), level: 0 }],
    };
    const disturbed = async (): Promise<number> => {
      const sum = `select sum(disturbed)::int as n from meent.engine_count_delta where resource = 'boek'`;
      return (await releases.clone.asOwner<{ n: number }>(sum))[0]!.n;
    };
    const [all, some, before] = [await countIn(ALL), await countIn(public_), await disturbed()];
    await releases.renewAll(NEXT.boek);
    expect((await stored(id)).niveau).toBe(7);
    expect([await countIn(ALL), await countIn(public_)]).toEqual([all, some - 1]);
    // Places in lists were counted with it at the old level.
    expect(await disturbed()).toBeGreaterThan(before);
    const counters = await releases.clone.asOwner(
      `select level, sum(delta)::int as total from meent.engine_count_delta where resource = 'boek' group by level having sum(delta) <> 0 order by level`,
    );
    const rows = await releases.clone.asOwner(
      'select niveau as level, count(*)::int as total from meent.boeken_boek group by niveau order by niveau',
    );
    expect(counters).toEqual(rows);
    expect(await wrongDates(releases.clone.asOwner, NEXT.boek)).toEqual([]);
  });
});

describe('this release and a body of the next one', () => {
  const next = {
    taal: 'fy',
    bandnaam: 'blauw',
    uitgave: { plaats: 'Amsterdam', jaar: '1947' },
    makers: [
      { naam: 'Gerard', bsn: BSN, rol: 'schrijver' },
      { naam: 'Noor', bsn: '', rol: 'tekenaar' },
    ],
    soort: 'strip',
    bijzonderheden: { tekenaar: 'Noor' },
  };

  it('gives it as it is, but for columns that it does not have', async () => {
    const { id } = await made(releases.next, next);
    const { beoordelingen, ...rest } = parse(await releases.next.read(caller(), 'boek', id));
    expect(beoordelingen).toEqual([]);
    expect(rest).toMatchObject(next);
    expect(parse(await releases.this.read(caller(), 'boek', id))).toEqual(rest);
  });

  it.each([
    ['patch', { titel: 'Avonden' }],
    ['patch', { titel: 'Avonden', uitgave: { plaats: 'Utrecht' } }],
    ['update', undefined],
  ] as const)('keeps what it does not know (%s %j), and the next one completes it', async (mode, change) => {
    const { id } = await made(releases.next, next);
    // Makers in another order, with one more: who is who follows from what this release knows.
    const makers = [
      { naam: 'Piet', bsn: '' },
      { naam: 'Noor', bsn: '' },
      { naam: 'Gerard', bsn: BSN },
    ];
    const input = change ?? { ...book({ titel: 'Avonden', soort: 'strip', makers }), bijzonderheden: null };
    await releases.this[mode](caller(), 'boek', id, input);
    const row = await stored(id);
    expect(row).toMatchObject({ body_version: -2, taal: 'fy', sleutel: 'de avonden' });
    expect(row.body).not.toContain(BSN);
    const expected = {
      ...next,
      titel: 'Avonden',
      titelSleutel: 'avonden',
      uitgave: { plaats: change && 'uitgave' in change ? 'Utrecht' : 'Amsterdam', jaar: '1947' },
      makers: change ? next.makers : [{ naam: 'Piet', bsn: '', rol: 'schrijver' }, next.makers[1], next.makers[0]],
    };
    const lazily = await releases.next.read(caller(), 'boek', id);
    expect(parse(lazily)).toMatchObject(expected);
    expect(parse(await releases.this.read(caller(), 'boek', id))).toMatchObject({ titel: 'Avonden', taal: 'fy' });
    // Over what it wrote itself, too.
    await releases.this.patch(caller(), 'boek', id, { bladzijden: 12 });
    await releases.renewAll(NEXT.boek);
    expect(await stored(id)).toMatchObject({ body_version: 2, taal: 'fy', sleutel: 'avonden' });
    expect(parse(await releases.next.read(caller(), 'boek', id))).toMatchObject({ ...expected, bladzijden: 12 });
  });

  it('leaves the body and its version when only columns change', async () => {
    const { id, url } = await made(releases.next, next);
    const { body } = await stored(id);
    await releases.this.create(caller(), 'lezer', { boek: url, naam: 'Noor', bsn: BSN });
    expect(await stored(id)).toMatchObject({ body, body_version: 2, sleutel: 'de avonden' });
  });

  it('keeps what it does not know of what it holds in memory, write after write', async () => {
    const made = await releases.next.create(caller(), 'plank', { naam: 'Strips', kleur: 'rood' });
    await releases.this.read(caller(), 'boek', (await releases.rows())[0]!.id).catch(() => {});
    releases.this.parts.snapshots.forget();
    for (const naam of ['Strips 1', 'Strips 2']) await releases.this.patch(caller(), 'plank', made.id!, { naam });
    releases.next.parts.snapshots.forget();
    const seen = async () => parse(await releases.next.read(caller(), 'plank', made.id!));
    expect(await seen()).toMatchObject({ naam: 'Strips 2', kleur: 'rood' });
    await releases.renewAll(NEXT.plank);
    expect((await releases.rows('boeken_plank')).map(({ body_version }) => body_version)).toEqual([2, 2]);
    releases.next.parts.snapshots.forget();
    expect(await seen()).toMatchObject({ naam: 'Strips 2', kleur: 'rood' });
  });

  it('does not render again what a later release made', async () => {
    const { id } = await made(releases.next, next);
    await releases.this.patch(caller(), 'boek', id, { titel: 'Avonden' });
    const before = await stored(id);
    const thisBoek = releases.this.parts.registry.get('boek');
    expect(await renewSome(releases.this.parts, MUNICIPALITY, thisBoek)).toBe('clean');
    expect(await stored(id)).toEqual(before);
  });
});

it('the job waits for nobody: a row that is being written is left for the next walk', async () => {
  await releases.renewAll(NEXT.boek);
  const [held, free] = [await made(releases.this), await made(releases.this)];
  const other = releases.clone.open();
  await other.transaction(MUNICIPALITY, async (tx) => {
    await tx.query({ text: 'select from boeken_boek where municipality = $1 and id = $2 for update' }, [
      MUNICIPALITY,
      held.id,
    ]);
    expect(await renewSome(releases.next.parts, MUNICIPALITY, NEXT.boek)).toBe('again');
    expect(await stored(free.id)).toMatchObject({ body_version: 2 });
    expect(await stored(held.id)).toMatchObject({ body_version: 1 });
  });
  expect(await renewSome(releases.next.parts, MUNICIPALITY, NEXT.boek)).toBe('again');
  expect(await renewSome(releases.next.parts, MUNICIPALITY, NEXT.boek)).toBe('clean');
  expect(await stored(held.id)).toMatchObject({ body_version: 2 });
});

async function made(engine: Releases['this'], extra: object = {}): Promise<{ id: string; url: string }> {
  const answer = await engine.create(caller(), 'boek', book(extra));
  return { id: answer.id!, url: parse(answer).url };
}

/** As a body alone holds it. */
const { lezers: _, beoordelingen: __, ...COMPLETED_OWN } = COMPLETED;

it('the job writes nothing over what was written since it looked', async () => {
  await releases.renewAll(NEXT.boek);
  const { id } = await made(releases.this);
  const { db } = releases.next.parts;
  const late: typeof db = {
    ...db,
    in: (municipality) => ({
      query: async (statement, values) => {
        if (statement.name === 'renewal_boek') await releases.this.patch(caller(), 'boek', id, { titel: 'Avonden' });
        return db.in(municipality).query(statement, values);
      },
    }),
  };
  expect(await renewSome({ ...releases.next.parts, db: late }, MUNICIPALITY, NEXT.boek)).toBe('again');
  expect(await stored(id)).toMatchObject({ body_version: 1, version: 2 });
  expect(parse(await releases.this.read(caller(), 'boek', id)).titel).toBe('Avonden');
  await releases.renewAll(NEXT.boek);
  expect(await stored(id)).toMatchObject({ body_version: 2, version: 2, sleutel: 'avonden' });
});

it.each([
  ['is no JSON', `'stuk'`],
  ['lost the half of it', 'left(body, length(body) / 2)'],
  ['holds what no key here opens', `regexp_replace(body, E'\\x02[^\\x02]{20}', E'\\x02AAAAAAAAAAAAAAAAAAAA')`],
])('a body that %s stops no other from being rendered, and waits', async (_name, damaged) => {
  await releases.renewAll(NEXT.boek);
  const [bad, good] = [await made(releases.this), await made(releases.this)];
  const kept = await stored(bad.id);
  await releases.clone.asOwner(`update meent.boeken_boek set body = ${damaged} where id = $1`, [bad.id]);
  expect((await stored(bad.id)).body).not.toBe(kept.body);
  const walk = () => renewWindow(releases.next.parts, MUNICIPALITY, NEXT.boek);
  expect(await walk()).toEqual({ step: 'again', renewed: 1 });
  expect(await stored(good.id)).toMatchObject({ body_version: 2 });
  // It is still to be done, and looked for ever more seldom.
  expect(await walk()).toEqual({ step: 'again', renewed: 0 });
  expect(await stored(bad.id)).toMatchObject({ body_version: 1 });
  await releases.clone.asOwner('update meent.boeken_boek set body = $2 where id = $1', [bad.id, kept.body]);
  expect(await walk()).toEqual({ step: 'again', renewed: 1 });
  expect(await walk()).toEqual({ step: 'clean', renewed: 0 });
});

it('two that walk at once render each body once', async () => {
  await releases.renewAll(NEXT.boek);
  for (let n = 0; n < 20; n++) await made(releases.this);
  const walks = await Promise.all([1, 2, 3, 4].map(() => renewWindow(releases.next.parts, MUNICIPALITY, NEXT.boek)));
  await releases.renewAll(NEXT.boek);
  expect(walks.reduce((sum, { renewed }) => sum + renewed, 0)).toBe(20);
  expect((await releases.rows()).every(({ body_version }) => body_version === 2)).toBe(true);
});
