/** Break-glass: by two, for a time; what it wrote beside the database comes into the log once, and whoever changes it is found. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { now, setTimeSource } from '../../src/foundation/clock.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { openEmergency } from '../../src/logbook/emergency/emergency.ts';
import { changedLocalLogs, headFileOf, localLogs, readLocalLog } from '../../src/logbook/emergency/local-log.ts';
import {
  askOpening,
  closeOpening,
  confirmOpening,
  isAsked,
  isOpen,
  openFor,
  readOpening,
} from '../../src/logbook/emergency/opening.ts';
import { replayAll } from '../../src/logbook/emergency/replay.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { ANNA, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
let municipality = 700;
let folder: string;
let back: (() => void) | undefined;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());
beforeEach(() => {
  municipality += 1;
  folder = mkdtempSync(join(tmpdir(), 'meent-nood-'));
});
afterEach(async () => {
  back?.();
  back = undefined;
  await writes(true);
  rmSync(folder, { recursive: true });
});

/** Takes from the program what it needs to write entries, or gives it back. */
const writes = (may: boolean) =>
  log.clone.asOwner(`${may ? 'grant' : 'revoke'} insert on meent.log_commit ${may ? 'to' : 'from'} meent_app`);

const by = (person: string) => () => ({
  person,
  append: {
    entry: entry([], { municipality, operation: 'logboek.noodtoegang.openen' }),
    actor: { entry: 'x', employee: person },
  },
});
const ask = (minutes = 60) => askOpening(folder, keys, municipality, { minutes, by: by('anna') });
const open = (minutes?: number) => {
  const { id } = ask(minutes);
  return confirmOpening(folder, keys, municipality, id, by('bram'));
};
/** A process of its own. */
const process_ = () => {
  const emergency = openEmergency(folder, keys);
  return { emergency, logbook: createLogbook({ db: log.db, keys, emergency }) };
};
const look = () => entry([line(ANNA)], { municipality });
const later = (ms: number) => {
  const at = now().getTime() + ms;
  back?.();
  back = setTimeSource(() => at);
};
const replay = () => {
  later(5 * 3_600_000);
  return replayAll({ folder, db: log.db, keys });
};
const inLog = async () => {
  await log.settle();
  return (
    await log.clone.asOwner<{ id: string; operation: string }>(
      'select id, operation from meent.log_entry where municipality = $1 and position is not null order by position',
      [municipality],
    )
  ).map(({ id, operation }) => ({ id, operation }));
};

