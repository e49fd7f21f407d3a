/** A source that lies: lists without end, shapes that no version of the standard has, and less shown than yesterday. */
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInventory } from '../../src/services/overzetten/inventory.ts';
import { bounded } from '../../src/services/overzetten/versions.ts';
import { FIRST, startMeent } from '../support/server.ts';
import { INSIDE, uuid } from '../support/stand-in.ts';
import { type Move, startMove } from './zgw-move.ts';

const ZAKEN = '/zaken/api/v1/zaken';
let move: Move;
beforeEach(async () => {
  move = await startMove();
});
afterEach(() => move.close());

const lies = (path: string, text: string | ((query: URLSearchParams) => string), status = 200): void => {
  move.bron.instead.set(path, (query) => ({ status, text: typeof text === 'string' ? text : text(query) }));
};
const refusals = async (): Promise<Record<string, string>> => {
  const rows = await move.rows<{ id: string; redenen: string[] }>(
    `select id, redenen from meent.overzetten_record, it where municipality = m and staat = 'geweigerd'`,
  );
  return Object.fromEntries(rows.map(({ id, redenen }) => [id, redenen.join(' ')]));
};
/** Pages 1, 2, 3, 2, 3, and so on. */
const turning = (path: string) => (query: URLSearchParams) => {
  const page = Number(query.get('page') ?? '1');
  return JSON.stringify({ count: 9, results: [], next: `${INSIDE}${path}?page=${page === 3 ? 2 : page + 1}` });
};

test('a list whose pages point back ends with a sentence', async () => {
  lies(ZAKEN, turning(ZAKEN));
  const { code, err } = await move.load();
  expect([code, err.at(-1)]).toEqual([1, expect.stringContaining('De lijst van de bron houdt niet op')]);
  lies(ZAKEN, '{"count":2,"next":null,"results":[null,5]}');
  expect((await move.load()).err.at(-1)).toContain('De bron geeft iets anders dan een lijst.');
  lies(ZAKEN, 'null');
  expect((await move.load()).err.at(-1)).toContain('De bron geeft iets anders dan een lijst.');
  move.bron.instead.clear();
  expect((await move.load()).out).toContain('zaak: 1 deels, 4 gedaan (de bron telt 5)');
});

test('what is no record is refused with a reason that holds nothing of it, and the others come', async () => {
  const shapes = [
    'null',
    '["999990019"]',
    `{"url":5,"zaaktype":{"bsn":"999990019"},"kenmerken":"999990019","startdatum":["x"],"\\u001b[31m999990019":1}`,
    `{"url":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    '{"url":"x","url":"y"}',
  ];
  shapes.forEach((shape, at) => {
    lies(`${ZAKEN}/${uuid(`zaak ${at}`)}`, shape);
  });
  const { code, out, err } = await move.load();
  const all = [...out, ...err].join('\n');
  expect(code).toBe(1);
  const refused = await refusals();
  for (const at of shapes.keys()) expect([at, refused[uuid(`zaak ${at}`)]]).toEqual([at, expect.stringMatching(/./)]);
  expect(JSON.stringify(refused) + all).not.toMatch(/999990019|\p{Cc}[^\n]*\[31m/u);
  expect(out.join('\n')).toMatch(/zaak: 5 geweigerd/);
  expect(out.join('\n')).toMatch(/enkelvoudiginformatieobject: \d+ (gedaan|deels)/);
  move.bron.instead.clear();
  expect((await move.load()).out).toContain('zaak: 1 deels, 4 gedaan (de bron telt 5)');
});

test('roles without end refuse the cases, and versions without end their document', async () => {
  lies('/zaken/api/v1/rollen', turning('/zaken/api/v1/rollen'));
  const [path, document] = [...move.bron.records].find(([one]) => one.includes('/enkelvoudiginformatieobjecten/'))!;
  document.versie = 1_000_000_000;
  expect((await move.load()).code).toBe(1);
  const refused = await refusals();
  expect(refused[uuid('zaak 0')]).toContain('rol: De lijst van de bron houdt niet op');
  expect(refused[path.slice(-36)]).toContain('meer dan 1000 versies');
});

test('content without end is not read to its end', async () => {
  const pieces = (): Readable => Readable.from([Buffer.from('een'), Buffer.from('twee')]);
  expect(await text(bounded(pieces(), 7))).toBe('eentwee');
  await expect(text(bounded(pieces(), 6))).rejects.toThrow('houdt niet op');
});

test('a list that is shorter since less may be seen removes nothing; what is gone goes', async () => {
  await move.load();
  const [hidden, gone] = [uuid('zaak 3'), uuid('zaak 4')];
  const shown = [...move.bron.records].filter(([path]) => path.startsWith(`${ZAKEN}/`)).map(([, body]) => body);
  const left = shown.filter(({ url }) => ![hidden, gone].includes(String(url).slice(-36)));
  lies(ZAKEN, JSON.stringify({ count: left.length, next: null, results: left }));
  lies(`${ZAKEN}/${hidden}`, '{}', 403);
  lies(`${ZAKEN}/${gone}`, '{}', 404);
  const { out } = await move.load('--removals');
  const here = await move.rows<{ id: string }>('select id from meent.zaken_zaak, it where municipality = m');
  expect(here.map(({ id }) => id)).toContain(hidden);
  expect(here.map(({ id }) => id)).not.toContain(gone);
  expect(out).toContain(`Staat niet meer in de bron, nog wel hier: zaak ${hidden}`);
});

test('one command at a time copies from a source; another source does not wait', async () => {
  const meent = await startMeent();
  try {
    const of = (bron: string) => openInventory(meent.db, FIRST, bron);
    const [een, twee] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const hold = await of('bron.nl').hold(een, 0);
    expect(hold).toBeDefined();
    expect(await of('bron.nl').hold(twee, 0)).toBeUndefined();
    await (await of('ander.nl').hold(twee, 0))!.letGo();
    await hold!.letGo();
    await (await of('bron.nl').hold(twee, 0))!.letGo();
  } finally {
    await meent.close();
  }
});
