/** The forms of types and of the parts of a case type. */
import type { Record_ } from '../../engine/resource.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { AARD_RELATIE, AFLEIDINGSWIJZE, OBJECTTYPEN, ROLTYPE_GENERIEK } from '../../registers/catalogi/index.ts';
import type { EditableKind } from '../../services/operations/manage-type-parts.ts';
import type { Part, TypeVersion } from '../../services/operations/manage-types.ts';
import type { TypeKind } from '../../services/operations/type-versions.ts';
import { type Option, ofRegister } from '../ui/components/fields.tsx';
import { bodyFrom, type FormField, type PlainLabel } from './form-fields.ts';

const words =
  (...values: readonly string[]) =>
  (): readonly Option[] =>
    ofRegister(values.map((value) => ({ value, label: value.replaceAll('_', ' ') })));

const NAME: FormField = { name: 'omschrijving', label: 'type.part.name', kind: 'text' };
const LEVEL: FormField = {
  name: 'vertrouwelijkheidaanduiding',
  label: 'type.secret',
  kind: 'choice',
  options: words(...VERTROUWELIJKHEID),
};
const BEGIN: FormField = { name: 'beginGeldigheid', label: 'type.begins', kind: 'date', codes: ['date-mismatch'] };

/** What a form of a type chooses from. */
export interface TypeChoices {
  readonly processTypes?: readonly Option[];
}

const inGroup = (group: PlainLabel, ...fields: readonly FormField<TypeChoices>[]): readonly FormField<TypeChoices>[] =>
  fields.map((field) => ({ ...field, group }));

