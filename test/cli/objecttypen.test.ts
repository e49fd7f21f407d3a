/** JSON schemas become object types: once, in versions, or not at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
  mkdirSync(join(line.folder, 'typen'));
});
afterAll(() => line.close());

const write = (name: string, content: unknown): void =>
  writeFileSync(join(line.folder, 'typen', name), typeof content === 'string' ? content : JSON.stringify(content));
const load = () => line.meent('load', 'objecttypen', join(line.folder, 'typen'), '--municipality', 'localhost');
/** Besides those of the demo. */
const versions = async (): Promise<number> =>
  (
    await line.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from objecttypen_versie v join objecttypen_objecttype t on t.id = v.object_type
 where t.body not like '%open-objecten/objecttypes%'`,
    )
  )[0]!.n;

const SCHEMA = 'https://json-schema.org/draft/2020-12/schema';
const boom = { $schema: SCHEMA, title: 'Boom', type: 'object', properties: { hoogte: { type: 'number' } } };

test('a schema is a type with a version; the same again changes nothing, another is the next version', async () => {
  write('boom.json', boom);
  expect(await load()).toMatchObject({ code: 0, out: ['1 objecttypen: 1 geladen'] });
  expect(await load()).toMatchObject({ code: 0, out: ['1 objecttypen: 1 ongewijzigd'] });
  expect(await versions()).toBe(1);
  write('boom.json', { ...boom, required: ['hoogte'] });
  expect(await load()).toMatchObject({ code: 0 });
  expect(await versions()).toBe(2);
});

test('what is no schema, or one that reaches outside, is refused by name and leaves the others loaded', async () => {
  write('kapot.json', '{"type": ');
  write('lijst.json', []);
  write('buiten.json', { $schema: SCHEMA, title: 'Buiten', $ref: 'https://elders.example/schema.json' });
  write('lantaarn.json', { $schema: SCHEMA, title: 'Lantaarn', type: 'object' });
  const { code, out } = await load();
  expect(code).toBe(1);
  const refused = out.filter((text) => text.startsWith('Geweigerd'));
  expect(refused.map((text) => text.split(' ')[1]).sort()).toEqual(['buiten', 'kapot', 'lijst']);
  expect(await versions()).toBe(3);
});

test('a folder that is not there is said in one sentence', async () => {
  const { code, err } = await line.meent(
    'load',
    'objecttypen',
    join(line.folder, 'weg'),
    '--municipality',
    'localhost',
  );
  expect(code).not.toBe(0);
  expect(err.join('\n')).toContain('There are no JSON schemas at');
});
