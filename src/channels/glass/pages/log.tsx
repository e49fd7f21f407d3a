/** The logbook for everybody: what is counted, how fresh it is, and how to check it without us. */
import type { GlassCount, GlassLog } from '../../../services/operations/glass.ts';
import { addresses } from '../../ui/addresses.ts';
import { CodeBlock } from '../../ui/components/code.tsx';
import { DataList, Table } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Growth, type GrowthPoint } from './growth.tsx';

export interface GlassLogPageProps {
  readonly log: GlassLog;
  /** Address of this municipality, for commands that can be copied. */
  readonly base: string;
}

type Head = NonNullable<GlassLog['head']>;

const HOUR = 60;

function Age({ head: { ageMinutes, minute } }: { readonly head: Head }) {
  const { t, format } = useUi();
  if (ageMinutes < 1) return <>{t('glass.age.new')}</>;
  return (
    <>
      {ageMinutes < HOUR
        ? t('glass.age', { count: ageMinutes })
        : t('glass.age.long', { when: format.dateTime(minute) })}
    </>
  );
}

function Now({ head }: { readonly head: GlassLog['head'] }) {
  const { t, format } = useUi();
  return (
    <section class="meent-section meent-flow" aria-labelledby="nu">
      <Heading level={2} id="nu">
        {t('glass.now')}
      </Heading>
      {head ? (
        <>
          <DataList
            facts={[
              { name: t('glass.size'), value: format.number(head.size) },
              { name: t('glass.signed'), value: <Age head={head} /> },
            ]}
          />
          <p>{t('glass.size.text')}</p>
        </>
      ) : (
        <p>{t('glass.empty')}</p>
      )}
      {head?.before ? (
        <p>{t('glass.putback', { size: format.number(head.before.size), kept: format.number(head.before.kept) })}</p>
      ) : null}
    </section>
  );
}

function Grown({ log: { growth, from, until } }: Pick<GlassLogPageProps, 'log'>) {
  const { t, format } = useUi();
  const [first, ...rest] = growth;
  const points: readonly [GrowthPoint, ...GrowthPoint[]] | undefined = first && [first, ...rest];
  return (
    <section class="meent-section meent-flow" aria-labelledby="groei">
      <Heading level={2} id="groei">
        {t('glass.growth')}
      </Heading>
      {points ? (
        <>
          <Growth points={points} />
          <p>
            {t('glass.growth.text', {
              from: format.date(from),
              until: format.date(until),
              entries: format.number(points.at(-1)!.total),
            })}
          </p>
        </>
      ) : (
        <p>{t('glass.growth.none')}</p>
      )}
    </section>
  );
}

function Counts({ log: { counts, from, until } }: Pick<GlassLogPageProps, 'log'>) {
  const { t, format } = useUi();
  if (counts.length === 0) return null;
  const shown = (count: number | undefined): string => (count === undefined ? t('glass.few') : format.number(count));
  return (
    <section class="meent-section meent-flow" aria-labelledby="waarvoor">
      <Heading level={2} id="waarvoor">
        {t('glass.counts')}
      </Heading>
      <p>{t('glass.counts.text')}</p>
      <Table
        caption={t('glass.counts.caption', { from: format.date(from), until: format.date(until) })}
        rows={counts}
        columns={[
          { title: t('glass.activity'), cell: ({ activity }: GlassCount) => <Dutch>{activity}</Dutch> },
          { title: t('glass.organ'), cell: ({ organ }) => <Dutch>{organ}</Dutch> },
          { title: t('glass.month'), cell: ({ month }) => shown(month), numeric: true },
          { title: t('glass.year'), cell: ({ year }) => shown(year), numeric: true },
        ]}
      />
    </section>
  );
}

const FOLDER = 'packages/meent-verify';

/** The commands as they are typed; test/channels/glass.test.ts runs them. */
export const commandsOf = (base: string): readonly [keep: string, lines: string, later: string] => [
  `curl ${base}/logboek/tlog/vkey > sleutel.txt\ncurl ${base}/logboek/tlog/checkpoint > toen.txt`,
  'node meent-verify.js bewijs.json --sleutel sleutel.txt',
  `curl ${base}/logboek/tlog/checkpoint > nu.txt\nnode meent-verify.js toen.txt nu.txt --sleutel sleutel.txt --log ${base}/logboek/tlog`,
];

function Check({ log: { vkey, head }, base }: GlassLogPageProps) {
  const { t } = useUi();
  const [keep, lines, later] = commandsOf(base);
  return (
    <section class="meent-section" aria-labelledby="nakijken">
      <div class="meent-text meent-flow">
        <Heading level={2} id="nakijken">
          {t('glass.check')}
        </Heading>
        <p>
          <Rich text="glass.check.needs" with={{ folder: <code>{FOLDER}</code> }} />
        </p>
      </div>
      <ol class="meent-stages meent-flow">
        <li class="meent-flow">
          <Heading level={3}>{t('glass.check.one')}</Heading>
          <p>{t('glass.check.one.text')}</p>
          <CodeBlock code={keep} />
        </li>
        <li class="meent-flow">
          <Heading level={3}>{t('glass.check.two')}</Heading>
          <p>
            <Rich
              text="glass.check.two.text"
              with={{ link: <a href={addresses.whoLooked}>{t('glass.check.two.link')}</a> }}
            />
          </p>
          <CodeBlock code={lines} />
        </li>
        <li class="meent-flow">
          <Heading level={3}>{t('glass.check.three')}</Heading>
          <p>{t('glass.check.three.text')}</p>
          <CodeBlock code={later} />
        </li>
      </ol>
      <div class="meent-flow">
        <p>{t('glass.check.more')}</p>
        <p class="meent-small">{t('glass.key')}</p>
        <p class="meent-hash">{vkey}</p>
        {head ? (
          <>
            <p class="meent-small">{t('glass.checkpoint')}</p>
            <pre class="meent-hash meent-code__text">{head.note.trim()}</pre>
          </>
        ) : null}
      </div>
    </section>
  );
}

export function GlassLogPage({ log, base }: GlassLogPageProps) {
  const { t, municipality } = useUi();
  const title = t('glass.title', { municipality: municipality.name });
  return (
    <Page
      channel="front"
      title={title}
      islands={['copy']}
      field={{ heading: title, lead: t('glass.lead'), crumbs: [{ href: addresses.front, text: t('nav.front') }] }}
    >
      <div class="meent-wrap">
        <Now head={log.head} />
        <Grown log={log} />
        <Counts log={log} />
        <Check log={log} base={base} />
      </div>
    </Page>
  );
}
