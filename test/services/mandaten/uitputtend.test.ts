/**
 * Every kind of mandate x service x moment x who x what they do, against a table that was written from the law. The table names
 * the article; nothing in it is asked of the program. Each refusal has its twin in the same table: the cell beside it that is open.
 */
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { type Extra, type MandateOperation, requireMandate } from '../../../src/gate/mandate.ts';
import { mijnVerzoeken } from '../../../src/services/avg/tonen.ts';
import { mijnKeuzes } from '../../../src/services/keuzes/keuzes.ts';
import { namensGezag, namensMandaat, refuseMandate } from '../../../src/services/mandaten/acting.ts';
import { mijnMachtigingen } from '../../../src/services/mandaten/mijn.ts';
import { eigenCaller } from '../../../src/services/mandaten/own.ts';
import { mijnBronnen } from '../../../src/services/mijn/bronnen.ts';
import { gegevensVan } from '../../../src/services/mijn/gegevens.ts';
import { logregelsVan } from '../../../src/services/mijn/logregels.ts';
import { uitvoerVan } from '../../../src/services/mijn/uitvoer/uitvoer.ts';
import { downloadMyDocument, myCase } from '../../../src/services/operations/my-case.ts';
import { myCases } from '../../../src/services/operations/my-cases.ts';
import { myMessages, openMessage } from '../../../src/services/operations/my-messages.ts';
import { proofFile } from '../../../src/services/operations/proof.ts';
import { whoLooked } from '../../../src/services/operations/who-looked.ts';
import { keys } from '../../support/server.ts';
import { ANDER, actAs, type MandateWorld, type Own, onDay, realTime, startMandates, TEGEL } from './support.ts';

/** What the law gives in one case, once the mandate holds. */
interface Law {
  /** The article. */
  readonly by: string;
  readonly services: readonly string[];
  readonly extras: readonly Extra[];
}

/** Everything of AVG chapter III, and what only who may decide on everything decides on. */
const AVG_RIGHTS: readonly Extra[] = ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens', 'machtigingen', 'profiel'];

const LAW: Readonly<Record<string, Law>> = {
  'vrijwillig, één dienst': {
    by: 'BW 3:60: as far as it was given, and it was given for one service',
    services: [TEGEL],
    extras: [],
  },
  'vrijwillig, een thema met berichten': {
    by: 'BW 3:60: for a theme, and messages were given',
    services: [ANDER],
    extras: ['berichten'],
  },
  'vrijwillig, met alles wat te geven is': {
    by: 'BW 3:60; not what cannot be given: the mandates themselves (3:64) and the profile',
    services: [TEGEL, ANDER],
    extras: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'],
  },
  'ouderlijk gezag, kind van 15': {
    by: 'BW 1:245 (4), 1:247: everything; UAVG 5 (1) and (4): AVG rights too, below 16',
    services: [TEGEL, ANDER],
    extras: AVG_RIGHTS,
  },
  'ouderlijk gezag, kind van 17': {
    by: 'BW 1:245 (4): everything; UAVG 5 (4): from 16 the child uses its AVG rights itself',
    services: [TEGEL, ANDER],
    extras: ['berichten'],
  },
  curator: {
    by: 'BW 1:381 (2) and (4), 1:386: everything; UAVG 5 (4): AVG rights of who is under curatele',
    services: [TEGEL, ANDER],
    extras: AVG_RIGHTS,
  },
  bewindvoerder: {
    by: 'BW 1:431, 1:438, 1:441: property; AVG rights for that alone (UAVG 5 (4)), so in writing',
    services: [TEGEL],
    extras: ['berichten'],
  },
  mentor: {
    by: 'BW 1:450, 1:453: care, nursing, treatment, guidance; AVG rights for that alone, so in writing',
    services: [ANDER],
    extras: ['berichten'],
  },
};

/** Whether it holds, by day. First and last day of a record count. */
type Day = readonly [name: string, day: string, holds: boolean];
const PERIOD: readonly Day[] = [
  ['de dag voor de eerste', '2026-04-30', false],
  ['de eerste dag', '2026-05-01', true],
  ['er midden in', '2026-06-15', true],
  ['de laatste dag', '2026-07-31', true],
  ['de dag na de laatste', '2026-08-01', false],
];

/** Who turns 18 is of age from the first moment of that day (BW 1:233). The days between 16 and 18 of the first are below. */
const CHILDREN: Readonly<Record<string, { readonly born: string; readonly days: readonly Day[] }>> = {
  'kind van 15': {
    born: '2010-08-29',
    days: [
      ['de laatste dag voor 16', '2026-08-28', true],
      ['de dag van 18', '2028-08-29', false],
    ],
  },
  'kind van 17': {
    born: '2009-03-29',
    days: [
      ['er midden in', '2026-06-15', true],
      // The clock went forward that night.
      ['de laatste dag voor 18', '2027-03-28', true],
      ['de dag van 18', '2027-03-29', false],
    ],
  },
};

