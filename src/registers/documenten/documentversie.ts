/** A version that a later one took the place of: what the document was, with the content it had. Never changes. */
import { type Fields, relation } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { LEVEL_OF } from '../../gate/rights.ts';
import { DOCUMENT, documentenApi, LEZEN } from './api.ts';
import { DOCUMENTGEGEVENS } from './categorieen.ts';
import { documentFields } from './fields.ts';

/** Of all that is a column of the document, a version is looked up, and its rights narrowed, by these alone. */
const COLUMNS: ReadonlySet<string> = new Set([
  'versie',
  'beginRegistratie',
  'informatieobjecttype',
  'isGereedVoorPublicatie',
]);

const versionFields: Fields = Object.fromEntries(
  Object.entries(documentFields).map(([name, field]) => [name, { ...field, column: COLUMNS.has(name) }]),
);

export const documentversie = resource({
  name: 'documentversie',
  api: documentenApi,
  path: 'enkelvoudiginformatieobjecten/{informatieobject}/versies',
  table: 'documenten_versie',
  parent: 'informatieobject',
  fields: {
    informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
    ...versionFields,
  },
  columns: {
    niveau: { type: 'smallint', from: (record) => LEVEL_OF.get(String(record.vertrouwelijkheidaanduiding)) ?? null },
    inhoud: { type: 'text[]' },
  },
  unique: [{ fields: ['informatieobject', 'versie'], code: 'unique', reason: 'Deze versie bestaat al.' }],
  filters: {
    informatieobject: { kind: 'compare', column: 'informatieobject', operator: '=' },
    versie: { kind: 'compare', column: 'versie', operator: '=' },
    registratieOp: { kind: 'compare', column: 'beginRegistratie', operator: '<=' },
  },
  ordering: ['versie'],
  // Versions are written by effects and read through the document (?versie=, ?registratieOp=).
  categories: DOCUMENTGEGEVENS,
  operations: [],
  scopes: { list: [LEZEN] },
  subjects: { kind: 'parent' },
  inzage: { name: 'Eerdere versie van een document', without: ['auteur'] },
});
