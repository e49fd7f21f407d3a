/** Published vectors and specifications, which are not a part of this repository: in the folder that SHARED names, or beside the checkout. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Published {
  readonly path: string;
  /** False where there is no such folder at all: then a suite says so and is skipped. */
  readonly present: boolean;
}

/**
 * @param name under `standards/`
 * @throws when the folder is named or there, and this is not in it: a suite that is skipped then would look like one that passed
 */
export function published(name: string, shared = process.env.SHARED, beside = resolve('../shared')): Published {
  const folder = shared ?? beside;
  const path = join(folder, 'standards', name);
  const present = existsSync(path) && readdirSync(path).length > 0;
  if (!present && (shared !== undefined || existsSync(folder)))
    throw new Error(`no ${name} under ${folder}/standards, and what it proves would be skipped unseen`);
  if (!present) console.warn(`skipped: no ${folder} (set SHARED to the folder that holds standards/)`);
  return { path, present };
}
