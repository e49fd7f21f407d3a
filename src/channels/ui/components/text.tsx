/** Words: headings, texts with links inside, and the moment something happened. */
import type { ComponentChildren } from 'preact';
import type { Moment } from '../texts/format.ts';
import { type Arguments, PLACE, type TextKey, template } from '../texts/translate.ts';
import { otherOf, useUi } from '../ui.ts';

type Level = 1 | 2 | 3 | 4;

interface HeadingProps {
  /** Place in the outline of the page. */
  readonly level: Level;
  /** How it looks, when that differs from its place in the outline. */
  readonly look?: Level;
  readonly id?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Heading({ level, look = level, id, class: extra, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag class={`nl-heading nl-heading--level-${look}${extra ? ` ${extra}` : ''}`} id={id}>
      {children}
    </Tag>
  );
}

/** A text whose places hold elements: `<Rich text="footer.phone" with={{ phone: <a .../> }} />`. */
export function Rich<Key extends TextKey>({
  text,
  with: values,
}: {
  readonly text: Key;
  readonly with: Arguments<Key, ComponentChildren>[0];
}) {
  const { language, acting } = useUi();
  const given = values as unknown as Record<string, ComponentChildren>;
  const pieces = template(language, text, given.count, otherOf(acting)).split(PLACE);
  return <>{pieces.map((piece, index) => (index % 2 ? given[piece] : piece))}</>;
}

/** Words that come from the registers and are always Dutch: marked as such on a page in another language (WCAG 3.1.2). */
export function Dutch({ children }: { readonly children: ComponentChildren }) {
  return useUi().language === 'nl' ? children : <span lang="nl">{children}</span>;
}

type MomentForm = 'date' | 'day' | 'time' | 'dateTime' | 'dayTime';

/** A moment in words, with the machine's form beside it. */
export function When({ at, as }: { readonly at: Moment; readonly as: MomentForm }) {
  const { format } = useUi();
  return <time dateTime={at instanceof Date ? at.toISOString() : at}>{format[as](at)}</time>;
}
