/** `npm run generate -- table NAME`: the table of a declared resource as SQL, to be committed as a migration. */
import { tableSql } from '../engine/ddl.ts';
import { resources } from '../registers/index.ts';

const [what, ...names] = process.argv.slice(2);
const wanted = names.map((name) => resources.find((resource) => resource.name === name && !resource.fixed));

if (what === 'table' && names.length > 0 && wanted.every((resource) => resource !== undefined)) {
  process.stdout.write(wanted.map(tableSql).join('\n'));
} else {
  const known = resources.flatMap(({ name, fixed }) => (fixed ? [] : [name])).sort();
  console.error(`Use: npm run generate -- table NAME ...\nNames: ${known.join(', ')}`);
  process.exitCode = 1;
}
