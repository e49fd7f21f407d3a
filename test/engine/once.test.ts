/** Idempotency-Key in the engine: a POST is done once per key, and gives its first answer again. Two processes, one database. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { idOfCall } from '../../src/engine/id-of-call.ts';
import { keepAlone } from '../../src/engine/idempotency.ts';
import type { OwnAnswer } from '../../src/engine/own.ts';
import type { Plan } from '../../src/engine/write.ts';
import { setTimeSource } from '../../src/foundation/clock.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { Problem } from '../../src/foundation/problems.ts';
import type { Caller } from '../../src/gate/context.ts';
import type { Rights } from '../../src/gate/rights.ts';
import type { Rule } from '../../src/gate/rules.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { withFresh } from '../../src/services/fresh.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, createOnce, type Library, libraryResources, openLibrary } from './library.ts';

let clone: Clone;
let library: Library;
let caller: Caller;
let second: Engine;
let shelf: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const [db, other] = [clone.open(), clone.open()];
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), 51);
  second = createEngine({ db: other, keys, logbook: createLogbook({ db: other, keys }), resources: libraryResources });
  caller = library.caller(ALL);
  const made = await library.engine.create(caller, 'plank', { naam: 'Romans' });
  shelf = JSON.parse(made.json).url;
});
afterAll(() => clone.drop());

const book = (titel: string) => ({ titel, plank: shelf, geheimhouding: 'openbaar' });
const reader = (boek: string) => ({ boek: `http://boeken.test/boeken/api/v1/boeken/${boek}`, naam: 'Noor' });
const BSN = '999990019';

/** As a request does it: again, when the other engine changed a cached record meanwhile. */
const create = (engine: Engine, input: object, key: string, resource = 'boek', as = caller) =>
  withFresh(
    async () => as,
    (current) => createOnce(engine, current, resource, input, key),
  );

/** An own operation whose answer is another one each time, as a secret is. */
const rename =
  (id: string, naam: string) =>
  (engine: Engine): Promise<OwnAnswer> => {
    const geheim = randomUUID();
    const resource = engine.parts.registry.get('plank');
    const plan: Plan = {
      caller,
      resource,
      operation: 'rename',
      kind: 'gewijzigd',
      scopes: ['schrijven'],
      exclusive: `plank/${id}`,
      load: async () => {},
      act(work) {
        const it = work.find('plank', id);
        if (!it) throw new Problem('not-found');
        if (it.record.naam === naam) throw new Problem('conflict', 'Zo heet deze plank al.');
        work.change(it, { naam });
        return it;
      },
    };
    return engine.answer(plan, () => ({ status: 202, json: `{"geheim":"${geheim}"}`, headers: { 'x-proef': geheim } }));
  };
const renameOnce = (engine: Engine, id: string, naam: string, key: string, as = caller) =>
  withFresh(
    async () => as,
    (current) => engine.once(current, { key, what: ['rename', id, naam] }, rename(id, naam)),
  );

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: Problem) => error.code,
  );
const stored = (key: string) =>
  clone.asOwner<{ answer: string; body_hash: string; status: number }>(
    'select answer, body_hash, status from meent.engine_idempotency where key = $1',
    [key],
  );
const changesOf = async (id: string): Promise<number> =>
  (await clone.asOwner('select 1 from meent.engine_change where record = $1', [id])).length;

