/** My choices. A gate is where the resident decides; where there is none it says who does, and why. */
import type { ComponentChildren } from 'preact';
import type { Elders } from '../../../services/keuzes/elders.ts';
import type { MijnKeuze } from '../../../services/keuzes/keuzes.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert, type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, RowLink } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Gate } from '../../ui/components/gate.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import { mayOpen, useUi } from '../../ui/ui.ts';
import { ConsentText } from './consent-text.tsx';
import { WhyAsked } from './why-asked.tsx';

const idOf = ({ soort, naam }: MijnKeuze): string => `${soort}-${naam}`;

interface ChoiceProps {
  readonly choice: MijnKeuze;
}

/** What is used, and for what, by whom: the line runs through it where it is allowed. */
function Sources({ choice }: ChoiceProps) {
  const { t, format } = useUi();
  const { bronnen, gegevens, doel, ontvangers, orgaan, stand } = choice;
  const stopped = stand !== 'gegeven' && stand !== 'geen_keuze';
  return (
    <ul class={`meent-combination${stopped ? ' meent-combination--stopped' : ''}`}>
      <li>
        <Dutch>{`${bronnen}: ${gegevens.join(', ')}`}</Dutch>
      </li>
      <li class="meent-combination__to">
        <Dutch>{t('choices.to', { purpose: doel })}.</Dutch>{' '}
        {ontvangers.length > 0 ? <Dutch>{`${t('choices.for', { who: format.list(ontvangers) })} `}</Dutch> : null}
        <Dutch>{t('choices.by', { organ: orgaan })}</Dutch>
      </li>
    </ul>
  );
}

function Strip({
  choice,
  gate,
  children,
}: ChoiceProps & { readonly gate: 'open' | 'shut'; readonly children: ComponentChildren }) {
  return (
    <article class="meent-choice" aria-labelledby={idOf(choice)}>
      <Gate state={gate} />
      <div class="meent-flow">
        <Heading level={3} id={idOf(choice)}>
          <Dutch>{choice.titel}</Dutch>
        </Heading>
        {children}
      </div>
      <Sources choice={choice} />
    </article>
  );
}

/** Of which choice a control is, for who goes from one to the next. */
const Which = ({
  text,
  title,
}: {
  readonly text: 'choices.give.which' | 'choices.withdraw.which';
  readonly title: string;
}) => (
  <span class="meent-hidden">
    {' '}
    <Rich text={text} with={{ title: <Dutch>{title}</Dutch> }} />
  </span>
);

/** That somebody else chose this for them: the one for whom it was done sees so, and can undo it. */
function ByWhom({ choice: { namens } }: ChoiceProps) {
  const { t } = useUi();
  return namens ? <p class="meent-small">{t('choices.mandate', { relation: t(`mandate.as.${namens}`) })}</p> : null;
}

function Own({ choice }: ChoiceProps) {
  const { t, format } = useUi();
  const { soort, naam, titel, stand, sinds, toestemming } = choice;
  const date = format.date(sinds);
  const receipt = toestemming ? (
    <RowLink href={addresses.consentReceipt(toestemming)}>
      {t('choices.receipt')}
      <Which text="choices.withdraw.which" title={titel} />
    </RowLink>
  ) : null;
  if (stand === 'gegeven')
    return (
      <Strip choice={choice} gate="open">
        <p>
          <span class="meent-you">{t('choices.given', { date })}</span>
        </p>
        <ByWhom choice={choice} />
        <Form action={addresses.withdraw(toestemming!)}>
          <ButtonGroup>
            <Button kind="secondary">
              {t('choices.withdraw')}
              <Which text="choices.withdraw.which" title={titel} />
            </Button>
            <span class="meent-small meent-muted">{t('choices.withdraw.now')}</span>
          </ButtonGroup>
        </Form>
        {receipt}
      </Strip>
    );
  const words =
    stand === 'ingetrokken'
      ? t('choices.withdrawn', { date })
      : stand === 'vervallen'
        ? t('choices.lapsed')
        : t('choices.not');
  return (
    <Strip choice={choice} gate="shut">
      <p>{words}</p>
      <ByWhom choice={choice} />
      <p>
        <a class="nl-button nl-button--secondary" href={addresses.choice(soort, naam)}>
          {t('choices.give')}
          <Which text="choices.give.which" title={titel} />
        </a>
      </p>
      {receipt}
    </Strip>
  );
}

/** Not drawn as a choice, and folded: what somebody can decide stands above it. */
function Decided({ choice }: ChoiceProps) {
  const { t } = useUi();
  return (
    <details>
      <summary id={idOf(choice)}>
        <Dutch>{choice.titel}</Dutch>
      </summary>
      <div class="meent-flow meent-text">
        <p>
          <Dutch>{choice.waarom}</Dutch>
        </p>
        <Sources choice={choice} />
        <RowLink href={addresses.why(choice.activiteit)}>
          {t('choices.why')}
          <span class="meent-hidden">
            {': '}
            <Dutch>{choice.titel}</Dutch>
          </span>
        </RowLink>
      </div>
    </details>
  );
}

export interface ChoicesPageProps {
  readonly choices: readonly MijnKeuze[];
  readonly elsewhere: readonly Elders[];
  readonly flash: Flash | undefined;
  /** That the proof is kept after a consent ended. */
  readonly keptYears: number;
}

