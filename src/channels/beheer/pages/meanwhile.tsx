/** What somebody else changed while a form was open, with what was typed kept; and the hidden fields that make that known. */
import { Alert } from '../../ui/components/alert.tsx';
import { Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import type { Filled } from '../filled.ts';

/** Where the error summary leads to. */
export const MEANWHILE = 'intussen';

export const Hidden = ({ filled }: { readonly filled: Filled }) => (
  <>
    {Object.entries(filled.hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** @param now where the page is as it is stored */
export function Meanwhile({ filled, now }: { readonly filled: Filled; readonly now: string }) {
  const { t } = useUi();
  const words = (value: string | undefined, none: string) =>
    value ? <Dutch>{value}</Dutch> : <span class="meent-muted">{none}</span>;
  return (
    <div id={MEANWHILE} class="meent-meanwhile" tabIndex={-1}>
      <Alert kind="warning" title={t('meanwhile.title')}>
        <p>{t('meanwhile.text')}</p>
      </Alert>
      {filled.meanwhile.length > 0 ? (
        <Table
          caption={t('meanwhile.caption')}
          rows={filled.meanwhile}
          columns={[
            { title: t('meanwhile.field'), cell: ({ title }) => title },
            { title: t('meanwhile.was'), cell: ({ was }) => words(was, t('compare.empty')) },
            { title: t('meanwhile.now'), cell: (one) => words(one.now, t('compare.empty')) },
            { title: t('meanwhile.own'), cell: ({ own }) => words(own, t('meanwhile.none')) },
          ]}
        />
      ) : (
        <p>{t('meanwhile.elsewhere')}</p>
      )}
      <p>
        <a href={now}>{t('meanwhile.drop')}</a>
      </p>
    </div>
  );
}
