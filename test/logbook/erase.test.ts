/** Lines that go lawfully, and every way to let them go otherwise: refused, or found. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseKey, verifyLine } from '../../packages/meent-verify/src/index.js';
import { linePreimage, parseLines, type StoredLine } from '../../src/logbook/lines.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { vkeyOf } from '../../src/logbook/origin.ts';
import { unpackCommit } from '../../src/logbook/packed.ts';
import { proveLine } from '../../src/logbook/prove.ts';
import { looksAt } from '../../src/logbook/read.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { NOTHING_WITHHELD } from '../../src/logbook/withheld.ts';
import { type Deciding, deciding } from './decided.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
let municipality = 500;
let deed: Deciding;
/** The list of two people stands at this place. */
const LIST = 3;

beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());
beforeEach(async () => {
  municipality += 1;
  deed = deciding(log, municipality);
  await log.fill(LIST, municipality);
  await deed.settle();
  await log.logbook.append(entry([line(ANNA), line(BRAM), line(ANNA)], { municipality, kind: 'getoond' }));
  await log.fill(4, municipality, BRAM);
  await deed.settle();
});

const found = async () => (await verifyLog(log.db.log, { municipality, keys })).findings.map(({ kind }) => kind);
const looks = async (subject: string) => {
  const read = await looksAt(log.db.in(municipality), municipality, subject, NOTHING_WITHHELD, { limit: 500 });
  return read!.looks.flatMap(({ position, records }) => records.map((one) => `${position}.${one.line}`));
};
const asOwner = (text: string, values: readonly unknown[] = []) =>
  log.clone.asOwner(text.replaceAll(/\blog_/g, 'meent.log_'), [municipality, ...values]);
const linesAt = async (position: number): Promise<readonly string[]> => {
  const [row] = await asOwner(`select lines from log_entry where municipality = $1 and position = $2`, [position]);
  return String((row as { lines: string }).lines).split('\n');
};

describe('what two people decide', () => {
  test('a line goes, its neighbours and every proof stay, and verification accepts it', async () => {
    const [, neighbour] = await linesAt(LIST);
    const decision = await deed.decide('wissen', { ground: 'onrechtmatig' });
    await deed.settle();
    await deed.name(decision, [{ position: LIST, line: 0 }]);
    expect(await deed.settle()).toEqual([]);
    const [gone, kept] = await linesAt(LIST);
    expect(gone).toMatch(/^[0-9a-f]{64}$/);
    expect(kept).toBe(neighbour);
    expect(await looks(ANNA)).toEqual([`${LIST}.2`, '2.0', '1.0', '0.0']);
    expect(await found()).toEqual([]);
    const q = log.db.in(municipality);
    const of = { subject: ANNA, position: LIST };
    expect(await proveLine(q, municipality, { ...of, line: 0 }, NOTHING_WITHHELD)).toBeNull();
    const proof = await proveLine(q, municipality, { ...of, line: 2 }, NOTHING_WITHHELD);
    expect(verifyLine(proof!, [parseKey(vkeyOf(municipality, keys))!])).toMatchObject({ holds: true });
  });

  test('the hash in its place is that of the line', async () => {
    const [before] = parseLines((await linesAt(1)).join('\n')) as readonly [StoredLine];
    const decision = await deed.decide('wissen', { ground: 'onrechtmatig' });
    await deed.name(decision, [{ position: 1, line: 0 }]);
    await deed.settle();
    expect(await linesAt(1)).toEqual([Buffer.from(leafHash(linePreimage(before))).toString('hex')]);
  });

  test('twice is once', async () => {
    const decision = await deed.decide('wissen', { ground: 'onrechtmatig' });
    for (const _ of [1, 2]) await deed.name(decision, [{ position: 0, line: 0 }]);
    expect(await deed.settle()).toEqual([]);
    expect(await found()).toEqual([]);
  });
});

