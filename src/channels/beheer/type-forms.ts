/** The forms of types and of the parts of a case type. */
import type { Record_ } from '../../engine/resource.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { ROLTYPE_GENERIEK } from '../../registers/catalogi/index.ts';
import type { PlainKind } from '../../services/operations/manage-plain-types.ts';
import type { EditableKind } from '../../services/operations/manage-type-parts.ts';
import type { TypeVersion } from '../../services/operations/manage-types.ts';
import type { TypeKind } from '../../services/operations/type-versions.ts';
import { type Option, ofRegister } from '../ui/components/fields.tsx';
import { bodyFrom, type FormField, shownOf } from './form-fields.ts';

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
const BEGIN: FormField = { name: 'beginGeldigheid', label: 'type.begins', kind: 'date' };

export const TYPE_FORMS: Readonly<Record<TypeKind, readonly FormField[]>> = {
  zaaktype: [
    NAME,
    { name: 'doel', label: 'type.purpose', kind: 'long' },
    { name: 'aanleiding', label: 'type.cause', kind: 'long' },
    { name: 'onderwerp', label: 'type.subject', kind: 'text' },
    { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
    { name: 'doorlooptijd', label: 'type.time', kind: 'duration', help: 'type.time.help' },
    { name: 'servicenorm', label: 'type.norm', kind: 'duration', optional: true },
    { name: 'verantwoordelijke', label: 'type.owner', kind: 'text' },
    LEVEL,
    BEGIN,
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

/** Of a type that others know by its name, the name is no part of the form. */
export const typeForm = (kind: PlainKind, mayRename: boolean): readonly FormField[] =>
  TYPE_FORMS[kind].filter((field) => mayRename || field !== NAME);

/** What a new type without parts begins with. */
export const makeForm = (kind: PlainKind, catalogues: readonly Option[]): readonly FormField[] => [
  ...(catalogues.length > 1
    ? [{ name: 'catalogus', label: 'type.catalogue', kind: 'choice', options: () => catalogues } as const]
    : []),
  ...TYPE_FORMS[kind],
];

export const PART_FORMS: Readonly<Record<EditableKind, readonly FormField<TypeVersion>[]>> = {
  statustype: [
    { name: 'volgnummer', label: 'type.part.order', kind: 'number' },
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
      options: ({ outcomes }) => ofRegister(outcomes),
    },
    {
      name: 'selectielijstklasse',
      label: 'type.part.class',
      kind: 'choice',
      options: ({ classes }) => ofRegister(classes),
    },
    {
      name: 'archiefactietermijn',
      label: 'type.part.term',
      kind: 'duration',
      help: 'type.part.term.help',
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
    { name: 'volgnummer', label: 'type.part.order', kind: 'number' },
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

/** Relations to the selectielijst are chosen by UUID, whichever address they have. */
const LISTS: Readonly<Record<string, string>> = {
  resultaattypeomschrijving: 'resultaattypeomschrijvingen',
  selectielijstklasse: 'resultaten',
};

export function partShown(record: Record_ | undefined, field: FormField<TypeVersion>): string {
  const shown = shownOf(record, field);
  return Object.hasOwn(LISTS, field.name) ? shown.slice(-36) : shown;
}

/** The form as the API takes it. @param base address of this municipality @param before the part as it is, for what the form does not show */
export function partFrom(
  kind: EditableKind,
  fields: Readonly<Record<string, string>>,
  base: string,
  before: Record_ | undefined,
): Record_ {
  const body = bodyFrom(PART_FORMS[kind], fields, before);
  for (const [name, list] of Object.entries(LISTS))
    if (body[name]) body[name] = `${base}/referentielijsten/api/v1/${list}/${body[name]}`;
  if (kind === 'eigenschap') body.specificatie = { kardinaliteit: '1', ...(body.specificatie as Record_) };
  if (kind === 'resultaattype' && !before)
    body.brondatumArchiefprocedure = {
      afleidingswijze: 'afgehandeld',
      datumkenmerk: '',
      objecttype: '',
      registratie: '',
    };
  return body;
}
