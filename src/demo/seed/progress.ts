/** How far the demo is, in words and percent. */
export interface Progress {
  /** 0 to 100, whole. */
  readonly percent: number;
  /** What is being made now, in English. */
  readonly what: string;
}

export type Report = (progress: Progress) => void;

export interface Meter {
  /** Work that lies ahead, in units of about equal time. */
  expect(units: number): void;
  /** Work that was done. Tells at most once per percent and kind of work. */
  done(what: string, units: number): void;
}

export function createMeter(report: Report): Meter {
  let expected = 0;
  let made = 0;
  let told = '';
  return {
    expect(units) {
      expected += units;
    },
    done(what, units) {
      made += units;
      const percent = Math.min(100, Math.floor((100 * made) / Math.max(1, expected)));
      const now = `${percent} ${what}`;
      if (now === told) return;
      told = now;
      report({ percent, what });
    },
  };
}
