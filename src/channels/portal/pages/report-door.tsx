/** The way to a report, where the municipality takes them here. */
import { addresses } from '../../ui/addresses.ts';
import { ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { useUi } from '../../ui/ui.ts';

export function ReportDoor() {
  const { t, takesReports } = useUi();
  return takesReports ? (
    <ButtonGroup class="meent-after-l">
      <LinkButton href={addresses.report} kind="secondary">
        {t('nav.report')}
      </LinkButton>
    </ButtonGroup>
  ) : null;
}
