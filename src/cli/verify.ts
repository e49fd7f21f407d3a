import { join } from 'node:path';
import { readManifest, setsIn } from '../foundation/backup/manifest.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { emergencyFolder } from '../logbook/emergency/emergency.ts';
import { changedLocalLogs } from '../logbook/emergency/local-log.ts';
import { describeFinding, type Verification, verifyLog } from '../logbook/verify.ts';
import { keptHeads } from '../logbook/witness.ts';
import type { Command } from './command.ts';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.ts';

/** Progress is told once in this many entries: a small log is checked before anybody waits. */
const STEP = 50_000;

export const verify: Command = {
  name: 'verify',
  arguments: [],
  options: {
    municipality: { ...MUNICIPALITY, meaning: 'only the log of this municipality (all when absent)' },
    backup: { value: 'FOLDER', meaning: 'folder of backups: their signed heads must be a part of the logs' },
  },
  help: [
    'Recomputes every entry, line, tile and signed head of the logbook, and says what was changed. Changes nothing itself.',
    'Exit code 1 when something was changed.',
  ],
  examples: ['verify', 'verify --municipality localhost', 'verify --backup /backup/meent'],
  run: ({ config, options, io }) =>
    withMeent(config, async (opened) => {
      const { municipality: host, backup } = options;
      let told = 0;
      const verified = await verifyLog(opened.database.log, {
        keys: opened.keys,
        kept: [...keptHeads(join(config.data, 'heads')), ...(backup === undefined ? [] : keptIn(backup))],
        ...(host === undefined ? {} : { municipality: await municipalityOf(opened, host) }),
        onProgress({ entries, of }) {
          if (entries < told + STEP) return;
          told = entries;
          io.err(`Checked ${entries} of ${of} entries`);
        },
      });
      for (const finding of verified.findings) io.out(describeFinding(finding));
      if (verified.more > 0) io.out(`... and ${verified.more} more`);
      for (const { municipality, origin, size, kept } of verified.putBack)
        io.out(
          `municipality ${municipality}: the log was put back, and says so: it goes on from ${kept} of the ${size} entries that ${origin} was known to have.`,
        );
      io.out(conclusion(verified));
      if (verified.waiting > 0)
        io.out(
          `${count(verified.waiting, 'entry', 'entries')} without a number yet ${verified.waiting === 1 ? 'is' : 'are'} in no signed head. A Meent at work numbers them within a second; if it does not, its log says why.`,
        );
      const local = changedLocalLogs(emergencyFolder(config.data), opened.keys);
      for (const { file, fault } of local) io.out(`Local log of a break-glass ${file}: ${fault}`);
      return verified.findings.length + local.length === 0 ? 0 : 1;
    }),
};

/** Only what is kept elsewhere shows that a log was put back as a whole. @throws StartProblem when nothing is kept there. */
function keptIn(folder: string): readonly string[] {
  const sets = setsIn(folder);
  if (sets.length === 0)
    throw new StartProblem(
      'setting',
      `There is no finished backup in ${folder} to compare the logs with; give the folder that "backup" wrote to.`,
    );
  return sets.flatMap((name) => readManifest(join(folder, name)).manifest.heads.map(({ note }) => note));
}

function conclusion({ municipalities, entries, lines, checkpoints, kept, findings, more }: Verification): string {
  const outside = kept === 0 ? '' : `, of which ${kept} kept outside the database`;
  const checked = `${count(lines, 'line')} in ${count(entries, 'entry', 'entries')} of ${count(municipalities, 'log')}, ${count(checkpoints, 'signed head')}${outside}`;
  return findings.length === 0
    ? `Nothing was changed: ${checked}.`
    : `The logbook was changed in ${count(findings.length + more, 'place')}: ${checked}. Keep this output, stop Meent and compare with a backup.`;
}

const count = (number: number, one: string, several = `${one}s`): string => `${number} ${number === 1 ? one : several}`;
