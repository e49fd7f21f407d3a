/** A right in words, and the fields with which one is given. */
import { VERTROUWELIJKHEID } from '../../../gate/rights.ts';
import type { Choice } from '../../../services/operations/manage-applications.ts';
import type { Given, KindName, May } from '../../../services/operations/manage-rights.ts';
import { type Option, ofRegister, Radios, Select } from '../../ui/components/fields.tsx';
import type { FieldError } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { TextKey, Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';

/** `beperkt_openbaar` as people write it. */
export const levelWords = (level: string): string => level.replaceAll('_', ' ');

const COMPONENTS = {
  zrc: 'right.kind.zaken',
  drc: 'right.kind.documenten',
  brc: 'right.kind.besluiten',
  orc: 'right.kind.objecten',
  otc: 'right.kind.objecttypen',
  ztc: 'right.kind.catalogus',
  ac: 'right.kind.rechten',
  nrc: 'right.kind.notificaties',
  meent: 'right.kind.meent',
} as const satisfies Readonly<Record<string, TextKey>>;

export const componentWords = (t: Translate, component: string): string =>
  Object.hasOwn(COMPONENTS, component) ? t(COMPONENTS[component as keyof typeof COMPONENTS]) : component;

export const MAY = {
  lezen: 'right.may.lezen',
  werken: 'right.may.werken',
  alles: 'right.may.alles',
} as const satisfies Readonly<Record<May, TextKey>>;

export function RightWords({ right }: { readonly right: Given }) {
  const { t } = useUi();
  const kind = componentWords(t, right.component);
  if (!right.type) return <>{kind}</>;
  return (
    <>
      {kind}: <Dutch>{right.type}</Dutch>
    </>
  );
}

/** What it opens, with the scopes of the standard behind it. */
export function MayWords({ right }: { readonly right: Given }) {
  const { t } = useUi();
  return (
    <>
      {right.may ? t(MAY[right.may]) : right.scopes.join(', ')}
      {right.level ? (
        <>
          , <Dutch>{t('right.level.upto', { level: levelWords(right.level) })}</Dutch>
        </>
      ) : null}
      {right.fields.length > 0 ? (
        <>
          , <Dutch>{t('right.fields.only', { fields: right.fields.join(', ') })}</Dutch>
        </>
      ) : null}
    </>
  );
}

export interface Subjects {
  readonly kind: KindName;
  readonly types: readonly { readonly value: string; readonly name: string }[];
}

const ALL = {
  zaken: 'right.all.zaken',
  documenten: 'right.all.documenten',
  besluiten: 'right.all.besluiten',
  objecten: 'right.all.objecten',
} as const;
const PREFIX = { zaken: 'zrc', documenten: 'drc', besluiten: 'brc', objecten: 'orc' } as const;
const KIND = {
  zaken: 'right.kind.zaken',
  documenten: 'right.kind.documenten',
  besluiten: 'right.kind.besluiten',
  objecten: 'right.kind.objecten',
} as const;

interface RightFieldsProps {
  readonly subjects: readonly Subjects[];
  readonly activities: readonly Choice[];
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly FieldError[];
}

/** Fields: `waarover`, `mag`, `niveau`, `activiteit`. */
export function RightFields({ subjects, activities, typed, errors }: RightFieldsProps) {
  const { t } = useUi();
  const options: readonly Option[] = [
    { value: '', label: t('right.choose') },
    ...subjects.flatMap(({ kind, types }) => [
      { value: `${PREFIX[kind]}/*`, label: t(ALL[kind]) },
      ...types.map(({ value, name }) => ({ value, label: `${t(KIND[kind])}: ${name}` })),
    ]),
    { value: 'ztc', label: t('right.kind.catalogus') },
    { value: 'otc', label: t('right.kind.objecttypen') },
    { value: 'nrc', label: t('right.kind.notificaties') },
    { value: 'ac', label: t('right.kind.rechten') },
  ];
  return (
    <>
      <Select name="waarover" label={t('right.about')} options={options} value={typed?.waarover} errors={errors} />
      <Radios
        name="mag"
        label={t('right.may')}
        value={typed?.mag}
        errors={errors}
        options={[
          { value: 'lezen', label: t('right.may.lezen') },
          { value: 'werken', label: t('right.may.werken'), help: t('right.may.werken.help') },
          { value: 'alles', label: t('right.may.alles'), help: t('right.may.alles.help') },
        ]}
      />
      <Select
        name="niveau"
        label={t('right.level')}
        help={t('right.level.help')}
        value={typed?.niveau}
        errors={errors}
        options={[
          { value: '', label: t('right.choose') },
          ...ofRegister(VERTROUWELIJKHEID.map((value) => ({ value, label: levelWords(value) }))),
        ]}
      />
      <Select
        name="activiteit"
        label={t('right.activity')}
        help={t('right.activity.help')}
        value={typed?.activiteit}
        errors={errors}
        options={[
          { value: '', label: t('right.activity.none') },
          ...ofRegister(activities.map(({ id, name }) => ({ value: id, label: name }))),
        ]}
      />
    </>
  );
}
