/** How the case numbers of a municipality look. */
import { faultOf, formatNumber } from '../engine/number-pattern.ts';
import { today } from '../foundation/clock.ts';
import { replaceAttribute } from '../foundation/municipality.ts';
import { type Command, UsageProblem } from './command.ts';
import { municipalityOf, withMeent } from './open.ts';

/** As long as the standard lets the identificatie of a case be. */
const LONGEST = 40;

export const caseNumber: Command = {
  name: 'municipality case-number',
  arguments: [],
  options: {
    host: { value: 'HOST', meaning: 'host on which the municipality answers', required: true },
    pattern: {
      value: 'PATTERN',
      meaning: 'with {nummer} or {nummer:6}, and {jaar}: "WH-{jaar}-{nummer:6}"',
      required: true,
    },
  },
  help: [
    'Says how the numbers of new cases look, from today. Cases that are there keep their number.',
    'A running Meent follows within half a minute. Without this it is ZAAK-{jaar}-{nummer:10}.',
    'Each text before the number counts for itself: with {jaar} in it, each year starts at one.',
  ],
  examples: ['municipality case-number --host meent.voorbeeldstad.nl --pattern "VS-{jaar}-{nummer:6}"'],
  run({ config, io, options: { host, pattern } }) {
    const fault = faultOf(pattern!, LONGEST);
    if (fault) throw new UsageProblem(`--pattern "${pattern}" must be text that ${fault}.`);
    return withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, host);
      await replaceAttribute(opened.database.node, municipality, 'zaaknummer', pattern!);
      io.out(`New cases on ${host} get a number like ${formatNumber(pattern!, 1, today())}.`);
      return 0;
    });
  },
};
