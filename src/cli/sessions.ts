/** Ends sessions of the pages: of an employee who left, or of everybody after something went wrong. */
import { endSessions } from '../identity/sessions.ts';
import type { Command } from './command.ts';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.ts';

export const sessionsEnd: Command = {
  name: 'sessions end',
  arguments: [],
  options: {
    municipality: { ...MUNICIPALITY, required: true },
    employee: {
      value: 'ID',
      meaning: 'only those of this employee, as the identity provider names them (all when absent)',
    },
  },
  help: [
    'Ends sessions at once: whoever goes on is asked to log in again. For an employee who left, and for when an identity',
    'provider or a computer was broken into. Says how many it ended.',
  ],
  examples: ['sessions end --municipality localhost --employee m-0101', 'sessions end --municipality localhost'],
  run: ({ config, options, io }) =>
    withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, options.municipality!);
      const count = await endSessions(opened.database, opened.keys, municipality, options.employee);
      io.out(`${count} session${count === 1 ? ' was' : 's were'} ended.`);
      return 0;
    }),
};
