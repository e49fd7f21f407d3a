/**
 * A catalogue as a dump of the tables of the reference implementation (`manage.py dumpdata catalogi`): a JSON list of
 * `{model, pk, fields}`. Columns become the fields of the Catalogi API, keys become addresses. A dump that leaves the
 * catalogue without a key refers to it by its UUID.
 */
import { parseJson } from '../../../foundation/json-text/strict.ts';
import { Problem } from '../../../foundation/problems.ts';
import { UnreadableZip } from '../../../foundation/zip.ts';
import { type Entries, type Entry, idOf, MEMBERS } from './members.ts';

interface Line {
  readonly model: string;
  readonly pk?: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Columns that are called otherwise than the field. */
const NAMES: Readonly<Record<string, string>> = {
  datum_begin_geldigheid: 'beginGeldigheid',
  datum_einde_geldigheid: 'eindeGeldigheid',
  zaaktype_omschrijving: 'omschrijving',
  zaaktype_omschrijving_generiek: 'omschrijvingGeneriek',
  doorlooptijd_behandeling: 'doorlooptijd',
  servicenorm_behandeling: 'servicenorm',
  statustype_omschrijving: 'omschrijving',
  statustype_omschrijving_generiek: 'omschrijvingGeneriek',
  statustypevolgnummer: 'volgnummer',
  eigenschapnaam: 'naam',
  specificatie_van_eigenschap: 'specificatie',
  omschrijving_generiek_informatieobjecttype: 'omschrijvingGeneriek.informatieobjecttypeOmschrijvingGeneriek',
  omschrijving_generiek_definitie: 'omschrijvingGeneriek.definitieInformatieobjecttypeOmschrijvingGeneriek',
  omschrijving_generiek_herkomst: 'omschrijvingGeneriek.herkomstInformatieobjecttypeOmschrijvingGeneriek',
  omschrijving_generiek_hierarchie: 'omschrijvingGeneriek.hierarchieInformatieobjecttypeOmschrijvingGeneriek',
  omschrijving_generiek_opmerking: 'omschrijvingGeneriek.opmerkingInformatieobjecttypeOmschrijvingGeneriek',
};
/** Columns that together are a group. */
const GROUPS = ['brondatum_archiefprocedure', 'referentieproces', 'broncatalogus', 'bronzaaktype'] as const;
/** Fields that hold keys of other lines, with their model. */
const KEYS: Readonly<Record<string, string>> = {
  catalogus: 'catalogus',
  zaaktype: 'zaaktype',
  zaaktypen: 'zaaktype',
  deelzaaktypen: 'zaaktype',
  statustype: 'statustype',
  informatieobjecttype: 'informatieobjecttype',
  informatieobjecttypen: 'informatieobjecttype',
  besluittypen: 'besluittype',
};
const LISTS = new Set([
  'trefwoorden',
  'trefwoord',
  'verantwoordingsrelatie',
  'productenOfDiensten',
  'waardenverzameling',
]);
/** A period of nothing: the column has no empty value of its own. */
const NOTHING = 'P0D';
/** Any host does: an address counts by the UUID at its end. */
const ADDRESS = 'https://dump.invalid/catalogi/api/v1';

/** True for bytes that are JSON and no zip. */
export const isDump = (bytes: Buffer): boolean => /^\s*\[/.test(bytes.subarray(0, 100).toString('latin1'));

/** @throws UnreadableZip for a list that is no catalogue */
export function readDump(bytes: Buffer): Entries {
  const lines = linesIn(bytes);
  const ids = new Map<string, string>();
  const specifications = new Map<string, object>();
  for (const { model, pk, fields } of lines) {
    const kind = kindOf(model);
    if (typeof fields.uuid === 'string') ids.set(`${kind}/${pk ?? fields.uuid}`, fields.uuid);
    else specifications.set(String(pk), bodyOf(fields));
  }
  const kinds = new Set<string>(Object.values(MEMBERS));
  const read = Object.groupBy(
    lines.filter(({ model }) => kinds.has(kindOf(model))),
    ({ model }) => kindOf(model),
  );
  if (!read.catalogus) throw new UnreadableZip('The dump has no catalogue; dump the whole application "catalogi".');
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, (read[kind] ?? []).map((line) => entryOf(kind, line))]),
  ) as unknown as Entries;

  function entryOf(kind: string, { fields }: Line): Entry {
    const id = idOf(fields.uuid);
    if (!id) throw new UnreadableZip(`The dump has a ${kind} without a UUID; dump the whole application "catalogi".`);
    const body = Object.entries(bodyOf(fields)).map(([name, value]): [string, unknown] => {
      if (name === 'specificatie') return [name, specifications.get(String(value)) ?? null];
      return [name, KEYS[name] ? addressOf(KEYS[name], value) : value];
    });
    return { id, body: { url: `${ADDRESS}/${kind}/${id}`, ...REQUIRED[kind], ...Object.fromEntries(body) } };
  }

  function addressOf(kind: string, key: unknown): unknown {
    if (key === null || key === undefined) return null;
    // A natural key is a list of one; a relation with many is a list of keys.
    if (Array.isArray(key) && kind !== 'catalogus') return key.map((one) => addressOf(kind, one));
    const id = ids.get(`${kind}/${Array.isArray(key) ? key[0] : key}`);
    return id ? `${ADDRESS}/${kind}/${id}` : String(key);
  }
}

/** Relations that other tables hold, which a dump of part of the tables lacks. */
const REQUIRED: Readonly<Record<string, object>> = {
  zaaktype: { besluittypen: [], gerelateerdeZaaktypen: [] },
  besluittype: { informatieobjecttypen: [] },
};

const kindOf = (model: string): string => model.slice(model.indexOf('.') + 1);

function bodyOf(fields: Line['fields']): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(fields)) {
    const group = GROUPS.find((one) => column.startsWith(`${one}_`));
    const name = NAMES[column] ?? (group ? `${camel(group)}.${camel(column.slice(group.length + 1))}` : camel(column));
    const [first = '', second] = name.split('.');
    const own = first === 'archiefactietermijn' || value !== NOTHING ? listed(first, value) : null;
    if (second === undefined) body[first] = own;
    else body[first] = { ...(body[first] as object | undefined), [second]: own };
  }
  return body;
}

/** A list is kept as the text of one. */
function listed(name: string, value: unknown): unknown {
  if (!LISTS.has(name) || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return [];
  }
}

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function linesIn(bytes: Buffer): readonly Line[] {
  try {
    // A file that begins as a list holds one, or it does not parse.
    const lines = parseJson(bytes) as readonly (Partial<Line> | null)[];
    return lines.filter(
      (line): line is Line =>
        typeof line?.model === 'string' && typeof line.fields === 'object' && line.fields !== null,
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new UnreadableZip(`The file is neither a zip nor a dump that can be read: ${error.detail}`);
  }
}
