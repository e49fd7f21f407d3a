/** A source that changes while it is read, and says less or other things than it should: nothing stays behind without a word. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuid } from '../support/stand-in.ts';
import { type Move, startMove } from './zgw-move.ts';

const ZAKEN = '/zaken/api/v1/zaken';
const DOCUMENT = `/documenten/api/v1/enkelvoudiginformatieobjecten/${uuid('document')}`;

let move: Move;
beforeEach(async () => {
  move = await startMove();
});
afterEach(() => move.close());

/** Without what the stand-in has to be refused. */
function whole(): void {
  move.bron.records.delete(`/zaken/api/v1/statussen/${uuid('vreemde status')}`);
  for (const path of [DOCUMENT, `/besluiten/api/v1/besluiten/${uuid('besluit')}`])
    move.bron.instead.set(`${path}/audittrail`, () => ({ text: '[]' }));
}
const zaak = (index: number): Record<string, unknown> => move.bron.records.get(`${ZAKEN}/${uuid(`zaak ${index}`)}`)!;
const page = (query: URLSearchParams): number => Number(query.get('page') ?? '1');
const zaakLine = (out: readonly string[]): string | undefined => out.find((line) => line.startsWith('zaak: '));

test('a page that is there no more, since the list became shorter: the list begins anew', async () => {
  whole();
  move.bron.instead.set(ZAKEN, (query) => (page(query) === 3 ? { status: 503, text: '' } : undefined));
  expect((await move.load('--tries', '1')).err.at(-1)).toContain('het gaat verder waar het was');
  for (const index of [2, 3, 4]) move.bron.records.delete(`${ZAKEN}/${uuid(`zaak ${index}`)}`);
  move.bron.instead.set(ZAKEN, (query) => (page(query) > 1 ? { status: 404, text: '{}' } : undefined));
  const { out } = await move.load();
  expect(zaakLine(out)).toContain('(de bron telt 2)');
  expect(await move.count('zaken_zaak')).toBeGreaterThanOrEqual(2);
  // The twin: a list that has no first page is no list.
  move.bron.instead.set(ZAKEN, () => ({ status: 404, text: '{}' }));
  expect((await move.load()).err.at(-1)).toContain('De bron heeft dit niet.');
});

test('a list that did not show all that the source counts is told of, also when other records are gone there', async () => {
  whole();
  const first = await move.load();
  expect([first.code, zaakLine(first.out)]).toEqual([0, 'zaak: 5 gedaan (de bron telt 5)']);
  // One is gone, and so what came after it moved to a page that was read already.
  move.bron.records.delete(`${ZAKEN}/${uuid('zaak 1')}`);
  move.bron.instead.set(ZAKEN, () => ({
    text: JSON.stringify({ count: 4, next: null, results: [0, 2, 3].map((index) => ({ url: zaak(index).url })) }),
  }));
  const less = await move.load();
  expect(less.code).toBe(1);
  expect(less.out.join('\n')).toContain('De lijst van de bron toonde er 3');
  move.bron.instead.delete(ZAKEN);
  expect((await move.load()).code).toBe(0);
});

test('what was refused and is gone there is not said to be here', async () => {
  whole();
  const path = `${ZAKEN}/${uuid('zaak 3')}`;
  move.bron.instead.set(path, () => ({ text: 'null' }));
  expect((await move.load()).out).toContain(`Geweigerd: zaak ${uuid('zaak 3')}`);
  move.bron.instead.delete(path);
  move.bron.records.delete(path);
  const { code, out } = await move.load();
  expect(code).toBe(0);
  expect(out.join('\n')).not.toContain(uuid('zaak 3'));
});

test('cases that name each other come over, in whatever order; one that is its own main case does not', async () => {
  whole();
  const names = (index: number): object => ({ url: zaak(index).url, aardRelatie: 'vervolg' });
  zaak(0).relevanteAndereZaken = [names(3)];
  zaak(3).relevanteAndereZaken = [names(0), names(4)];
  zaak(4).relevanteAndereZaken = [names(3)];
  const { code } = await move.load();
  expect(code).toBe(0);
  const there = (index: number): object => ({
    url: `~/zaken/api/v1/zaken/${uuid(`zaak ${index}`)}`,
    aardRelatie: 'vervolg',
  });
  for (const [index, others] of [
    [0, [3]],
    [3, [0, 4]],
    [4, [3]],
  ] as const)
    expect(await move.body('zaken_zaak', uuid(`zaak ${index}`))).toMatchObject({
      relevanteAndereZaken: others.map((other) => expect.objectContaining(there(other))),
    });
  const before = await move.count('zaken_zaak');
  zaak(2).hoofdzaak = zaak(2).url;
  const again = await move.load();
  expect([again.code, await move.count('zaken_zaak')]).toEqual([1, before]);
  expect(again.out).toContain(`Geweigerd: zaak ${uuid('zaak 2')}`);
});

