/** ZaakObject: what a case is about: an address, a lamp post, a person, a piece of land. */
import { choice, group, relation, text, url, variant } from '../../engine/fields.ts';
import { type Record_, resource } from '../../engine/resource.ts';
import { AANMAKEN, KANAAL, scopesOfPart, zakenApi } from './api.ts';
import { ZAAKOBJECT } from './categorieen.ts';
import { keepSubjects } from './effects/rol.ts';
import { kenmerkenVanZaak } from './kenmerken.ts';
import { OBJECT, OBJECT_TYPES } from './objectidentificatie.ts';
import { existsElsewhere } from './rules/elders.ts';
import { zaakobjectRules } from './rules/zaakobject.ts';

/** The natural person in what a case is about: themselves, or as somebody who has a right to it. */
function personOf({ objectType, objectIdentificatie }: Record_): Record_ | null | undefined {
  const identificatie = objectIdentificatie as Record_ | null;
  if (objectType === 'natuurlijk_persoon') return identificatie;
  const gerechtigde = objectType === 'zakelijk_recht' ? (identificatie?.heeftAlsGerechtigde as Record_ | null) : null;
  return gerechtigde?.natuurlijkPersoon as Record_ | null | undefined;
}

/** Somebody else, or who works here, is no thing that the case of a person is about. */
const PEOPLE: ReadonlySet<unknown> = new Set(['medewerker', 'niet_natuurlijk_persoon', 'vestiging']);
const isThing = ({ objectType }: Record_): boolean => !PEOPLE.has(objectType);

export const zaakobject = resource({
  name: 'zaakobject',
  api: zakenApi,
  path: 'zaakobjecten',
  table: 'zaken_zaakobject',
  parent: 'zaak',
  fields: {
    zaak: relation('zaak', { required: true, immutable: true, column: true }),
    object: url(1000, { immutable: true, column: true }),
    zaakobjecttype: relation('zaakobjecttype', { blank: true, max: 1000 }),
    objectType: choice(OBJECT_TYPES, { required: true, immutable: true, column: true }),
    objectTypeOverige: text(100, { pattern: /^[a-z_]+$/ }),
    objectTypeOverigeDefinitie: group({
      url: url(1000, { required: true }),
      schema: text(100, { required: true }),
      objectData: text(100, { required: true }),
    }),
    relatieomschrijving: text(80),
    objectIdentificatie: variant('objectType', OBJECT),
  },
  columns: {
    /** A person can be what a case is about; then it is their data too. */
    subject: {
      type: 'text',
      from: (record, work) => {
        const bsn = personOf(record)?.inpBsn;
        return bsn ? work.hash('bsn', String(bsn)) : null;
      },
    },
  },
  indexes: [['zaak']],
  filled: ['object', 'subject'],
  filters: {
    zaak: { kind: 'compare', column: 'zaak', operator: '=' },
    object: { kind: 'compare', column: 'object', operator: '=' },
    objectType: { kind: 'compare', column: 'objectType', operator: '=' },
  },
  categories: { all: 'plaats', fields: ZAAKOBJECT },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
  scopes: scopesOfPart(AANMAKEN),
  subjects: { kind: 'parent' },
  inzage: { name: 'Waar een zaak over gaat', naming: 'subject', orNobody: true, when: isThing },
  needs: (record) => ['rol', 'zaakobject'].map((name) => ({ resource: name, where: 'zaak', is: String(record.zaak) })),
  outside: ({ object, objectTypeOverigeDefinitie: definition }) => [
    String(object ?? ''),
    ...(definition ? [String((definition as Record_).url)] : []),
  ],
  rules: [...zaakobjectRules, existsElsewhere('object')],
  effects: [keepSubjects],
  channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
