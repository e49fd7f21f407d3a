/** Who can see what, and what a change of rights would show or hide. */
import type { Kept } from '../../../services/operations/manage-narrowed.ts';
import type { Preview, Shift } from '../../../services/operations/manage-preview.ts';
import type { Given, Matrix, MatrixCell } from '../../../services/operations/manage-rights.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { Table } from '../../ui/components/data.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { SOURCES } from './combinations.tsx';
import { ManageFrame, Section, type Told } from './frame.tsx';
import { componentWords, levelWords, MayWords } from './right-fields.tsx';

const KIND = {
  zaken: 'right.kind.zaken',
  documenten: 'right.kind.documenten',
  besluiten: 'right.kind.besluiten',
  objecten: 'right.kind.objecten',
} as const;

const ALWAYS = { read: 'matrix.always.read', work: 'matrix.always.work' } as const;

/** Who have the same level stand together: a long list is read by its levels. */
function Cells({ cells, others }: { readonly cells: readonly MatrixCell[]; readonly others?: boolean }) {
  const { t } = useUi();
  if (cells.length === 0) return <span class="meent-muted">{t(others ? 'matrix.nobody.else' : 'matrix.nobody')}</span>;
  return (
    <ul class="meent-cells">
      {[...Map.groupBy(cells, ({ level }) => level)].map(([level, of]) => (
        <li>
          {of.map(({ id, application }, index) => (
            <>
              {index > 0 ? ', ' : null}
              <a href={addresses.manageApp(id)}>
                <Dutch>{application}</Dutch>
              </a>
            </>
          ))}
          {level ? (
            <span class="meent-small meent-muted">
              {' '}
              (<Dutch>{t('right.level.upto', { level: levelWords(level) })}</Dutch>)
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** One register at a time, and of that what is searched for. */
export function RightsPage({ matrix, ...told }: Told & { readonly matrix: Matrix }) {
  const { t, format } = useUi();
  const { kind, words, rows, everything, always } = matrix;
  const address = `${addresses.manageRights}?wat=${kind}`;
  return (
    <ManageFrame title={t('matrix.title')} current="manage.rights" {...told}>
      <nav aria-label={t('matrix.which')}>
        <ul class="meent-tabs">
          {(['zaken', 'documenten', 'besluiten', 'objecten'] as const).map((one) => (
            <li>
              <a href={`${addresses.manageRights}?wat=${one}`} aria-current={one === kind ? 'page' : undefined}>
                {t(KIND[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {everything.length > 0 ? (
        <Section id="alles" title={t('matrix.everything')}>
          <Cells cells={everything} />
        </Section>
      ) : null}
      {(['read', 'work'] as const).map((one) =>
        always[one].length > 0 ? (
          <Section id={`elke-soort-${one}`} title={t(ALWAYS[one])}>
            <Cells cells={always[one]} />
          </Section>
        ) : null,
      )}
      <Form action={addresses.manageRights} method="get" class="meent-work__filter meent-work__search">
        <input type="hidden" name="wat" value={kind} />
        <TextBox name="zoek" type="search" label={t('matrix.find')} value={words} autoComplete="off" />
        <Button kind="secondary">{t('type.find.go')}</Button>
      </Form>
      {words ? (
        <p role="status">
          {t('type.found', { count: rows.length })} <a href={address}>{t('type.find.everything')}</a>
        </p>
      ) : null}
      {rows.length === 0 ? (
        words ? null : (
          <p>{t('manage.none')}</p>
        )
      ) : (
        <Table
          caption={t('matrix.caption')}
          rows={rows}
          columns={[
            {
              title: t('preview.type'),
              cell: ({ type, versions }) => (
                <>
                  <Dutch>{type}</Dutch>
                  {versions > 1 ? (
                    <p class="meent-small meent-muted">{t('right.versions', { count: versions })}</p>
                  ) : null}
                </>
              ),
            },
            { title: t('matrix.total'), numeric: true, cell: ({ total }) => format.number(total) },
            { title: t('matrix.read'), cell: ({ read }) => <Cells cells={read} others={always.read.length > 0} /> },
            { title: t('matrix.work'), cell: ({ work }) => <Cells cells={work} others={always.work.length > 0} /> },
          ]}
        />
      )}
    </ManageFrame>
  );
}

export interface PreviewPageProps {
  readonly id: string;
  readonly preview: Preview;
  /** What was asked, to be asked again with the button. */
  readonly fields: Readonly<Record<string, string>>;
  /** Somebody else changed the application since it was counted before. */
  readonly late?: boolean;
}

function Difference({ shift: { before, after, open } }: { readonly shift: Shift }) {
  const { t, format } = useUi();
  if (after > before) return <strong>{t('preview.more', { number: format.number(after - before) })}</strong>;
  if (after < before) return <strong>{t('preview.less', { number: format.number(before - after) })}</strong>;
  return <strong>{t(open ? 'preview.opens' : 'preview.closes')}</strong>;
}

/** Rights to do the same in the same register are one line. */
const togetherBy = ({ component, scopes, level, fields }: Given): string =>
  JSON.stringify([component, scopes, level, fields]);

function Subjects({ rights }: { readonly rights: readonly Given[] }) {
  const { t } = useUi();
  const types = rights.flatMap(({ type }) => (type ? [type] : []));
  return (
    <>
      {componentWords(t, rights[0]!.component)}
      {types.length > 0 ? (
        <>
          : <Dutch>{types.join('; ')}</Dutch>
        </>
      ) : null}
    </>
  );
}

const Reasons = ({ of }: { readonly of: readonly string[] }) => (
  <ul>
    {of.map((one) => (
      <li>
        <Dutch>{one}</Dutch>
      </li>
    ))}
  </ul>
);

/** Of what it may read, what its combination does not name: not refused, and not shown. */
function KeptBack({ of }: { readonly of: readonly Kept[] }) {
  const { t, language } = useUi();
  return (
    <Alert kind="warning" title={t('preview.kept')}>
      <ul>
        {of.map(({ activity, combination, source, kinds }) => (
          <li>
            <Rich
              text="preview.kept.one"
              with={{
                activity: <Dutch>{activity}</Dutch>,
                source: t(SOURCES[source]),
                combination: (
                  <a href={addresses.manageCombination(combination.id)}>
                    <Dutch>{combination.name}</Dutch>
                  </a>
                ),
                kinds: kinds.map(({ naam, english }) => (language === 'en' ? english : naam)).join(', '),
              }}
            />
          </li>
        ))}
      </ul>
      <p>{t('preview.kept.text')}</p>
    </Alert>
  );
}

export function PreviewPage({ id, preview, fields, late = false }: PreviewPageProps) {
  const { t, format } = useUi();
  const { label, shifts, added, removed, refused, closed, kept } = preview;
  return (
    <ManageFrame
      title={t('preview.title', { name: label })}
      current="manage.apps"
      crumbs={[
        { href: addresses.manageApps, text: t('nav.manage.apps') },
        { href: addresses.manageApp(id), text: label },
      ]}
      {...(late ? { flash: { kind: 'error', title: t('preview.late') } } : {})}
    >
      {refused.length > 0 ? (
        <Alert kind="error" title={t('preview.refused')}>
          <Reasons of={refused} />
          <p>
            <a href={addresses.manageNewCombination}>{t('combi.new')}</a>
          </p>
        </Alert>
      ) : null}
      {closed.length > 0 && refused.length === 0 ? (
        <Alert kind="warning" title={t('preview.closed')}>
          <Reasons of={closed} />
        </Alert>
      ) : null}
      {kept.length > 0 && refused.length === 0 ? <KeptBack of={kept} /> : null}
      {[
        { id: 'erbij', title: t('preview.added', { count: added.length }), rights: added },
        { id: 'eraf', title: t('preview.removed', { count: removed.length }), rights: removed },
      ].map(({ id: section, title, rights }) =>
        rights.length > 0 ? (
          <Section id={section} title={title}>
            <ul class="meent-cells">
              {Object.values(Object.groupBy(rights, togetherBy)).map((of = []) => (
                <li>
                  <MayWords right={of[0]!} />: <Subjects rights={of} />
                </li>
              ))}
            </ul>
          </Section>
        ) : null,
      )}
      <Section id="zichtbaar" title={t('preview.seen')}>
        {shifts.length === 0 ? (
          <p>{t('preview.nothing')}</p>
        ) : (
          <Table
            caption={t('preview.caption')}
            rows={shifts}
            columns={[
              {
                title: t('preview.type'),
                cell: ({ kind, type }) => (
                  <>
                    {t(KIND[kind])}: <Dutch>{type}</Dutch>
                  </>
                ),
              },
              { title: t('preview.before'), numeric: true, cell: ({ before }) => format.number(before) },
              { title: t('preview.after'), numeric: true, cell: ({ after }) => format.number(after) },
              { title: t('preview.change'), cell: (shift) => <Difference shift={shift} /> },
            ]}
          />
        )}
      </Section>
      <Form action={addresses.manageAppAction(id, 'rechten-opslaan')}>
        {Object.entries({ ...fields, stand: preview.stand }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ButtonGroup>
          {refused.length > 0 ? null : <Button>{t('preview.save')}</Button>}
          <LinkButton kind="secondary" href={addresses.manageApp(id)}>
            {t('preview.cancel')}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}
