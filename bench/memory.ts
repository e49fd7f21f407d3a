/** Proportional set size of a process and all its descendants, from /proc (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

export function pssOfTree(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))![1]));
    } catch {
      // The process ended meanwhile.
    }
  }
  const belongs = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && belongs(parents.get(pid)));
  let kilobytes = 0;
  for (const pid of parents.keys()) if (belongs(pid)) kilobytes += pssOf(pid);
  return kilobytes / 1024;
}

function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
