/**
 * The public Postman collections, from a folder that `ZGW_COLLECTIONS` names: a copy of the repository
 * VNG-Realisatie/gemma-postman-tests. They are what we are measured by, and no part of the project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const COLLECTIONS = { oas: 'ZGW_OAS_tests.json', rules: 'ZGW_api_postman_tests.json' } as const;
export type CollectionName = keyof typeof COLLECTIONS;

const FOLDER = process.env.ZGW_COLLECTIONS;

export const haveCollections =
  FOLDER !== undefined && Object.values(COLLECTIONS).every((file) => existsSync(join(FOLDER, file)));

export const WITHOUT_COLLECTIONS =
  'The Postman collections are not here: set ZGW_COLLECTIONS to a copy of VNG-Realisatie/gemma-postman-tests.';

interface Script {
  readonly listen: string;
  readonly script: { readonly exec: readonly string[] };
}

export interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly event?: readonly Script[];
  readonly request?: {
    readonly method: string;
    readonly url: unknown;
    readonly header?: unknown;
    readonly body?: { readonly mode?: string; readonly raw?: string };
  };
}

export interface Collection {
  readonly item: readonly Item[];
}

export const readCollection = (name: CollectionName): Collection =>
  JSON.parse(readFileSync(join(FOLDER!, COLLECTIONS[name]), 'utf8')) as Collection;

/** The requests in order, with the folders above them. */
export const requestsOf = (
  items: readonly Item[],
  folders: readonly string[] = [],
): (readonly [readonly string[], Item])[] =>
  items.flatMap((one) => (one.item ? requestsOf(one.item, [...folders, one.name]) : [[folders, one] as const]));

const testsOf = (one: Item): string =>
  (one.event ?? [])
    .filter(({ listen }) => listen === 'test')
    .flatMap(({ script }) => script.exec)
    .join('\n');

/** How many requests and assertions are written in it. */
export function sizeOf({ item }: Collection): { readonly requests: number; readonly assertions: number } {
  const all = requestsOf(item).map(([, one]) => testsOf(one).split('pm.test(').length - 1);
  return { requests: all.length, assertions: all.reduce((sum, one) => sum + one, 0) };
}
