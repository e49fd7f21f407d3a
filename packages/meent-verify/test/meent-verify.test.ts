import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/cli.js';
import { isExtended, isIncluded, openCheckpoint, parseKey, verifyExtends, verifyLine } from '../src/index.js';
import { leafOf, makeEntry, makeSigner, mth, path, proofParts, proofText, tilesOf } from './made-log.ts';

const signer = makeSigner('logboek.example/1');
const other = makeSigner('logboek.example/1');
const keys = [parseKey(signer.vkey)!];
const entries = Array.from({ length: 37 }, (_, i) => makeEntry(i, 1 + (i % 5)));
const leaves = entries.map(({ text }) => leafOf(text));
const head = signer.checkpoint(leaves);

describe('a line', () => {
  test('of every entry, and every line of it, holds', () => {
    for (const [index, { lines }] of entries.entries())
      for (const [line, text] of lines.entries()) {
        const result = verifyLine(proofText(proofParts(entries, index, line, head)), keys);
        expect(result).toMatchObject({
          holds: true,
          index,
          line: JSON.parse(text) as object,
          checkpoint: { size: 37 },
        });
      }
  });

  const parts = proofParts(entries, 9, 2, head);
  const said = (over: object) => proofText({ ...parts, extra: { ...parts.extra, ...over } });
  const flipped = (text: string) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
  test.each<[string, string, string]>([
    ['the line is about somebody else', said({ line: String(parts.extra.line).replace('p2', 'p1') }), 'not-in-entry'],
    ['its salt is another', said({ line: String(parts.extra.line).replace('9/2', '9/3') }), 'not-in-entry'],
    ['it is another line of the entry', said({ number: 1 }), 'not-in-entry'],
    ['the number is none', said({ number: 'x' }), 'not-in-entry'],
    ['its path is too long', said({ path: `${String(parts.extra.path)}${'A'.repeat(44)}` }), 'not-in-entry'],
    ['its path is no text', said({ path: 3 }), 'not-in-entry'],
    [
      'the entry was made milder',
      said({ entry: String(parts.extra.entry).replace('geopend', 'getoond') }),
      'not-in-log',
    ],
    ['the entry is no JSON', said({ entry: 'weg' }), 'no-proof'],
    ['it stands at another place', proofText({ ...parts, index: 10 }), 'not-in-log'],
    ['it stands past the log', proofText({ ...parts, index: 37 }), 'not-in-log'],
    [
      'a hash of the path is another',
      proofText({ ...parts, path: parts.path.with(1, flipped(parts.path[1]!)) }),
      'not-in-log',
    ],
    ['a hash of the path is gone', proofText({ ...parts, path: parts.path.slice(1) }), 'not-in-log'],
    ['there is one hash more', proofText({ ...parts, path: [...parts.path, parts.path[0]!] }), 'not-in-log'],
    ['a hash is no base64', proofText({ ...parts, path: parts.path.with(0, '*') }), 'no-proof'],
    ['another key signed', proofText({ ...parts, checkpoint: other.checkpoint(leaves) }), 'other-key'],
    [
      'it is of another log',
      proofText({ ...parts, checkpoint: signer.checkpoint(leaves, 'ander.example') }),
      'other-key',
    ],
    ['the size was changed', proofText({ ...parts, checkpoint: head.replace('\n37\n', '\n38\n') }), 'bad-signature'],
    ['the checkpoint is cut', proofText({ ...parts, checkpoint: head.slice(0, -3) }), 'no-checkpoint'],
    ['the form is of a later version', proofText(parts).replace('@v1', '@v2'), 'no-proof'],
    ['nothing is there', '', 'no-proof'],
  ])('%s: refused', (_, text, why) => expect(verifyLine(text, keys)).toEqual({ holds: false, why }));

  test('one letter of it changed anywhere: never another line, and never held for a changed one', () => {
    const text = proofText(parts);
    const good = verifyLine(text, keys);
    for (let at = 0; at < text.length; at += 1) {
      const changed = `${text.slice(0, at)}${text[at] === 'Q' ? 'R' : 'Q'}${text.slice(at + 1)}`;
      const result = verifyLine(changed, keys);
      if (result.holds) expect({ ...result, checkpoint: 0 }, `position ${at}`).toEqual({ ...good, checkpoint: 0 });
    }
  });
});

