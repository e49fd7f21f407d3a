// Makes src/demo/objecten/objecttypen.json from JSON schemas that municipalities share.
//
//   node scripts/convert/objecttypen.mjs FOLDER KEY... [--out FILE]
//
// What a schema says of its values is taken over; sentences (`description`, `examples`, `default`) are not, and of a
// title only that of the whole.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt < 0 ? 'src/demo/objecten/objecttypen.json' : args.splice(outAt, 2)[1];
const [folder, ...keys] = args;
if (!folder || keys.length === 0) {
  console.error('Geef een map met JSON-schema’s, en de namen van de bestanden zonder .json.');
  process.exit(1);
}

const SENTENCES = new Set(['description', 'examples', 'default', 'title']);

/** Some words were read as Latin-1 before they were published, and written as UTF-8 again; some end in no-break spaces. */
function mended(text) {
  if (!/[\u00c2\u00c3][\u0080-\u00bf]/.test(text)) return text;
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1')).replace(/\u00a0+$/, '');
}

/** @param names whether the members are names of properties, and not words of JSON schema */
function bare(value, names = false) {
  if (Array.isArray(value)) return value.map((one) => bare(one));
  if (typeof value === 'string') return mended(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inside]) => names || !(SENTENCES.has(name) || (name === '$id' && String(inside).startsWith('#'))))
      .map(([name, inside]) => [name, bare(inside, !names && (name === 'properties' || name === '$defs'))]),
  );
}

const types = keys.map((key) => {
  const schema = JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8'));
  return { key, schema: { title: String(schema.title).replace(/^ObjectType /, ''), ...bare(schema) } };
});
writeFileSync(out, `${JSON.stringify(types, null, 1)}\n`);
console.log(`${out}: ${types.map(({ key }) => key).join(', ')}`);
