/**
 * Of two sources together a caller sees what their combination names, whatever they call first and in whichever process
 * (docs/decisions/0059).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATEGORIE_CODES, NUMMER } from '../../../src/gate/categories.ts';
import { alleGegevens } from '../../support/gegevens.ts';
import { dice, RECORDS, type RecordSource } from './samen.ts';
import { type Kinds, makeKinds, visible, WORDS } from './soorten.ts';

const SEED = 20261128;
const ORDINARY = CATEGORIE_CODES.slice(0, CATEGORIE_CODES.indexOf(NUMMER));
/** One record, and a list: that every door shows the same is the matter of gegevens.test.ts. */
const SOME = { doors: 2 };

let kinds: Kinds;
beforeAll(async () => {
  kinds = await makeKinds();
});
afterAll(() => kinds?.place.close());

describe(`a combination (seed ${SEED})`, () => {
  const pairs = RECORDS.flatMap((a, index) => RECORDS.slice(index + 1).map((b) => [a, b] as const));

  it.each(pairs)(
    'of %s and %s shows of both what it names, in every process; twin: nothing else, and nothing more in two calls',
    async (a, b) => {
      const second = await kinds.place.meent.second();
      const roll = dice(SEED + pairs.findIndex(([one, other]) => one === a && other === b));
      const all = (source: RecordSource) => Object.keys(WORDS[source]).filter((code) => code !== 'strafrechtelijk');
      const { name, url } = await kinds.reader({ [a]: all(a), [b]: all(b) });
      const named = { [a]: roll.some(all(a), 1), [b]: roll.some(all(b), 1) } as Record<RecordSource, readonly string[]>;
      await kinds.place.combination(name, [a, b], [name], {
        gegevens: [a, b].map((bron) => ({ bron, categorieen: named[bron] })),
      });
      const client = await kinds.clientOf(name, [a, b], url);
      for (const source of [a, b, a]) {
        const expected = visible(source, named[source]);
        expect([source, await kinds.shown(client, source, url, SOME)]).toEqual([source, expected]);
        // Whether it names the activity or not, and whatever it asked before.
        expect([source, await kinds.shown(client, source, undefined, { ...SOME, at: second })]).toEqual([
          source,
          expected,
        ]);
      }
      // One source by itself is no combination.
      const single = await kinds.clientOf(`${name}-een`, [a], url);
      expect(await kinds.shown(single, a, url, SOME)).toEqual(visible(a, all(a)));
    },
  );

  it('is one: what two of them name is not added up', async () => {
    const { name, url } = await kinds.reader({ zaken: [], berichten: [] });
    const gegevens = (categorieen: readonly string[]) => ({
      gegevens: [{ bron: 'zaken', categorieen }, ...alleGegevens(['berichten'])],
    });
    await kinds.place.combination(name, ['zaken', 'berichten'], [name], gegevens(['naam', 'behandeling']));
    const client = await kinds.clientOf(name, ['zaken', 'berichten'], url);
    expect(await kinds.shown(client, 'zaken', url, SOME)).toEqual(['behandeling', 'naam']);
    await kinds.place.combination(name, ['zaken', 'berichten'], [name], gegevens(['adres', NUMMER]));
    expect((await kinds.shown(client, 'zaken', url, SOME)).join()).toMatch(
      new RegExp(`^(behandeling,naam|adres,${NUMMER})$`),
    );
    // One that lets more through than either goes before them.
    await kinds.place.combination(name, ['zaken', 'berichten'], [name], gegevens([...ORDINARY, NUMMER]));
    expect(await kinds.shown(client, 'zaken', url, SOME)).toEqual(Object.keys(WORDS.zaken).sort());
  });
});
