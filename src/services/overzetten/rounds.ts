/**
 * Rounds that follow one another. A Meent tells what changed since a number: where that is nothing, the round is left out,
 * and leaves no look in its logbook. Any other source is looked at each time.
 */
import { toegangenVan } from './afscherming.ts';
import { MOVED_KINDS } from './folder.ts';
import { overzetten, type RunOptions, type RunReport } from './run.ts';
import { bodyOf, type Source } from './source.ts';

/** Up to where the last round that left nothing to do has seen the source. */
interface Mark {
  readonly number: number;
  /** A shield that comes or goes is no change that is told. */
  readonly toegang: string;
}

/** The next round; its answer is nothing when there was nothing to look at. */
export function rounds(options: RunOptions): () => Promise<RunReport | undefined> {
  let known: Mark | undefined;
  return async () => {
    const before = known;
    known = undefined;
    const now = before && (await unchanged(options, before));
    if (now) {
      known = now;
      return undefined;
    }
    // Before the round: what changes during it is seen by the next one.
    const mark = await markOf(options);
    const report = await overzetten(options);
    if (report.waits.size === 0) known = mark;
    return report;
  };
}

async function markOf({ source, withoutShields }: RunOptions): Promise<Mark | undefined> {
  const number = await source.lastChange();
  return number === undefined ? undefined : { number, toegang: await toegangIn(source, withoutShields) };
}

const toegangIn = async (source: Source, withoutShields: boolean | undefined): Promise<string> =>
  withoutShields ? '' : JSON.stringify([...((await toegangenVan(source)) ?? [])]);

/** The mark to go on from; nothing when something changed, or may have. */
async function unchanged({ source, withoutShields }: RunOptions, { number, toegang }: Mark): Promise<Mark | undefined> {
  for (let since = number; ; ) {
    const answer = bodyOf(await source.get('meent', 'wijzigingen', `sinds=${since}&aantal=1000&resource=${KINDS}`));
    const { wijzigingen, volgende, meer } = answer ?? {};
    if (!Array.isArray(wijzigingen) || wijzigingen.length > 0 || !Number.isSafeInteger(volgende)) return undefined;
    since = Number(volgende);
    if (meer === true) continue;
    const same = (await toegangIn(source, withoutShields)) === toegang;
    return same ? { number: since, toegang } : undefined;
  }
}

const KINDS = MOVED_KINDS.join(',');
