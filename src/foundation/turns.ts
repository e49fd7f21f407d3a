/** Work of many askers, of each so much at once: who asks for a lot waits for their own work, and keeps nobody else waiting. */
export interface TurnsOptions {
  /** Under way at once, of one asker. */
  readonly each: number;
  /** Waiting, of one asker; the next is refused. */
  readonly waiting: number;
}

/** Begins at once where it may. */
export type Turns = <T>(asker: string, work: () => Promise<T>) => Promise<T | 'refused'>;

interface Line {
  running: number;
  readonly next: (() => void)[];
}

export function createTurns({ each, waiting }: TurnsOptions): Turns {
  const lines = new Map<string, Line>();
  return async (asker, work) => {
    const line = lines.get(asker) ?? { running: 0, next: [] };
    lines.set(asker, line);
    if (line.running >= each) {
      if (line.next.length >= waiting) return 'refused';
      await new Promise<void>((resolve) => line.next.push(resolve));
    } else line.running += 1;
    try {
      return await work();
    } finally {
      // The place goes to who waits longest, without being free in between.
      const next = line.next.shift();
      if (next) next();
      else if (--line.running === 0) lines.delete(asker);
    }
  };
}
