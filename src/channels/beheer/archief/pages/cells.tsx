/** Cells of a case on a list, the same in the table and on the page of one. */
import type { Line } from '../../../../services/operations/archive.ts';
import { Badge } from '../../../ui/components/data.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { durationWords } from '../../form-fields.ts';
import { LINE_STATE } from './words.ts';

export const Period = ({ line: { begin, end } }: { readonly line: Line }) => (
  <>
    {begin ? <When at={begin} as="date" /> : '–'}
    {' – '}
    {end ? <When at={end} as="date" /> : '–'}
  </>
);

export function Ground({ line: { result, group } }: { readonly line: Line }) {
  const { t } = useUi();
  return (
    <>
      <Dutch>{result || t('archive.line.unknown')}</Dutch>
      <p class="meent-small meent-muted">
        <Dutch>{group || t('archive.line.unknown')}</Dutch>
      </p>
    </>
  );
}

export function Term({ line: { term, termBegins, due } }: { readonly line: Line }) {
  const { t, format } = useUi();
  return (
    <>
      {term && termBegins
        ? t('archive.line.from', { term: durationWords(term), date: format.date(termBegins) })
        : t('archive.line.unknown')}
      {due ? <p class="meent-small meent-muted">{t('archive.line.due', { date: format.date(due) })}</p> : null}
    </>
  );
}

export function Along({ line: { documents, kept, decisions, subcases } }: { readonly line: Line }) {
  const { t } = useUi();
  const parts = [
    ...(subcases > 0 ? [t('archive.line.subcases', { count: subcases })] : []),
    t('archive.line.documents', { count: documents }),
    ...(decisions > 0 ? [t('archive.line.decisions', { count: decisions })] : []),
  ];
  return (
    <>
      {parts.join(', ')}
      {kept > 0 ? <p class="meent-small meent-muted">{t('archive.line.kept', { count: kept })}</p> : null}
    </>
  );
}

export function State({ line: { status, why, newDue } }: { readonly line: Line }) {
  const { t, format } = useUi();
  return (
    <>
      <Badge {...(status === 'vervallen' ? { kind: 'wrong' } : {})}>{t(LINE_STATE[status])}</Badge>
      {why ? (
        <p class="meent-small">
          <Dutch>{why}</Dutch>
        </p>
      ) : null}
      {newDue ? <p class="meent-small">{t('archive.line.newdue', { date: format.date(newDue) })}</p> : null}
    </>
  );
}
