/** The first page: what asks for attention, why, and what to do. */
import type { ComponentChildren } from 'preact';
import type { Attention } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { RowLink } from '../../ui/components/button.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, Section, type Told } from './frame.tsx';

interface Item {
  readonly what: string;
  readonly act: string;
  readonly href: string;
}

const Items = ({ items, look }: { readonly items: readonly Item[]; readonly look: string }) => (
  <ul class="meent-strips">
    {items.map(({ what, act, href }) => (
      <li class="meent-manage-item">
        <Heading level={3} look={4}>
          {what}
        </Heading>
        <p>{act}</p>
        <RowLink href={href}>
          {look}
          <span class="meent-hidden">: {what}</span>
        </RowLink>
      </li>
    ))}
  </ul>
);

export function ManageHomePage({ attention, ...told }: Told & { readonly attention: Attention }): ComponentChildren {
  const { t, format } = useUi();
  const {
    mayMake,
    tampered,
    unsealedSince,
    failedJobs,
    deadDeliveries,
    slowSubscriptions,
    expiring,
    bridges,
    combinationsEnding,
    closed,
    overdue,
    stuckLists,
    concepts,
    objectConcepts,
  } = attention;
  const items: Item[] = [
    ...(tampered > 0
      ? [
          {
            what: t('log.verify.bad', { count: tampered }),
            act: t('log.verify.bad.do'),
            href: addresses.manageLog,
          },
        ]
      : []),
    ...(unsealedSince
      ? [
          {
            what: t('log.waits', { when: format.dateTime(unsealedSince) }),
            act: t('log.waits.do'),
            href: addresses.manageLog,
          },
        ]
      : []),
    ...(failedJobs > 0
      ? [
          {
            what: t('manage.jobs.failed', { count: failedJobs }),
            act: t('manage.jobs.failed.do'),
            href: addresses.manageJobs,
          },
        ]
      : []),
    ...(deadDeliveries > 0
      ? [
          {
            what: t('manage.dead', { count: deadDeliveries }),
            act: t('manage.dead.do'),
            href: addresses.manageSubscriptions,
          },
        ]
      : []),
    ...(slowSubscriptions > 0
      ? [
          {
            what: t('manage.slow', { count: slowSubscriptions }),
            act: t('manage.slow.do'),
            href: addresses.manageSubscriptions,
          },
        ]
      : []),
    ...(overdue > 0
      ? [
          {
            what: t('archive.overdue', { count: overdue }),
            act: t('archive.overdue.look'),
            href: addresses.archive,
          },
        ]
      : []),
    ...(stuckLists > 0
      ? [{ what: t('archive.stuck', { count: stuckLists }), act: t('archive.overdue.look'), href: addresses.archive }]
      : []),
    ...bridges.map(({ id, name, ends }) => ({
      what: t('manage.bridge', { name, date: format.date(ends) }),
      act: t('manage.bridge.do'),
      href: addresses.manageCombination(id),
    })),
    ...closed.map(({ id, label, onlyCases }) => ({
      what: t(onlyCases ? 'manage.partly' : 'manage.closed', { name: label }),
      act: t(onlyCases ? 'manage.partly.do' : 'manage.closed.do'),
      href: `${addresses.manageApp(id)}#samen`,
    })),
    ...combinationsEnding.map(({ id, name, ends }) => ({
      what: t('manage.expires', { name, date: format.date(ends) }),
      act: t('manage.combination.do'),
      href: addresses.manageCombination(id),
    })),
    ...expiring.map(({ kind, id, name, ends }) => ({
      what: t('manage.expires', { name, date: format.date(ends) }),
      act: t('manage.expires.do'),
      href: addresses.manageType(kind, id),
    })),
    ...concepts.map(({ kind, id, name }) => ({
      what: t('manage.concept', { name }),
      act: t('manage.concept.do'),
      href: addresses.manageType(kind, id),
    })),
    ...objectConcepts.map(({ id, number, name }) => ({
      what: t('manage.concept', { name }),
      act: t('manage.concept.do'),
      href: addresses.manageObjectVersion(id, number),
    })),
  ];
  return (
    <ManageFrame title={t('nav.manage.home')} current="manage.home" {...told}>
      {items.length === 0 ? (
        <Alert kind="ok" title={t('manage.fine')}>
          <p>{t('manage.fine.text')}</p>
        </Alert>
      ) : (
        <Section id="aandacht" title={t('manage.attention')}>
          <Items items={items} look={t('manage.look')} />
        </Section>
      )}
      <Section id="doen" title={t('manage.do')}>
        <ul class="meent-cells">
          {(
            [
              [addresses.manageNewType('zaaktype'), 'type.new.zaaktype', mayMake.types],
              [addresses.manageNewApp, 'app.new', mayMake.applications],
              [addresses.manageNewEmployee, 'employee.new', mayMake.applications],
              [addresses.manageRights, 'manage.do.rights', true],
            ] as const
          )
            .filter(([, , may]) => may)
            .map(([href, text]) => (
              <li>
                <RowLink href={href}>{t(text)}</RowLink>
              </li>
            ))}
        </ul>
      </Section>
      <p class="meent-purpose">{t('manage.why')}</p>
    </ManageFrame>
  );
}
