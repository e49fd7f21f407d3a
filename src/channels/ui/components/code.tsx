/** Text to copy. The button comes from the island `copy`; without it the text can be selected. */
import { useUi } from '../ui.ts';

export function CodeBlock({ code }: { readonly code: string }) {
  const { t } = useUi();
  return (
    <div
      class="meent-code"
      data-copy={t('code.copy')}
      data-copied={t('code.copied')}
      data-selected={t('code.selected')}
    >
      <pre class="meent-code__text">
        <code>{code}</code>
      </pre>
    </div>
  );
}
