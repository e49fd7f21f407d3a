/** One release and the next on one database at the same time, under load, while the job renders bodies again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { renewSome } from '../../src/engine/renewal.ts';
import { makeDatesRight } from '../../src/engine/right-dates.ts';
import { foldCounts } from '../../src/engine/sequence.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { wrongDates } from '../support/counted-dates.ts';
import { foldBefore } from '../support/release-before.ts';
import { ALL } from './library.ts';
import { openReleases, type Releases } from './releases.ts';
import { NEXT } from './releases-declared.ts';

const MUNICIPALITY = 52;
const ROUNDS = 15;

let releases: Releases;
let shelf: string;

beforeAll(async () => {
  releases = await openReleases(MUNICIPALITY, false);
  await makeDatesRight(releases.there, MUNICIPALITY, NEXT.boek);
  shelf = parse(await releases.this.create(caller(), 'plank', { naam: 'Romans' })).url;
});
afterAll(() => releases.clone.drop());

const caller = () => releases.library.caller(ALL);
const parse = ({ json }: { json: string }) => JSON.parse(json) as Record<string, unknown> & { url: string };

interface Told {
  titel: string;
  bladzijden: number | null;
  taal: string;
  lezers: string[];
}

/** What was answered about each book; a field has one writer, so the last answer holds. */
const told = new Map<string, Told>();

it('nothing is lost, both see their own fields at every moment, and in the end every body is of the next release', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 8; index++) ids.push(await create(index % 2 ? releases.next : releases.this, index));
  let busy = true;
  let renewed = 0;
  const job = (async () => {
    while (busy)
      if ((await renewSome(releases.next.parts, MUNICIPALITY, NEXT.boek)) === 'again') renewed++;
      else await new Promise((resolve) => setTimeout(resolve, 5));
  })();
  let noticed = 0;
  const folds = (async () => {
    for (let round = 0; busy; round++) {
      if (round % 2) await foldBefore(releases.here);
      else await releases.there.log.transaction((tx) => foldCounts.run(tx));
      if (round % 5 > 0) continue;
      if (!(await makeDatesRight(releases.there, MUNICIPALITY, NEXT.boek)).sure) noticed++;
    }
  })();
  await Promise.all([
    ...ids.map((id) => titles(id)),
    ...ids.map((id) => languages(id)),
    ...ids.slice(0, 6).map((id, index) => readers(index % 2 ? releases.next : releases.this, id)),
    creates(releases.this),
    creates(releases.next),
    reads(releases.this, ids),
    reads(releases.next, ids),
    lists(),
    ...ids.map((id, index) => dates(index % 2 ? releases.next : releases.this, id)),
  ]).finally(() => {
    busy = false;
  });
  await Promise.all([job, folds]);
  expect(renewed).toBeGreaterThan(1);
  await dated();
  // Now that the older one is gone the counters are right, and stay so.
  expect(noticed).toBeGreaterThan(0);
  await makeDatesRight(releases.there, MUNICIPALITY, NEXT.boek);
  expect(await wrongDates(releases.clone.asOwner, NEXT.boek)).toEqual([]);
  await dated();

  await releases.renewAll(NEXT.boek, NEXT.plank);
  const rows = await releases.rows();
  expect(rows.map(({ id }) => id).sort()).toEqual([...told.keys()].sort());
  for (const { id, ...row } of rows) {
    const { titel, taal, bladzijden, lezers } = told.get(id)!;
    const shown = parse(await releases.next.read(caller(), 'boek', id));
    expect(shown).toMatchObject({ titel, taal, bladzijden, titelSleutel: titel.toLowerCase() });
    expect((shown.lezers as string[]).sort()).toEqual(lezers.sort());
    expect(row).toMatchObject({ body_version: 2, taal, sleutel: titel.toLowerCase() });
  }
  expect((await releases.rows('boeken_plank')).map(({ body_version }) => body_version)).toEqual([2]);
  const [versions] = await releases.clone.asOwner<{ wrong: string }>(
    `select count(*) as wrong from meent.boeken_boek b where version <> (select count(distinct c.version) from meent.engine_change c where c.record = b.id)`,
  );
  expect(Number(versions!.wrong)).toBe(0);
}, 120_000);

