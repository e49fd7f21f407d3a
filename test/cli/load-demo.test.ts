/** A demo as large as one wants: copies that are in nothing less than what they are copies of. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf } from '../../src/engine/columns.ts';
import { COPY_PREFIX } from '../../src/engine/copies.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { resources } from '../../src/registers/index.ts';
import { zaak } from '../../src/registers/zaken/zaak.ts';
import { wrongDates } from '../support/counted-dates.ts';
import { WEIDEHOEK } from '../support/demo.ts';
import { keys } from '../support/server.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

const one = async (text: string): Promise<number> =>
  Number(Object.values((await line.clone.asOwner<Record<string, unknown>>(text))[0]!)[0]);
const COPIES = `municipality = ${WEIDEHOEK} and id between '${COPY_PREFIX}000000000000' and '${COPY_PREFIX}ffffffffffff'`;
const counted = (): Promise<number> =>
  one(`select (select coalesce(sum(total), 0) from meent.engine_count where municipality = ${WEIDEHOEK} and resource = 'zaak')
 + (select coalesce(sum(delta), 0) from meent.engine_count_delta where municipality = ${WEIDEHOEK} and resource = 'zaak')`);
const all = (): Promise<number> => one(`select count(*) from meent.zaken_zaak where municipality = ${WEIDEHOEK}`);

test('as many as asked, once; and more when more are asked', async () => {
  const before = await all();
  expect(await line.meent('load', 'demo', '--cases', '150')).toMatchObject({ code: 0 });
  expect(await all()).toBe(before + 150);
  expect(await line.meent('load', 'demo', '--cases', '150')).toMatchObject({
    code: 0,
    out: ['There are 150 extra cases already'],
  });
  expect(await line.meent('load', 'demo', '--cases', '400')).toMatchObject({ code: 0 });
  expect(await all()).toBe(before + 400);
  expect(await counted()).toBe(before + 400);
  expect(await wrongDates(line.clone.asOwner, zaak)).toEqual([]);
  expect(await one(`select count(distinct identificatie) from meent.zaken_zaak where ${COPIES}`)).toBe(400);
});

test('every column is what its declaration makes of the body, and every part is of its own case', async () => {
  const db = line.clone.open();
  const { parts } = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources });
  const ids = [1, 2, 3, 77, 400].map((n) => COPY_PREFIX + n.toString(16).padStart(12, '0'));
  const kinds = resources.filter((resource) => resource.parent && resource.fields[resource.parent]!.to![0] === 'zaak');
  const hash = (purpose: string, clear: string): string => keys.hash(WEIDEHOEK, purpose, clear);
  for (const id of ids) {
    const rows = await parts.loader.load({ municipality: WEIDEHOEK }, [
      { resource: 'zaak', id },
      ...kinds.map(({ name, parent }) => ({ resource: name, where: parent!, is: id })),
    ]);
    const whole = rows.find((row) => row.id === id)!;
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      expect(row.body).toContain(row.id);
      for (const [name, { from, type }] of columnsOf(row.resource)) {
        if (!from || type === 'timestamptz' || type === 'polygon[]') continue;
        expect([row.resource.name, name, row.columns[name] ?? null]).toEqual([
          row.resource.name,
          name,
          from(row.record, { hash }, row.columns) ?? null,
        ]);
      }
    }
    const of = (name: string): string[] =>
      rows
        .filter(({ resource }) => resource.name === name)
        .map((row) => row.id)
        .sort();
    expect((whole.columns.rollen as string[]).toSorted()).toEqual(of('rol'));
    expect(of('status')).toContain(whole.columns.status);
    const persons = rows.flatMap(({ columns }) => (typeof columns.subject === 'string' ? [columns.subject] : []));
    expect(new Set(persons)).toEqual(new Set(whole.columns.subjects as string[]));
  }
});

test('changes and log entries are there, and nothing is told', async () => {
  expect(
    await one(`select count(*) from meent.engine_change c join meent.zaken_zaak z on z.municipality = c.municipality and z.id = c.record
 where c.resource = 'zaak' and c.action = 'create' and c.moved and c.kenmerken is null and c.after = z.body and z.${COPIES.replace('and id', 'and z.id')}`),
  ).toBe(400);
  expect(
    await one(
      `select coalesce(sum(array_length(string_to_array(trim(lines, e'\\n'), e'\\n'), 1)), 0) from meent.log_entry where operation = 'demo.kopie'`,
    ),
  ).toBe(400);
});

test('not where real data may be', async () => {
  writeFileSync(
    join(line.folder, 'meent.json'),
    JSON.stringify({ kind: 'production', created: '2026-11-02T08:00:00.000Z' }),
  );
  const before = await all();
  const { code, err } = await line.meent('load', 'demo', '--cases', '500');
  expect(code).toBe(1);
  expect(err.join()).toMatch(/demo|production/);
  expect(await all()).toBe(before);
});