describe('a checkpoint', () => {
  test('signed by the log is opened, also with a witness below it', () => {
    const witness = makeSigner('getuige.example').checkpoint(leaves).split('\n').at(-2)!;
    expect(openCheckpoint(`${head}${witness}\n`, keys)).toMatchObject({ origin: 'logboek.example/1', size: 37 });
    expect(openCheckpoint(`${head}— kapot\n`, keys)).toBe('no-checkpoint');
    expect(openCheckpoint(`${head}${witness}\n`, [parseKey(other.vkey)!])).toBe('other-key');
  });

  test('a key whose number is not its own is no key', () => {
    expect(parseKey(`${signer.vkey}\n`)).toEqual(keys[0]);
    for (const bad of ['', 'a+b', signer.vkey.replace('logboek.', 'ander.'), `${signer.vkey}=`])
      expect(parseKey(bad)).toBeUndefined();
  });
});

describe('a later checkpoint', () => {
  const grown = Array.from({ length: 65_800 }, (_, i) => leafOf(`regel ${i}`));
  const tiles = tilesOf(grown);
  const at = (size: number, from = grown) => {
    const opened = openCheckpoint(signer.checkpoint(from.slice(0, size)), keys);
    if (typeof opened === 'string') throw new Error(opened);
    return opened;
  };
  /** A log serves every width of a tile that it has. */
  const read = async (file: string) => {
    const [, full, width] = /^(.*?)(?:\.p\/(\d+))?$/.exec(file)!;
    const found = [...tiles].find(([name]) => name === full || name.startsWith(`${full}.p/`))?.[1];
    return width === undefined ? tiles.get(file) : found?.subarray(0, Number(width) * 32);
  };

  test('of every size holds what the earlier held', async () => {
    const sizes = [1, 2, 3, 255, 256, 257, 600, 65_537, 65_800];
    const heads = sizes.map((size) => at(size));
    for (const [i, earlier] of heads.entries())
      for (const later of heads.slice(i))
        expect(await verifyExtends(earlier, later, read), `${earlier.size} ${later.size}`).toBe('holds');
  });

  test('one entry changed, put in, taken out or moved: refused', async () => {
    const some = grown.slice(0, 1_001);
    const changes = [
      some.with(5, leafOf('anders')),
      some.toSpliced(5, 1),
      some.toSpliced(5, 0, leafOf('erbij')),
      some.with(5, some[6]!).with(6, some[5]!),
    ];
    const later = at(1_000);
    for (const changed of changes) {
      expect(await verifyExtends(at(300, changed), later, read)).toBe('not-extended');
      expect(await verifyExtends(at(1_000, changed), later, read)).toBe('fork');
    }
  });

  test('without the log it is not known, and two logs are not compared', async () => {
    expect(await verifyExtends(at(300), at(301), undefined)).toBe('no-tiles');
    expect(await verifyExtends(at(300), at(301), async () => undefined)).toBe('no-tiles');
    expect(await verifyExtends(at(300), { ...at(301), origin: 'ander' }, read)).toBe('other-log');
  });

  test('proofs of every pair of small trees, and none that is for another pair', () => {
    const few = grown.slice(0, 20);
    for (let size = 1; size <= few.length; size += 1) {
      const root = mth(few.slice(0, size));
      for (let i = 0; i < size; i += 1) {
        const proof = path(i, few.slice(0, size));
        expect(isIncluded(i, size, few[i]!, proof, root)).toBe(true);
        for (const wrong of [i - 1, i + 1]) expect(isIncluded(wrong, size, few[i]!, proof, root)).toBe(false);
      }
      expect(isExtended(size, size, root, root, [])).toBe(true);
      expect(isExtended(size, size, root, root, [root])).toBe(false);
      expect(isExtended(0, size, mth([]), root, [])).toBe(false);
    }
  });
});

