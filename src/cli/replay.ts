import { replay as replayed } from '../services/access/replay.ts';
import { replayLog } from '../services/access/replay-log.ts';
import { type Command, UsageProblem } from './command.ts';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.ts';

const MOST_TOLD = 50;

export const replay: Command = {
  name: 'replay',
  arguments: [],
  options: {
    municipality: { ...MUNICIPALITY, meaning: 'only the decisions of this municipality (all when absent)' },
    since: { value: 'DATE', meaning: 'only what was decided from this day on, as 2026-11-01' },
  },
  help: [
    'Decides again every decision on access, with the rules and rights of then, and says which come out otherwise: what other',
    'systems asked (AuthZEN), and each record in each answer that the logbook tells of.',
    'Changes nothing itself. Exit code 1 when one differs.',
  ],
  examples: ['replay', 'replay --municipality localhost --since 2026-11-01'],
  run: ({ config, options, io }) =>
    withMeent(config, async (opened) => {
      const since = options.since === undefined ? undefined : new Date(`${options.since}T00:00:00Z`);
      if (since && Number.isNaN(since.getTime()))
        throw new UsageProblem(`--since is "${options.since}"; use a day as 2026-11-01.`);
      const ids =
        options.municipality === undefined
          ? (
              await opened.database.node.query<{ id: number }>({
                name: 'municipalities_all',
                text: 'select id from municipality order by id',
              })
            ).map(({ id }) => id)
          : [await municipalityOf(opened, options.municipality)];
      let [decided, undecided, differing] = [0, 0, 0];
      const doors = { decided: 0, apart: 0, looked: 0, gone: 0, unnamed: 0 };
      for (const id of ids) {
        const told = await replayed(opened.database, id, since);
        decided += told.decided;
        undecided += told.undecided;
        differing += told.differ.length;
        for (const { id: decision, at, what } of told.differ.slice(0, MOST_TOLD))
          io.out(`Decision ${decision} of ${at.toISOString()} in municipality ${id} ${what}`);
        if (told.differ.length > MOST_TOLD) io.out(`... and ${told.differ.length - MOST_TOLD} more`);
      }
      for (const id of ids) {
        const told = await replayLog(opened.engine, id, since);
        for (const name of ['decided', 'apart', 'looked', 'gone', 'unnamed'] as const) doors[name] += told[name];
        differing += told.differ.length;
        for (const { position, at, what } of told.differ.slice(0, MOST_TOLD))
          io.out(`Entry ${position} of ${at} in municipality ${id}: ${what}`);
        if (told.differ.length > MOST_TOLD) io.out(`... and ${told.differ.length - MOST_TOLD} more`);
      }
      io.out(
        `The logbook: ${doors.decided} records in answers come out as they did, ${doors.apart} with a consent or a restriction of then, ${doors.looked} entries are about no record, ${doors.gone} records are destroyed, ${doors.unnamed} entries name no rights that are kept.`,
      );
      io.out(
        `${decided} decisions come out as they did, ${differing} do not; ${undecided} questions were about nothing that is known here.`,
      );
      return differing === 0 ? 0 : 1;
    }),
};
