/** Other case types that a case type is related to, and the form that adds one to a concept. */
import type { TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { RELATION_FORM } from '../type-forms.ts';
import { DataForm } from './data-form.tsx';
import { Section, type Told } from './frame.tsx';

export function Relations({ version, told }: { readonly version: TypeVersion; readonly told: Told }) {
  const { t } = useUi();
  const { relations, caseTypes, id, etag, state } = version;
  const concept = state === 'concept';
  const nameOf = (value: string) => caseTypes.find((one) => one.value === value)?.label ?? value;
  return (
    <Section id="verwant" title={t('type.related')}>
      {relations.length === 0 ? (
        <p>{t('type.related.none')}</p>
      ) : (
        <Table
          caption={<span class="meent-hidden">{t('type.related')}</span>}
          rows={relations}
          columns={[
            { title: t('type.part.name'), cell: ({ zaaktype }) => <Dutch>{nameOf(zaaktype)}</Dutch> },
            { title: t('type.part.kind'), cell: ({ aardRelatie }) => <Dutch>{aardRelatie}</Dutch> },
            { title: t('type.explain'), cell: ({ toelichting }) => <Dutch>{toelichting}</Dutch> },
            ...(concept
              ? [
                  {
                    title: t('manage.column.do'),
                    cell: ({ zaaktype, aardRelatie }: TypeVersion['relations'][number]) => (
                      <Form action={addresses.manageTypeAction('zaaktype', id, 'niet-relateren')}>
                        <input type="hidden" name="stand" value={etag} />
                        <input type="hidden" name="zaaktype" value={zaaktype} />
                        <input type="hidden" name="aardRelatie" value={aardRelatie} />
                        <button class="meent-link-button" type="submit">
                          {t('type.part.remove')}
                          <span class="meent-hidden"> {nameOf(zaaktype)}</span>
                        </button>
                      </Form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {concept && caseTypes.length > 0 ? (
        <details class="meent-action meent-after" open={told.form === 'relateren'}>
          <summary>{t('type.related.add')}</summary>
          <DataForm
            action={addresses.manageTypeAction('zaaktype', id, 'relateren')}
            form="relateren"
            fields={RELATION_FORM}
            about={version}
            etag={etag}
            page={addresses.manageType('zaaktype', id)}
            told={told}
            button={t('type.names.add')}
          />
        </details>
      ) : null}
    </Section>
  );
}
