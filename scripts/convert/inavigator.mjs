// Makes src/demo/catalogus/inavigator.json from i-Navigator exports, with the parser that loads them too.
//
//   node scripts/convert/inavigator.mjs EXPORT... [--out FILE]
//
// The demo municipality gives the term and the roles that some processes lack. Names of persons and e-mail addresses do
// not belong in a catalogue: the parser takes over none, and this script stops when it meets an address all the same.
import { createReadStream, writeFileSync } from 'node:fs';
import { readInavigator } from '../../src/registers/catalogi/inavigator/inavigator.ts';
import * as selectielijst from '../../src/registers/selectielijst/selectielijst.ts';

const files = process.argv.slice(2);
const outAt = files.indexOf('--out');
const out = outAt < 0 ? 'src/demo/catalogus/inavigator.json' : files.splice(outAt, 2)[1];
if (files.length === 0) {
  console.error('Geef minstens één export van i-Navigator.');
  process.exit(1);
}

const types = new Map();
const zaaktypen = [];
const geweigerd = [];
for (const file of files) {
  const { catalogus, processen } = await readInavigator(createReadStream(file), {
    selectielijst,
    verantwoordelijke: 'Publiekszaken',
    doorlooptijdIndienLeeg: 'P56D',
    roltypenIndienLeeg: true,
  });
  zaaktypen.push(...catalogus.zaaktypen);
  for (const type of catalogus.informatieobjecttypen) {
    const known = types.get(type.omschrijving);
    if (!known || type.beginGeldigheid < known.beginGeldigheid)
      types.set(type.omschrijving, { ...(known ?? type), beginGeldigheid: type.beginGeldigheid });
  }
  geweigerd.push(...processen.filter((report) => report.status === 'geweigerd'));
}

const lines = (rows) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
const informatieobjecttypen = [...types.values()].sort((a, b) => a.omschrijving.localeCompare(b.omschrijving, 'nl'));
const json = `{\n"informatieobjecttypen": ${lines(informatieobjecttypen)},\n"zaaktypen": ${lines(zaaktypen)}\n}\n`;
const address = /[\w.+-]+@[\w-]+\.\w+/.exec(json);
if (address) {
  console.error(`Er staat een e-mailadres in het resultaat (${address[0]}). Haal het weg uit de export.`);
  process.exit(1);
}
writeFileSync(out, json);
console.log(`${zaaktypen.length} zaaktypen, ${informatieobjecttypen.length} informatieobjecttypen`);
for (const { identificatie, omschrijving, refusals } of geweigerd) {
  console.log(`geweigerd: ${identificatie} ${omschrijving}`);
  for (const { element, message } of refusals) console.log(`  ${element}: ${message}`);
}
