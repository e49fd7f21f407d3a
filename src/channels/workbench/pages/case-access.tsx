/** Who may see this one case besides its type, or instead of it: shown to all who see it, changed by who decides on it. */
import type { CaseAccess } from '../../../services/operations/work-access.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { Radios, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { Dutch, Heading, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

/** By what the registers call them. */
export const ACCESS_FIELDS = {
  medewerker: 'toegangmedewerker',
  rol: 'toegangrol',
  afdeling: 'toegangafdeling',
  omgang: 'toegangomgang',
  totEnMet: 'toegangtot',
  reden: 'toegangreden',
} as const;
export const SHIELD_FIELDS = { totEnMet: 'afschermtot', reden: 'afschermreden' } as const;

export interface AccessProps {
  readonly id: string;
  readonly access: CaseAccess;
  readonly errors: readonly FieldError[] | undefined;
  /** What was typed before an error. */
  readonly typed: Readonly<Record<string, string>> | undefined;
}

type Named = CaseAccess['named'][number];

const isAbout = (errors: readonly FieldError[], fields: readonly string[]): boolean =>
  errors.some(({ field }) => fields.includes(field));

function Why({ one }: { readonly one: Pick<Named, 'reden' | 'door' | 'sinds' | 'totEnMet'> }) {
  const { t } = useUi();
  return (
    <p class="meent-small meent-muted">
      <Dutch>{one.reden}</Dutch> <br />
      {t('access.by', { name: one.door })} <When at={one.sinds} as="date" />
      {one.totEnMet ? (
        <>
          {', '}
          {t('access.until')} <When at={one.totEnMet} as="date" />
        </>
      ) : null}
    </p>
  );
}

function nameOf(t: ReturnType<typeof useUi>['t'], { own, medewerker, rol, afdeling }: Named): string {
  if (own) return t('access.you', { number: medewerker });
  return medewerker ? t('access.employee', { number: medewerker }) : `${rol}, ${afdeling}`;
}

function Taking({ id, one, errors = [], typed }: AccessProps & { readonly one: Named }) {
  const { t } = useUi();
  const name = `intrekreden-${one.id}`;
  return (
    <details class="meent-action" open={isAbout(errors, [name])}>
      <summary>
        {t('access.take')}
        <span class="meent-hidden">: {nameOf(t, one)}</span>
      </summary>
      <Form action={addresses.workCaseAction(id, 'intrekken')}>
        <input type="hidden" name="toegang" value={one.id} />
        <TextArea name={name} label={t('access.why')} value={typed?.[name]} rows={2} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('access.take')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

function Giving({ id, errors = [], typed }: AccessProps) {
  const { t } = useUi();
  const field = (name: keyof typeof ACCESS_FIELDS) =>
    ({ name: ACCESS_FIELDS[name], value: typed?.[ACCESS_FIELDS[name]], errors }) as const;
  return (
    <details class="meent-action meent-after" open={isAbout(errors, Object.values(ACCESS_FIELDS))}>
      <summary>{t('access.give')}</summary>
      <Form action={addresses.workCaseAction(id, 'toegang')} leave>
        <p class="meent-small meent-muted">{t('access.give.text')}</p>
        <TextBox {...field('medewerker')} label={t('access.number')} help={t('access.number.help')} optional />
        <TextBox {...field('rol')} label={t('access.role')} optional />
        <TextBox {...field('afdeling')} label={t('access.department')} optional />
        <Radios
          {...field('omgang')}
          label={t('access.may')}
          options={[
            { value: 'lezen', label: t('access.read') },
            { value: 'werken', label: t('access.work') },
          ]}
        />
        <TextBox {...field('totEnMet')} type="date" label={t('access.last')} help={t('access.last.help')} optional />
        <TextArea {...field('reden')} label={t('access.why')} rows={2} />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('access.give')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

function Shielding({ id, errors = [], typed }: AccessProps) {
  const { t } = useUi();
  const field = (name: keyof typeof SHIELD_FIELDS) =>
    ({ name: SHIELD_FIELDS[name], value: typed?.[SHIELD_FIELDS[name]], errors }) as const;
  return (
    <details class="meent-action meent-after" open={isAbout(errors, Object.values(SHIELD_FIELDS))}>
      <summary>{t('access.shield')}</summary>
      <Form action={addresses.workCaseAction(id, 'afschermen')} leave>
        <p class="meent-small meent-muted">{t('access.shield.text')}</p>
        <TextBox {...field('totEnMet')} type="date" label={t('access.last')} help={t('access.last.help')} optional />
        <TextArea {...field('reden')} label={t('access.why')} rows={2} />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('access.shield')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

function Lifting({ id, errors = [], typed }: AccessProps) {
  const { t } = useUi();
  return (
    <details class="meent-action meent-after" open={isAbout(errors, ['ophefreden'])}>
      <summary>{t('access.lift')}</summary>
      <Form action={addresses.workCaseAction(id, 'opheffen')}>
        <p class="meent-small meent-muted">{t('access.lift.text')}</p>
        <TextArea name="ophefreden" label={t('access.why')} value={typed?.ophefreden} rows={2} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('access.lift')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

export function CaseAccessPart(props: AccessProps) {
  const { t } = useUi();
  const { shield, named, decides } = props.access;
  if (!shield && named.length === 0 && !decides) return null;
  return (
    <section aria-labelledby="toegang">
      <Heading level={2} look={3} id="toegang">
        {t('access.title')}
      </Heading>
      {shield ? (
        <Alert kind="warning" title={t('access.shielded')}>
          <Why one={shield} />
        </Alert>
      ) : (
        <p>{t('access.open')}</p>
      )}
      {named.length > 0 ? (
        <DataList
          rows
          facts={named.map((one) => ({
            name: nameOf(t, one),
            value: (
              <>
                {t(one.omgang === 'werken' ? 'access.work' : 'access.read')}
                <Why one={one} />
                {decides ? <Taking {...props} one={one} /> : null}
              </>
            ),
          }))}
        />
      ) : null}
      {decides ? <Giving {...props} /> : null}
      {decides && !shield ? <Shielding {...props} /> : null}
      {decides && shield ? <Lifting {...props} /> : null}
    </section>
  );
}