describe('refused', () => {
  test('a line that is held, until it is let go', async () => {
    const hold = await deed.step('vasthouden', 'besluit', {
      by: 'anna',
      terms: { subject: ANNA, ground: 'avg-verzoek' },
    });
    const decision = await deed.decide('wissen', { ground: 'onrechtmatig' });
    await deed.name(decision, [{ position: 0, line: 0 }]);
    expect(await deed.settle()).toEqual(['MT015']);
    expect(await looks(ANNA)).toContain('0.0');
    expect(await found()).toEqual([]);
    await deed.step('vasthouden', 'einde', { by: 'bram', decision: hold, terms: { subject: ANNA } });
    // Another process, which did not see the refusal.
    deed = deciding(log, municipality);
    expect(await deed.settle()).toEqual([]);
    expect(await looks(ANNA)).not.toContain('0.0');
  });

  test('one person twice', async () => {
    const decision = await deed.step('wissen', 'voorstel', { by: 'anna', terms: { ground: 'bevel' } });
    await expect(deed.step('wissen', 'besluit', { by: 'anna', decision })).rejects.toMatchObject({
      sqlState: '23505',
      constraint: 'log_decision_by_two',
    });
    await deed.name(decision, [{ position: 0, line: 0 }]);
    expect(await deed.settle()).toEqual(['MT012']);
  });

  test('what nobody decided', async () => {
    await deed.name('0190b7a2-0000-7000-8000-000000000000', [{ position: 0, line: 0 }]);
    expect(await deed.settle()).toEqual(['MT012']);
  });

  test('what was withdrawn', async () => {
    const decision = await deed.decide('wissen', { ground: 'bevel' });
    await deed.step('wissen', 'einde', { by: 'carla', decision });
    await deed.name(decision, [{ position: 0, line: 0 }]);
    expect(await deed.settle()).toEqual(['MT012']);
  });

  test.each([
    ['a line that is not there', { position: LIST, line: 9 }],
    ['an entry without lines: the erasure itself', { position: 9, line: 0 }],
  ])('%s', async (_, place) => {
    const decision = await deed.decide('wissen', { ground: 'bevel' });
    await deed.settle();
    await deed.name(decision, [place]);
    expect((await deed.settle())[0]).toMatch(/^MT01[34]$/);
  });

  test('what comes after it', async () => {
    const decision = await deed.decide('wissen', { ground: 'bevel' });
    await deed.name(decision, [{ position: 40, line: 0 }]);
    expect(await deed.settle()).toEqual(['MT013']);
  });
});

describe('raw SQL', () => {
  test.each(['meent_app', 'meent_report'] as const)('%s may not call the function, nor change a line', async (role) => {
    for (const text of [
      `select * from meent.log_erase(${municipality}, 0)`,
      `update meent.log_commit set data = data where municipality = ${municipality}`,
      `delete from meent.log_actor where municipality = ${municipality}`,
      `select meent.log_forget_actors(${municipality})`,
      `insert into meent.log_erased values (${municipality}, 0, 1, '{0}')`,
      `update meent.log_decision set said = said where municipality = ${municipality}`,
      `delete from meent.log_decision where municipality = ${municipality}`,
    ])
      await expect(as(role, text), text).rejects.toThrow(/permission denied/);
  });

  test('meent_log can let no line go that no signed entry names', async () => {
    await expect(as('meent_log', `select * from meent.log_erase(${municipality}, 0)`)).rejects.toThrow(/no erasure/);
    for (const text of [
      `update meent.log_commit set data = data`,
      `insert into meent.log_erased values (${municipality}, 0, 1, '{0}')`,
      `insert into meent.log_decision (municipality, id, said, employee, mark) values (${municipality}, gen_random_uuid(), '{}', '', '')`,
      `delete from meent.log_actor`,
    ])
      await expect(as('meent_log', text), text).rejects.toThrow(/permission denied/);
  });

  test('an erasure entry that the program did not write gets no number', async () => {
    const decision = await deed.decide('wissen', { ground: 'bevel' });
    await deed.settle();
    const id = await deed.name(decision, [{ position: 0, line: 0 }]);
    await asOwner(
      `update log_commit set data = replace(data, '"places":"0.0"', '"places":"1.0"') where municipality = $1 and id = $2`,
      [id],
    );
    await deed.settle();
    expect(await looks(ANNA)).toContain('1.0');
    expect(await found()).toContain('waiting-edited');
  });

  describe('the owner of the schema', () => {
    test('erases without ground: found', async () => {
      await eraseByHand(LIST, 1);
      expect(await found()).toContain('erased-without-ground');
    });

    test('and says that another entry did: found', async () => {
      const decision = await deed.decide('wissen', { ground: 'bevel' });
      await deed.settle();
      const entryId = await deed.name(decision, [{ position: 0, line: 0 }]);
      await deed.settle();
      const [at] = await asOwner('select position from log_position where municipality = $1 and commit = $2', [
        entryId,
      ]);
      await eraseByHand(LIST, 1);
      const { position } = at as { position: number };
      await asOwner(`insert into log_erased values ($1, ${LIST}, $2, '{1}')`, [position]);
      expect(await found()).toContain('erased-without-ground');
    });

    test('takes away what says that it was erased: found', async () => {
      const decision = await deed.decide('wissen', { ground: 'bevel' });
      await deed.name(decision, [{ position: 0, line: 0 }]);
      await deed.settle();
      await asOwner('delete from log_erased where municipality = $1');
      expect(await found()).toEqual(['erased-without-ground']);
    });

    test('puts an erased line back: found', async () => {
      const [row] = await asOwner('select id, data from log_commit where municipality = $1 order by id limit 1');
      const { id, data } = row as { id: string; data: string };
      const decision = await deed.decide('wissen', { ground: 'bevel' });
      await deed.name(decision, [{ position: 0, line: 0 }]);
      await deed.settle();
      await asOwner('update log_commit set data = $3 where municipality = $1 and id = $2', [id, data]);
      expect(await found()).toContain('erasure-undone');
    });

    test.each([
      [
        'changes a step',
        `update log_decision set said = replace(said, 'bevel', 'onrechtmatig') where municipality = $1`,
        'decision-edited',
      ],
      [
        'takes a step away',
        `delete from log_decision where municipality = $1 and step = 'besluit'`,
        'decision-deleted',
      ],
      [
        'puts a step in',
        `insert into log_decision (municipality, id, said, employee, mark) select municipality, gen_random_uuid(), replace(said, 'besluit', 'einde'), employee, mark from log_decision where municipality = $1 and step = 'besluit'`,
        'decision-inserted',
      ],
    ])('%s: found', async (_, text, kind) => {
      await deed.decide('wissen', { ground: 'bevel' });
      await deed.settle();
      await asOwner(text);
      expect(await found()).toContain(kind);
    });
  });
});