export function ChoicesPage({ choices, elsewhere, flash, keptYears }: ChoicesPageProps) {
  const { t, acting } = useUi();
  const mayLook = mayOpen({ acting }, 'wie-keek');
  const own = choices.filter(({ stand }) => stand !== 'geen_keuze');
  const task = choices.filter(({ stand, bezwaarMogelijk }) => stand === 'geen_keuze' && bezwaarMogelijk);
  const law = choices.filter(({ stand, bezwaarMogelijk }) => stand === 'geen_keuze' && !bezwaarMogelijk);
  return (
    <Page
      channel="portal"
      title={titleWith(flash, t('choices.title'))}
      current="choices"
      field={{
        heading: t('choices.title'),
        lead: t('choices.lead'),
        crumbs: [{ href: addresses.mine, text: t('nav.overview') }],
      }}
    >
      <div class="meent-wrap">
        {flash ? (
          <div class="meent-section">
            <FlashAlert flash={flash} />
          </div>
        ) : null}
        <section class="meent-section" aria-labelledby="u">
          <div class="meent-section__head">
            <Heading level={2} id="u">
              {t('choices.yours')}
            </Heading>
            <p class="meent-muted">{own.length > 0 ? t('choices.yours.text') : t('choices.yours.none')}</p>
            {own.length > 0 ? <p class="meent-muted">{t('choices.kept', { count: keptYears })}</p> : null}
          </div>
          {own.map((choice) => (
            <Own choice={choice} />
          ))}
        </section>
        <section class="meent-section" aria-labelledby="wie">
          <div class="meent-section__head">
            <Heading level={2} id="wie">
              {t('mandates.title')}
            </Heading>
            <p class="meent-muted">{t('mandates.lead')}</p>
          </div>
          <RowLink href={addresses.mandates}>{t('choices.mandates')}</RowLink>
        </section>
        {elsewhere.length > 0 ? <Elsewhere elsewhere={elsewhere} /> : null}
        {task.length > 0 ? (
          <section class="meent-section" aria-labelledby="taak">
            <Heading level={2} id="taak">
              {t('choices.task')}
            </Heading>
            <div class="meent-flow">
              {task.map((choice) => (
                <Decided choice={choice} />
              ))}
            </div>
          </section>
        ) : null}
        {law.length > 0 ? (
          <section class="meent-section" aria-labelledby="wet">
            <div class="meent-section__head">
              <Heading level={2} id="wet">
                {t('choices.law')}
              </Heading>
              <p class="meent-muted">{t('choices.law.text')}</p>
            </div>
            <div class="meent-flow">
              {law.map((choice) => (
                <Decided choice={choice} />
              ))}
            </div>
          </section>
        ) : null}
        <section class="meent-section">
          {!mayLook ? (
            <p>{t('choices.unseen')}</p>
          ) : (
            <>
              {task.length + law.length === 0 ? <p>{t('choices.none')}</p> : null}
              <RowLink href={addresses.whoLooked}>{t('choices.looked')}</RowLink>
            </>
          )}
        </section>
      </div>
    </Page>
  );
}

function Elsewhere({ elsewhere }: Pick<ChoicesPageProps, 'elsewhere'>) {
  const { t, format } = useUi();
  return (
    <section class="meent-section" aria-labelledby="elders">
      <Heading level={2} id="elders">
        {t('choices.elsewhere')}
      </Heading>
      <ul class="meent-flow">
        {elsewhere.map(({ titel, stand, sinds, pad }) => (
          <li>
            <a href={pad}>
              <Dutch>{titel}</Dutch>
            </a>
            : <Dutch>{stand}</Dutch>, {t('choices.elsewhere.since', { date: format.date(sinds) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChoosePageProps {
  readonly choice: MijnKeuze;
  readonly problem: string | undefined;
  readonly keptYears: number;
}

export function ChoosePage({ choice, problem, keptYears }: ChoosePageProps) {
  const { t, format } = useUi();
  const { soort, naam, titel, tekst, gelezen, stand, sinds, activiteit } = choice;
  return (
    <Page
      channel="portal"
      title={`${t('choose.title')} ${titel}`}
      wrong={problem !== undefined}
      current="choices"
      field={{
        heading: t('choose.title'),
        lead: t('choose.lead'),
        crumbs: [
          { href: addresses.mine, text: t('nav.overview') },
          { href: addresses.choices, text: t('nav.choices') },
        ],
      }}
    >
      <div class="meent-wrap meent-section meent-text meent-flow">
        {problem ? (
          <Alert kind="error" title={t('choose.title')} announce>
            <p>
              <Dutch>{problem}</Dutch>
            </p>
          </Alert>
        ) : null}
        <Heading level={2}>
          <Dutch>{titel}</Dutch>
        </Heading>
        <Heading level={3}>{t('choose.read')}</Heading>
        <ConsentText tekst={tekst ?? ''} />
        <p>{t('choose.back')}</p>
        <p>{t('choices.kept', { count: keptYears })}</p>
        {stand === 'gegeven' ? (
          <p>
            <span class="meent-you">{t('choices.given', { date: format.date(sinds) })}</span>
          </p>
        ) : (
          <Form action={addresses.choice(soort, naam)}>
            <input type="hidden" name="gelezen" value={gelezen!} />
            <ButtonGroup>
              <Button>{t('choose.yes')}</Button>
              <a class="nl-button nl-button--secondary" href={addresses.choices}>
                {t('choose.no')}
              </a>
            </ButtonGroup>
          </Form>
        )}
        <WhyAsked why={activiteit} />
      </div>
    </Page>
  );
}
