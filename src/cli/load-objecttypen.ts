/** Loads object types from JSON schemas: a file, or every file of a folder. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseJson } from '../foundation/json-text/strict.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { type LoadedType, loadTypes, type TypeFile } from '../registers/objecttypen/index.ts';
import type { Call, Command } from './command.ts';
import { callerIn, MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

export const loadObjecttypen: Command = {
  name: 'load objecttypen',
  arguments: ['PATH'],
  options: {
    municipality: MUNICIPALITY,
    source: { value: 'NAME', meaning: 'where the schemas come from, kept with each type (the name of the file)' },
  },
  help: [
    'Loads JSON schemas as object types with a published version, and reports each one. PATH is a file or a folder.',
    'A type is known again by the name of its file: the same schema changes nothing, another becomes a new version.',
    'Exit code 1 when a schema was refused; the report is in Dutch, for who manages the object types.',
  ],
  examples: ['load objecttypen community-concepts', 'load objecttypen boom.json --municipality localhost'],
  run: (call) => withMeent(call.config, (opened) => loadPath(opened, call)),
};

async function loadPath(opened: Opened, { arguments: [path = ''], options, io }: Call): Promise<number> {
  const files = await filesAt(path);
  const municipality = await municipalityOf(opened, options.municipality);
  const caller = await callerIn(opened, municipality);
  const types: TypeFile[] = [];
  const refused: LoadedType[] = [];
  for (const file of files) {
    const key = basename(file, '.json');
    const schema = await schemaIn(file);
    if (schema) types.push({ key, schema, source: options.source ?? basename(file) });
    else refused.push({ key, name: key, status: 'geweigerd', redenen: ['Dit bestand is geen JSON-object.'] });
  }
  const loaded = await loadTypes(opened.engine, caller, types, ({ key, status }) => io.err(`${key}: ${status}`));
  const done = [...loaded, ...refused];
  for (const { key, name, redenen } of done.filter(({ status }) => status === 'geweigerd'))
    for (const line of [`Geweigerd: ${key} ${name}`, ...redenen.map((reden) => `  ${reden}`)]) io.out(line);
  io.out(summary(done));
  return done.some(({ status }) => status === 'geweigerd') ? 1 : 0;
}

/** @throws StartProblem */
async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return [path];
  const files = found?.isDirectory()
    ? (await readdir(path)).filter((name) => name.endsWith('.json')).map((name) => join(path, name))
    : [];
  if (files.length === 0)
    throw new StartProblem('setting', `There are no JSON schemas at ${path}; give a file or a folder.`);
  return files.sort();
}

async function schemaIn(file: string): Promise<TypeFile['schema'] | undefined> {
  try {
    const value = parseJson(await readFile(file));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as TypeFile['schema'])
      : undefined;
  } catch {
    return undefined;
  }
}

const summary = (types: readonly LoadedType[]): string => {
  const counted = (['geladen', 'nieuwe versie', 'ongewijzigd', 'geweigerd'] as const)
    .map((status) => ({ status, count: types.filter((type) => type.status === status).length }))
    .filter(({ count }) => count > 0);
  return `${types.length} objecttypen: ${counted.map(({ status, count }) => `${count} ${status}`).join(', ')}`;
};