describe('the command', () => {
  let folder: string;
  const kept = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const code = await main(args, (line) => said.push(line));
    return { code, text: said.join('\n') };
  };
  const file = (proofs: readonly string[], sleutel = signer.vkey) =>
    JSON.stringify({ gemaakt: '2026-11-20', sleutel, bewijzen: proofs });
  const proof = proofText(proofParts(entries, 9, 2, head));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'meent-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says of each line that it is in the log, in Dutch and in English', async () => {
    const given = [kept('bewijs.json', file([proof])), '--sleutel', signer.vkey];
    expect(await run(...given)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Deze regel staat in het logboek'),
    });
    expect((await run(...given)).text).toContain('29 mrt 2026, 01:59:00: geopend');
    const english = await run(...given, '--en');
    expect(english).toMatchObject({ code: 0, text: expect.stringContaining('This line is in the log') });
    expect(english.text).toContain('1 of 1 lines are in the log.');
  });

  test('says what is wrong and what that means, for the one line that is', async () => {
    const changed = proofText({ ...proofParts(entries, 9, 2, head), index: 8 });
    const { code, text } = await run(
      kept('half.json', file([proof, changed])),
      '--key',
      kept('sleutel.txt', `${other.vkey}\n${signer.vkey}\n`),
    );
    expect(code).toBe(1);
    expect(text).toContain('Regel 2');
    expect(text).toContain('Autoriteit Persoonsgegevens');
    expect(text).toContain('1 van 2 regels staan in het logboek.');
  });

  test('the key in the file itself is no proof: it says so, with an exit code of its own', async () => {
    const forged = proofText(proofParts(entries, 9, 2, other.checkpoint(leaves)));
    expect(await run(kept('eigen.json', file([forged], other.vkey)))).toMatchObject({
      code: 3,
      text: expect.stringContaining('U gaf geen sleutel'),
    });
    expect(await run(kept('eigen.json', file([forged], other.vkey)), '--key', signer.vkey)).toMatchObject({ code: 1 });
  });

  test('a proof that was kept, beside a later checkpoint and a copy of the log', async () => {
    const early = proofText(proofParts(entries.slice(0, 20), 9, 2, signer.checkpoint(leaves.slice(0, 20))));
    for (const [name, data] of tilesOf(leaves)) {
      mkdirSync(dirname(join(folder, 'log', name)), { recursive: true });
      writeFileSync(join(folder, 'log', name), data);
    }
    const given = [kept('vroeg.json', file([early])), kept('nu.txt', head), '--key', signer.vkey];
    expect(await run(...given, '--log', join(folder, 'log'))).toMatchObject({
      code: 0,
      text: expect.stringContaining('van 20 naar 37 gegroeid'),
    });
    expect(await run(...given)).toMatchObject({ code: 2, text: expect.stringContaining('niet nagekeken') });
    const forked = signer.checkpoint(leaves.slice(0, 20).with(3, leafOf('anders')));
    expect(await run(kept('vork.txt', forked), ...given)).toMatchObject({
      code: 1,
      text: expect.stringContaining('twee verschillende logboeken'),
    });
    const rewritten = signer.checkpoint(leaves.slice(0, 19).with(3, leafOf('anders')));
    expect(
      await run(
        kept('herschreven.txt', rewritten),
        kept('nu.txt', head),
        '--key',
        signer.vkey,
        '--log',
        join(folder, 'log'),
      ),
    ).toMatchObject({
      code: 1,
      text: expect.stringContaining('geen vervolg'),
    });
  });

  test('what cannot be read is told apart from what is wrong', async () => {
    expect(await run()).toMatchObject({ code: 2, text: expect.stringContaining('BESTAND') });
    expect(await run('--onzin')).toMatchObject({ code: 2 });
    expect(await run(join(folder, 'weg.json'), '--key', signer.vkey)).toMatchObject({ code: 2 });
    expect(await run(kept('bewijs.json', file([proof])), '--key', 'geen')).toMatchObject({
      code: 2,
      text: expect.stringContaining('geen sleutel'),
    });
    expect(await run(kept('leeg.json', file([])), '--key', signer.vkey)).toMatchObject({ code: 1 });
    expect(await run(kept('vreemd.json', file([3 as unknown as string])), '--key', signer.vkey)).toMatchObject({
      code: 1,
    });
    expect(await run(kept('los.txt', proof), '--key', signer.vkey)).toMatchObject({ code: 0 });
  });

  test('a log cannot write over the screen of who checks it', async () => {
    const entry = makeEntry(0);
    const text = entry.text.replace('melding', '\\u001b[2Jalles goed\\nregel');
    const single = [{ ...entry, text }];
    const one = proofText(proofParts(single, 0, 0, signer.checkpoint([leafOf(text)])));
    const { text: said } = await run(kept('stuur.txt', one), '--key', signer.vkey);
    expect(said).not.toContain('\u001b');
    expect(said).toContain('?[2Jalles goed?regel');
  });

  test('runs by itself, from another folder, with nothing installed beside it', () => {
    const program = fileURLToPath(new URL('../meent-verify.js', import.meta.url));
    const { status, stdout } = spawnSync(
      process.execPath,
      [program, kept('bewijs.json', file([proof])), '--key', signer.vkey],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {},
      },
    );
    expect(stdout).toContain('Deze regel staat in het logboek');
    expect(status).toBe(0);
  });

  test('the texts of both languages are of the same things', () => {
    const source = readFileSync(new URL('../src/texts.js', import.meta.url), 'utf8');
    for (const [block] of source.matchAll(/nl: ['`][\s\S]*?en: ['`][\s\S]*?['`],?\n? *\}/g)) {
      const [nl, en] = block.split(/\ben: /) as [string, string];
      const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect(names(en), block).toEqual(names(nl));
    }
  });
});
