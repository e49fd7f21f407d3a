/** A short path: how far something is. Drawing and words together. */
import { useUi } from '../ui.ts';

export interface PathLength {
  readonly total: number;
  /** Steps that happened. */
  readonly done: number;
  /** The step after those is the visitor's turn, or the page they are on. */
  readonly you?: boolean;
}

const WIDTH = 136;
const EDGE = 8;
const MIDDLE = 10;
const CLEAR = 7;

const Nodes = ({ total, done, you }: PathLength) => {
  const gap = total > 1 ? (WIDTH - 2 * EDGE) / (total - 1) : 0;
  const at = (index: number): number => Math.round((EDGE + index * gap) * 10) / 10;
  const steps = Array.from({ length: total }, (_, index) => index);
  return (
    <svg viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true" focusable="false">
      {steps.slice(1).map((index) => {
        const line = `M${at(index - 1) + CLEAR + 1} ${MIDDLE}H${at(index) - CLEAR}`;
        const happened = index < done || (index === done && you);
        return happened ? (
          <path class="meent-path" stroke-width="3" d={line} />
        ) : (
          <path class="meent-path-next" stroke-width="3" stroke-dasharray=".1 6" d={line} />
        );
      })}
      {steps.map((index) => {
        if (index < done) return <circle class="meent-dot" cx={at(index)} cy={MIDDLE} r="6.5" />;
        if (index === done && you)
          return <circle class="meent-dot-you" stroke-width="3" cx={at(index)} cy={MIDDLE} r="7" />;
        return (
          <circle class="meent-dot-next" stroke-width="2" stroke-dasharray="2.6 2.4" cx={at(index)} cy={MIDDLE} r="6" />
        );
      })}
    </svg>
  );
};

export function MiniPath(path: PathLength) {
  const { t } = useUi();
  const now = path.done + (path.you ? 1 : 0);
  return (
    <>
      <span class="meent-mini-path" aria-hidden="true">
        <Nodes {...path} />
      </span>
      <p class="meent-small meent-muted">
        {path.done >= path.total ? t('path.finished') : t('path.step', { now: Math.max(now, 1), total: path.total })}
      </p>
    </>
  );
}

/** The drawing alone, where words stand beside it already. */
export const MiniPathDrawing = (path: PathLength) => (
  <span class="meent-mini-path" aria-hidden="true">
    <Nodes {...path} />
  </span>
);
