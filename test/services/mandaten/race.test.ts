/**
 * A mandate ends in another process while who has it is at work here: whatever statement was next finds that it is over. No process
 * tells the other; the statements have to see for themselves.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Statement } from '../../../src/foundation/db/types.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { mijnVerzoeken } from '../../../src/services/avg/tonen.ts';
import { withFresh } from '../../../src/services/fresh.ts';
import { mijnKeuzes } from '../../../src/services/keuzes/keuzes.ts';
import { zegOp } from '../../../src/services/mandaten/aanbod.ts';
import { MandateEnded, namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { mijnBronnen } from '../../../src/services/mijn/bronnen.ts';
import { gegevensVan } from '../../../src/services/mijn/gegevens.ts';
import { logregelsVan } from '../../../src/services/mijn/logregels.ts';
import { myCase } from '../../../src/services/operations/my-case.ts';
import { myCases } from '../../../src/services/operations/my-cases.ts';
import { myMessages, openMessage } from '../../../src/services/operations/my-messages.ts';
import { whoLooked } from '../../../src/services/operations/who-looked.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { actAs, type MandateWorld, type Own, onDay, realTime, startMandates, TEGEL } from './support.ts';

let meent: TestMeent;
let other: Pick<TestMeent, 'engine'>;
let world: MandateWorld;
let own: Own;
/** Looks at each statement of the first process before it goes out. */
let before: (statement: Statement) => Promise<void> = async () => {};

beforeAll(async () => {
  onDay('2026-06-15');
  let watching = false;
  meent = await startMeent({
    watch(db) {
      // The second process is not looked at.
      if (watching) return db;
      watching = true;
      const watched: Database = {
        ...db,
        in: (of) => ({
          async query(statement, values) {
            await before(statement);
            return db.in(of).query(statement, values);
          },
        }),
      };
      return watched;
    },
  });
  world = await startMandates(meent);
  other = await meent.second();
  own = await world.metZaken(world.number());
});
afterEach(() => {
  before = async () => {};
});
afterAll(async () => {
  realTime();
  await world?.stop();
  await meent?.close();
});

const given = async () => {
  const door = world.number();
  const id = await world.mandaat({
    soort: 'vrijwillig',
    voor: own.bsn,
    door,
    diensten: ['thema:straat'],
    ook: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'],
    vanaf: '2026-06-01',
    totEnMet: '2026-07-01',
  });
  return { door, id };
};

/** The other process ends it, as who gave it. */
const end = async (id: string): Promise<void> => {
  other.engine.parts.snapshots.forget();
  await zegOp(other.engine, await actAs({ meent: other as TestMeent }, own.bsn), id);
};

const CALLS: Readonly<Record<string, (caller: Caller) => Promise<unknown>>> = {
  'a list of cases': (caller) => myCases(meent.engine, caller),
  'a case': (caller) => myCase(meent.engine, caller, own.zaak[TEGEL]!),
  'the message box': (caller) => myMessages(meent.engine, caller),
  'a message': (caller) => openMessage(meent.engine, caller, own.bericht[TEGEL]!),
  'who looked': (caller) => whoLooked(meent.engine, caller),
  'lines of the log': (caller) => logregelsVan(meent.engine, caller, {}),
  'what is held': (caller) => mijnBronnen(meent.engine, caller),
  'a source': (caller) => gegevensVan(meent.engine, caller, 'zaken', undefined),
  choices: (caller) => mijnKeuzes(meent.engine, caller),
  'requests under the AVG': (caller) => mijnVerzoeken(meent.engine, caller),
};

/** Statements that a call asks of the database, but for those that write its own entry. */
const isRead = ({ text }: Statement): boolean => /^\s*select/i.test(text) && !/insert into/i.test(text);

describe.each(Object.entries(CALLS))('%s', (_, call) => {
  test('twin: is given while the mandate lasts', async () => {
    const { door, id } = await given();
    await withFresh(() => actAs(world, door, namensMandaat(id)), call);
  });

  test('is given no more once it ended, whichever statement that was before', async () => {
    // How many statements there are at all, by a call that is let be.
    let count = 0;
    const first = await given();
    before = async (statement) => void (isRead(statement) && count++);
    await withFresh(() => actAs(world, first.door, namensMandaat(first.id)), call);
    expect(count).toBeGreaterThan(1);
    const most = count;
    for (let nth = 1; nth <= most; nth++) {
      before = async () => {};
      const { door, id } = await given();
      let met = 0;
      let ended = false;
      before = async (statement) => {
        if (!isRead(statement) || ++met !== nth) return;
        await end(id);
        ended = true;
      };
      const answer = await withFresh(() => actAs(world, door, namensMandaat(id)), call).then(
        () => 'given',
        (error: unknown) => {
          if (error instanceof MandateEnded) return 'ended';
          throw error;
        },
      );
      // A call may have less to ask than the one that was counted; then nothing ended.
      expect(`${nth} of ${most}: ${ended ? answer : 'not met'}`).toBe(
        `${nth} of ${most}: ${ended ? 'ended' : 'not met'}`,
      );
    }
  });
});

test('in two processes, however they race: who asks after the end is told so, each time', async () => {
  for (let round = 0; round < 10; round++) {
    const { door, id } = await given();
    let ended = false;
    const late: string[] = [];
    const reading = Array.from({ length: 8 }, async (_, at) => {
      for (let time = 0; time < 6; time++) {
        const began = ended;
        const answer = await withFresh(
          () => actAs(world, door, namensMandaat(id)),
          (caller): Promise<unknown> => (at % 2 ? myCases(meent.engine, caller) : myMessages(meent.engine, caller)),
        ).then(
          () => 'given',
          (error: unknown) => {
            if (error instanceof MandateEnded) return 'ended';
            throw error;
          },
        );
        if (began) late.push(answer);
      }
    });
    const ending = end(id).then(() => {
      ended = true;
    });
    await Promise.all([...reading, ending]);
    expect(late.filter((answer) => answer !== 'ended')).toEqual([]);
  }
});
