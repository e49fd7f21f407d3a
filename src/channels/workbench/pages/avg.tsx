/** `/werk/avg/:id`: what a resident asks of their own data, with what may be done with it now. */
import type { AvgVerzoekData } from '../../../services/avg/tonen.ts';
import { factsOf, kindKey, Notices, Parts, RecipientsTold } from '../../portal/pages/avg.tsx';
import { type AvgStep, addresses } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { type Option, Radios, Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

/** Names of the fields of a part of the decision, by its place. */
export const partFields = (at: number) =>
  ({ uitkomst: `uitkomst${at}`, weigering: `weigering${at}`, uitleg: `uitleg${at}` }) as const;

export interface AvgWorkProps {
  readonly request: AvgVerzoekData;
  /** Grounds on which this kind may be refused. */
  readonly grounds: readonly Option[];
  readonly may: { readonly handle: boolean; readonly decide: boolean };
  /** What is granted goes, so that it takes two. */
  readonly destroys: boolean;
  readonly errors?: readonly FieldError[];
  readonly typed?: Readonly<Record<string, string>>;
  /** The form that was sent. */
  readonly sent?: AvgStep;
  readonly flash?: Flash;
}

function Deciding({ request, grounds, destroys, errors = [], typed = {} }: AvgWorkProps) {
  const { t } = useUi();
  return (
    <section class="meent-flow" aria-labelledby="beslissen">
      <Heading level={2} look={3} id="beslissen">
        {t('work.avg.decide')}
      </Heading>
      {destroys ? <p class="meent-text">{t('work.avg.decide.two')}</p> : null}
      <Form action={addresses.workAvgStep(request.id, 'beslissen')} leave>
        {request.onderdelen.map(({ omschrijving }, at) => {
          const fields = partFields(at);
          return (
            <>
              <Radios
                name={fields.uitkomst}
                label={t('work.avg.part', { number: at + 1, what: omschrijving })}
                options={[
                  { value: 'toegewezen', label: t('work.avg.grant') },
                  { value: 'geweigerd', label: t('work.avg.refuse') },
                ]}
                value={typed[fields.uitkomst]}
                errors={errors}
              />
              <Select
                name={fields.weigering}
                label={t('work.avg.ground', { number: at + 1 })}
                options={[{ value: '', label: t('work.avg.ground.choose') }, ...grounds]}
                value={typed[fields.weigering]}
                errors={errors}
              />
              <TextArea
                name={fields.uitleg}
                label={t('work.avg.explain', { number: at + 1 })}
                help={t('work.avg.explain.help')}
                value={typed[fields.uitleg]}
                rows={3}
                errors={errors}
                optional
              />
            </>
          );
        })}
        <ButtonGroup class="meent-after">
          <Button>{t('work.avg.save')}</Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

interface StepProps extends AvgWorkProps {
  readonly step: AvgStep;
  readonly title: string;
  readonly text?: string;
  readonly fields?: readonly { readonly name: string; readonly label: string; readonly long?: true }[];
  /** What goes along with the form: what was read. */
  readonly along?: Readonly<Record<string, string>>;
}

/** One step, folded until it is wanted; with fields that are wrong it is open. */
function Step({ request, step, title, text, fields = [], along = {}, errors = [], typed = {}, sent }: StepProps) {
  const own = sent === step ? errors : [];
  const value = (name: string) => (sent === step ? typed[name] : undefined);
  return (
    <details class="meent-action" open={own.length > 0}>
      <summary>{title}</summary>
      <Form action={addresses.workAvgStep(request.id, step)} leave={fields.length > 0}>
        {text ? <p class="meent-small meent-muted">{text}</p> : null}
        {Object.entries(along).map(([name, said]) => (
          <input type="hidden" name={name} value={said} />
        ))}
        {fields.map(({ name, label, long }) =>
          long ? (
            <TextArea name={`${step}-${name}`} label={label} value={value(`${step}-${name}`)} rows={3} errors={own} />
          ) : (
            <TextBox name={`${step}-${name}`} label={label} value={value(`${step}-${name}`)} errors={own} />
          ),
        )}
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{title}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

const TOLD: readonly string[] = ['rectificatie', 'wissing', 'beperking'];

function Steps(props: AvgWorkProps) {
  const { t, format } = useUi();
  const { request, may } = props;
  const { stand, termijn, stilgezet, soort, uitkomst, onderdelen } = request;
  const reason = [{ name: 'reden', label: t('work.avg.reason'), long: true }] as const;
  const open = stand === 'in_behandeling' || stand === 'identiteit_gevraagd';
  const paused = stilgezet !== null && !stilgezet.tot;
  const left = onderdelen.some(({ uitkomst: one, zaak, gewistOp }) => one === 'toegewezen' && zaak && !gewistOp);
  return (
    <>
      {may.handle && open && !termijn.verlengd && termijn.verlengenTot ? (
        <Step
          {...props}
          step="verlengen"
          title={t('work.avg.extend')}
          text={t('work.avg.extend.text', { date: format.date(termijn.verlengenTot) })}
          fields={reason}
        />
      ) : null}
      {may.handle && stand === 'in_behandeling' ? (
        <Step
          {...props}
          step="identiteit-vragen"
          title={t('work.avg.ask')}
          text={t('work.avg.ask.text')}
          fields={reason}
        />
      ) : null}
      {may.handle && stand === 'identiteit_gevraagd' ? (
        <Step {...props} step="identiteit-ontvangen" title={t('work.avg.asked')} />
      ) : null}
      {may.decide && stand === 'voorgesteld' ? (
        <>
          <Step
            {...props}
            step="vaststellen"
            title={t('work.avg.approve')}
            text={t('work.avg.approve.text')}
            along={{ voorstel: request.voorstel ?? '' }}
          />
          <Step {...props} step="voorstel-afwijzen" title={t('work.avg.reject')} fields={reason} />
        </>
      ) : null}
      {may.decide && stand === 'besloten' && soort === 'wissing' && left ? (
        <Step {...props} step="wissen" title={t('work.avg.erase')} />
      ) : null}
      {may.handle && stand === 'besloten' && TOLD.includes(soort) && uitkomst !== 'geweigerd' ? (
        <Step
          {...props}
          step="inlichten"
          title={t('work.avg.tell')}
          text={t('work.avg.tell.text')}
          fields={[
            { name: 'ontvanger', label: t('work.avg.recipient') },
            { name: 'waarom', label: t('work.avg.told.what'), long: true },
          ]}
        />
      ) : null}
      {may.decide && stand === 'besloten' && paused ? (
        <>
          {stilgezet.gemeldOp ? null : (
            <Step {...props} step="opheffing-melden" title={t('work.avg.lift.tell')} fields={reason} />
          )}
          <Step {...props} step="opheffen" title={t('work.avg.lift')} text={t('work.avg.lift.text')} />
        </>
      ) : null}
    </>
  );
}

export function AvgWorkPage(props: AvgWorkProps) {
  const ui = useUi();
  const { t } = ui;
  const { request, may, errors = [], flash } = props;
  const title = t(kindKey(request.soort));
  return (
    <Page
      channel="workbench"
      title={titleWith(flash, title)}
      current="work.avg"
      wrong={errors.length > 0}
      islands={['leave']}
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <FlashAlert flash={flash} />
        <ErrorSummary errors={errors} />
        <p>
          <a href={addresses.workAvg}>{t('work.avg.back')}</a>
        </p>
        <Heading level={1} look={2}>
          {title}
        </Heading>
        <DataList
          facts={[
            ...factsOf(request, ui),
            ...(request.toelichting
              ? [
                  {
                    name: t('avg.own'),
                    value: (
                      <span class="meent-own-words">
                        <Dutch>{request.toelichting}</Dutch>
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <p>
          <a href={addresses.workCase(request.zaak)}>{t('avg.case.link')}</a>
        </p>
        <Notices request={request} />
        <section class="meent-flow" aria-labelledby="delen">
          <Heading level={2} look={3} id="delen">
            {t(request.besluit ? 'avg.outcome' : 'avg.parts')}
          </Heading>
          <Parts parts={request.onderdelen} />
        </section>
        <RecipientsTold told={request.ingelicht} />
        {may.decide && request.stand === 'in_behandeling' ? <Deciding {...props} /> : null}
        <Steps {...props} />
      </div>
    </Page>
  );
}
