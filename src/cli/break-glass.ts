/** Break-glass by hand, for when the pages are of no use either. Each person shows who they are with a code of their own. */
import { logEntry } from '../engine/log.ts';
import { dropCode, isCode, makeCode, namesIn } from '../foundation/keys/codes.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import type { Caller } from '../gate/context.ts';
import { emergencyFolder } from '../logbook/emergency/emergency.ts';
import { localLogs, readLocalLog } from '../logbook/emergency/local-log.ts';
import {
  askOpening,
  closeOpening,
  confirmOpening,
  isAsked,
  isOpen,
  LONGEST_MINUTES,
  type Opener,
  type Opening,
  OpeningRefused,
  readOpening,
} from '../logbook/emergency/opening.ts';
import { type Replayed, replayAll } from '../logbook/emergency/replay.ts';
import { persoonVan } from '../registers/archief/index.ts';
import { type Call, type Command, UsageProblem } from './command.ts';
import { callerIn, MUNICIPALITY, municipalityOf, type Opened, withMeent } from './open.ts';

const municipality = MUNICIPALITY;

const code: Command = {
  name: 'break-glass code',
  arguments: ['EMPLOYEE'],
  options: { municipality, remove: { meaning: 'take the code of this person away' } },
  help: [
    'Makes a code with which one person may ask for break-glass or confirm it, and shows it once. Do this beforehand,',
    'for each person apart and with that person present: who knows two codes is two people. It is a line in the logbook.',
    'EMPLOYEE is the number with which the person logs in, so that they are the same person on the pages.',
  ],
  examples: ['break-glass code m-0101', 'break-glass code m-0101 --remove'],
  run: ({ config, arguments: [name = ''], options, io }) =>
    withMeent(config, async (opened) => {
      const here = await municipalityOf(opened, options.municipality);
      const caller = { ...(await callerIn(opened, here)), employee: employeeOf(name) };
      const operation =
        options.remove === undefined ? 'logboek.noodtoegang.code' : 'logboek.noodtoegang.code.intrekken';
      const { entry, actor } = logEntry(caller, operation, 'gewijzigd', []);
      // Before it is made: a code that nobody can see in the log is none.
      await opened.engine.parts.logbook.append(entry, actor);
      if (options.remove !== undefined) {
        if (!dropCode(config.keys, name))
          throw new StartProblem('setting', `${name} has no code; nothing was changed.`);
        io.out(`The code of ${name} was taken away.`);
        return 0;
      }
      io.out(makeCode(config.keys, name));
      io.err(`This is the code of ${name}, who keeps it apart. It is not shown again.`);
      return 0;
    }),
};

const ask: Command = {
  name: 'break-glass ask',
  arguments: ['EMPLOYEE'],
  options: {
    municipality,
    minutes: { value: 'NUMBER', meaning: `how long it may be open: at most ${LONGEST_MINUTES}`, required: true },
  },
  help: [
    'The first of two people asks to answer while the logbook cannot write. Another confirms it within half an hour.',
    'While it is open, reads are written to a sealed local log, which is put into the logbook afterwards.',
  ],
  examples: ['break-glass ask m-0101 --minutes 60'],
  run: (call) =>
    step(call, (opened, here, by) => {
      const { minutes } = askOpening(folderOf(opened), opened.keys, here, {
        minutes: Number(call.options.minutes),
        by,
      });
      call.io.out(`Asked for ${minutes} minutes. Another person confirms: break-glass confirm EMPLOYEE`);
    }),
};

const confirm: Command = {
  name: 'break-glass confirm',
  arguments: ['EMPLOYEE'],
  options: { municipality },
  help: ['The second person opens it. From then on it runs for the time that was asked for, and closes by itself.'],
  examples: ['break-glass confirm m-0102'],
  run: (call) => {
    let read: Opening | undefined;
    const said = (opened: Opened, here: number): string => {
      read = readOpening(folderOf(opened), opened.keys, here);
      return isAsked(read) ? `, to open it for ${read.minutes} minutes` : '';
    };
    return step(
      call,
      (opened, here, by) => {
        const { until } = confirmOpening(folderOf(opened), opened.keys, here, read?.id ?? '', by);
        call.io.out(`Open until ${until}. Close it earlier with: break-glass close EMPLOYEE`);
      },
      said,
    );
  },
};

const close: Command = {
  name: 'break-glass close',
  arguments: ['EMPLOYEE'],
  options: { municipality },
  help: ['Closes it before its time. One person is enough.'],
  examples: ['break-glass close m-0102'],
  run: (call) =>
    step(call, (opened, here, by) => {
      closeOpening(folderOf(opened), opened.keys, here, by);
      call.io.out('Closed. What was written meanwhile goes into the logbook when it writes again.');
    }),
};

