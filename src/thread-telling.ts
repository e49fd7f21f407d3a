/** What a thread has to tell the first one, gathered over one turn of the event loop. */
import type { Sign } from './logbook/sequencer.ts';
import type { Stored, Told } from './thread-messages.ts';

export interface Telling {
  line(line: string): void;
  stored(one: Stored): void;
  wake(sign: Sign): void;
  /** Now, what there is. */
  flush(): void;
}

export function createTelling(tell: (told: Told) => void): Telling {
  let lines: string[] = [];
  let stored: Stored[] = [];
  let woken = new Set<Sign>();
  let planned: NodeJS.Immediate | undefined;

  function flush(): void {
    if (!planned) return;
    clearImmediate(planned);
    planned = undefined;
    tell({ lines, stored, woken: [...woken] });
    lines = [];
    stored = [];
    woken = new Set();
  }

  const plan = (): void => {
    planned ??= setImmediate(flush);
  };

  return {
    flush,
    line(line) {
      lines.push(line);
      plan();
    },
    stored(one) {
      stored.push(one);
      plan();
    },
    wake(sign) {
      woken.add(sign);
      plan();
    },
  };
}
