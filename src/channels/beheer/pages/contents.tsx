/** A long page with its table of contents beside it, which stays in sight where there is room. */
import type { ComponentChildren } from 'preact';
import { useUi } from '../../ui/ui.ts';

export interface Chapter {
  /** Of its heading. */
  readonly id: string;
  readonly title: string;
  /** How much there is in it, or what is wrong there. */
  readonly note?: string | undefined;
  /** The note asks for something. */
  readonly asks?: boolean;
}

interface ContentsProps {
  readonly chapters: readonly Chapter[];
  /** What can be done from anywhere on the page; shown where the contents stay. */
  readonly act?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function WithContents({ chapters, act, children }: ContentsProps) {
  const { t } = useUi();
  return (
    <div class="meent-contents">
      <div class="meent-contents__beside">
        <nav aria-labelledby="inhoudsopgave">
          <p id="inhoudsopgave" class="meent-contents__title">
            {t('contents.title')}
          </p>
          <ul>
            {chapters.map(({ id, title, note, asks }) => (
              <li>
                <a href={`#${id}`}>{title}</a>
                {note ? (
                  <span class={asks ? 'meent-contents__asks' : 'meent-muted'}>
                    <span class="meent-hidden">: </span>
                    {note}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </nav>
        {act ? <div class="meent-contents__act">{act}</div> : null}
      </div>
      <div class="meent-stack">{children}</div>
    </div>
  );
}
