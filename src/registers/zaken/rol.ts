/** Rol: somebody's part in a case. Who it is depends on the kind: a natural person, a company, an employee, ... */
import { choice, email, group, instant, list, longText, relation, text, url, variant } from '../../engine/fields.ts';
import { holdsBsn } from '../../engine/formats.ts';
import { type Record_, resource } from '../../engine/resource.ts';
import { KANAAL, scopesOfPart, zakenApi } from './api.ts';
import { BETROKKENE, BETROKKENE_TYPES } from './betrokkene.ts';
import { ROL } from './categorieen.ts';
import { keepSubjects } from './effects/rol.ts';
import { rolFilters } from './filters.ts';
import { kenmerkenVanZaak } from './kenmerken.ts';
import { deriveRol, oneInitiator } from './rules/rol.ts';
import { sameType, zrc019 } from './rules/types.ts';

/** Generic kinds of role (RGBZ). */
const OMSCHRIJVING_GENERIEK = [
  'adviseur',
  'behandelaar',
  'belanghebbende',
  'beslisser',
  'initiator',
  'klantcontacter',
  'zaakcoordinator',
  'mede_initiator',
];

const identification = (record: Record_, type: string, field: string): unknown =>
  record.betrokkeneType === type ? (record.betrokkeneIdentificatie as Record_ | null)?.[field] || null : null;

export const rol = resource({
  name: 'rol',
  api: zakenApi,
  path: 'rollen',
  table: 'zaken_rol',
  parent: 'zaak',
  fields: {
    zaak: relation('zaak', { required: true, immutable: true, column: true }),
    betrokkene: url(1000, { column: true, tells: holdsBsn }),
    betrokkeneType: choice(BETROKKENE_TYPES, { required: true, column: true }),
    afwijkendeNaamBetrokkene: text(625),
    roltype: relation('roltype', { required: true, column: true, max: 1000 }),
    omschrijving: longText({ server: true, column: true }),
    omschrijvingGeneriek: choice(OMSCHRIJVING_GENERIEK, { server: true, column: true }),
    roltoelichting: text(1000, { required: true, blank: true }),
    registratiedatum: instant({ server: true }),
    indicatieMachtiging: choice(['gemachtigde', 'machtiginggever'], { blank: true }),
    contactpersoonRol: group({
      emailadres: email(),
      functie: text(50),
      telefoonnummer: text(20),
      naam: text(40, { required: true }),
    }),
    statussen: list(relation('status'), { server: true }),
    betrokkeneIdentificatie: variant('betrokkeneType', BETROKKENE),
  },
  columns: {
    /** Whose data this is: the keyed hash of the BSN. */
    subject: {
      type: 'text',
      from: (record, work) => {
        const bsn = identification(record, 'natuurlijk_persoon', 'inpBsn');
        return bsn ? work.hash('bsn', String(bsn)) : null;
      },
    },
    /** The same, for who asked for the case: an initiator may see it. Who acted for them may as long as the mandate lasts. */
    owner: {
      type: 'text',
      from: (record, work) => {
        const bsn = identification(record, 'natuurlijk_persoon', 'inpBsn');
        return bsn &&
          (record.omschrijvingGeneriek === 'initiator' || record.omschrijvingGeneriek === 'mede_initiator') &&
          record.indicatieMachtiging !== 'gemachtigde'
          ? work.hash('bsn', String(bsn))
          : null;
      },
    },
    aNummer: {
      type: 'text',
      from: (record, work) => {
        const number = identification(record, 'natuurlijk_persoon', 'inpA_nummer');
        return number ? work.hash('a-nummer', String(number)) : null;
      },
    },
    anpIdentificatie: {
      type: 'text',
      from: (record) => identification(record, 'natuurlijk_persoon', 'anpIdentificatie'),
    },
    innNnpId: { type: 'text', from: (record) => identification(record, 'niet_natuurlijk_persoon', 'innNnpId') },
    annIdentificatie: {
      type: 'text',
      from: (record) => identification(record, 'niet_natuurlijk_persoon', 'annIdentificatie'),
    },
    vestigingsNummer: { type: 'text', from: (record) => identification(record, 'vestiging', 'vestigingsNummer') },
    medewerker: { type: 'text', from: (record) => identification(record, 'medewerker', 'identificatie') },
    organisatorischeEenheid: {
      type: 'text',
      from: (record) => identification(record, 'organisatorische_eenheid', 'identificatie'),
    },
  },
  indexes: [['zaak'], ['roltype']],
  filled: ['subject', 'owner', 'medewerker', 'betrokkene', 'organisatorischeEenheid'],
  filters: rolFilters,
  categories: { all: 'behandeling', fields: ROL },
  operations: ['list', 'create', 'read', 'delete'],
  scopes: scopesOfPart(),
  subjects: { kind: 'parent' },
  inzage: { name: 'Rol in een zaak', naming: 'subject', without: ['statussen'] },
  derive: deriveRol,
  needs: (record) => ['rol', 'zaakobject'].map((name) => ({ resource: name, where: 'zaak', is: String(record.zaak) })),
  rules: [sameType(zrc019), oneInitiator],
  effects: [keepSubjects],
  channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
  label: (record) => `Rol ${record.omschrijving}`,
});
