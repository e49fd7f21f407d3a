/**
 * Every operation that a resident calls, called for another: made from the declarations, so that a new one says what a mandate must
 * allow for it. Under a mandate with everything it does what it does for the person themselves; without a word about it nobody
 * does it for another, and under a mandate that opens nothing it is refused.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { MANDAAT } from '../../../src/registers/mandaten/index.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { FIRST, type Resident, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { OWN } from './own.ts';
import { named, routes } from './requests.ts';
import { BSN, BSNS, makeWorld, type World } from './world.ts';

let meent: TestMeent;
let world: World;
/** Who acts by a decision of a court on everything, and who acts on property alone. */
let curator: Resident;
let bewindvoerder: Resident;

const ofResidents = routes.filter(({ resident }) => resident !== undefined);
/** What is done as oneself stays so. */
const forOther = ofResidents.filter(({ acting }) => acting !== 'self');

async function actsAs(soort: 'curator' | 'bewindvoerder', bsn: string): Promise<Resident> {
  const employee = { id: 'm-1', name: 'E. Een', role: 'consulent', department: 'Zorg' };
  const [row] = await meent.engine.compose(
    { ...seeder(FIRST), employee },
    {
      operation: 'test.mandaat',
      items: [
        {
          resource: MANDAAT,
          input: {
            soort,
            vertegenwoordigde: BSN,
            vertegenwoordiger: bsn,
            vanaf: today(),
            totEnMet: addMonths(today(), 12),
            uitspraak: { gerecht: 'Rechtbank', datum: today(), kenmerk: 'X-1', gezienInRegister: today() },
          },
        },
      ],
      finish: (work, [it]) => work.change(it!, { status: 'geldig', naamVertegenwoordigde: 'Jo', geldigOp: null }),
    },
  );
  const as = await meent.login(bsn);
  const payload = { namens: namensMandaat(row!.id) };
  const answer = await meent.ask({ method: 'POST', url: '/meent/api/v1/mijn/sessie/namens', as, payload });
  expect(answer.statusCode, answer.body).toBe(200);
  return as;
}

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  curator = await actsAs('curator', BSNS[710]!);
  bewindvoerder = await actsAs('bewindvoerder', BSNS[711]!);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

describe('an operation of a resident, for another', () => {
  it('there are some that a mandate opens', () => {
    expect(forOther.filter(({ acting }) => acting !== undefined).length).toBeGreaterThan(10);
  });

  it.each(named(forOther))('%s', async (_, route) => {
    const { operation, method, acting } = route;
    if (typeof operation === 'string') throw new Error('a resident calls own operations alone');
    const request = await OWN[operation.operationId]!.request(world);
    // Of property alone nothing of this is open (0053).
    const less = await meent.ask({ method, ...request, as: bewindvoerder });
    expect(less.statusCode, less.body.slice(0, 300)).toBe(403);
    const answer = await meent.ask({ method, ...request, as: curator });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(acting === undefined ? 403 : operation.status);
  });
});
