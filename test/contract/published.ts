/**
 * The published OpenAPI documents, from a folder that stands beside the repository (`ZGW_STANDARDS` names another).
 * They are what the tests measure by, and no part of the project: a clone without them skips these tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here, and its shape is what is tested.
export type Json = Record<string, any>;

/** The registers that follow a published document, with its place in the folder. */
export const PUBLISHED = {
  zaken: 'zaken/1.7.0/openapi.bundled.yaml',
  catalogi: 'catalogi/1.4.0/openapi.yaml',
  documenten: 'documenten/1.7.1/openapi.bundled.yaml',
  besluiten: 'besluiten/1.1.0/openapi.bundled.yaml',
  autorisaties: 'autorisaties/1.1.0/openapi.yaml',
  objecttypen: 'objecttypen/2.2.2/openapi.yaml',
  objecten: 'objecten/2.7.0/openapi.yaml',
  notificaties: 'notificaties/1.0.1/openapi.yaml',
  brp: 'brp-personen-bevragen/2.7.0/openapi.yaml',
} as const;

export type ApiName = keyof typeof PUBLISHED;

export const API_NAMES = Object.keys(PUBLISHED) as ApiName[];

const FOLDER = process.env.ZGW_STANDARDS ?? resolve(import.meta.dirname, '../../../shared/standards');

export const publishedFile = (path: string): string => `${FOLDER}/${path}`;

export const havePublished = API_NAMES.every((name) => existsSync(`${FOLDER}/${PUBLISHED[name]}`));

export const WITHOUT = 'The published documents are not here: set ZGW_STANDARDS to the folder that holds them.';

export const publishedOf = (name: ApiName): Json => parse(readFileSync(`${FOLDER}/${PUBLISHED[name]}`, 'utf8')) as Json;
