/** What a concept of a case type still needs before it can be published, as the register says it, and the button. */
import type { InvalidParam } from '../../../foundation/problems.ts';
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Act } from './act-form.tsx';
import { Section } from './frame.tsx';

/** Where on the page a fault before publishing can be mended. */
export const SECTIONS: Readonly<Record<string, string>> = {
  statustypen: 'weg',
  resultaattypen: 'resultaten',
  roltypen: 'rollen',
  beginGeldigheid: 'gegevens',
};

/** A fault that names no section is about a document type that is not there. */
export const sectionOf = ({ name }: InvalidParam): string => SECTIONS[name] ?? 'documenten';

interface PublishProps {
  readonly version: VersionPage;
  readonly missing: readonly InvalidParam[];
}

/** First on the page of a concept: what is left to do, each with the way to where it is done. */
export function Publish({ version, missing }: PublishProps) {
  const { t } = useUi();
  return (
    <Section id="publiceren" title={t('type.publish')}>
      {missing.length > 0 ? (
        <Alert kind="info" level={3} title={t('type.missing')}>
          <ul>
            {missing.map((one) => (
              <li>
                <a href={`#${sectionOf(one)}`}>
                  <Dutch>{one.reason}</Dutch>
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Act
          version={version}
          action="publiceren"
          title={t('type.publish')}
          why={`${t('type.complete')} ${t('type.publish.text')}`}
          primary
        />
      )}
    </Section>
  );
}