type Actor = 'vertegenwoordiger' | 'vertegenwoordigde' | 'derde';
const ACTORS: readonly Actor[] = ['vertegenwoordiger', 'vertegenwoordigde', 'derde'];

let world: MandateWorld;
let blobs: Awaited<ReturnType<typeof openBlobs>>;

/** One case of the table: two people, and what chooses the mandate. */
interface Case {
  readonly own: Own;
  readonly door: string;
  readonly namens: string;
  readonly days: readonly Day[];
}
const cases = new Map<string, Case>();
let derde: string;

beforeAll(async () => {
  onDay('2026-05-01');
  world = await startMandates();
  blobs = await openBlobs(world.meent.blobFolder, keys);
  derde = world.number();
  const period = { vanaf: '2026-05-01', totEnMet: '2026-07-31' };
  const given: Readonly<Record<string, object>> = {
    'vrijwillig, één dienst': { soort: 'vrijwillig', diensten: ['zaaktype:TEGEL'] },
    'vrijwillig, een thema met berichten': { soort: 'vrijwillig', diensten: ['thema:zorg'], ook: ['berichten'] },
    'vrijwillig, met alles wat te geven is': {
      soort: 'vrijwillig',
      diensten: ['thema:straat', 'thema:zorg'],
      ook: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'],
    },
    curator: { soort: 'curator' },
    bewindvoerder: { soort: 'bewindvoerder' },
    mentor: { soort: 'mentor' },
  };
  for (const [name, over] of Object.entries(given)) {
    const [voor, door] = [world.number(), world.number()];
    const own = await world.metZaken(voor);
    const id = await world.mandaat({ voor, door, ...period, ...over } as Parameters<MandateWorld['mandaat']>[0]);
    cases.set(name, { own, door, namens: namensMandaat(id), days: PERIOD });
  }
  for (const [name, { born, days }] of Object.entries(CHILDREN)) {
    const [voor, door] = [world.number(), world.number()];
    const own = await world.metZaken(voor);
    const gezag = [{ soort: 'EenhoofdigOuderlijkGezag', minderjarige: voor, ouders: [door], derden: [] }];
    const id = await world.persoon(voor, { geboorte: { datum: born }, gezag });
    cases.set(`ouderlijk gezag, ${name}`, { own, door, namens: namensGezag(id), days });
  }
});
afterAll(async () => {
  realTime();
  await world?.stop();
});

/** What somebody does, and on which service where it is about one. */
const OPERATIONS: readonly (readonly [
  name: string,
  needs: MandateOperation,
  service: string | undefined,
  run: (caller: Caller, own: Own) => Promise<unknown>,
])[] = [
  ...[TEGEL, ANDER].flatMap(
    (service) =>
      [
        [
          `zaak ${service} openen`,
          'zaken',
          service,
          (c: Caller, o: Own) => myCase(world.meent.engine, c, o.zaak[service]!),
        ],
        [`${service} aanvragen`, 'aanvragen', service, async (c: Caller) => requireMandate(c, 'aanvragen', service)],
      ] as const,
  ),
  // The other case type knows no documents.
  [
    `document bij ${TEGEL} openen`,
    'zaken',
    TEGEL,
    async (c, o) => {
      const of = { zaak: o.zaak[TEGEL]!, document: o.document[TEGEL]! };
      expect(await text((await downloadMyDocument(world.meent.engine, blobs, c, of)).content)).toBe('Hallo');
    },
  ],
  ['berichten zien', 'berichten', undefined, (c) => myMessages(world.meent.engine, c)],
  ['wie keek zien', 'wie-keek', undefined, (c) => whoLooked(world.meent.engine, c)],
  ['bewijs meenemen', 'wie-keek', undefined, (c) => proofFile(world.meent.engine, keys, c)],
  ['regels van het logboek', 'wie-keek', undefined, (c) => logregelsVan(world.meent.engine, c, {})],
  ['keuzes zien', 'keuzes', undefined, (c) => mijnKeuzes(world.meent.engine, c)],
  [
    'AVG-verzoeken zien',
    'avg',
    undefined,
    async (c) => {
      refuseMandate(c, 'avg');
      await mijnVerzoeken(world.meent.engine, c);
    },
  ],
  ['bronnen zien', 'gegevens', undefined, (c) => mijnBronnen(world.meent.engine, c)],
  ['een bron openen', 'gegevens', undefined, (c) => gegevensVan(world.meent.engine, c, 'personen', undefined)],
  ...(['machtigingen', 'profiel'] as const).map(
    (extra) => [extra, extra, undefined, async (c: Caller) => requireMandate(c, extra)] as const,
  ),
  ['iets vragen over de BRP', 'brp', undefined, async (c: Caller) => refuseMandate(c, 'brp')],
  ['een ander machtigen', 'machtigingen-geven', undefined, (c) => eigenCaller(world.meent.engine, c)],
  [
    'alles meenemen',
    'uitvoer',
    undefined,
    async (c) => {
      const long = { fresh: <T>(work: (now: Caller) => Promise<T>) => work(c), gone: new AbortController().signal };
      const content = await uitvoerVan({ engine: world.meent.engine, blobs, long }, c);
      content.destroy();
      await new Promise((closed) => content.once('close', closed));
    },
  ],
];

