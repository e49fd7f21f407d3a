/** A process and all its descendants, from /proc (Linux): their memory and their time. */
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly parent: number;
  /** Its time in hundredths of a second (the unit of Linux). */
  readonly ticks: number;
  /** That of its children that have ended: a connection that was closed still was work. */
  readonly ended: number;
}

function processes(): ReadonlyMap<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const [ticks, ended] = [Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14])];
      found.set(Number(name), { parent: Number(fields[1]), ticks, ended });
    } catch {
      // The process ended meanwhile.
    }
  }
  return found;
}

function treeOf(root: number): readonly number[] {
  const all = processes();
  const belongs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent;
    return pid === root || (pid > 1 && parent !== undefined && belongs(parent));
  };
  return [...all.keys()].filter(belongs);
}

/** Proportional set size in megabytes. */
export const pssOfTree = (root: number): number => treeOf(root).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Memory of one process that is in no file, in megabytes. @throws Error when the process is gone */
export const anonymousOf = (pid: number): number =>
  Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Seconds of processor time: of the program, and of the database below it. */
export function timeOfTree(root: number): { readonly program: number; readonly database: number } {
  const all = processes();
  const below = treeOf(root).flatMap((pid) => (pid === root ? [] : (all.get(pid) ?? [])));
  return {
    program: (all.get(root)?.ticks ?? 0) / 100,
    database: below.reduce((sum, { ticks, ended }) => sum + ticks + ended, 0) / 100,
  };
}

/** Microseconds that all threads of a process had. Hundredths of a second are too coarse for some hundred calls. */
function microsecondsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => {
      const [ran] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
      return sum + Number(ran) / 1_000;
    }, 0);
  } catch {
    return 0;
  }
}

/** Microseconds of processor time, as far as processes and threads are still there: of the program, and of the database below it. */
export function precise(root: number): { readonly program: number; readonly database: number } {
  const tree = treeOf(root).filter((pid) => pid !== root);
  return { program: microsecondsOf(root), database: tree.reduce((sum, pid) => sum + microsecondsOf(pid), 0) };
}
