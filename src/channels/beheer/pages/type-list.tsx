/** Search and pages above and below a list of types; an address with both can be kept. */
import type { ComponentChildren } from 'preact';
import type { Asked, Listed } from '../../../services/operations/type-search.ts';
import { Button } from '../../ui/components/button.tsx';
import { Pagination } from '../../ui/components/data.tsx';
import { Select, TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';

interface TypeListProps {
  readonly address: string;
  readonly asked: Asked;
  readonly found: Omit<Listed<unknown>, 'items'>;
  readonly children: ComponentChildren;
}

export function TypeList({ address, asked: { words = '', concepts = false }, found, children }: TypeListProps) {
  const { t } = useUi();
  const asks = words !== '' || concepts;
  const href = (page: number) =>
    `${address}?${new URLSearchParams({ ...(words ? { zoek: words } : {}), ...(concepts ? { toon: 'concept' } : {}), pagina: String(page) })}`;
  return (
    <>
      <Form action={address} method="get" class="meent-work__filter meent-work__search">
        <TextBox name="zoek" type="search" label={t('type.find')} value={words} autoComplete="off" />
        <Select
          name="toon"
          label={t('type.find.show')}
          value={concepts ? 'concept' : ''}
          options={[
            { value: '', label: t('type.find.all') },
            { value: 'concept', label: t('type.find.concepts') },
          ]}
        />
        <Button kind="secondary">{t('type.find.go')}</Button>
      </Form>
      {asks ? (
        <p role="status">
          {t('type.found', { count: found.total })} <a href={address}>{t('type.find.everything')}</a>
        </p>
      ) : null}
      {found.total > 0 ? children : asks ? null : <p>{t('manage.none')}</p>}
      <Pagination page={found.page} pages={found.pages} href={href} />
    </>
  );
}
