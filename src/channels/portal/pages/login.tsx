/** How do you want to log in, and: you were away for a while. */
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { ButtonGroup, LinkButton, RowLink } from '../../ui/components/button.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Door } from '../../ui/components/strip.tsx';
import { useUi } from '../../ui/ui.ts';

/** A way in that works here. */
export interface LoginWay {
  readonly kind: 'resident' | 'employee';
  readonly href: string;
}

export interface LoginPageProps {
  readonly ways: readonly LoginWay[];
  /** Why the last attempt did not work, and what to do. */
  readonly refusal?: { readonly title: string; readonly advice: string };
}

const WORDS = {
  resident: { title: 'login.resident', text: 'login.resident.text' },
  employee: { title: 'login.employee', text: 'login.employee.text' },
} as const;

export function LoginPage({ ways, refusal }: LoginPageProps) {
  const { t, takesReports } = useUi();
  return (
    <Page
      channel="front"
      title={refusal ? `${refusal.title} - ${t('login.title')}` : t('login.title')}
      field={{ heading: t('login.title'), lead: t('login.lead') }}
    >
      <div class="meent-wrap meent-section meent-flow">
        {refusal ? (
          <Alert kind="error" title={refusal.title} announce>
            <p>{refusal.advice}</p>
          </Alert>
        ) : null}
        <ul class="meent-doors">
          {ways.map(({ kind, href }) => (
            <Door level={2} title={t(WORDS[kind].title)} href={href}>
              {t(WORDS[kind].text)}
            </Door>
          ))}
        </ul>
        {takesReports ? (
          <p>
            <RowLink href={addresses.report}>{t('login.without')}</RowLink>
          </p>
        ) : null}
      </div>
    </Page>
  );
}

export interface ExpiredPageProps {
  readonly minutes: number;
  readonly loginHref: string;
  /** Answers were kept, and the visitor goes on at this question. */
  readonly question?: number;
}

export function ExpiredPage({ minutes, loginHref, question }: ExpiredPageProps) {
  const { t } = useUi();
  return (
    <Page
      channel="front"
      title={t('expired.title')}
      field={{ heading: t('expired.title'), lead: t('expired.lead', { count: minutes }) }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <p>{question === undefined ? t('expired.text') : t('expired.question', { question })}</p>
        <ButtonGroup>
          <LinkButton href={loginHref}>{t('expired.login')}</LinkButton>
          <RowLink href={addresses.front}>{t('problem.start')}</RowLink>
        </ButtonGroup>
      </div>
    </Page>
  );
}
