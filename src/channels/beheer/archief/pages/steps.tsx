/** The way of a list through three people: what was done, by whom and when, and who is next. */
import type { ListPage } from '../../../../services/operations/archive.ts';
import { ProcessSteps } from '../../../ui/components/path.tsx';
import { useUi } from '../../../ui/ui.ts';
import { STEP, TO_DO } from './words.ts';

interface OfList {
  readonly list: ListPage;
}

export function ListSteps({ list: { steps, status, may } }: OfList) {
  const { t } = useUi();
  // The sign of the present step says: your turn.
  const mine = may.judge || may.fix || may.start;
  const over = status === 'uitgevoerd' || status === 'ingetrokken';
  const left = over ? [] : TO_DO.filter(({ what }) => !steps.some((step) => step.what === what));
  return (
    <ProcessSteps
      steps={[
        ...steps.map(({ what, who, at }) => ({
          title: t(STEP[what]),
          state: 'done' as const,
          date: at,
          exact: true,
          text: who,
        })),
        ...left.map(({ title, by }, index) => ({
          title: t(title),
          state: mine && index === 0 ? ('current' as const) : ('next' as const),
          ...(by ? { text: t(by) } : {}),
        })),
      ]}
    />
  );
}

/** For who pressed a button of a page that was open too long. */
export function LastStep({ list: { steps } }: OfList) {
  const { t, format } = useUi();
  const last = steps.at(-1);
  if (!last) return null;
  return <p>{t('archive.last', { step: t(STEP[last.what]), who: last.who, when: format.dateTime(last.at) })}</p>;
}
