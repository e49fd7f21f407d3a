/** Pages for when it does not go well: not here, not yours, something broke, not now. Each says what to do next. */
import { addresses } from '../../ui/addresses.ts';
import { ButtonGroup, LinkButton, RowLink } from '../../ui/components/button.tsx';
import { navOfEmployee } from '../../ui/components/header.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Rich } from '../../ui/components/text.tsx';
import { mayOpen, useUi } from '../../ui/ui.ts';

/** Back to where this visitor was: their cases, or their work. */
function OwnPlace() {
  const { t, visitor, opens, acting } = useUi();
  if (visitor?.kind === 'resident')
    return mayOpen({ acting }, 'zaken') ? (
      <RowLink href={addresses.cases}>{t('problem.cases')}</RowLink>
    ) : (
      <RowLink href={addresses.mine}>{t('problem.mine')}</RowLink>
    );
  if (visitor?.kind !== 'employee') return null;
  // Where they get in: who may not see the list would come back here.
  const [way] = opens ? navOfEmployee(opens) : [];
  return way ? <RowLink href={way.href}>{t('problem.work')}</RowLink> : null;
}

export function NotFoundPage() {
  const { t } = useUi();
  return (
    <Page
      channel="front"
      title={t('notfound.title')}
      field={{ heading: t('notfound.title'), lead: t('notfound.lead') }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <p>{t('notfound.text')}</p>
        <ButtonGroup>
          <LinkButton href={addresses.front}>{t('problem.start')}</LinkButton>
          <OwnPlace />
        </ButtonGroup>
      </div>
    </Page>
  );
}

/** `reason` says what is wrong and what to do, as the refusal has it. */
export function ForbiddenPage({ reason }: { readonly reason?: string }) {
  const { t, acting, visitor } = useUi();
  const title = t(acting ? 'forbidden.acting.title' : 'forbidden.title');
  return (
    <Page
      channel="front"
      title={title}
      field={{ heading: title, lead: t(acting ? 'forbidden.acting.lead' : 'forbidden.lead') }}
    >
      <div class="meent-wrap meent-section meent-flow">
        {reason ? (
          <p>
            <Dutch>{reason}</Dutch>
          </p>
        ) : null}
        {visitor?.kind === 'employee' ? (
          <p>
            <Rich
              text="forbidden.employee"
              with={{ role: <Dutch>{visitor.role}</Dutch>, department: <Dutch>{visitor.department}</Dutch> }}
            />
          </p>
        ) : acting && !acting.kind ? null : (
          <p>{t(acting ? 'forbidden.acting.text' : 'forbidden.text')}</p>
        )}
        <ButtonGroup>
          <LinkButton href={addresses.front}>{t('problem.start')}</LinkButton>
          <OwnPlace />
        </ButtonGroup>
      </div>
    </Page>
  );
}

/** `trace` is what the help desk asks for; it says nothing about the visitor. */
export function BrokenPage({ trace, partly }: { readonly trace: string; readonly partly: boolean }) {
  const { t, municipality } = useUi();
  return (
    <Page channel="front" title={t('broken.title')} field={{ heading: t('broken.title'), lead: t('broken.lead') }}>
      <div class="meent-wrap meent-section meent-flow">
        <p>
          <Rich
            text={partly ? 'broken.partly' : 'broken.text'}
            with={{ phone: municipality.phone, trace: <code>{trace}</code> }}
          />
        </p>
        <ButtonGroup>
          <LinkButton href={addresses.front}>{t('problem.start')}</LinkButton>
        </ButtonGroup>
      </div>
    </Page>
  );
}

/** Of what was sent: nothing is there, it may be, or part of it is. */
type Known = 'nothing' | 'unsure' | 'partly';
const LEADS = { nothing: 'away.lead', unsure: 'away.unsure', partly: 'away.partly' } as const satisfies Record<
  Known,
  string
>;

/** 503: a part is away for a moment. */
export function UnavailablePage({ minutes, known }: { readonly minutes: number; readonly known: Known }) {
  const { t, path } = useUi();
  const lead = t(LEADS[known]);
  return (
    <Page channel="front" title={t('away.title')} field={{ heading: t('away.title'), lead }}>
      <div class="meent-wrap meent-section meent-flow">
        <p>{t('away.text', { count: minutes })}</p>
        <ButtonGroup>
          <LinkButton href={path}>{t('away.again')}</LinkButton>
        </ButtonGroup>
      </div>
    </Page>
  );
}
