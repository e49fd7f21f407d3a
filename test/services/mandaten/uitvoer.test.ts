/** A mandate ends while everything of the other is being taken along, in another process: no more of it goes out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { today } from '../../../src/foundation/clock.ts';
import { addDays, addMonths } from '../../../src/foundation/days.ts';
import { readZip } from '../../../src/foundation/zip.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { withFresh } from '../../../src/services/fresh.ts';
import { MandateEnded, namensGezag } from '../../../src/services/mandaten/acting.ts';
import { uitvoerVan } from '../../../src/services/mijn/uitvoer/uitvoer.ts';
import { keys, startMeent, type TestMeent } from '../../support/server.ts';
import { actAs, type MandateWorld, startMandates } from './support.ts';

let meent: TestMeent;
let other: Awaited<ReturnType<TestMeent['second']>>;
let world: MandateWorld;
beforeAll(async () => {
  meent = await startMeent();
  world = await startMandates(meent);
  other = await meent.second();
});
afterAll(async () => {
  await world?.stop();
  await meent?.close();
});

async function child() {
  const [voor, door] = [world.number(), world.number()];
  await world.metZaken(voor);
  const gezag = [{ soort: 'EenhoofdigOuderlijkGezag', minderjarige: voor, ouders: [door], derden: [] }];
  const geboorte = { datum: addDays(addMonths(today(), -120), -1) };
  const persoon = await world.persoon(voor, { geboorte, gezag });
  return { voor, door, persoon, namens: namensGezag(persoon) };
}

/** Takes it along; `at` is called before each piece. @returns how many pieces there were */
async function take(who: () => Promise<Caller>, at: (piece: number) => Promise<void>) {
  let pieces = 0;
  const fresh = async <T>(work: (caller: Caller) => Promise<T>): Promise<T> => {
    await at(++pieces);
    return withFresh(who, work);
  };
  const long = { fresh, gone: new AbortController().signal };
  const blobs = await openBlobs(meent.blobFolder, keys);
  const got: Buffer[] = [];
  const content = await uitvoerVan({ engine: meent.engine, blobs, long }, await who());
  for await (const chunk of content) got.push(chunk as Buffer);
  return { pieces, files: readZip(Buffer.concat(got)) };
}

describe('an export', () => {
  test('breaks off at the piece that comes after the end, whichever that is; twin: it is whole while the mandate lasts', async () => {
    const first = await child();
    const whole = await take(
      () => actAs(world, first.door, first.namens),
      async () => {},
    );
    expect(whole.files.has('manifest.json')).toBe(true);
    expect([...whole.files.keys()].filter((name) => name.startsWith('documenten/'))).toHaveLength(1);
    // Before the first byte of data, in the middle, and at the last, where the documents are.
    for (const nth of [2, Math.ceil(whole.pieces / 2), whole.pieces]) {
      const { door, persoon, namens } = await child();
      let ended = 0;
      const taking = take(
        () => actAs(world, door, namens),
        async (piece) => {
          if (piece !== nth) return;
          // The register of persons has nobody with authority from now on, by the other process.
          const answer = await other.ask({
            method: 'PATCH',
            url: `/meent/api/v1/personen/${persoon}`,
            payload: { gezag: [] },
          });
          expect(answer.statusCode, answer.body).toBe(200);
          ended = piece;
        },
      );
      await expect(taking, `${nth} of ${whole.pieces}`).rejects.toBeInstanceOf(MandateEnded);
      expect(ended).toBe(nth);
    }
  });

  test('has not the rest of somebody else in it: who chooses meanwhile to act for another, or for nobody, gets no more', async () => {
    const [one, two] = [await child(), await child()];
    const second = await world.persoon(world.number());
    expect(second).toBeTruthy();
    for (const next of [() => actAs(world, one.door), () => actAs(world, two.door, two.namens)]) {
      let now = () => actAs(world, one.door, one.namens);
      const taking = take(
        () => now(),
        async (piece) => {
          if (piece === 3) now = next;
        },
      );
      await expect(taking).rejects.toBeInstanceOf(MandateEnded);
    }
  });
});
