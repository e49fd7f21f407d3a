/** The export of a resident with two thousand cases and large documents: whole, and no larger in memory than that of anybody. */
import { createHash, randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { createInflateRaw } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { BSN, makeWorld, type World, zaakBody } from '../registers/all/world.ts';
import { FIRST, keys, seeder, startMeent, type TestMeent } from '../support/server.ts';

const CASES = 2_000;
const AT_ONCE = 50;
/** Random, so that it does not become smaller on its way. */
const DOCUMENTS = [90_000_000, 90_000_000, 90_000_000];
/** Far below what goes by. */
const MOST_GROWTH = 200_000_000;

let meent: TestMeent;
let world: World;
const digests = new Set<string>();
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const { catalogue, base } = world;
  const caller = seeder(FIRST);
  const make = (id: string) => {
    const zaak = `${base}/zaken/api/v1/zaken/${id}`;
    return meent.engine.compose(caller, {
      operation: 'test.zaken',
      items: [
        { resource: 'zaak', id, input: { ...zaakBody(world), omschrijving: 'Losse tegel op het pad' } },
        {
          resource: 'rol',
          input: {
            zaak,
            roltype: catalogue.roltypen.initiator,
            roltoelichting: '',
            betrokkeneType: 'natuurlijk_persoon',
            betrokkeneIdentificatie: { inpBsn: BSN },
          },
        },
      ],
    });
  };
  for (let made = 0; made < CASES; made += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => make(newId())));
  for (const size of DOCUMENTS) {
    const content = randomBytes(size);
    digests.add(createHash('sha256').update(content).digest('hex'));
    await world.document({
      vertrouwelijkheidaanduiding: 'openbaar',
      inhoud: content.toString('base64'),
      bestandsomvang: size,
    });
  }
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
}, 240_000);
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Member {
  readonly name: string;
  readonly sha256: string;
  readonly lines: number;
}

test('leaves whole, in the same memory', async () => {
  const base = await meent.listen();
  const { cookie } = await world.login();
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const members: Member[] = [];
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
    get(`${base}/meent/api/v1/mijn/uitvoer`, { headers: { host: 'localhost', cookie } }, resolve).on('error', reject),
  );
  expect(answer.statusCode).toBe(200);
  for await (const member of membersOf(answer)) members.push(member);
  clearInterval(looking);
  const cases = members.find(({ name }) => name === 'gegevens/zaken.ndjson')!;
  // Each case with the role of who asked for it, at the least.
  expect(cases.lines).toBeGreaterThan(2 * CASES);
  const documents = members.filter(({ name }) => name.startsWith('documenten/'));
  expect(new Set(documents.map(({ sha256 }) => sha256))).toEqual(digests);
  expect(members.at(-1)!.name).toBe('manifest.json');
  console.info(`${Math.round((most - before) / 1e6)} MB more`);
  expect(most - before).toBeLessThan(MOST_GROWTH);
}, 300_000);

/** Reads a zip of which sizes follow the data, as it comes: by the names and ends that inflating finds. */
async function* membersOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const source = stream[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await source.next();
    if (!done) left = left.length === 0 ? value : Buffer.concat([left, value]);
    return !done;
  };
  const want = async (bytes: number): Promise<boolean> => {
    while (left.length < bytes) if (!(await more())) return false;
    return true;
  };
  while (await want(30)) {
    if (left.readUInt32LE(0) !== 0x04034b50) break;
    const [named, extra] = [left.readUInt16LE(26), left.readUInt16LE(28)];
    await want(30 + named + extra);
    const name = left.toString('utf8', 30, 30 + named);
    const wide = left.readUInt16LE(4) >= 45;
    left = left.subarray(30 + named + extra);
    const inflate = createInflateRaw();
    const hash = createHash('sha256');
    let lines = 0;
    let packed = 0;
    const read = (async () => {
      for await (const chunk of inflate as AsyncIterable<Buffer>) {
        hash.update(chunk);
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
      }
    })();
    let ended = false;
    void read.then(() => {
      ended = true;
    });
    // What it takes of the last chunk it tells when it ends.
    while (!ended) {
      if (left.length === 0 && !(await more())) throw new Error('the zip ends in a member');
      const chunk = left;
      left = Buffer.alloc(0);
      await new Promise<void>((taken) => {
        inflate.write(chunk, () => taken());
        void read.then(taken);
      });
      await new Promise((turn) => setImmediate(turn));
      if (ended) left = chunk.subarray(inflate.bytesWritten - packed);
      else packed += chunk.length;
    }
    yield { name, sha256: hash.digest('hex'), lines };
    await want(wide ? 24 : 16);
    left = left.subarray(wide ? 24 : 16);
  }
  while (await more()) left = Buffer.alloc(0);
}
