/** The work list: mine or the team's, filtered, with the deadline in words. */
import { addresses } from '../../ui/addresses.ts';
import { Alert, type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Badge, Pagination, Table } from '../../ui/components/data.tsx';
import { type Option, Select, TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Deadline, type DeadlineInfo } from './deadline.tsx';

export interface WorkItem {
  readonly id: string;
  /** `WH-2026-004127`. */
  readonly number: string;
  readonly title: string;
  readonly requester?: string;
  readonly status: string;
  readonly deadline: DeadlineInfo;
  /** Who has it: nobody, the employee who looks, or a colleague by name. */
  readonly holder:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'you' }
    | { readonly kind: 'colleague'; readonly name: string };
}

export interface WorkListPageProps {
  readonly list: 'mijn' | 'team';
  readonly items: readonly WorkItem[];
  /** Why there are no more, in Dutch. */
  readonly closed?: readonly string[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: { readonly toon: string; readonly zaaktype: string; readonly zoek: string };
  readonly toonOptions: readonly Option[];
  readonly zaaktypeOptions: readonly Option[];
  readonly flash?: Flash;
}

function Filter({ list, filter, toonOptions, zaaktypeOptions }: WorkListPageProps) {
  const { t } = useUi();
  return (
    <Form action={addresses.work} method="get" class="meent-work__filter">
      {list === 'team' ? <input type="hidden" name="lijst" value="team" /> : null}
      <Select name="toon" label={t('work.show')} options={toonOptions} value={filter.toon} />
      <Select name="zaaktype" label={t('work.type')} options={zaaktypeOptions} value={filter.zaaktype} />
      <TextBox name="zoek" label={t('work.search')} value={filter.zoek} type="search" />
      <Button kind="secondary">{t('work.filter')}</Button>
    </Form>
  );
}

function Holder({ item }: { readonly item: WorkItem }) {
  const { t } = useUi();
  if (item.holder.kind === 'you') return <>{t('work.you')}</>;
  if (item.holder.kind === 'colleague') return <>{item.holder.name}</>;
  return (
    <Form action={addresses.workCaseAction(item.id, 'pakken')} class="meent-form--inline">
      <Button kind="secondary">
        {t('work.take')}
        <span class="meent-hidden"> {item.number}</span>
      </Button>
    </Form>
  );
}

const address = ({ list, filter }: WorkListPageProps, page: number): string => {
  const query = new URLSearchParams({ ...(list === 'team' ? { lijst: 'team' } : {}), ...filter, pagina: String(page) });
  for (const [name, value] of [...query]) if (value === '') query.delete(name);
  return `${addresses.work}?${query}`;
};

export function WorkListPage(props: WorkListPageProps) {
  const { t } = useUi();
  const title = props.list === 'mijn' ? t('nav.work.mine') : t('nav.work.team');
  return (
    <Page
      channel="workbench"
      title={titleWith(props.flash, title)}
      current={props.list === 'mijn' ? 'work.mine' : 'work.team'}
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <FlashAlert flash={props.flash} />
        <Heading level={1} look={2}>
          {t('work.title', { title, count: props.total })}
        </Heading>
        {props.closed?.length ? (
          <Alert kind="warning" title={t('work.closed')}>
            {props.closed.map((one) => (
              <p>
                <Dutch>{one}</Dutch>
              </p>
            ))}
          </Alert>
        ) : null}
        <Filter {...props} />
        {props.items.length ? (
          <Table
            caption={t(props.filter.toon === 'dicht' ? 'work.caption.closed' : 'work.caption')}
            rows={props.items}
            columns={[
              {
                title: t('work.case'),
                cell: (item) => (
                  <>
                    <a class="meent-link-row" href={addresses.workCase(item.id)}>
                      <Dutch>{item.title}</Dutch>
                    </a>
                    <p class="meent-small meent-muted meent-number">{item.number}</p>
                  </>
                ),
              },
              { title: t('work.requester'), cell: (item) => item.requester ?? t('work.unknown') },
              {
                title: t('work.status'),
                cell: (item) => (
                  <Badge>
                    <Dutch>{item.status}</Dutch>
                  </Badge>
                ),
              },
              { title: t('work.deadline'), cell: (item) => <Deadline {...item.deadline} /> },
              { title: t('work.holder'), cell: (item) => <Holder item={item} /> },
            ]}
          />
        ) : (
          <p>{t('work.none')}</p>
        )}
        <Pagination page={props.page} pages={props.pages} href={(page) => address(props, page)} />
      </div>
    </Page>
  );
}
