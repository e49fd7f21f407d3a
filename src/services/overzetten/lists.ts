/** The lists of the source, page by page into the inventory: what there is, and what of it looks otherwise than it did. */
import { type Addresses, idIn } from './addresses.ts';
import { MAINS, SOORTEN } from './dossier.ts';
import type { Listed, Round, Soort } from './inventory.ts';
import { type Body, type Page, type Source, SourceProblem, watchPages } from './source.ts';
import { keyedHash, type TakeParts } from './take.ts';

/** Each API answers, and says by which root its records go. @throws SourceProblem */
export async function meet(source: Source, addresses: Addresses): Promise<void> {
  const lists = [
    { api: 'catalogi', path: 'catalogussen' } as const,
    ...SOORTEN.map((soort) => ({ api: MAINS[soort].api, path: MAINS[soort].path })),
  ];
  for (const { api, path } of lists) {
    const { results } = await source.page(api, path);
    if (results[0]) addresses.learn(api, path, results[0]);
  }
}

export async function listAll(
  parts: TakeParts,
  soort: Soort,
  round: Round,
  tell: (line: string) => void,
): Promise<void> {
  const { inventory, lost } = parts;
  const place = await inventory.place(soort, round.ronde);
  // It was whole when this round was broken off, perhaps days ago: what was made or changed since stands in no other list.
  if (!place) await inventory.anew(soort);
  let query = place?.next ?? undefined;
  let onward = watchPages();
  let begunAnew = false;
  for (;;) {
    lost.throwIfAborted();
    const found = await pageAt(parts, soort, query);
    if (found === 'gone') {
      await inventory.anew(soort);
      if (begunAnew)
        throw new SourceProblem('failing', 0, `De lijst ${MAINS[soort].path} van de bron verandert steeds.`);
      begunAnew = true;
      query = undefined;
      onward = watchPages();
      continue;
    }
    const { results, next, count } = found;
    // Pages move when something is made meanwhile, and then show a record twice.
    const listed = new Map(results.flatMap((body) => listedOf(parts, soort, body)).map((one) => [one.id, one]));
    await inventory.page(soort, round, [...listed.values()], next, count);
    if (count !== undefined && next !== undefined) tell(`${soort}: ${count} in de bron`);
    if (next === undefined) return;
    try {
      onward(next);
    } catch (error) {
      await inventory.anew(soort);
      throw error;
    }
    query = next;
  }
}

/** `gone`: a page after the first that is there no more, since the list became shorter or its cursor ran out. */
async function pageAt({ source }: TakeParts, soort: Soort, query: string | undefined): Promise<Page | 'gone'> {
  const { api, path } = MAINS[soort];
  try {
    return await source.page(api, path, query);
  } catch (error) {
    if (query !== undefined && error instanceof SourceProblem && GONE.has(error.status)) return 'gone';
    throw error;
  }
}

const GONE: ReadonlySet<number> = new Set([400, 404, 410]);

function listedOf(parts: TakeParts, soort: Soort, body: Body): readonly Listed[] {
  const id = idIn(body.url);
  if (!id) return [];
  const na = idIn(body.hoofdzaak);
  // A list shows no shield: one that comes or goes makes a case look changed all the same.
  const toegang = soort === 'zaak' ? parts.toegangen?.get(id) : undefined;
  const open = 'einddatum' in body && (body.einddatum === null || body.einddatum === '');
  return [
    { id, gezien: keyedHash(parts, toegang ? [body, toegang] : body), open, ...(na === undefined ? {} : { na }) },
  ];
}
