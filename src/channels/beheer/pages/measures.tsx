/** How the data of an activity is secured: what holds, with its end, and a form for what comes. */
import { today } from '../../../foundation/clock.ts';
import { tomorrow } from '../../../services/operations/manage-activities.ts';
import type { Measure, Measures } from '../../../services/operations/manage-measures.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Table } from '../../ui/components/data.tsx';
import { Radios, TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { errorsIn, Section, type Told, typedIn } from './frame.tsx';

const KINDS = { technisch: 'measure.kind.technisch', organisatorisch: 'measure.kind.organisatorisch' } as const;

interface Props {
  /** A version of the activity. */
  readonly id: string;
  readonly measures: Measures;
  readonly told: Told;
}

export function MeasuresPart({ id, measures: { all, manages }, told }: Props) {
  const { t } = useUi();
  return (
    <Section id="beveiliging" title={t('activity.measures')}>
      <p class="meent-small meent-muted">{t('activity.measures.text')}</p>
      {all.length === 0 ? (
        <p>{t('activity.measures.none')}</p>
      ) : (
        <Table
          caption={<span class="meent-hidden">{t('activity.measures')}</span>}
          rows={all}
          columns={[
            {
              title: t('measure.words'),
              cell: ({ words, norm }) => (
                <>
                  <Dutch>{words}</Dutch>
                  {norm ? (
                    <p class="meent-small meent-muted">
                      <Dutch>{norm}</Dutch>
                    </p>
                  ) : null}
                </>
              ),
            },
            { title: t('measure.kind'), cell: ({ kind }) => t(KINDS[kind]) },
            { title: t('measure.from'), cell: ({ from }) => <When at={from} as="date" /> },
            {
              title: t('measure.until'),
              cell: (one) =>
                one.until ? <When at={one.until} as="date" /> : manages ? <End id={id} measure={one} /> : null,
            },
          ]}
        />
      )}
      {manages ? <Add id={id} told={told} /> : null}
    </Section>
  );
}

function End({ id, measure: { id: measure, words, stand } }: { readonly id: string; readonly measure: Measure }) {
  const { t } = useUi();
  return (
    <Form action={addresses.manageActivityAction(id, 'maatregel-einde')} class="meent-form--inline">
      <input type="hidden" name="maatregel" value={measure} />
      <input type="hidden" name="stand" value={stand} />
      <input type="hidden" name="eindeGeldigheid" value={tomorrow()} />
      <Button kind="secondary">
        {t('measure.end')}
        <span class="meent-hidden">
          {' '}
          <Dutch>{words}</Dutch>
        </span>
      </Button>
    </Form>
  );
}

function Add({ id, told }: Pick<Props, 'id' | 'told'>) {
  const { t } = useUi();
  const typed = typedIn(told, 'maatregel');
  const errors = errorsIn(told, 'maatregel');
  return (
    <details class="meent-action meent-after" open={typed !== undefined}>
      <summary>{t('measure.add')}</summary>
      <Form action={addresses.manageActivityAction(id, 'maatregel')} leave>
        <TextBox
          name="omschrijving"
          label={t('measure.words')}
          help={t('measure.words.help')}
          value={typed?.omschrijving ?? ''}
          errors={errors}
        />
        <Radios
          name="soort"
          label={t('measure.kind')}
          value={typed?.soort}
          errors={errors}
          options={(['technisch', 'organisatorisch'] as const).map((value) => ({ value, label: t(KINDS[value]) }))}
        />
        <TextBox
          name="norm"
          label={t('measure.norm')}
          help={t('measure.norm.help')}
          value={typed?.norm ?? ''}
          errors={errors}
          optional
        />
        <TextBox
          name="beginGeldigheid"
          type="date"
          label={t('measure.from')}
          value={typed?.beginGeldigheid ?? today()}
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button>{t('measure.save')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}
