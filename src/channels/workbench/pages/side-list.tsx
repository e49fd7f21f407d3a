/** The employee's own list beside the case, on a wide screen; on a narrow one the work list is one link away. */
import { addresses } from '../../ui/addresses.ts';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Deadline, type DeadlineInfo } from './deadline.tsx';

export interface SideItem {
  readonly id: string;
  readonly title: string;
  /** Who asked and where it stands, in a few words. */
  readonly line: string;
  readonly deadline: DeadlineInfo;
}

function Item({ item, open }: { readonly item: SideItem; readonly open: boolean }) {
  return (
    <li class={open ? 'meent-work-item meent-work-item--open' : 'meent-work-item'}>
      <div class="meent-work-item__line">
        <a href={addresses.workCase(item.id)} aria-current={open ? 'true' : undefined}>
          {item.title}
        </a>
        <Deadline {...item.deadline} />
      </div>
      <span class="meent-muted">{item.line}</span>
    </li>
  );
}

export function SideList({ items, current }: { readonly items: readonly SideItem[]; readonly current: string }) {
  const { t } = useUi();
  if (items.length === 0) return null;
  return (
    <section class="meent-work__list" aria-labelledby="mijn-lijst">
      <Heading level={2} look={3} id="mijn-lijst" class="meent-before-list">
        {t('work.title', { title: t('nav.work.mine'), count: items.length })}
      </Heading>
      <ul class="meent-strips">
        {items.map((item) => (
          <Item item={item} open={item.id === current} />
        ))}
      </ul>
    </section>
  );
}
