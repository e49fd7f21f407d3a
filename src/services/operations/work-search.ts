/** `werkbank.zoeken`: cases and documents by their words, for an employee. */
import type { Engine } from '../../engine/engine.ts';
import type { SearchOf } from '../../engine/search/search.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { mayList, snapshotOf, text } from './door.ts';
import { type Found, type FoundPage, findWords } from './search.ts';
import { typesOf, type WorkList } from './work-list.ts';

export interface WorkSearch {
  /** As it was typed. */
  readonly words: string;
  readonly show: 'alles' | 'open' | 'dicht';
  /** identificatie of a case type; '' for all. */
  readonly zaaktype: string;
  readonly page: number;
}

export interface WorkHit extends Pick<Found, 'cases' | 'fragments'> {
  readonly kind: 'zaak' | 'document';
  readonly title: string;
}

export interface WorkFound extends Pick<FoundPage, 'count' | 'more' | 'alike'> {
  readonly hits: readonly WorkHit[];
  readonly pages: number;
}

const SIZE = 20;
export const MOST_WORDS = 200;
/** Whoever is further asks better. */
const LAST_PAGE = 500;

const SEARCHED = ['zaak', 'enkelvoudiginformatieobject'] as const;

/** Whether there is anything to search for this caller. */
export const maySearch = (engine: Engine, caller: Caller): boolean =>
  SEARCHED.some((name) => mayList(engine, caller, name));

/** @throws permission-denied for who finds nothing whatever they type */
export async function searchableTypes(engine: Engine, caller: Caller): Promise<WorkList['zaaktypen']> {
  if (!maySearch(engine, caller))
    throw new Problem('permission-denied', 'Uw rol geeft geen recht op zaken of documenten. Vraag het uw beheerder.');
  return typesOf(await snapshotOf(engine, caller), caller);
}

/** @throws permission-denied */
export async function workSearch(
  engine: Engine,
  caller: Caller,
  { words, show, zaaktype, page }: WorkSearch,
): Promise<WorkFound> {
  const snapshot = await snapshotOf(engine, caller);
  const of: SearchOf = {
    resource: 'zaak',
    ...(show === 'alles' ? {} : { open: show === 'open' }),
    ...(zaaktype ? { types: snapshot.related('zaaktype', 'identificatie', zaaktype).map(({ id }) => id) } : {}),
  };
  const asked = {
    text: words,
    resources: SEARCHED,
    ...(Object.keys(of).length > 1 ? { of } : {}),
    page: Math.min(page, LAST_PAGE),
    size: SIZE,
  };
  const { hits, ...counted } = await findWords(engine, caller, asked, 'werkbank.zoeken');
  return {
    ...counted,
    pages: Math.min(Math.ceil(counted.count / SIZE), LAST_PAGE),
    hits: hits.map(({ row, fragments, cases }) =>
      row.resource.name === 'zaak'
        ? { kind: 'zaak', title: cases[0]!.title, cases, fragments }
        : { kind: 'document', title: text(row.record.titel), cases, fragments },
    ),
  };
}
