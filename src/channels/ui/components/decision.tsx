/** A decision in plain words: what was decided, by whom, from when, and until when one may object. */
import { today } from '../../../foundation/clock.ts';
import type { Moment } from '../texts/format.ts';
import { useUi } from '../ui.ts';
import { DataList, type Fact } from './data.tsx';
import { Dutch, Heading, When } from './text.tsx';

export interface DecisionInfo {
  readonly id: string;
  readonly title: string;
  readonly date: Moment;
  readonly starts: Moment;
  readonly ends?: Moment;
  readonly organ?: string;
  readonly words?: string;
  /** `YYYY-MM-DD` */
  readonly objectUntil?: string;
  /** Documents that hold it. */
  readonly files: readonly { readonly title: string; readonly href: string }[];
}

interface DecisionProps {
  readonly decision: DecisionInfo;
  readonly level: 3 | 4;
}

export function Decision({ decision, level }: DecisionProps) {
  const { t, format } = useUi();
  const { id, title, date, starts, ends, organ, words, objectUntil, files } = decision;
  const facts: Fact[] = [
    { name: t('decision.date'), value: <When at={date} as="date" /> },
    ...(organ ? [{ name: t('decision.organ'), value: <Dutch>{organ}</Dutch> }] : []),
    { name: t('decision.starts'), value: <When at={starts} as="date" /> },
    ...(ends ? [{ name: t('decision.ends'), value: <When at={ends} as="date" /> }] : []),
    ...(objectUntil
      ? [
          {
            name: t('decision.object'),
            value: t(objectUntil < today() ? 'decision.object.past' : 'decision.object.until', {
              date: format.date(objectUntil),
            }),
          },
        ]
      : []),
    ...(files.length > 0
      ? [
          {
            name: t('decision.document'),
            value: files.map(({ title: name, href }) => (
              <a href={href}>
                <Dutch>{name}</Dutch>
              </a>
            )),
          },
        ]
      : []),
  ];
  return (
    <section class="meent-flow" aria-labelledby={`besluit-${id}`}>
      <Heading level={level} look={3} id={`besluit-${id}`}>
        <Dutch>{title}</Dutch>
      </Heading>
      {words ? (
        <p class="meent-text meent-own-words">
          <Dutch>{words}</Dutch>
        </p>
      ) : null}
      <DataList facts={facts} rows />
    </section>
  );
}