describe('the same again', () => {
  it('gives the first answer, byte for byte, and refuses another body', async () => {
    const first = await create(library.engine, book('Een keer'), 'k1');
    await library.engine.patch(caller, 'boek', first.id!, { titel: 'Intussen anders' });
    for (const engine of [library.engine, second]) {
      expect(await create(engine, book('Een keer'), 'k1')).toEqual(first);
      expect(await codeOf(create(engine, book('Anders'), 'k1'))).toBe('idempotency-conflict');
    }
  });

  it('is so for a cached record, with what is shown beside its body, also where another process made it', async () => {
    const first = await create(library.engine, { naam: 'Reizen' }, 'p1', 'plank');
    expect(JSON.parse(first.json)).toMatchObject({ boekenplanken: 1 });
    expect(first.json).toBe((await library.engine.read(caller, 'plank', first.id!)).json);
    expect(await create(second, { naam: 'Reizen' }, 'p1', 'plank')).toEqual(first);
  });

  it('is so for an own operation, whose answer is stored sealed', async () => {
    const { id } = await library.engine.create(caller, 'plank', { naam: 'Oud' });
    const first = await renameOnce(library.engine, id!, 'Nieuw', 'o1');
    expect(await renameOnce(library.engine, id!, 'Nieuw', 'o1')).toEqual(first);
    expect(await codeOf(renameOnce(library.engine, id!, 'Nieuwer', 'o1'))).toBe('idempotency-conflict');
    expect(await codeOf(create(library.engine, { naam: 'Nieuw' }, 'o1', 'plank'))).toBe('idempotency-conflict');
    expect(await changesOf(id!)).toBe(2);
    const [row] = await stored('o1');
    expect(row!.status).toBe(202);
    expect(row!.answer).not.toContain(JSON.parse(first.json!).geheim);
    expect(row!.answer).not.toContain('geheim');
  });

  it('tells long text from other long text', async () => {
    const ask = (what: string) =>
      library.engine.once(caller, { key: `lang`, what }, (engine) => engine.create(caller, 'boek', book('Lang')));
    const text = 'é'.repeat(200_000);
    const first = await ask(text);
    expect(await ask(text)).toEqual(first);
    expect(await codeOf(ask(`${text.slice(1)}e`))).toBe('idempotency-conflict');
  });

  it('is done anew after 24 hours, and what is older is removed', async () => {
    const first = await create(library.engine, book('Gisteren'), 'dag');
    const age = (hours: number) =>
      clone.asOwner(`update meent.engine_idempotency set at = now() - $1 * interval '1 hour' where key = 'dag'`, [
        hours,
      ]);
    await age(23);
    expect((await create(library.engine, book('Gisteren'), 'dag')).id).toBe(first.id);
    await age(25);
    expect((await create(library.engine, book('Gisteren'), 'dag')).id).not.toBe(first.id);
    await library.engine.parts.idempotency.purge(caller.municipality);
    expect(await stored('dag')).toHaveLength(1);
    await age(25);
    await library.engine.parts.idempotency.purge(caller.municipality);
    expect(await stored('dag')).toEqual([]);
  });

  it('after a refusal is asked again: a refusal is not kept', async () => {
    const { id } = await library.engine.create(caller, 'plank', { naam: 'Bezet' });
    expect(await codeOf(renameOnce(library.engine, id!, 'Bezet', 'r1'))).toBe('conflict');
    await library.engine.patch(caller, 'plank', id!, { naam: 'Vrij' });
    expect((await renameOnce(library.engine, id!, 'Bezet', 'r1')).status).toBe(202);
  });
});

describe('twice at once', () => {
  const engines = () => [library.engine, second, library.engine, second];

  it('makes one record', async () => {
    const all = await Promise.all(engines().map((engine) => create(engine, book('Tegelijk'), 'k2')));
    expect(new Set(all.map(({ json }) => json)).size).toBe(1);
    expect(await changesOf(all[0]!.id!)).toBe(1);
  });

  it('does one own operation, also where the second would be refused', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await library.engine.create(caller, 'plank', { naam: `Voor ${round}` });
      second.parts.snapshots.forget();
      const all = await Promise.all(engines().map((engine) => renameOnce(engine, id!, `Na ${round}`, `o2-${round}`)));
      expect(new Set(all.map(({ json }) => json)).size).toBe(1);
      expect(await changesOf(id!)).toBe(2);
    }
  });
});

