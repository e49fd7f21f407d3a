import { createHash } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { onderzoek } from './formaat.ts';

const bytes = (tekst: string): Buffer => Buffer.from(tekst, 'latin1');
/** In pieces of so many bytes, as a disk gives them. */
async function* inStukken(inhoud: Buffer, stap = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < inhoud.length; at += stap) yield inhoud.subarray(at, at + stap);
}
const formaat = async (inhoud: Buffer, type = '', stap?: number) =>
  (await onderzoek(inStukken(inhoud, stap), type)).formaat;

const xmp = (inside: string): string =>
  `%PDF-1.4\n${' '.repeat(70_000)}<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" ${inside}>\n%%EOF`;
const EXIF_MM = '\xff\xd8\xff\xe1\x10\x00Exif\0\0MM\0*';
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

test.for<[string, string]>([
  ['fmt/14', '%PDF-1.0\n'],
  ['fmt/18', '%PDF-1.4\n'],
  ['fmt/18', ' \n%PDF-1.4\n'],
  ['fmt/276', '%PDF-1.7\n'],
  ['fmt/1129', '%PDF-2.0\n'],
  ['fmt/95', xmp('pdfaid:part="1" pdfaid:conformance="A"')],
  ['fmt/354', xmp(`pdfaid:conformance='B' pdfaid:part='1'`)],
  ['fmt/477', xmp('><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance')],
  ['fmt/481', xmp('pdfaid:part="3" pdfaid:conformance="U"')],
  ['fmt/1910', `%PDF-2.0${' '.repeat(9_000)}pdfaid:part="4"`],
  ['fmt/1912', `%PDF-2.0${' '.repeat(9_000)}pdfaid:part="4" pdfaid:conformance="F"`],
  ['fmt/43', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01'],
  ['x-fmt/391', `${EXIF_MM}....\x90\0\0\x07\0\0\0\x040220`],
  ['fmt/1507', '\xff\xd8\xff\xe1\x10\x00Exif\0\0II*\0....\0\x90\x07\0\x04\0\0\x000232'],
  ['fmt/41', '\xff\xd8\xff\xdb'],
  ['fmt/11', PNG],
  ['fmt/12', `${PNG}....sRGB`],
  ['fmt/13', `${PNG}....sRGB....iTXt`],
  ['fmt/4', 'GIF89a'],
  ['fmt/353', 'II*\0'],
  ['fmt/412', `PK\x03\x04${'.'.repeat(200_000)}word/document.xml`],
  ['fmt/214', 'PK\x03\x04....xl/workbook.xml'],
  ['fmt/40', `${OLE}${'.'.repeat(512)}W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`],
  ['fmt/199', '\0\0\0\x18ftypmp42....moov'],
  ['fmt/101', '<?xml version="1.0"?><a/>'],
  ['fmt/471', '<!DOCTYPE html><p>'],
])('%s by its bytes, whatever the register says', async ([puid, tekst]) => {
  expect(await formaat(bytes(tekst), 'image/webp')).toMatchObject({ code: puid, lijst: 'PRONOM' });
});

it('finds what lies across the border of two pieces, however small they are', async () => {
  for (const stap of [1, 7, 4_099, 70_010])
    expect(await formaat(bytes(xmp('pdfaid:part="2" pdfaid:conformance="A"')), '', stap)).toMatchObject({
      code: 'fmt/476',
    });
});

it('goes by the media type where bytes say nothing, and claims no number that it does not know', async () => {
  const tekst = bytes('Geachte mevrouw,');
  expect(await formaat(tekst, 'text/plain; charset=utf-8')).toMatchObject({ code: 'x-fmt/111' });
  expect(await formaat(tekst, 'application/x-dwg')).toEqual({ label: 'application/x-dwg', lijst: 'IANA Media Types' });
  expect(await formaat(bytes('PK\x03\x04....'), 'application/zip')).not.toHaveProperty('code');
  expect(await formaat(Buffer.alloc(0))).toEqual({ label: 'application/octet-stream', lijst: 'IANA Media Types' });
});

it('gives the SHA-256 of the whole', async () => {
  const inhoud = bytes(xmp(''));
  expect((await onderzoek(inStukken(inhoud, 999), '')).sha256).toBe(createHash('sha256').update(inhoud).digest('hex'));
});
