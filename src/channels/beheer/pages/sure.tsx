/** What ends something at once is asked once more: what it is, what it does, and the button. */
import type { AppPage } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import { AccessBadge } from './applications.tsx';
import { ManageFrame } from './frame.tsx';

/** What ends for whoever works with an application. */
export const ENDINGS = ['geheim', 'stop', 'weg'] as const;
export type Ending = (typeof ENDINGS)[number];

const WORDS = {
  geheim: { title: 'sure.geheim', text: 'sure.geheim.text', button: 'app.secret.renew' },
  stop: { title: 'sure.stop', text: 'sure.stop.text', button: 'app.secret.stop' },
  weg: { title: 'sure.weg', text: 'app.remove.text', button: 'app.remove' },
} as const;
const OF_EMPLOYEE = { title: 'sure.employee', text: 'employee.remove.text', button: 'employee.remove' } as const;

/** There is something to end, and it is no part of Meent itself. */
export const mayEnd = (app: AppPage, ending: Ending): boolean =>
  ending === 'weg' ? !app.own || app.employee !== undefined : app.hasSecret;

/** The form comes from the page that asks. */
export const saidSure = (typed: Readonly<Record<string, string>>): boolean => typed.zeker === 'ja';

export function SurePage({ app, ending }: { readonly app: AppPage; readonly ending: Ending }) {
  const { t } = useUi();
  const { title, text, button } = ending === 'weg' && app.employee ? OF_EMPLOYEE : WORDS[ending];
  return (
    <ManageFrame
      title={t(title, { name: app.label })}
      current="manage.apps"
      crumbs={[
        { href: addresses.manageApps, text: t('nav.manage.apps') },
        { href: addresses.manageApp(app.id), text: app.label },
      ]}
    >
      <Alert kind="warning" title={t('sure.now')}>
        <p>{t(text)}</p>
      </Alert>
      <DataList
        rows
        facts={[
          { name: t('app.ids'), value: <span class="meent-break">{app.clientIds.join(', ')}</span> },
          { name: t('app.state'), value: <AccessBadge app={app} /> },
        ]}
      />
      <Form action={addresses.manageAppAction(app.id, ending)}>
        <input type="hidden" name="stand" value={app.stand} />
        <input type="hidden" name="zeker" value="ja" />
        <ButtonGroup>
          <Button>{t(button)}</Button>
          <LinkButton kind="secondary" href={addresses.manageApp(app.id)}>
            {t('preview.cancel')}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}