export const TYPE_FORMS: Readonly<Record<TypeKind, readonly FormField<TypeChoices>[]>> = {
  zaaktype: [
    ...inGroup(
      'type.group.what',
      NAME,
      { name: 'identificatie', label: 'type.number', kind: 'text', help: 'type.number.help' },
      { name: 'doel', label: 'type.purpose', kind: 'long' },
      { name: 'aanleiding', label: 'type.cause', kind: 'long' },
      { name: 'onderwerp', label: 'type.subject', kind: 'text' },
      { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
      { name: 'trefwoorden', label: 'type.words', kind: 'words', help: 'type.words.help', optional: true },
      BEGIN,
    ),
    ...inGroup(
      'type.group.who',
      { name: 'indicatieInternOfExtern', label: 'type.from.whom', kind: 'choice', options: words('extern', 'intern') },
      { name: 'handelingInitiator', label: 'type.act.starter', kind: 'text', help: 'type.act.starter.help' },
      { name: 'handelingBehandelaar', label: 'type.act.handler', kind: 'text', help: 'type.act.handler.help' },
      { name: 'verantwoordelijke', label: 'type.owner', kind: 'text' },
      { name: 'referentieproces.naam', label: 'type.process', kind: 'text', help: 'type.process.help' },
    ),
    ...inGroup(
      'type.group.time',
      { name: 'doorlooptijd', label: 'type.time', kind: 'duration', help: 'type.time.help' },
      { name: 'servicenorm', label: 'type.norm', kind: 'duration', optional: true },
      { name: 'opschortingEnAanhoudingMogelijk', label: 'type.stops', kind: 'flag' },
      { name: 'verlengingMogelijk', label: 'type.longer', kind: 'flag' },
      {
        name: 'verlengingstermijn',
        label: 'type.longer.time',
        kind: 'duration',
        help: 'type.time.help',
        optional: true,
        codes: ['verlenging-mismatch'],
      },
    ),
    ...inGroup(
      'type.group.open',
      LEVEL,
      { name: 'publicatieIndicatie', label: 'type.case.public', kind: 'flag' },
      { name: 'publicatietekst', label: 'type.public.text', kind: 'long', optional: true },
    ),
    ...inGroup('type.group.archive', {
      name: 'selectielijstProcestype',
      label: 'type.process.type',
      kind: 'choice',
      help: 'type.process.type.help',
      list: 'procestypen',
      optional: true,
      options: ({ processTypes = [] }) => ofRegister(processTypes),
    }),
  ],
  informatieobjecttype: [
    NAME,
    { name: 'informatieobjectcategorie', label: 'type.category', kind: 'text', help: 'type.category.help' },
    LEVEL,
    { name: 'trefwoord', label: 'type.words', kind: 'words', help: 'type.words.help', optional: true },
    BEGIN,
  ],
  besluittype: [
    NAME,
    { name: 'besluitcategorie', label: 'type.category', kind: 'text', optional: true },
    { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
    { name: 'reactietermijn', label: 'type.reaction', kind: 'duration', help: 'type.reaction.help', optional: true },
    { name: 'publicatieIndicatie', label: 'type.public', kind: 'flag' },
    { name: 'publicatietekst', label: 'type.public.text', kind: 'long', optional: true },
    { name: 'publicatietermijn', label: 'type.public.time', kind: 'duration', help: 'type.time.help', optional: true },
    BEGIN,
  ],
};

/** Of a type that others know by its name or number, that is no part of the form. */
export const typeForm = (kind: TypeKind, mayRename: boolean): readonly FormField<TypeChoices>[] =>
  TYPE_FORMS[kind].filter(({ name }) => mayRename || name !== NAMED_BY[kind]);

/** The field by which others know a type. */
export const NAMED_BY = {
  zaaktype: 'identificatie',
  informatieobjecttype: 'omschrijving',
  besluittype: 'omschrijving',
} as const satisfies Readonly<Record<TypeKind, string>>;

/** What a new type without parts begins with. */
export const makeForm = (kind: TypeKind, catalogues: readonly Option[]): readonly FormField<TypeChoices>[] => {
  const [first] = TYPE_FORMS[kind];
  const group = first?.group ? { group: first.group } : {};
  return [
    ...(catalogues.length > 1
      ? [{ name: 'catalogus', label: 'type.catalogue', kind: 'choice', options: () => catalogues, ...group } as const]
      : []),
    ...TYPE_FORMS[kind],
  ];
};

const next = (parts: readonly Part[]): string =>
  String(1 + Math.max(0, ...parts.map(({ record }) => Number(record.volgnummer))));

/** Its class in the selectielijst. */
const classOf = ({ classes }: TypeVersion, { selectielijstklasse }: Record_) =>
  classes.find(({ value }) => value === String(selectielijstklasse).slice(-36));

export const PART_FORMS: Readonly<Record<EditableKind, readonly FormField<TypeVersion>[]>> = {
  statustype: [
    { name: 'volgnummer', label: 'type.part.order', kind: 'number', fresh: ({ statuses }) => next(statuses) },
    NAME,
    { name: 'statustekst', label: 'type.part.text', kind: 'long', optional: true },
    { name: 'informeren', label: 'type.part.inform', kind: 'flag' },
  ],
  resultaattype: [
    NAME,
    {
      name: 'resultaattypeomschrijving',
      label: 'type.part.outcome',
      kind: 'choice',
      list: 'resultaattypeomschrijvingen',
      options: ({ outcomes }) => ofRegister(outcomes),
    },
    {
      name: 'selectielijstklasse',
      label: 'type.part.class',
      kind: 'choice',
      list: 'resultaten',
      help: 'type.part.class.help',
      codes: ['procestype-mismatch'],
      options: ({ classes }) => ofRegister(classes),
    },
    {
      name: 'archiefnominatie',
      label: 'type.part.archive',
      kind: 'choice',
      follows: (about, record) => classOf(about, record)?.nomination,
      choices: { '': 'type.archive.list', blijvend_bewaren: 'type.archive.keep', vernietigen: 'type.archive.destroy' },
    },
    {
      name: 'archiefactietermijn',
      label: 'type.part.term',
      kind: 'duration',
      help: 'type.part.term.help',
      follows: (about, record) => classOf(about, record)?.term,
      optional: true,
    },
    {
      name: 'brondatumArchiefprocedure.afleidingswijze',
      label: 'type.archive.way',
      kind: 'choice',
      codes: ['invalid-afleidingswijze-for-procestermijn'],
      options: words(...AFLEIDINGSWIJZE),
      fresh: () => 'afgehandeld',
    },
    {
      name: 'brondatumArchiefprocedure.datumkenmerk',
      label: 'type.archive.datum',
      help: 'type.archive.datum.help',
      kind: 'text',
      optional: true,
    },
    {
      name: 'brondatumArchiefprocedure.objecttype',
      label: 'type.archive.object',
      help: 'type.archive.object.help',
      kind: 'choice',
      options: words(...OBJECTTYPEN),
      optional: true,
    },
    {
      name: 'brondatumArchiefprocedure.registratie',
      label: 'type.archive.register',
      help: 'type.archive.register.help',
      kind: 'text',
      optional: true,
    },
    {
      name: 'brondatumArchiefprocedure.procestermijn',
      label: 'type.archive.process',
      help: 'type.archive.process.help',
      kind: 'duration',
      optional: true,
    },
    { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
  ],
  roltype: [
    NAME,
    {
      name: 'omschrijvingGeneriek',
      label: 'type.part.kind',
      kind: 'choice',
      options: words(...ROLTYPE_GENERIEK),
    },
  ],
  eigenschap: [
    { name: 'naam', label: 'type.part.name', kind: 'text' },
    { name: 'definitie', label: 'type.part.definition', kind: 'long' },
    {
      name: 'specificatie.formaat',
      label: 'type.part.format',
      kind: 'choice',
      options: words('tekst', 'getal', 'datum', 'datum_tijd'),
    },
    { name: 'specificatie.lengte', label: 'type.part.length', kind: 'text', help: 'type.part.length.help' },
  ],
  zaaktypeinformatieobjecttype: [
    { name: 'volgnummer', label: 'type.part.order', kind: 'number', fresh: ({ documents }) => next(documents) },
    {
      name: 'informatieobjecttype',
      label: 'type.part.name',
      kind: 'choice',
      options: ({ documentTypes }) => ofRegister(documentTypes.map((value) => ({ value, label: value }))),
    },
    {
      name: 'richting',
      label: 'type.part.direction',
      kind: 'choice',
      options: words('inkomend', 'intern', 'uitgaand'),
    },
  ],
};

export const RELATION_FORM: readonly FormField<TypeVersion>[] = [
  {
    name: 'zaaktype',
    label: 'type.related.type',
    kind: 'choice',
    options: ({ caseTypes }) => ofRegister(caseTypes),
  },
  { name: 'aardRelatie', label: 'type.related.kind', kind: 'choice', options: words(...AARD_RELATIE) },
  { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
];

/** A part as the API takes it. @param base address of this municipality @param before the part as it is */
export function partFrom(
  kind: EditableKind,
  typed: Readonly<Record<string, string>>,
  base: string,
  before: Record_ | undefined,
): Record_ {
  const body = bodyFrom(PART_FORMS[kind], typed, { base, before });
  if (kind === 'eigenschap') body.specificatie = { kardinaliteit: '1', ...(body.specificatie as Record_) };
  return body;
}
