/**
 * Every query of a hot path, as the program makes it, in a municipality of a million cases: no large table is read from
 * front to back, and what is looked at does not grow with the table. Counted in pages of 8 kB, not in time.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAuditTrail } from '../../src/engine/audit.ts';
import { changesSince } from '../../src/engine/changes.ts';
import type { Query } from '../../src/engine/list.ts';
import { outboxTask } from '../../src/engine/outbox.ts';
import { indexSome } from '../../src/engine/search/indexer.ts';
import { type SearchOf, search } from '../../src/engine/search/search.ts';
import { foldCounts, numberChanges } from '../../src/engine/sequence.ts';
import { CLAIM, DONE, HOLD, RENEW } from '../../src/foundation/jobs/statements.ts';
import { nameId } from '../../src/foundation/name-id.ts';
import type { Caller } from '../../src/gate/context.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { handOut } from '../../src/registers/notificaties/outbox.ts';
import { HEADS, REST, SETTLE, TAKE } from '../../src/registers/notificaties/statements.ts';
import { myCases } from '../../src/services/operations/my-cases.ts';
import { myMessages } from '../../src/services/operations/my-messages.ts';
import { whoLooked } from '../../src/services/operations/who-looked.ts';
import { workList } from '../../src/services/operations/work-list.ts';
import { residentCaller } from '../../src/services/people.ts';
import { RSIN } from '../support/catalogue.ts';
import { CASES } from '../support/million.ts';
import { FIRST, HOSTS, keys, seeder, type TestMeent } from '../support/server.ts';
import {
  alsoNamed,
  CALLERS,
  callerWith,
  catalogue,
  costs,
  dearest,
  EMPLOYEE,
  engine,
  everything,
  it,
  meent,
  RESIDENT,
  rows,
  some,
  start,
  stop,
  typed,
  url,
  type Who,
} from './plans.ts';
import { describeRanges } from './plans-ranges.ts';

beforeAll(start, 1_800_000);
afterAll(stop);

test('one case', async () => {
  await dearest(() => engine.read(everything(), 'zaak', some[0]!.id), 40);
});

describe('a search by words', () => {
  const both = ['zaak', 'enkelvoudiginformatieobject'];
  const find =
    (caller: Caller, text: string, of?: Omit<SearchOf, 'resource'>, page = 1) =>
    () =>
      search(engine.parts, caller, {
        text,
        resources: both,
        page,
        size: 20,
        ...(of ? { of: { resource: 'zaak', ...of } } : {}),
      });
  const WORDS = {
    'in all': 'melding',
    'in a tenth': 'straatverlichting',
    'in a hundredth': 'honderdste',
    'in a thousandth': 'duizendste',
    'in all and a thousandth': 'melding duizendste',
    'a case number': 'ZAAK-2021-0000500000',
    'the end of words': 'tegel',
  };
  for (const who of Object.keys(CALLERS) as Who[])
    test.for(Object.entries(WORDS))(`rights on ${who}: a word %s`, async ([, text]) => {
      await dearest(find(CALLERS[who](), text), 60_000);
    });
  test('with a filter, and on a later page', async () => {
    await dearest(find(everything(), 'melding', { open: true }), 60_000);
    await dearest(find(everything(), 'honderdste', { from: '2021-03-01', until: '2021-03-31' }), 60_000);
    await dearest(find(everything(), 'honderdste', { types: [it.zaaktypen[99]!] }), 60_000);
    await dearest(find(everything(), 'honderdste', undefined, 50), 60_000);
  });
  test('a batch of changes gets its words', async () => {
    await meent.clone.asOwner(`update engine_search_cursor set number = 500000 where municipality = ${FIRST}`);
    await dearest(() => indexSome(engine.parts, FIRST), 60_000);
  });
});

describe('a page of cases, with its exact count', () => {
  test.for(Object.keys(CALLERS) as Who[])('the first: rights on %s', (who) => dearest(rows(CALLERS[who](), {}), 900));

  // Page 1 and deep ones, after somebody asked for a deep page once.
  test.for(['everything', 'all 100 types', '20 of 100 types', 'one type'] as const)(
    'a deep one costs at most twice the first: rights on %s',
    async (who) => {
      const caller = CALLERS[who]();
      const { count } = await engine.rows(caller, 'zaak', {});
      const end = Math.ceil(count / 100);
      await engine.rows(caller, 'zaak', { page: '100' });
      await engine.parts.rungs.idle();
      const first = await costs(rows(caller, {}));
      const pages = [2, 10, 25, Math.min(1000, end), Math.round(end / 2), end - 1, end];
      const deep: Record<number, number> = {};
      for (const page of pages) deep[page] = await costs(rows(caller, { page: String(page) }));
      for (const page of pages) expect(deep[page], `page ${page}`).toBeLessThanOrEqual(2 * first);
    },
  );
});

test('a deep page is exact, also when cases come and go in between', async () => {
  const caller = CALLERS['20 of 100 types']();
  const all = everything();
  const types = `'{${it.zaaktypen.slice(80).join()}}'::uuid[]`;
  const isExact = async (page: number): Promise<void> => {
    const offset = (page - 1) * 100;
    const ids = async (who: Caller) =>
      (await engine.rows(who, 'zaak', { page: String(page) })).rows.map(({ id }) => id);
    const truth = async (where: string) =>
      (
        await meent.clone.asOwner<{ id: string }>(
          `select id from zaken_zaak where municipality = ${FIRST} and ${where} order by id desc limit 100 offset ${offset}`,
        )
      ).map(({ id }) => id);
    expect(await ids(all)).toEqual(await truth('true'));
    expect(await ids(caller)).toEqual(await truth(`zaaktype = any(${types})`));
  };
  for (const who of [all, caller]) {
    await engine.rows(who, 'zaak', { page: '100' });
    await engine.parts.rungs.idle();
  }
  for (const page of [15, 500, 1_000]) await isExact(page);
  const input = {
    bronorganisatie: RSIN,
    verantwoordelijkeOrganisatie: RSIN,
    zaaktype: catalogue.zaaktype,
    startdatum: '2026-03-02',
  };
  const made = await engine.create(seeder(FIRST), 'zaak', input);
  for (const page of [15, 500, 1_000]) await isExact(page);
  await engine.remove(seeder(FIRST), 'zaak', made.id!);
  for (const page of [15, 500, 1_000]) await isExact(page);
  // An old one goes as the engine would have it go: its row, and what it counts.
  await meent.clone.asOwner(
    `with gone as (delete from zaken_zaak where municipality = ${FIRST} and id = '${some[2]!.id}' returning *)
     insert into engine_count_delta (municipality, resource, type, level, delta, disturbed, fields, days, amounts)
     select municipality, 'zaak', zaaktype, niveau, -1, 1, array_agg(field), array_agg(day), array_agg(-1) from gone
     cross join lateral (values ('startdatum', startdatum), ('registratiedatum', registratiedatum), ('einddatum', einddatum), ('archiefactiedatum', archiefactiedatum)) as x(field, day)
     where day is not null group by municipality, zaaktype, niveau`,
  );
  for (const page of [15, 500, 1_000]) await isExact(page);
});

describe('a page of cases in another order', () => {
  const ORDERS = [
    ...['startdatum', 'einddatum', 'publicatiedatum', 'archiefactiedatum', 'registratiedatum', 'identificatie'],
    ...['-startdatum', '-einddatum', '-publicatiedatum', '-archiefactiedatum', '-registratiedatum', '-identificatie'],
  ];
  const WHO = ['everything', '20 of 100 types', 'one type'] as const satisfies readonly Who[];
  const page = (who: Who, ordering: string, number: number) => rows(CALLERS[who](), { ordering, page: String(number) });

  test('the first walks one index', async () => {
    for (const ordering of ORDERS) await dearest(page('everything', ordering, 1), 60);
  });

  /** What came in and changed since: two indexes, in which there is next to nothing. */
  const SINCE = 4;

  // After somebody asked for a deep page once, in that order.
  test.for(WHO.flatMap((who) => ORDERS.map((ordering) => [who, ordering] as const)))(
    'a deep one costs at most twice the first: rights on %s, %s',
    async ([who, ordering]) => {
      const { count } = await engine.rows(CALLERS[who](), 'zaak', {});
      const end = Math.ceil(count / 100);
      await page(who, ordering, Math.round(end / 3))();
      await engine.parts.rungs.idle();
      const first = await costs(page(who, ordering, 1));
      const pages = [2, 10, 11, 25, Math.min(1000, end), Math.round(end / 2), end - 11, end - 1, end];
      const deep: Record<number, number> = {};
      for (const number of pages) deep[number] = await costs(page(who, ordering, number));
      for (const number of pages)
        expect(deep[number], `page ${number}: ${deep[number]} of ${first}`).toBeLessThanOrEqual(2 * first + SINCE);
    },
  );

  // Old cases without an end are one in a hundred: each lies on a page of the table of its own.
  test('where cases that follow each other lie apart, each costs one page more', async () => {
    const apart = async (who: Who, most: number): Promise<void> => {
      const { count } = await engine.rows(CALLERS[who](), 'zaak', {});
      const ask = page(who, '-einddatum', Math.round((count / 100) * 0.055));
      await ask();
      await engine.parts.rungs.idle();
      await dearest(ask, most);
    };
    await apart('everything', 2 * 15 + SINCE + 100);
    await apart('20 of 100 types', 2 * 110 + SINCE + 100);
  });

  test('rungs are near also when cases came in and changed since', async () => {
    const [who, ordering] = ['everything', '-startdatum'] as const;
    await page(who, ordering, 3_000)();
    await engine.parts.rungs.idle();
    const first = await costs(page(who, ordering, 1));
    const input = {
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      zaaktype: catalogue.zaaktype,
    };
    const made = await engine.create(seeder(FIRST), 'zaak', { ...input, startdatum: '2019-03-02' });
    const changed = await engine.create(seeder(FIRST), 'zaak', { ...input, startdatum: '2026-03-02' });
    await engine.patch(seeder(FIRST), 'zaak', changed.id!, { startdatum: '2018-03-02' });
    const truth = await meent.clone.asOwner<{ id: string }>(
      `select id from zaken_zaak where municipality = ${FIRST} order by startdatum desc, id desc limit 100 offset 499900`,
    );
    const found = await engine.rows(everything(), 'zaak', { ordering, page: '5000' });
    expect(found.rows.map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
    expect(await costs(page(who, ordering, 5_000))).toBeLessThanOrEqual(2 * first + 2 * SINCE);
    for (const { id } of [made, changed]) await engine.remove(seeder(FIRST), 'zaak', id!);
  });
});

