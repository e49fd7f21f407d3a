/** One look at a person's data: who, what, to do what, on what ground. Never a name: role and department only. */
import type { MandateKind } from '../../../gate/mandate.ts';
import { formatter, type Moment } from '../texts/format.ts';
import type { TextKey } from '../texts/translate.ts';
import { useUi } from '../ui.ts';
import { Alert } from './alert.tsx';
import { Dot } from './path.tsx';
import { Dutch, Rich, When } from './text.tsx';

export type LookKind =
  | 'getoond'
  | 'geopend'
  | 'gezocht'
  | 'aangemaakt'
  | 'gewijzigd'
  | 'verwijderd'
  | 'geexporteerd'
  | 'geweigerd';

export interface Look {
  readonly at: Moment;
  /** One line for what was seen more often on that day. */
  readonly same?: { readonly times: number; readonly first: Moment };
  readonly kind: LookKind;
  readonly who:
    | { readonly kind: 'employee'; readonly role: string; readonly department: string }
    /** A program of the municipality: no human looked. */
    | { readonly kind: 'program' }
    /** The resident. */
    | { readonly kind: 'you' }
    /** Another resident: who has a part in the same case, or who asked for what is not theirs. */
    | { readonly kind: 'resident' }
    /** Somebody who acted for the resident, by the kind of mandate. */
    | { readonly kind: 'representative'; readonly as: string }
    /** A program of somebody else, by name. */
    | { readonly kind: 'application'; readonly name: string };
  /** The record, as the resident calls it: `uw melding`, `uw zaak`. */
  readonly what: string;
  /** Purpose, starts with a verb: `beslissen over uw melding`. Shown after "om te". */
  readonly purpose: string;
  /** Kinds of data that were seen: `uw adres`, `uw telefoonnummer`. */
  readonly data?: readonly string[];
}

/** The words of the registers are Dutch, so is what stands between them. */
const dutch = formatter('nl');

const SENTENCE = {
  employee: { other: 'look.employee', refused: 'look.employee.refused' },
  application: { other: 'look.application', refused: 'look.application.refused' },
  program: { other: 'look.program', refused: 'look.program.refused' },
  resident: { other: 'look.resident', refused: 'look.resident.refused' },
  representative: { other: 'look.representative', refused: 'look.representative.refused' },
  you: { other: 'look.you', refused: 'look.you.refused' },
} as const;

function Who({ who }: { readonly who: Look['who'] }) {
  const { t } = useUi();
  switch (who.kind) {
    case 'employee':
      return (
        <strong>
          <Dutch>{who.role}</Dutch> {t('look.of')} <Dutch>{who.department}</Dutch>
        </strong>
      );
    case 'application':
      return (
        <strong>
          <Dutch>{who.name}</Dutch>
        </strong>
      );
    case 'program':
      return <strong>{t('look.municipality')}</strong>;
    case 'representative':
      return <strong>{t(`look.representative.${who.as as MandateKind}`)}</strong>;
    case 'you':
    case 'resident':
      return null;
  }
}

/** Said after what was seen. */
const HOW = {
  getoond: 'look.how.getoond',
  gezocht: 'look.how.gezocht',
  geexporteerd: 'look.how.geexporteerd',
} as const satisfies Readonly<Partial<Record<Look['kind'], TextKey>>>;

export function LookSentence({ look }: { readonly look: Look }) {
  const { t } = useUi();
  const key = SENTENCE[look.who.kind][look.kind === 'geweigerd' ? 'refused' : 'other'];
  return (
    <Rich
      text={key}
      with={{
        who: <Who who={look.who} />,
        did: look.kind === 'geweigerd' ? null : t(`look.did.${look.kind}` satisfies TextKey),
        what: <Dutch>{look.what}</Dutch>,
        how: Object.hasOwn(HOW, look.kind) ? t(HOW[look.kind as keyof typeof HOW]) : null,
        purpose: <Dutch>{look.purpose}</Dutch>,
      }}
    />
  );
}

/** When; of looks that share a line also how often. */
function Times({ look }: { readonly look: Look }) {
  const { t, format } = useUi();
  if (!look.same) return <When at={look.at} as="dayTime" />;
  const { times: count, first } = look.same;
  const [from, to] = [format.time(first), format.time(look.at)];
  const text =
    from === to
      ? t('look.times.once', { day: format.day(look.at), count, to })
      : t('look.times', { day: format.day(look.at), count, from: format.hour(first), to });
  return <time dateTime={look.at instanceof Date ? look.at.toISOString() : look.at}>{text}</time>;
}

/** A look in a short list: sentence and time. */
export const ShortLook = ({ look }: { readonly look: Look }) => (
  <li class="meent-trace__look">
    <Dot />
    <p>
      <LookSentence look={look} />
    </p>
    <p class="meent-small meent-muted">
      <Times look={look} />
    </p>
  </li>
);

/** A look on the page of looks: the data that were seen as well. */
export function FullLook({ look }: { readonly look: Look }) {
  const { t } = useUi();
  return (
    <li class="meent-trace__look">
      <Dot />
      <p class="meent-look__sentence">
        <LookSentence look={look} />
      </p>
      <dl class="meent-facts">
        <div>
          <dt class="meent-hidden">{t('look.when')}</dt>
          <dd>
            <Times look={look} />
          </dd>
        </div>
        {look.data?.length ? (
          <div>
            <dt>{t('look.data')} </dt>
            <dd>
              <Dutch>{dutch.list(look.data)}</Dutch>
            </dd>
          </div>
        ) : null}
      </dl>
    </li>
  );
}

/** Nobody may read from a list that nobody looked, while looks are kept that are not in it. */
export function LooksMissing({ since, level = 2 }: { readonly since: Moment | undefined; readonly level?: 2 | 3 }) {
  const { t, format } = useUi();
  return since ? (
    <Alert kind="warning" title={t('looked.missing')} level={level}>
      <p>{t('looked.missing.text', { when: format.dateTime(since) })}</p>
    </Alert>
  ) : null;
}