describe('several writes, of which the answer is kept after the last', () => {
  /** Two books; `between` runs after the first. */
  const two = (engine: Engine, titel: string, key: string, between = async () => {}) =>
    withFresh(
      async () => caller,
      (current) =>
        engine.once(current, { key, what: ['twee', titel] }, async (keeping) => {
          const apart = await keeping.apart(current);
          await apart.create(current, 'boek', book(titel));
          await between();
          const { id } = await apart.create(current, 'boek', book(titel));
          const answer = { status: 201, json: JSON.stringify({ id, geheim: randomUUID() }) };
          const resource = keeping.parts.registry.get('boek');
          await keepAlone(keeping.parts, current, answer, { resource, operation: 'twee', scopes: ['schrijven'] });
          return answer;
        }),
    );
  const made = async (): Promise<number> =>
    (await clone.asOwner("select 1 from meent.engine_change where resource = 'boek' and action = 'create'")).length;
  const claims = async (key: string) =>
    (await clone.asOwner('select 1 from meent.engine_idempotency where key = $1 and claimed_until is not null', [key]))
      .length;

  it('are done once, by whichever of two processes is first', async () => {
    const before = await made();
    const all = await Promise.all(
      [library.engine, second, library.engine, second].map((engine) => two(engine, 'Deel een en twee', 'w1')),
    );
    expect(new Set(all.map(({ json }) => json)).size).toBe(1);
    expect((await made()) - before).toBe(2);
    expect(await claims('w1')).toBe(0);
    expect(await codeOf(two(second, 'Iets anders', 'w1'))).toBe('idempotency-conflict');
  });

  it('that fail are done anew by who waited, at once', async () => {
    const fails = two(library.engine, 'Halverwege', 'w2', async () => {
      waiting = two(second, 'Halverwege', 'w2');
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Problem('conflict');
    });
    let waiting: Promise<OwnAnswer> | undefined;
    expect(await codeOf(fails)).toBe('conflict');
    expect((await waiting!).status).toBe(201);
    expect(await claims('w2')).toBe(0);
  });

  it('that fail say why, also where who waited is at it before the failure is told', async () => {
    // As on a crowded machine: whatever this process asks of its key takes longer than the other needs to begin.
    const { db, keys, logbook } = library.engine.parts;
    const slow: Database = {
      ...db,
      in: (of) => {
        const q = db.in(of);
        return {
          ...q,
          async query(statement, values) {
            if (failed && statement.name === 'idempotency_find_begun') await begun;
            return q.query(statement, values);
          },
        };
      },
    };
    let failed = false;
    let waiting: Promise<OwnAnswer> | undefined;
    let begins = () => {};
    let end = () => {};
    const begun = new Promise<void>((resolve) => {
      begins = resolve;
    });
    const told = new Promise<void>((resolve) => {
      end = resolve;
    });
    const crowded = createEngine({ db: slow, keys, logbook, resources: libraryResources });
    const fails = two(crowded, 'Al bezig', 'w6', async () => {
      waiting = two(second, 'Al bezig', 'w6', async () => {
        begins();
        await told;
      });
      failed = true;
      throw new Problem('conflict');
    });
    const late = begun.then(() => new Promise((resolve) => setTimeout(resolve, 2_000, 'waits for the other')));
    expect(await Promise.race([codeOf(fails), late])).toBe('conflict');
    end();
    expect((await waiting!).status).toBe(201);
  });

  it('of a process that died are waited for until its claim ends, and then done', async () => {
    const dead = two(library.engine, 'Gestorven', 'w3', () => new Promise(() => {}));
    dead.catch(() => {});
    await expect.poll(() => claims('w3')).toBe(1);
    let done = false;
    const next = two(second, 'Gestorven', 'w3').finally(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(done).toBe(false);
    await clone.asOwner("update meent.engine_idempotency set claimed_until = now() where key = 'w3'");
    expect((await next).status).toBe(201);
    expect(await claims('w3')).toBe(0);
  });

  it('that stopped halfway go on under the same id, a day and a process later; the key is for nothing else by then', async () => {
    const ids: string[] = [];
    const half = (engine: Engine, what: string, fails: boolean, as = caller) =>
      engine.once(as, { key: 'w5', what }, async (keeping) => {
        await keeping.apart(as);
        ids.push(idOfCall(keeping.parts, as, 'boek'));
        if (fails) throw new Error('halfway');
        const answer = { status: 204 };
        const resource = keeping.parts.registry.get('boek');
        await keepAlone(keeping.parts, as, answer, { resource, operation: 'half', scopes: ['schrijven'] });
        return answer;
      });
    const course = { wrote: false };
    const counted: Caller = { ...caller, trace: { ...caller.trace, course } };
    // Twin: nothing was stored, so nothing is left of it.
    await expect(half(library.engine, 'anders', true, counted)).rejects.toThrow('halfway');
    expect(await claims('w5')).toBe(0);
    course.wrote = true;
    await expect(half(library.engine, 'dit', true, counted)).rejects.toThrow('halfway');
    expect(await codeOf(half(second, 'dat', false))).toBe('idempotency-conflict');
    const putBack = setTimeSource(() => Date.now() + 24 * 3_600_000);
    try {
      expect((await half(second, 'dit', false)).status).toBe(204);
    } finally {
      putBack();
    }
    expect(ids).toHaveLength(3);
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[2]).toBe(ids[1]);
  });

  it('whose claim ended before they did give their answer to nobody else', async () => {
    const late = two(library.engine, 'Te laat', 'w4', async () => {
      await clone.asOwner("update meent.engine_idempotency set claimed_until = now() where key = 'w4'");
      const first = await two(second, 'Te laat', 'w4');
      expect(first.status).toBe(201);
    });
    // What the other process answered is the answer.
    expect((await late).json).toBe((await two(second, 'Te laat', 'w4')).json);
  });
});