test('who acted is forgotten when its period is over, and not before', async () => {
  const count = async () => (await asOwner('select from log_actor where municipality = $1')).length;
  await log.logbook.append(entry([line(ANNA)], { municipality }), { entry: 'x', employee: 'm-1' });
  const before = await count();
  const forget = () => log.db.log.query({ text: 'select log_forget_actors($1) as gone' }, [municipality]);
  await asOwner(`update log_actor set at = at - interval '7 months' where municipality = $1`);
  expect(await forget()).toEqual([{ gone: 0 }]);
  await deed.decide('termijn', { of: 'medewerkers', period: 'P1D' });
  // Half a year at least, whatever was decided: the steps of today stay.
  expect(Number(((await forget())[0] as { gone: number }).gone)).toBe(before);
  expect(await count()).toBe(2);
});

/** As somebody with all rights would: the hash in the place of the line, and the person's list without it. */
async function eraseByHand(position: number, number: number): Promise<void> {
  const gone: string[] = [];
  await log.rewrite(municipality, position, ({ preimage, lines }) => {
    const kept = lines.split('\n').map((text, at) => {
      if (at !== number) return text;
      const [whole] = parseLines(text) as readonly [StoredLine];
      gone.push(whole[1]);
      return Buffer.from(leafHash(linePreimage(whole))).toString('hex');
    });
    return [{ preimage, lines: kept.join('\n') }];
  });
  await asOwner(
    `update log_subject set lines = lines - 1, data = replace(data, ' ${position}.${number}', '') where municipality = $1 and data like '% ${position}.${number}%'`,
  );
  expect(gone).toHaveLength(1);
}

/** As the role itself, with nothing else. */
const as = (role: 'meent_app' | 'meent_report' | 'meent_log', text: string): Promise<unknown> =>
  log.clone.asOwner(`set role ${role}; ${text}`);

test('unpacking a commit with erased lines keeps its entries apart', () => {
  const hash = 'ab'.repeat(32);
  expect(unpackCommit(`{}\n${hash}\n\n{}\n${hash}`)).toEqual([
    { preimage: '{}', lines: hash },
    { preimage: '{}', lines: hash },
  ]);
});
