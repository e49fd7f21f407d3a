// Makes src/registers/personen/tabellen/*.json from the national tables of the BRP as the RvIG publishes them.
//
//   node scripts/convert/landelijke-tabellen.mjs FOLDER [--out FOLDER]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt < 0 ? 'src/registers/personen/tabellen' : args.splice(outAt, 2)[1];
if (!args[0]) {
  console.error('Geef de map met de landelijke tabellen.');
  process.exit(1);
}
const TABLES = {
  32: 'nationaliteiten',
  33: 'gemeenten',
  34: 'landen',
  56: 'verblijfstitels',
  60: 'rni-deelnemers',
  61: 'gezagsverhoudingen',
};

/** UTF-16 with a byte order mark, or UTF-8. */
const read = (path) => {
  const bytes = readFileSync(path);
  return bytes[0] === 0xff && bytes[1] === 0xfe
    ? bytes.toString('utf16le').slice(1)
    : bytes.toString('utf8').replace(/^\ufeff/, '');
};
const cells = (line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"'));

for (const [number, name] of Object.entries(TABLES)) {
  const file = readdirSync(args[0]).find((one) => one.startsWith(`tabel${number}-`));
  const [, ...rows] = read(join(args[0], file)).split(/\r?\n/).filter(Boolean).map(cells);
  const table = Object.fromEntries(rows.map(([code, text]) => [code, text]));
  const lines = Object.entries(table).map((entry) => entry.map((one) => JSON.stringify(one)).join(':'));
  const rowsOfTen = Array.from({ length: Math.ceil(lines.length / 10) }, (_, at) => lines.slice(at * 10, at * 10 + 10));
  writeFileSync(join(out, `${name}.json`), `{\n${rowsOfTen.map((some) => some.join(',')).join(',\n')}\n}\n`);
  console.log(`${name}: ${lines.length}`);
}
