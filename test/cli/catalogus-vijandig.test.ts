/** Files for `load catalogus` that were made to do harm: each is refused with a sentence, and leaves nothing behind. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

interface Member {
  readonly name: string;
  readonly data: Buffer;
  /** What the directory says of it, true or not. */
  readonly size?: number;
  readonly crc?: number;
}

/** As `writeZip`, but for what it is told to lie about. */
function zipOf(members: readonly Member[], { count = members.length }: { readonly count?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, data, size = data.length, crc = crc32(data) } of members) {
    const label = Buffer.from(name);
    const packed = deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), shared, label, packed);
    centrals.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const json = (name: string, value: unknown): Member => ({
  name: `${name}.json`,
  data: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});
const CATALOGUE = json('Catalogus', [
  {
    url: 'https://elders.example/catalogi/api/v1/catalogussen/0c5b1b5e-7d7a-4d0e-8b5f-000000000001',
    domein: 'STUK',
    rsin: '000000012',
    contactpersoonBeheerNaam: 'Jo',
  },
]);

/** How much there is of every kind. */
const stored = async (): Promise<readonly unknown[]> =>
  line.clone.asOwner(
    'select (select count(*) from catalogi_catalogus) as c, (select count(*) from catalogi_zaaktype) as z, (select count(*) from catalogi_informatieobjecttype) as i',
  );

async function load(content: Buffer, name = 'kwaad.zip') {
  const file = join(line.folder, name);
  writeFileSync(file, content);
  const said = await line.meent('load', 'catalogus', file, '--municipality', 'tweede.localhost');
  return { ...said, last: said.err.at(-1) };
}

async function refuses(content: Buffer, reason: RegExp): Promise<void> {
  const before = await stored();
  const { code, last, out } = await load(content);
  expect([code, out]).toEqual([1, []]);
  expect(last).toMatch(reason);
  expect(last).not.toMatch(/\n|at .*\.js/);
  expect(await stored()).toEqual(before);
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a zip', () => {
  test('with the same name twice is refused', async () => {
    await refuses(zipOf([CATALOGUE, CATALOGUE]), /Catalogus\.json twice/);
  });

  test('with a wrong checksum, or that unpacks to more than it says, is damaged', async () => {
    await refuses(zipOf([{ ...CATALOGUE, crc: 1 }]), /damaged/);
    const bomb = { ...json('ZaakType', ''), data: Buffer.alloc(20_000_000), size: 1_000 };
    await refuses(zipOf([CATALOGUE, bomb]), /damaged/);
  });

  test('that says that it holds more than there is room for is not unpacked', async () => {
    const large = { ...json('ZaakType', ''), data: Buffer.alloc(1_000), size: 60_000_000 };
    await refuses(zipOf([CATALOGUE, large, { ...large, name: 'StatusType.json' }]), /more than 100 MB|damaged/);
    const huge = { ...large, size: 0xffffffff };
    await refuses(zipOf([huge, CATALOGUE]), /more than 100 MB/);
  });

  test('of a hundred thousand files, or that says so, is refused at the first look', async () => {
    await refuses(zipOf([CATALOGUE], { count: 0xffff }), /more than 100 files/);
    const many = Array.from({ length: 101 }, (_, at) => ({ ...CATALOGUE, name: `${at}.json` }));
    await refuses(zipOf(many), /more than 100 files/);
  });

  test('that was cut off anywhere is refused', async () => {
    const whole = zipOf([CATALOGUE, json('ZaakType', [])]);
    for (const part of [0.1, 0.5, 0.9, 0.99])
      await refuses(whole.subarray(0, Math.floor(whole.length * part)), /not a zip file, or not all of it|damaged/);
    await refuses(whole.subarray(20), /damaged/);
  });

  test('with a zip in it, or with names that lead elsewhere, has no catalogue', async () => {
    await refuses(zipOf([{ name: 'binnen.zip', data: zipOf([CATALOGUE]) }]), /no Catalogus\.json/);
    for (const name of ['../Catalogus.json', '/Catalogus.json', 'map/Catalogus.json', 'C:\\Catalogus.json'])
      await refuses(zipOf([{ ...CATALOGUE, name }]), /no Catalogus\.json/);
  });

  test('larger than what may be in it is not read into memory', async () => {
    const file = join(line.folder, 'groot.zip');
    writeFileSync(file, '');
    // Sparse: it takes no room.
    truncateSync(file, 3_000_000_000);
    const { code, err } = await line.meent('load', 'catalogus', file, '--municipality', 'tweede.localhost');
    expect([code, err.at(-1)]).toEqual([1, expect.stringContaining('larger than 100 MB')]);
    truncateSync(file, 0);
  });
});

describe('a list in it', () => {
  test('that is too deep, has a name twice or holds what is no record is refused', async () => {
    await refuses(zipOf([CATALOGUE, json('ZaakType', deep(21))]), /ZaakType\.json .*dieper genest dan 20/);
    await refuses(zipOf([CATALOGUE, json('ZaakType', deep(200_000))]), /ZaakType\.json .*dieper genest dan 20/);
    await refuses(zipOf([CATALOGUE, json('ZaakType', '[{"url":"a","url":"b"}]')]), /ZaakType\.json .*twee keer/);
    for (const one of ['[null]', '[1]', '[[]]', '[{}]', '[{"url":{"a":1}}]'])
      await refuses(zipOf([CATALOGUE, json('ZaakType', one)]), /ZaakType\.json: record 1 has no url/);
    for (const one of ['{}', 'null', '"tekst"'])
      await refuses(zipOf([CATALOGUE, json('ZaakType', one)]), /ZaakType\.json is not a list/);
    await refuses(zipOf([CATALOGUE, json('ZaakType', '["\\u0000"]')]), /ZaakType\.json .*teken dat niet mag/);
    await refuses(Buffer.from(deep(200_000)), /dieper genest dan 20/);
  });

  test('with names that drive a terminal shows them as signs', async () => {
    const type = {
      url: 'https://elders.example/catalogi/api/v1/zaaktypen/0c5b1b5e-7d7a-4d0e-8b5f-000000000002',
      catalogus: 'https://elders.example/catalogi/api/v1/catalogussen/0c5b1b5e-7d7a-4d0e-8b5f-000000000001',
      identificatie: '\u001b[2J\u001b]0;x\u0007\u202egeladen',
    };
    const { code, out, err } = await load(zipOf([CATALOGUE, json('ZaakType', [type])]));
    expect(code).toBe(1);
    const said = [...out, ...err].join('\n');
    expect(said).toContain('\\u001b[2J\\u001b]0;x\\u0007\\u202egeladen');
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(said).not.toContain(sign);
  });

  // The twin of all of the above.
  test('that is whole is loaded', async () => {
    const { code, out } = await load(
      zipOf([
        {
          ...CATALOGUE,
          data: Buffer.from(String(CATALOGUE.data).replace('STUK', 'HEEL').replace('000000000001', '000000000009')),
        },
      ]),
    );
    expect([code, out]).toEqual([0, ['1 geladen']]);
  });
});
