/** What a case file is read with, as the program asks for it, among a million parts of each kind: see plans.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dossierNeeds } from '../../src/services/own/dossier.ts';
import { BOUND, fitting } from '../../src/services/own/dossier-fitting.ts';
import { DOCUMENT } from '../../src/services/own/dossier-items.ts';
import { caseOf, PARTS as KINDS, VERSION } from '../../src/services/own/dossier-parts.ts';
import { type Catalogue, loadCatalogue } from '../support/catalogue.ts';
import { fillParts, idSqlOf, LARGE, LARGE_PARTS } from '../support/million-parts.ts';
import { createRecorder } from '../support/plans.ts';
import { FIRST, seeder, startMeent, type TestMeent } from '../support/server.ts';

const recorder = createRecorder(() => meent.clone.target);
const START = '00000000-0000-0000-0000-000000000000';
let meent: TestMeent;
let catalogue: Catalogue;
/** Of the large case, its decision and its document with many parts. */
let large: { readonly zaak: string; readonly besluit: string; readonly document: string };
/** Usual cases, which follow each other. */
let usual: readonly string[];

beforeAll(async () => {
  meent = await startMeent({ watch: recorder.watch });
  catalogue = await loadCatalogue(meent);
  const id = (url: string): string => url.slice(-36);
  await fillParts(meent.clone, {
    municipality: FIRST,
    zaaktype: id(catalogue.zaaktype),
    informatieobjecttype: id(catalogue.informatieobjecttypen.foto),
    besluittype: id(catalogue.besluittype),
  });
  const [row] = await meent.clone.asOwner<typeof large>(
    `select ${idSqlOf(LARGE, '0')} as zaak, ${idSqlOf(LARGE, 'd')} as besluit, ${idSqlOf(LARGE, '4')} as document`,
  );
  large = row!;
  usual = (
    await meent.clone.asOwner<{ id: string }>(
      `select id from zaken_zaak where municipality = ${FIRST} and id > '${large.zaak}' order by id limit 25`,
    )
  ).map((one) => one.id);
}, 1_800_000);
afterAll(() => meent.close());

/** Nothing large is read from front to back; gives the pages of 8 kB that the dearest statement looks at. */
async function dearest(work: () => Promise<unknown>, most: number): Promise<void> {
  const found = (await recorder.during(work)).toSorted((a, b) => b.buffers - a.buffers);
  for (const { scanned, text } of found)
    expect(
      scanned.filter((table) => /^(zaken|documenten|besluiten)_/.test(table)),
      text,
    ).toEqual([]);
  expect(found[0]!.buffers, found[0]!.plan).toBeLessThanOrEqual(most);
}

const loader = () => meent.engine.parts.loader;
const needsOf = (any: readonly string[]) => [{ resource: 'zaak', any }, ...dossierNeeds({ any })];

describe('within a bound', () => {
  test('one case, which fits', () =>
    dearest(async () => {
      const rows = await loader().within(seeder(FIRST), dossierNeeds({ is: usual[1]! }), BOUND);
      // Five of each of twelve kinds, a result, and what belongs to its documents and decisions.
      expect(rows!.length).toBeGreaterThan(50);
    }, 1_500));
  test('a piece of 25 cases, halved until it fits', () =>
    dearest(async () => {
      const fits = await fitting(loader(), seeder(FIRST), usual, needsOf);
      expect(fits!.ids.length).toBeGreaterThan(5);
    }, 40_000));
  // It stops to count where it knows that they do not fit.
  test('a case that does not fit, and one among others', async () => {
    await dearest(
      async () => expect(await loader().within(seeder(FIRST), dossierNeeds({ is: large.zaak }), BOUND)).toBeUndefined(),
      90_000,
    );
    await dearest(
      async () => expect(await loader().within(seeder(FIRST), needsOf([large.zaak, ...usual]), BOUND)).toBeUndefined(),
      90_000,
    );
  });
});

describe('some parts of a case with twenty thousand of each kind', () => {
  /** Pages that a row costs by itself: its own, the way to it, and the rights of what it is part of. */
  const A_ROW = 8;
  /** Whose its document is, and which cases that is in, is asked for each. */
  const A_VERSION = 46;
  const kinds = [
    ...KINDS.filter(({ single }) => !single).map((part) => [part.resource, caseOf(part), 'zaak', A_ROW] as const),
    ['zaakinformatieobject', 'zaak', 'zaak', A_ROW],
    ['besluit', 'zaak', 'zaak', 10],
    // Whether the use of its decision is restricted stands in the row of that, not in an index.
    ['besluitinformatieobject', 'besluit', 'besluit', 16],
    [VERSION, 'informatieobject', 'document', A_VERSION],
  ] as const;
  /** Beside the rows: their place in an index, or all of the parent in an index alone. */
  const BESIDE = 250;
  test.for(kinds)('%s', async ([resource, where, of, each]) => {
    let after = START;
    const next = async () => {
      const rows = await loader().after(seeder(FIRST), { resource, where, is: large[of] }, after, BOUND);
      expect(rows).toHaveLength(BOUND.rows);
      after = rows.at(-1)!.id;
    };
    for (let piece = 1; piece * BOUND.rows < LARGE_PARTS; piece++) await dearest(next, each * BOUND.rows + BESIDE);
  });
  test('documents with their versions, by their ids', () =>
    dearest(async () => {
      const rows = await loader().after(
        seeder(FIRST),
        { resource: 'zaakinformatieobject', where: 'zaak', is: large.zaak },
        START,
        BOUND,
      );
      const ids = rows.map(({ columns }) => String(columns.informatieobject));
      const fits = await fitting(loader(), seeder(FIRST), ids, (any) => [
        { resource: DOCUMENT, any },
        { resource: VERSION, where: 'informatieobject', any },
      ]);
      expect(fits!.ids.length).toBeGreaterThan(1);
    }, A_VERSION * BOUND.rows));
});
