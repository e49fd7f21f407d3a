/** A deadline as an employee needs it: days left in words, bold when it presses, and that the clock stands still. */
import { When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';

export interface DeadlineInfo {
  readonly date?: Moment;
  /** Days until the date; negative when it is past. */
  readonly daysLeft?: number;
  /** The clock stands still (Awb 4:15). */
  readonly stopped?: boolean;
  readonly closed?: boolean;
}

/** From here the days are bold. */
const PRESSING_DAYS = 7;

export function Deadline({ date, daysLeft, stopped, closed }: DeadlineInfo) {
  const { t } = useUi();
  if (closed) return <>{t('deadline.closed')}</>;
  if (stopped) return <>{t('deadline.stopped')}</>;
  if (date === undefined || daysLeft === undefined) return <>{t('deadline.none')}</>;
  const words =
    daysLeft < 0
      ? t('deadline.late', { count: -daysLeft })
      : daysLeft === 0
        ? t('deadline.today')
        : t('deadline.left', { count: daysLeft });
  return (
    <span class="meent-nowrap">
      {daysLeft <= PRESSING_DAYS ? <strong>{words}</strong> : words}
      <span class="meent-hidden">
        , <When at={date} as="date" />
      </span>
    </span>
  );
}
