/** Where a form asks something of who fills it in: for what, on what ground, and how long it is kept (AVG 13). */
import { addresses } from '../../ui/addresses.ts';
import { useUi } from '../../ui/ui.ts';

/** @param why id of the activity */
export function WhyAsked({ why }: { readonly why: string | undefined }) {
  const { t } = useUi();
  if (why === undefined) return null;
  return (
    <p class="meent-after">
      <a class="meent-link-row" href={addresses.why(why)}>
        {t('report.why')}
      </a>
    </p>
  );
}