/** The older one writes what both know. */
async function titles(id: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const change = { titel: `Titel ${round}`, bladzijden: round + 1 };
    expect(parse(await tried(() => releases.this.patch(caller(), 'boek', id, change)))).toMatchObject(change);
    Object.assign(told.get(id)!, change);
  }
}

/** The newer one writes what it alone knows. */
async function languages(id: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const taal = `taal ${round}`;
    expect(parse(await tried(() => releases.next.patch(caller(), 'boek', id, { taal })))).toMatchObject({ taal });
    told.get(id)!.taal = taal;
  }
}

/** Dates move, by one that counts them and one that does not. */
async function dates(engine: Engine, id: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await tried(() =>
      engine.patch(caller(), 'boek', id, { verschenen: `20${10 + (round % 3)}-05-0${1 + (round % 9)}` }),
    );
    if (round % 5 === 0) await dated(true);
  }
}

/** What the newer one says of each year. @param busy others write: then the rows say what the count must be */
async function dated(busy = false): Promise<void> {
  for (const year of ['2010', '2011', '2012']) {
    const range = { verschenen__gte: `${year}-01-01`, verschenen__lte: `${year}-12-31` };
    const { count, rows } = await releases.next.rows(caller(), 'boek', range);
    expect([year, count]).toEqual([year, rows.length]);
    if (busy) continue;
    const [there] = await releases.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.boeken_boek where extract(year from verschenen) = ${year}`,
    );
    expect([year, count]).toEqual([year, there!.n]);
  }
}

/** Columns of the book change, and not its body. */
async function readers(engine: Engine, id: string): Promise<void> {
  const boek = parse(await engine.read(caller(), 'boek', id)).url;
  for (let round = 0; round < 5; round++) {
    const lezer = { boek, naam: `Lezer ${round}`, bsn: '999990019' };
    told.get(id)!.lezers.push(parse(await tried(() => engine.create(caller(), 'lezer', lezer))).url);
  }
}

async function creates(engine: Engine): Promise<void> {
  for (let index = 0; index < ROUNDS; index++) await create(engine, index);
}

async function create(engine: Engine, index: number): Promise<string> {
  const titel = `Nieuw ${index}`;
  const taal = engine === releases.next ? `eigen ${index}` : 'nl';
  const input = { titel, plank: shelf, geheimhouding: 'openbaar', ...(engine === releases.next ? { taal } : {}) };
  const { id } = await tried(() => engine.create(caller(), 'boek', input));
  told.set(id!, { titel, bladzijden: null, taal, lezers: [] });
  return id!;
}

async function reads(engine: Engine, ids: readonly string[]): Promise<void> {
  for (let round = 0; round < ROUNDS; round++)
    for (const id of ids) whole(engine, parse(await engine.read(caller(), 'boek', id)));
}

async function lists(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++)
    for (const engine of [releases.this, releases.next]) {
      const { results } = JSON.parse((await engine.list(caller(), 'boek', {}, { path: '/x' })).json);
      for (const one of results) whole(engine, one);
    }
}

/** At no moment does a release answer without what it promises. */
function whole(engine: Engine, shown: Record<string, unknown>): void {
  expect(shown).toMatchObject({ titel: expect.any(String), plank: shelf, makers: [] });
  if (engine !== releases.next) return;
  expect(shown).toMatchObject({ taal: expect.stringMatching(/./), titelSleutel: String(shown.titel).toLowerCase() });
}

/** Two programs on one record may stand in each other's way so often that the caller is told to try again. */
async function tried<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'conflict')) throw error;
    }
  }
}
