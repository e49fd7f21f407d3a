/** Before the first test file: the server and its empty template are there, so that no file pays for them. */
import type { TestProject } from 'vitest/node';
import { emptyTemplate, ensureTemplate } from './database.ts';
import { joinServer } from './postgres.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { target, leave } = await joinServer();
  await ensureTemplate(target, emptyTemplate);
  project.provide('postgres', target);
  return leave;
}
