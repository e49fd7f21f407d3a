/** The forms of the parts of a case type as data: which fields, under which name of the standard, and how they are read. */
import type { Record_ } from '../../engine/resource.ts';
import type { EditableKind } from '../../services/operations/manage-type-actions.ts';
import type { TypeVersion } from '../../services/operations/manage-types.ts';
import type { Option } from '../ui/components/fields.tsx';
import type { TextKey } from '../ui/texts/translate.ts';

export interface PartField {
  /** In the standard; `specificatie.formaat` lies in a group. */
  readonly name: string;
  readonly label: PlainLabel;
  readonly kind: 'text' | 'long' | 'number' | 'flag' | 'choice';
  readonly options?: (version: TypeVersion) => readonly Option[];
  readonly optional?: true;
}

type PlainLabel = Exclude<
  Extract<TextKey, `type.${string}`>,
  'type.from' | 'type.until' | 'type.archive.after' | 'type.compare'
>;

const words =
  (...values: readonly string[]) =>
  (): readonly Option[] =>
    values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));

export const PART_FORMS: Readonly<Record<EditableKind, readonly PartField[]>> = {
  statustype: [
    { name: 'volgnummer', label: 'type.part.order', kind: 'number' },
    { name: 'omschrijving', label: 'type.part.name', kind: 'text' },
    { name: 'statustekst', label: 'type.part.text', kind: 'long', optional: true },
    { name: 'informeren', label: 'type.part.inform', kind: 'flag' },
  ],
  resultaattype: [
    { name: 'omschrijving', label: 'type.part.name', kind: 'text' },
    {
      name: 'resultaattypeomschrijving',
      label: 'type.part.outcome',
      kind: 'choice',
      options: ({ outcomes }) => outcomes,
    },
    { name: 'selectielijstklasse', label: 'type.part.class', kind: 'choice', options: ({ classes }) => classes },
    { name: 'archiefactietermijn', label: 'type.part.term', kind: 'text', optional: true },
    { name: 'toelichting', label: 'type.explain', kind: 'long', optional: true },
  ],
  roltype: [
    { name: 'omschrijving', label: 'type.part.name', kind: 'text' },
    {
      name: 'omschrijvingGeneriek',
      label: 'type.part.kind',
      kind: 'choice',
      options: words(
        'adviseur',
        'behandelaar',
        'belanghebbende',
        'beslisser',
        'initiator',
        'klantcontacter',
        'zaakcoordinator',
        'mede_initiator',
      ),
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
    { name: 'specificatie.lengte', label: 'type.part.length', kind: 'text' },
  ],
  zaaktypeinformatieobjecttype: [
    { name: 'volgnummer', label: 'type.part.order', kind: 'number' },
    {
      name: 'informatieobjecttype',
      label: 'type.part.name',
      kind: 'choice',
      options: ({ documentTypes }) => documentTypes.map((value) => ({ value, label: value })),
    },
    {
      name: 'richting',
      label: 'type.part.direction',
      kind: 'choice',
      options: words('inkomend', 'intern', 'uitgaand'),
    },
  ],
};

/** What the form shows of a part. */
export function shownOf(record: Record_ | undefined, name: string): string {
  const value = name.split('.').reduce<unknown>((at, key) => (at as Record_ | null | undefined)?.[key], record);
  if (value === true) return 'ja';
  // A relation to the selectielijst is chosen by its UUID, whichever address it has.
  const text = value === undefined || value === null || value === false ? '' : String(value);
  return /selectielijst|resultaattypeomschrijving/.test(name) ? text.slice(-36) : text;
}

const LISTS: Readonly<Record<string, string>> = {
  resultaattypeomschrijving: 'resultaattypeomschrijvingen',
  selectielijstklasse: 'resultaten',
};

/** The form as the API takes it. @param base address of this municipality @param before the part as it is, for what the form does not show */
export function partFrom(
  kind: EditableKind,
  fields: Readonly<Record<string, string>>,
  base: string,
  before: Record_ | undefined,
): Record_ {
  const body: Record<string, unknown> = {};
  for (const { name, kind: how } of PART_FORMS[kind]) {
    const typed = fields[name] ?? '';
    const [group, inside] = name.split('.');
    const list = LISTS[name];
    if (inside)
      body[group!] = {
        ...(before?.[group!] as Record_ | undefined),
        ...(body[group!] as Record_ | undefined),
        [inside]: typed,
      };
    else if (how === 'flag') body[name] = typed === 'ja';
    else if (how === 'number') body[name] = /^\d+$/.test(typed) ? Number(typed) : null;
    else if (list) body[name] = typed && `${base}/referentielijsten/api/v1/${list}/${typed}`;
    else if (name === 'archiefactietermijn') body[name] = typed || null;
    else body[name] = typed;
  }
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