/** By the table alone. */
function lawful(law: Law, needs: MandateOperation, service: string | undefined): boolean {
  switch (needs) {
    case 'zaken':
    case 'aanvragen':
      return law.services.includes(service!);
    case 'machtigingen-geven':
      return false;
    case 'brp':
      // Wet BRP 2.55 and 2.58: what AVG 15 and 16 are for the BRP, of who has them by law.
      return law.extras === AVG_RIGHTS;
    case 'uitvoer':
      // Of who may see all of it: by law everything, and no part by choice.
      return law.extras === AVG_RIGHTS;
    default:
      return law.extras.includes(needs);
  }
}

/** Refused is 403 or, of a record that they may not know of, 404. Anything else is no answer. */
async function outcome(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.status === 403 || error.status === 404)) return false;
    throw error;
  }
}

describe.each(Object.entries(LAW))('%s', (name, law) => {
  test(`${law.by}`, async () => {
    const { own, door, namens, days } = cases.get(name)!;
    const seen = { open: 0, shut: 0 };
    for (const [moment, day, holds] of days) {
      onDay(day);
      for (const actor of ACTORS) {
        for (const [what, needs, service, run] of OPERATIONS) {
          const expected =
            actor === 'vertegenwoordigde' || (actor === 'vertegenwoordiger' && holds && lawful(law, needs, service));
          const found = await outcome(async () => {
            const caller =
              actor === 'vertegenwoordigde'
                ? await actAs(world, own.bsn)
                : await actAs(world, actor === 'derde' ? derde : door, namens);
            await run(caller, own);
          });
          expect(`${actor}, ${moment}, ${what}: ${found}`).toBe(`${actor}, ${moment}, ${what}: ${expected}`);
          seen[found ? 'open' : 'shut'] += 1;
        }
        // What is seen is of the other, of the services of the mandate, and nothing else.
        if (actor === 'vertegenwoordiger' && holds) await expectLists(name, law, own, door, namens);
      }
    }
    expect(seen.open).toBeGreaterThan(0);
    expect(seen.shut).toBeGreaterThan(0);
  });
});

async function expectLists(name: string, law: Law, own: Own, door: string, namens: string): Promise<void> {
  const caller = await actAs(world, door, namens);
  const { running } = await myCases(world.meent.engine, caller);
  expect(running.map(({ id }) => id).sort(), name).toEqual(law.services.map((one) => own.zaak[one]!).sort());
  if (!law.extras.includes('berichten')) return;
  const { messages } = await myMessages(world.meent.engine, caller);
  expect(messages.map(({ id }) => id).sort(), name).toEqual(law.services.map((one) => own.bericht[one]!).sort());
  for (const service of [TEGEL, ANDER])
    expect(await outcome(() => openMessage(world.meent.engine, caller, own.bericht[service]!))).toBe(
      law.services.includes(service),
    );
}

describe('16 and 18, at the stroke of midnight in the Netherlands', () => {
  test.each([
    ['the day before 16', '2026-08-28T21:59:59.999Z', true, true],
    ['the first moment of 16', '2026-08-28T22:00:00.000Z', true, false],
    ['the last moment before 18', '2028-08-28T21:59:59.999Z', true, false],
    ['the first moment of 18', '2028-08-28T22:00:00.000Z', false, false],
  ])('%s', async (_, at, acts, avg) => {
    setTimeSource(() => Date.parse(at));
    const { door, namens } = cases.get('ouderlijk gezag, kind van 15')!;
    const found = await outcome(() => actAs(world, door, namens));
    expect(found).toBe(acts);
    if (!found) return;
    const caller = await actAs(world, door, namens);
    expect(await outcome(async () => requireMandate(caller, 'avg'))).toBe(avg);
    expect(await outcome(() => whoLooked(world.meent.engine, caller))).toBe(avg);
  });
});

test('who is in the list of whom: by both, and by nobody else', async () => {
  onDay('2026-06-15');
  const { own, door, namens } = cases.get('bewindvoerder')!;
  const lists = async (bsn: string) => mijnMachtigingen(world.meent.engine, await actAs(world, bsn));
  expect((await lists(door)).gekregen.map((one) => one.namens)).toEqual([namens]);
  expect((await lists(own.bsn)).gegeven.map(({ soort, nu }) => [soort, nu])).toEqual([['bewindvoerder', true]]);
  expect(await lists(derde)).toEqual({ gegeven: [], gekregen: [] });
});