describe('a page of cases that are asked for by', () => {
  const by = (name: string, query: () => Query, most: number) =>
    test(name, async () => {
      await dearest(rows(everything(), query()), most);
      await dearest(rows(CALLERS['20 of 100 types'](), query()), most);
    });
  by('number', () => ({ identificatie: some[0]!.identificatie }), 40);
  by('person', () => ({ rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: '999990019' }), 700);
  by('employee', () => ({ rol__betrokkeneIdentificatie__medewerker__identificatie: EMPLOYEE }), 12_000);
  by('type', () => ({ zaaktype: `http://${HOSTS[FIRST]}/catalogi/api/v1/zaaktypen/${it.zaaktypen[0]}` }), 900);
  by(
    'type and date',
    () => ({
      zaaktype: `http://${HOSTS[FIRST]}/catalogi/api/v1/zaaktypen/${it.zaaktypen[0]}`,
      startdatum__gte: '2025-12-01',
    }),
    1_000,
  );
  by('a range of dates that most of them are in', () => ({ startdatum__gte: '2018-03-14' }), 700);
  // The newest are looked through first, and those are open.
  by('having ended', () => ({ einddatum__isnull: 'false', einddatum__gt: '2016-06-15' }), 12_000);
  test('and the count of a range is exact', async () => {
    const { count } = await engine.rows(everything(), 'zaak', {
      startdatum__gte: '2018-03-14',
      startdatum__lt: '2024-02-10',
    });
    const [there] = await meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from zaken_zaak where municipality = ${FIRST} and startdatum >= '2018-03-14' and startdatum < '2024-02-10'`,
    );
    expect(count).toBe(there!.n);
    expect(count).toBeGreaterThan(500_000);
  });
  by(
    'date of the archive',
    () => ({
      archiefactiedatum__lt: '2021-03-20',
      archiefnominatie: 'vernietigen',
      archiefstatus: 'nog_te_archiveren',
    }),
    12_000,
  );
});

describeRanges();

describe('what belongs to one case', () => {
  test.for(['status', 'rol', 'zaakinformatieobject'])('%s', async (resource) => {
    await dearest(rows(everything(), { zaak: url('zaak', some[0]!.id) }, resource), 60);
  });
  test('documents, and the cases of a document', async () => {
    await dearest(rows(everything(), { identificatie: 'DOC-0000500000' }, 'enkelvoudiginformatieobject'), 60);
    const { rows: found } = await engine.rows(everything(), 'enkelvoudiginformatieobject', {
      identificatie: 'DOC-0000500000',
    });
    const informatieobject = url('document', found[0]!.id);
    await dearest(rows(everything(), { informatieobject }, 'zaakinformatieobject'), 60);
  });
  test('its audit trail', () =>
    dearest(() => readAuditTrail(engine.parts, everything(), engine.parts.registry.get('zaak'), some[0]!.id), 30));
  // Of each: whom it is about, to whom it belongs and which cases it is in.
  test('a page of documents', () => dearest(rows(everything(), {}, 'enkelvoudiginformatieobject'), 2_800));
});

test('changes since a number', () =>
  dearest(() => changesSince(engine.parts, everything(), { since: 500_000 }), 9_000));

describe('the work list', () => {
  const employee = (rights: Rights): Caller => ({
    ...callerWith(rights),
    employee: { id: EMPLOYEE, name: 'M. Visser', role: 'behandelaar', department: 'Wijk' },
  });
  const FILTER = { list: 'team', show: 'open', zaaktype: '', number: '', page: 1 } as const;
  test.for([
    ['of a team', FILTER, 3_000],
    ['of a team, closed', { ...FILTER, show: 'dicht' }, 3_000],
    ['my own', { ...FILTER, list: 'mijn' }, 12_000],
    ['by number', { ...FILTER, number: 'ZAAK-2020-0000500000' }, 900],
  ] as const)('%s', async ([, filter, most]) => {
    await dearest(() => workList(engine, employee({ everything: true, grants: [] }), filter), most);
    await dearest(() => workList(engine, employee(typed(it.zaaktypen.slice(80))), filter), most);
    await dearest(() => workList(engine, employee(alsoNamed(typed(it.zaaktypen.slice(80)))), filter), most);
  });
});

describe('a resident', () => {
  const resident = async (): Promise<Caller> =>
    residentCaller(await engine.parts.snapshots.current(FIRST), seeder(FIRST), { subject: RESIDENT, level: 'hoog' });
  test('my cases', async () => {
    const caller = await resident();
    await dearest(() => myCases(engine, caller), 700);
  });
  test('my messages, and a later page', async () => {
    const caller = await resident();
    await dearest(() => myMessages(engine, caller), 900);
    await dearest(() => myMessages(engine, caller, 3), 900);
  });
  test('who looked, and a later page', async () => {
    // 500 lines, and for each its place in the log and the entry that stands there: seven pages.
    const caller = await resident();
    await dearest(() => whoLooked(engine, caller), 3_800);
    const { older } = await whoLooked(engine, caller);
    await dearest(() => whoLooked(engine, caller, older), 3_800);
  });
  test('a session', async () => {
    const sessions = createSessions(meent.db, keys);
    let secret = '';
    const who = { kind: 'resident', bsn: '999990019', level: 'hoog', name: 'A. Boom' } as const;
    await dearest(async () => {
      secret = await sessions.start({ municipality: FIRST }, who);
    }, 60);
    await dearest(() => sessions.find({ municipality: FIRST }, secret), 20);
  });
});

describe('in the background', () => {
  const inLog =
    (run: (tx: Parameters<Parameters<TestMeent['db']['log']['transaction']>[0]>[0]) => Promise<unknown>) => () =>
      meent.db.log.transaction(run);

  test('numbers, counters and the outbox', async () => {
    await dearest(inLog(numberChanges.run), 2_000);
    await dearest(inLog(foldCounts.run), 2_000);
    const reader = { name: 'berichten', resources: ['status'], actions: ['create'] } as const;
    // Five thousand changes, some fifteen pages of indexes each.
    await dearest(inLog(outboxTask(reader).run), 80_000);
  });

  test('deliveries', async () => {
    const abonnement = nameId(FIRST, 'abonnement');
    await meent.clone.asOwner(
      `insert into notificaties_cursor (municipality, abonnement, number) values (${FIRST}, '${abonnement}', ${CASES - 1_000})`,
    );
    await meent.clone.asOwner(
      `insert into notificaties_abonnement (municipality, id, version, body) values (${FIRST}, '${abonnement}', 1, '{"kanalen":[]}')`,
    );
    await meent.clone.asOwner(
      `insert into notificaties_aflevering (municipality, abonnement, number, change, lane, created_at)
       select ${FIRST}, '${abonnement}', n.number, n.change, n.change::text, now() from engine_change_number n where n.municipality = ${FIRST} and n.number between ${CASES - 3_000} and ${CASES - 1_000}`,
    );
    await meent.clone.asOwner('analyze notificaties_aflevering');
    await dearest(inLog(handOut(engine.parts, { add: async () => '' } as never).run), 4_000);
    const db = meent.db.in(FIRST);
    await dearest(() => db.query(TAKE, [FIRST, abonnement, 60_000]), 60);
    await dearest(() => db.query(HEADS, [FIRST, abonnement, 20, 60_000]), 4_000);
    await dearest(() => db.query(SETTLE, [FIRST, abonnement, [CASES - 3_000], [], [], [], [], 8, false]), 200);
    await dearest(() => db.query(REST, [FIRST, abonnement, 0, 0]), 60);
  });

  test('jobs', async () => {
    await meent.clone.asOwner(
      `insert into job (id, queue, municipality, payload, run_at) select gen_random_uuid(), 'proef', ${FIRST}, '{}', now() from generate_series(1, 5000)`,
    );
    await meent.clone.asOwner('analyze job');
    const node = meent.db.node;
    await dearest(() => node.query(CLAIM, ['proef', 10, 60_000]), 400);
    await dearest(() => node.query(HOLD, ['proef', FIRST, 'sleutel']), 60);
    await dearest(() => node.query(RENEW, [[nameId(FIRST, 'job')], [1], 60_000]), 60);
    await dearest(() => node.query(DONE, [[nameId(FIRST, 'job')], [1]]), 60);
  });

  test('an earlier answer by Idempotency-Key', () =>
    dearest(() => engine.parts.idempotency.find(everything(), { key: 'sleutel', bodyHashes: [''] }), 600));
});
