/**
 * What is generated from the declarations, to be committed:
 * `npm run generate -- table NAME ...`  the table of a resource as SQL, for a migration
 * `npm run generate -- bodies`          the fingerprints of all stored bodies
 * `npm run generate -- alarms`          the rules for Prometheus that the chart takes along
 * `npm run -s generate -- held`         which lines of the logbook stay with a case, as SQL, for a migration
 * `npm run generate -- uitwisseling`    the JSON Schema of the exchange of processing activities
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type BodyShapes, bodyShapes, changedWithoutVersion } from '../engine/body-shape.ts';
import { tableSql } from '../engine/ddl.ts';
import { createRegistry } from '../engine/registry.ts';
import { alarmRules } from '../foundation/telemetry/alarms.ts';
import { resources } from '../registers/index.ts';
import { heldSql } from '../services/archief/held-sql.ts';
import { uitwisselingSchema } from '../services/own/activiteiten-uitwisseling.ts';

const ALARMS = 'deploy/helm/meent/alarms.yaml';
const UITWISSELING = 'docs/uitwisseling/verwerkingsactiviteiten.schema.json';
const SHAPES = 'src/registers/body-shapes.json';

const [what, ...rest] = process.argv.slice(2);
if (what === 'table') table(rest);
else if (what === 'bodies' && rest.every((one) => one === '--unreleased')) bodies(rest.length > 0);
else if (what === 'alarms' && rest.length === 0) {
  writeFileSync(
    ALARMS,
    `# Made from src/foundation/telemetry/alarms.ts by "npm run generate -- alarms".\n${alarmRules()}\n`,
  );
} else if (what === 'uitwisseling' && rest.length === 0)
  writeFileSync(UITWISSELING, `${JSON.stringify(uitwisselingSchema(), null, 2)}\n`);
else if (what === 'held' && rest.length === 0) process.stdout.write(heldSql(createRegistry(resources)));
else refuse('Use: npm run generate -- table NAME ... | bodies [--unreleased] | alarms | held | uitwisseling');

function table(names: readonly string[]): void {
  const wanted = names.map((name) => resources.find((resource) => resource.name === name && !resource.fixed));
  if (names.length > 0 && wanted.every((resource) => resource !== undefined)) {
    process.stdout.write(wanted.map(tableSql).join('\n'));
    return;
  }
  const known = resources.flatMap(({ name, fixed }) => (fixed ? [] : [name])).sort();
  refuse(`Use: npm run generate -- table NAME ...\nNames: ${known.join(', ')}`);
}

/** @param unreleased no release has stored such a body yet, so there is nothing to render again */
function bodies(unreleased: boolean): void {
  const known: BodyShapes = existsSync(SHAPES) ? JSON.parse(readFileSync(SHAPES, 'utf8')) : {};
  const shapes = bodyShapes(resources);
  const changed = unreleased ? [] : changedWithoutVersion(known, shapes);
  if (changed.length > 0) {
    refuse(
      `The stored body changed of: ${changed.join(', ')}. Raise bodyVersion in the declaration, so that stored ones are rendered again; when no release has stored it yet: npm run generate -- bodies --unreleased`,
    );
    return;
  }
  // One line a resource, so that two changes at once meet only where they touch the same one.
  const lines = Object.entries(shapes).map(
    ([name, { version, shape }]) => `  "${name}": { "version": ${version}, "shape": "${shape}" }`,
  );
  writeFileSync(SHAPES, `{\n${lines.join(',\n')}\n}\n`);
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
