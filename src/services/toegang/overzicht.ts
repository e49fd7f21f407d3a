/** Every case with access of its own, and whether a document is shielded: what a copy elsewhere must know to keep it shut. */
import { accessOf, allowsRow } from '../../engine/access.ts';
import { etagOf, knows } from '../../engine/answer.ts';
import type { Engine } from '../../engine/engine.ts';
import { checkEpoch } from '../../engine/epoch.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { DOCUMENT } from '../../registers/documenten/api.ts';
import { log, snapshotOf } from '../operations/door.ts';
import { toegangTot, zichtbaar } from './toegang.ts';

const PER_PAGE = 100;

export interface AlleToegang {
  readonly zaken: readonly ({ readonly id: string } & ReturnType<typeof toegangTot>)[];
  /** Where the next page goes on: a case that is on this one, so that it tells of no other. Null when there is none. */
  readonly volgende: string | null;
}

/** A page for a caller in process, who looks at its cases. @param na the id that the last page ended with; empty for the first */
export async function alleToegang(engine: Engine, caller: Caller, na = ''): Promise<AlleToegang> {
  const { page, seen } = await pageAfter(engine, caller, na);
  await log(engine, caller, 'toegang.lijst', 'geopend', seen);
  return page;
}

/** The same as JSON. A page that the caller has already is no look at its cases. @param ifNoneMatch ETags that the caller has */
export async function alleToegangJson(
  engine: Engine,
  caller: Caller,
  { na = '', ifNoneMatch }: { readonly na?: string | undefined; readonly ifNoneMatch?: string | undefined },
): Promise<{ readonly json: string; readonly etag: string }> {
  const { page, seen } = await pageAfter(engine, caller, na);
  const json = JSON.stringify(page);
  const etag = etagOf(json);
  if (!knows(ifNoneMatch, etag)) await log(engine, caller, 'toegang.lijst', 'geopend', seen);
  return { json, etag };
}

/** @throws invalid */
async function pageAfter(
  engine: Engine,
  caller: Caller,
  na: string,
): Promise<{ readonly page: AlleToegang; readonly seen: readonly Row[] }> {
  if (na !== '' && !isUuid(na))
    throw invalid({ name: 'na', code: 'invalid', reason: 'Geef de id die bij volgende stond.' });
  const { parts } = engine;
  const snapshot = await snapshotOf(engine, caller);
  await checkEpoch(parts, caller, snapshot.epoch);
  const ids = [
    ...new Set(
      ['zaakafscherming', 'zaaktoegang'].flatMap((name) => snapshot.all(name).map(({ record }) => String(record.zaak))),
    ),
  ]
    .filter((id) => id > na)
    .sort();
  const zaak = parts.registry.get('zaak');
  const access = accessOf(caller, zaak, zaak.scopes.read ?? []);
  let seen: readonly Row[] = [];
  let at = 0;
  for (; at < ids.length && seen.length === 0; at += PER_PAGE) {
    const found = await parts.loader.load(
      caller,
      ids.slice(at, at + PER_PAGE).map((id) => ({ resource: 'zaak', id })),
    );
    seen = found.filter(({ columns }) => allowsRow(access, columns)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  const page = {
    zaken: seen.map(({ id }) => ({ id, ...toegangTot(snapshot, id) })),
    volgende: at < ids.length ? seen.at(-1)!.id : null,
  };
  return { page, seen };
}

/** Logged as any look at a document. @throws not-found, also for a document that this caller may not see */
export async function documentToegang(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly afgeschermd: boolean }> {
  const row = await zichtbaar(engine, caller, id, 'document.toegang', DOCUMENT);
  await log(engine, caller, 'document.toegang', 'geopend', [row]);
  return { afgeschermd: Boolean(row.columns.afgeschermd) };
}