describe('while the log cannot write', () => {
  beforeEach(() => writes(false));

  test('nothing is answered without two people', async () => {
    const { logbook } = process_();
    await expect(logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
    const { id } = ask();
    await expect(process_().logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
    expect(() => confirmOpening(folder, keys, municipality, id, by('anna'))).toThrow('same-person');
    await expect(process_().logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
  });

  test('with two an answer leaves, and its entry comes into the log once it writes again', async () => {
    open();
    const { logbook } = process_();
    const looked = [look(), look()];
    for (const one of looked) await logbook.append(one, { entry: one.id, employee: 'm-1' });
    const [file] = localLogs(folder);
    const text = readFileSync(file!, 'utf8');
    for (const secret of [ANNA, 'm-1', looked[0]!.id, 'zaken.zaak']) expect(text).not.toContain(secret);
    await writes(true);
    expect(await replay()).toMatchObject([{ municipality, entries: 2, known: 0, damaged: [] }]);
    const found = await inLog();
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(looked.map(({ id }) => id)));
    // Who opened it, and the report.
    expect(found.filter(({ operation }) => operation === 'logboek.noodtoegang.openen')).toHaveLength(2);
    expect(found.filter(({ operation }) => operation === 'logboek.noodtoegang.verslag')).toHaveLength(1);
    expect((await verifyLog(log.db.log, { municipality, keys })).findings).toEqual([]);
  });

  test('of one municipality is not of another', async () => {
    open();
    const other = entry([line(ANNA)], { municipality: municipality + 10_000 });
    await expect(process_().logbook.append(other)).rejects.toMatchObject({ code: 'logbook-unavailable' });
  });

  test('it ends by its time, and by one who closes it', async () => {
    open(1);
    const { logbook } = process_();
    await logbook.append(look());
    later(61_000);
    await expect(process_().logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
    back?.();
    back = undefined;
    expect(isOpen(readOpening(folder, keys, municipality))).toBe(true);
    closeOpening(folder, keys, municipality, by('carla'));
    await expect(process_().logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
  });

  test('what was closed stays closed for a process that knew, also when the file of before is put back', async () => {
    open();
    const { logbook } = process_();
    await logbook.append(look());
    const file = join(folder, `${municipality}.json`);
    copyFileSync(file, `${file}.kept`);
    closeOpening(folder, keys, municipality, by('carla'));
    // It looks again after a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const refused = { code: 'logbook-unavailable' };
    await expect(logbook.append(look())).rejects.toMatchObject(refused);
    copyFileSync(`${file}.kept`, file);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await expect(logbook.append(look())).rejects.toMatchObject(refused);
  });

  test('a clock that is put back opens nothing', async () => {
    open(1);
    later(-3_600_000);
    await expect(process_().logbook.append(look())).rejects.toMatchObject({ code: 'logbook-unavailable' });
  });
});

describe('opening', () => {
  test.each([0, -5, 1.5, 241, Number.NaN])('not for %s minutes', (minutes) => {
    expect(() => ask(minutes)).toThrow('minutes');
  });

  test('not when nobody asked, nor after half an hour, nor twice', () => {
    let read = '';
    const confirm = () => confirmOpening(folder, keys, municipality, read, by('bram'));
    expect(confirm).toThrow('none-asked');
    read = ask().id;
    expect(isAsked(readOpening(folder, keys, municipality))).toBe(true);
    later(31 * 60_000);
    expect(isAsked(readOpening(folder, keys, municipality))).toBe(false);
    expect(confirm).toThrow('too-late');
    read = ask().id;
    confirm();
    expect(confirm).toThrow('open-already');
    expect(() => ask()).toThrow('open-already');
  });

  test('not for another time than was read: who asks again for more asks for something else', () => {
    const read = ask(1).id;
    const { id } = ask(240);
    const confirm = (one: string) => confirmOpening(folder, keys, municipality, one, by('bram'));
    expect(() => confirm(read)).toThrow('other-asked');
    expect(isOpen(readOpening(folder, keys, municipality))).toBe(false);
    expect(confirm(id).minutes).toBe(240);
    expect([openFor(folder, keys, [municipality, municipality + 1]), openFor(folder, keys, [])]).toEqual([1, 0]);
  });

  test.each([
    ['a longer time', (text: string) => text.replace(/"until":"20/, '"until":"21')],
    ['another person', (text: string) => text.replace(/("asked":.*?"person":")./, '$1-')],
    ['no mark', (text: string) => text.replace(/"mark":"[^"]+"/, '"mark":""')],
    ['half a file', (text: string) => text.slice(0, 100)],
  ])('who writes in the folder opens nothing: %s', (_, change) => {
    open();
    const file = join(folder, `${municipality}.json`);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(readOpening(folder, keys, municipality)).toBeUndefined();
  });

  test('nor with the opening of another municipality', () => {
    open();
    copyFileSync(join(folder, `${municipality}.json`), join(folder, `${municipality + 1}.json`));
    expect(readOpening(folder, keys, municipality + 1)).toBeUndefined();
  });
});

describe('a local log that was changed', () => {
  const written = async (): Promise<string> => {
    await writes(false);
    open();
    const { logbook } = process_();
    for (let n = 0; n < 4; n += 1) await logbook.append(look());
    await writes(true);
    return localLogs(folder)[0]!;
  };
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
  const write = (file: string, some: readonly string[]) => writeFileSync(file, `${some.join('\n')}\n`);

  test.each([
    ['a record taken out', (some: string[]) => some.toSpliced(1, 1), 'record-changed', 1],
    ['records swapped', (some: string[]) => [some[0]!, some[2]!, some[1]!, some[3]!], 'record-changed', 1],
    [
      'a record changed',
      (some: string[]) =>
        some.with(
          2,
          some[2]!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
        ),
      'record-changed',
      2,
    ],
    ['a record put in again', (some: string[]) => [...some, some[3]!], 'record-changed', 4],
    ['its end cut off', (some: string[]) => some.slice(0, 2), 'end-cut', 2],
  ])('%s', async (_, change, fault, good) => {
    const file = await written();
    write(file, change(lines(file)));
    expect(readLocalLog(file, keys)).toMatchObject({ fault });
    const [report] = await replay();
    expect(report).toMatchObject({ entries: good, damaged: [{ fault }] });
    // Kept, and found by whoever verifies.
    expect(changedLocalLogs(folder, keys)).toMatchObject([{ fault }]);
    expect(existsSync(file)).toBe(false);
  });

  test('without what says how far it went', async () => {
    const file = await written();
    rmSync(headFileOf(file));
    expect(readLocalLog(file, keys)).toMatchObject({ fault: 'end-cut' });
  });

  test('twin: one that was being written when the process ended is whole', async () => {
    const file = await written();
    writeFileSync(file, `${readFileSync(file, 'utf8')}4 halve`);
    expect(readLocalLog(file, keys).fault).toBeUndefined();
    expect(await replay()).toMatchObject([{ entries: 4, damaged: [] }]);
  });

  test('under the name of another break-glass', async () => {
    const file = await written();
    const other = file.replace(/\.[0-9a-f]{8}-/, '.00000000-');
    copyFileSync(file, other);
    copyFileSync(headFileOf(file), headFileOf(other));
    expect(readLocalLog(other, keys)).toMatchObject({ fault: 'record-changed', commits: [] });
  });
});

describe('replayed once', () => {
  test('however often it is tried', async () => {
    await writes(false);
    open();
    const one = look();
    await process_().logbook.append(one);
    await writes(true);
    const kept = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
    await replay();
    for (const [name, content] of kept) writeFileSync(join(folder, name), content);
    expect(await replay()).toMatchObject([{ entries: 0, known: 1 }]);
    expect((await inLog()).filter(({ id }) => id === one.id)).toHaveLength(1);
  });

  test('also what the database took after all', async () => {
    open();
    const one = look();
    await log.logbook.append(one);
    const { emergency } = process_();
    const { toRow } = await import('../../src/logbook/insert.ts');
    expect(emergency.keep(municipality, [toRow({ entry: one }, keys)])).toBe(true);
    expect(await replay()).toMatchObject([{ entries: 0, known: 1 }]);
  });

  test('not while it is open; what was broken off goes on', async () => {
    await writes(false);
    open();
    await process_().logbook.append(look());
    expect(await replayAll({ folder, db: log.db, keys })).toEqual([]);
    later(5 * 3_600_000);
    await expect(replayAll({ folder, db: log.db, keys })).rejects.toThrow();
    await writes(true);
    expect(await replayAll({ folder, db: log.db, keys })).toMatchObject([{ entries: 1 }]);
    expect(await replayAll({ folder, db: log.db, keys })).toEqual([]);
  });
});
