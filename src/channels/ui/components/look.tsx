/** One look at a person's data: who, what, to do what, on what ground. Never a name: role and department only. */
import type { Moment } from '../texts/format.ts';
import type { TextKey } from '../texts/translate.ts';
import { useUi } from '../ui.ts';
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
  readonly kind: LookKind;
  readonly who:
    | { readonly kind: 'employee'; readonly role: string; readonly department: string }
    /** A program of the municipality: no human looked. */
    | { readonly kind: 'program' }
    /** The resident. */
    | { readonly kind: 'you' }
    /** Another resident: who has a part in the same case, or who asked for what is not theirs. */
    | { readonly kind: 'resident' }
    /** A program of somebody else, by name. */
    | { readonly kind: 'application'; readonly name: string };
  /** The record, as the resident calls it: `uw melding`, `uw zaak`. */
  readonly what: string;
  /** Purpose, starts with a verb: `beslissen over uw melding`. Shown after "om te". */
  readonly purpose: string;
  /** Kinds of data that were seen: `uw adres`, `uw telefoonnummer`. */
  readonly data?: readonly string[];
}

const SENTENCE = {
  employee: { other: 'look.employee', refused: 'look.employee.refused' },
  application: { other: 'look.application', refused: 'look.application.refused' },
  program: { other: 'look.program', refused: 'look.program.refused' },
  resident: { other: 'look.resident', refused: 'look.resident.refused' },
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
      return <strong>{who.name}</strong>;
    case 'program':
      return <strong>{t('look.municipality')}</strong>;
    case 'you':
    case 'resident':
      return null;
  }
}

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
        purpose: <Dutch>{look.purpose}</Dutch>,
      }}
    />
  );
}

/** A look in a short list: sentence and time. */
export const ShortLook = ({ look }: { readonly look: Look }) => (
  <li class="meent-trace__look">
    <Dot />
    <p>
      <LookSentence look={look} />
    </p>
    <p class="meent-small meent-muted">
      <When at={look.at} as="dayTime" />
    </p>
  </li>
);

/** A look on the page of looks: the data that were seen as well. */
export function FullLook({ look }: { readonly look: Look }) {
  const { t, format } = useUi();
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
            <When at={look.at} as="dayTime" />
          </dd>
        </div>
        {look.data?.length ? (
          <div>
            <dt>{t('look.data')} </dt>
            <dd>
              <Dutch>{format.list(look.data)}</Dutch>
            </dd>
          </div>
        ) : null}
      </dl>
    </li>
  );
}
