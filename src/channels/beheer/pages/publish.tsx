/** What a concept of a case type still needs before it can be published, as the register says it, and the button. */
import type { TypeVersion } from '../../../services/operations/manage-types.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { useUi } from '../../ui/ui.ts';
import { Section, type Told } from './frame.tsx';
import { Act } from './version-parts.tsx';

/** Where on the page a fault before publishing can be mended. */
export const SECTIONS: Readonly<Record<string, string>> = {
  statustypen: 'weg',
  resultaattypen: 'resultaten',
  roltypen: 'rollen',
  beginGeldigheid: 'gegevens',
};

export function Publish({ version }: { readonly version: TypeVersion; readonly told: Told }) {
  const { t } = useUi();
  const { missing } = version;
  return (
    <Section id="publiceren" title={t('type.publish')}>
      {missing.length > 0 ? (
        <Alert kind="info" level={3} title={t('type.missing')}>
          <ul>
            {missing.map(({ name, reason }) => (
              <li>
                <a href={`#${SECTIONS[name] ?? 'documenten'}`}>{reason}</a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p>{t('type.complete')}</p>
      )}
      <Act
        version={version}
        action="publiceren"
        title={t('type.publish')}
        why={t('type.publish.text')}
        primary={missing.length === 0}
      />
    </Section>
  );
}