const status: Command = {
  name: 'break-glass status',
  arguments: [],
  options: { municipality },
  help: [
    'Shows whether it is open, who has a code, and which local logs wait to be put into the logbook.',
    'Exit code 1 when one of those is not as it was written.',
  ],
  examples: ['break-glass status'],
  run: ({ config, options, io }) =>
    withMeent(config, async (opened) => {
      const here = await municipalityOf(opened, options.municipality);
      const opening = readOpening(folderOf(opened), opened.keys, here);
      io.out(
        isOpen(opening)
          ? `Open until ${opening.until}.`
          : isAsked(opening)
            ? `Asked for at ${opening.asked.at}; not confirmed.`
            : 'Not open.',
      );
      for (const name of namesIn(config.keys)) io.out(`Code: ${name}`);
      const logs = localLogs(folderOf(opened)).map((file) => readLocalLog(file, opened.keys));
      for (const { file, commits, fault } of logs)
        io.out(`Waits: ${file}, ${commits.flat().length} entries${fault ? `, ${SAID[fault]}` : ''}`);
      return logs.some(({ fault }) => fault) ? 1 : 0;
    }),
};

const replay: Command = {
  name: 'break-glass replay',
  arguments: [],
  options: {},
  help: [
    'Puts local logs of what is over into the logbook, each entry once, and reports. A Meent at work does this by itself.',
    'Exit code 1 when a local log is not as it was written: what stands before the change was put in, and the file is kept.',
  ],
  examples: ['break-glass replay'],
  run: ({ config, io }) =>
    withMeent(config, async (opened) => {
      const { database, keys } = opened;
      const reports = await replayAll({ folder: folderOf(opened), db: database, keys });
      for (const one of reports) for (const line of reportLines(one)) io.out(line);
      if (reports.length === 0) io.out('Nothing waits to be put into the logbook.');
      return reports.some(({ damaged }) => damaged.length > 0) ? 1 : 0;
    }),
};

const SAID = {
  'record-changed': 'a record in it was changed, moved or taken out',
  'end-cut': 'its end was cut off',
  unreadable: 'it cannot be read',
} as const;

const reportLines = ({ municipality, opening, entries, known, damaged }: Replayed): readonly string[] => [
  `Municipality ${municipality}, break-glass ${opening}: ${entries} entries were put into the logbook${known > 0 ? `, ${known} were there already` : ''}.`,
  ...damaged.map(
    ({ file, fault }) => `${file}: ${SAID[fault]}. It is kept in the folder "beschadigd"; find out who could reach it.`,
  ),
];

const folderOf = ({ config }: Opened): string => emergencyFolder(config.data);

type By = (opening: string) => Opener;

/** One step by one person, who types the code. @param said what the code is typed for, read before it is asked */
function step(
  { config, arguments: [name = ''], options, io }: Call,
  act: (opened: Opened, municipality: number, by: By) => void,
  said: (opened: Opened, municipality: number) => string = () => '',
): Promise<number> {
  return withMeent(config, async (opened) => {
    const here = await municipalityOf(opened, options.municipality);
    if (!io.ask) throw new UsageProblem('Somebody has to type a code; run this where a person can.');
    const typed = await io.ask(`Code of ${name}${said(opened, here)}`);
    if (!isCode(config.keys, name, typed))
      throw new StartProblem('setting', `That is not the code of ${name}; nothing was changed.`);
    const employee = employeeOf(name);
    const caller = { ...(await callerIn(opened, here)), employee };
    try {
      act(opened, here, () => ({
        person: persoonVan({ employee })!,
        append: logEntry(caller, OPERATION, 'aangemaakt', []),
      }));
      return 0;
    } catch (error) {
      if (!(error instanceof OpeningRefused)) throw error;
      throw new StartProblem('setting', `${FAULTS[error.fault]} Nothing was changed.`);
    }
  });
}

/** @throws UsageProblem for a name of nothing */
function employeeOf(id: string): NonNullable<Caller['employee']> {
  const employee = { id, name: '', role: '', department: '' };
  if (persoonVan({ employee }) === undefined)
    throw new UsageProblem('EMPLOYEE is the number with which a person logs in.');
  return employee;
}

const OPERATION = 'logboek.noodtoegang.opdrachtregel';

const FAULTS = {
  minutes: `--minutes is a number from 1 to ${LONGEST_MINUTES}.`,
  'none-asked': 'Nobody asked for it.',
  'other-asked': 'Somebody asked for something else meanwhile; read it, and confirm that.',
  'too-late': 'It was asked for more than half an hour ago; ask again.',
  'same-person': 'Who asks does not confirm; another person does.',
  'open-already': 'It is open already.',
  'not-open': 'It is not open.',
} as const;

export const breakGlassCommands: readonly Command[] = [code, ask, confirm, close, status, replay];