describe('who is given it again', () => {
  const WRITER = { everything: false, grants: [{ component: 'lib', scopes: new Set(['schrijven']) }] };
  const elsewhere = { component: 'lib', scopes: new Set(['schrijven']), type: '0197b0f0-0000-7000-8000-000000000000' };

  it('nobody, of what was removed; of what was destroyed nothing is kept', async () => {
    const made = await create(library.engine, book('Vernietigd'), 'k3');
    const lezer = { ...reader(made.id!), bsn: BSN };
    const join = () => create(library.engine, lezer, 'k4', 'lezer');
    const joined = await join();
    expect((await join()).json).toBe(joined.json);
    await library.engine.remove(caller, 'lezer', joined.id!);
    expect(await codeOf(join())).toBe('not-found');
    await library.engine.remove(caller, 'boek', made.id!);
    expect([...(await stored('k3')), ...(await stored('k4'))]).toEqual([]);
  });

  it('nobody, of an own operation on what was removed', async () => {
    const { id } = await library.engine.create(caller, 'plank', { naam: 'Weg' });
    await renameOnce(library.engine, id!, 'Bijna weg', 'o3');
    await library.engine.remove(caller, 'plank', id!);
    for (const engine of [library.engine, second])
      expect(await codeOf(renameOnce(engine, id!, 'Bijna weg', 'o3'))).toBe('not-found');
  });

  it('who has the right, with a line in the logbook; not who lost it, and the logbook says so', async () => {
    const ask = (rights: Rights) => create(library.engine, book('Recht'), 'k5', 'boek', library.caller(rights));
    const made = await ask(WRITER);
    expect((await ask(WRITER)).json).toBe(made.json);
    expect(library.logged.at(-1)).toMatchObject({ operation: 'boeken.boek.create', kind: 'geopend' });
    expect(await codeOf(ask({ everything: false, grants: [elsewhere] }))).toBe('permission-denied');
    expect(library.logged.at(-1)).toMatchObject({ operation: 'boeken.boek.create', kind: 'geweigerd' });
    expect(await codeOf(ask({ everything: false, grants: [] }))).toBe('permission-denied');
  });

  it('less of one record by a rule that came; nobody, of an answer in which no record stands as itself', async () => {
    const rule: Rule = {
      id: 'minder',
      version: 1,
      effect: 'laat_weg',
      whom: {},
      what: { resources: ['boek', 'plank'] },
      leaveOut: ['titel', 'naam'],
      reason: 'Om te proberen.',
    };
    const ruled = library.caller({ ...ALL, rules: [rule] });
    const made = await create(library.engine, book('Minder'), 'k8');
    const { titel, ...rest } = JSON.parse(made.json);
    expect(titel).toBe('Minder');
    expect(JSON.parse((await create(library.engine, book('Minder'), 'k8', 'boek', ruled)).json)).toEqual(rest);
    expect(await create(library.engine, book('Minder'), 'k8')).toEqual(made);
    const { id } = await library.engine.create(caller, 'plank', { naam: 'Zonder regel' });
    const first = await renameOnce(library.engine, id!, 'Met regel', 'o4');
    expect(await codeOf(renameOnce(library.engine, id!, 'Met regel', 'o4', ruled))).toBe('permission-denied');
    expect(await renameOnce(library.engine, id!, 'Met regel', 'o4')).toEqual(first);
  });

  it('no other application', async () => {
    const first = await create(library.engine, book('Van wie'), 'k7');
    const stranger = { ...caller, application: { id: 'ander', label: 'Ander' } };
    expect((await create(library.engine, book('Van wie'), 'k7', 'boek', stranger)).id).not.toBe(first.id);
  });
});

it('keeps no BSN, and no hash by which a BSN can be found that is all that is unknown of a body', async () => {
  const made = await library.engine.create(caller, 'boek', book('Verzegeld'));
  const lezer = { ...reader(made.id!), bsn: BSN };
  await create(library.engine, lezer, 'k6', 'lezer');
  const [kept] = await stored('k6');
  const plain = createHash('sha256').update(JSON.stringify(['lezer', lezer]));
  expect(kept!.body_hash).not.toBe(plain.digest('base64url'));
  expect(kept!.body_hash).toMatch(/^[\w-]{22}$/);
  expect(kept!.answer).not.toContain(BSN);
});