test('a product that gives the last version for every version is told of', async () => {
  whole();
  const { $versies: _, ...last } = move.bron.records.get(DOCUMENT)!;
  move.bron.instead.set(DOCUMENT, () => ({ text: JSON.stringify(last) }));
  const { code, out } = await move.load();
  expect(code).toBe(1);
  expect(out).toContain('  In plaats van versie 1 geeft de bron een andere.');
  expect(await move.body('documenten_enkelvoudiginformatieobject', uuid('document'))).toMatchObject({ versie: 3 });
});

test('a history that may not be read is asked again later, and a line that cannot be read is told of', async () => {
  whole();
  const trails = [0, 1, 2, 3, 4].map((index) => `${ZAKEN}/${uuid(`zaak ${index}`)}/audittrail`);
  const kept = async (): Promise<number> =>
    (
      await move.rows<{ n: number }>(
        `select count(*)::int as n from meent.engine_moved_history, it where municipality = m and main_resource = 'zaak'`,
      )
    )[0]!.n;
  for (const path of trails) move.bron.instead.set(path, () => ({ status: 403, text: '{}' }));
  const shut = await move.load();
  expect([shut.code, await kept()]).toEqual([1, 0]);
  expect(shut.out.some((line) => line.startsWith('Niet gelezen: zaak.audittrail.'))).toBe(true);
  for (const path of trails) move.bron.instead.delete(path);
  expect([(await move.load()).code, await kept()]).toEqual([0, 5]);

  move.bron.instead.set(trails[0]!, () => ({ text: '[{"aanmaakdatum":"2019-02-03T09:00:00Z"}]' }));
  zaak(0).omschrijving = 'Anders';
  expect((await move.load()).out).toContain(
    '  audittrail: 1 regels zonder leesbaar kenmerk of moment zijn niet overgenomen.',
  );
});

test('a part without an id refuses its case', async () => {
  whole();
  move.bron.instead.set('/zaken/api/v1/rollen', () => ({
    text: JSON.stringify({ count: 1, next: null, results: [{ betrokkeneType: 'medewerker' }] }),
  }));
  const { code, out } = await move.load();
  expect(code).toBe(1);
  expect(out).toContain('  rol: De bron geeft een onderdeel zonder id.');
});

test('a relation that the source tells on one side alone stays on both', async () => {
  whole();
  move.bron.records.delete(`/documenten/api/v1/objectinformatieobjecten/${uuid('oio')}`);
  const links = async (): Promise<readonly number[]> =>
    Promise.all(['zaken_zaakinformatieobject', 'documenten_objectinformatieobject'].map(move.count));
  await move.load();
  const before = await links();
  zaak(0).omschrijving = 'Anders';
  expect((await move.load()).code).toBe(0);
  expect(await links()).toEqual(before);
});

test('what waits says why: of the source, and of a disk here that is full', async () => {
  whole();
  move.bron.instead.set('/zaken/api/v1/statussen', () => ({ status: 500, text: '' }));
  const there = await move.load('--tries', '1');
  expect(there.code).toBe(1);
  expect(there.out).toContain('Wacht nog (5): status: De bron geeft geen antwoord (500).');
  move.bron.instead.delete('/zaken/api/v1/statussen');
  expect((await move.load()).code).toBe(0);

  await move.line.clone.asOwner(
    `create function public.vol() returns trigger language plpgsql as $$ begin raise exception 'vol' using errcode = '53100'; end $$`,
  );
  await move.line.clone.asOwner(
    'create trigger vol before update on meent.zaken_zaak for each row execute function public.vol()',
  );
  zaak(1).omschrijving = 'Anders';
  const here = await move.load();
  expect([here.code, here.out.find((text) => text.startsWith('Wacht nog'))]).toEqual([
    1,
    expect.stringContaining('The disk of the database is full; make room'),
  ]);
  await move.line.clone.asOwner('drop trigger vol on meent.zaken_zaak');
  expect((await move.load()).code).toBe(0);
  expect(await move.body('zaken_zaak', uuid('zaak 1'))).toMatchObject({ omschrijving: 'Anders' });
});

test('after a round of following that was broken off, the command looks at everything again', async () => {
  whole();
  await move.load();
  // Killed after its lists, in which a closed case looks as it did: only its role is otherwise.
  for (const change of [
    'overzetten_bron set ronde = 2, klaar = false, alles = false',
    'overzetten_lijst set ronde = 2',
    'overzetten_record set ronde = 2',
  ])
    await move.line.clone.asOwner(`update meent.${change}`);
  move.bron.records.get(`/zaken/api/v1/rollen/${uuid('rol 0')}`)!.roltoelichting = 'Later gezegd';
  expect((await move.load()).code).toBe(0);
  expect(await move.body('zaken_rol', uuid('rol 0'))).toMatchObject({ roltoelichting: 'Later gezegd' });
  expect(await move.rows('select ronde, alles from meent.overzetten_bron, it where municipality = m')).toEqual([
    { ronde: 3, alles: true },
  ]);
});

test('fields without a place are told of in every round', async () => {
  whole();
  const said = 'Geen plaats in Meent: zaak.communicatiekanaalNaam (5 keer ingevuld)';
  expect((await move.load()).out).toContain(said);
  expect((await move.load()).out).toContain(said);
});
