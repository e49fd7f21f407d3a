/** Zaak: a piece of work with a start and an end, done by or for the municipality. */
import {
  choice,
  date,
  duration,
  flag,
  geometry,
  group,
  instant,
  list,
  longText,
  relation,
  rsin,
  text,
  url,
} from '../../engine/fields.ts';
import { placesOf } from '../../engine/places.ts';
import { resource } from '../../engine/resource.ts';
import { levelOf, VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { BEPERKT_BLIJFT, beperkt } from '../beperking.ts';
import { AANMAKEN, BIJWERKEN, GEFORCEERD, KANAAL, LEZEN, VERWIJDEREN, zakenApi } from './api.ts';
import { noteDestruction } from './effects/vernietiging.ts';
import { leaveMain, relateToMain } from './effects/zaak.ts';
import { zaakFilters } from './filters.ts';
import { kenmerkenVanZaak } from './kenmerken.ts';
import { zaakNeeds } from './needs.ts';
import { opgeschortMelding } from './opgeschort.ts';
import { deriveZaak } from './rules/derive.ts';
import { outsideZaak, selectielijstklasse, zrc010 } from './rules/elders.ts';
import { paidBefore, zrc001, zrc011, zrc013, zrc014, zrc015, zrc022 } from './rules/zaak.ts';

export const zaak = resource({
  name: 'zaak',
  api: zakenApi,
  path: 'zaken',
  table: 'zaken_zaak',
  fields: {
    identificatie: text(40, { column: true, blank: true, immutable: true }),
    bronorganisatie: rsin({ required: true, column: true }),
    omschrijving: text(80),
    toelichting: text(1000),
    zaaktype: relation('zaaktype', { required: true, immutable: true, column: true, max: 1000 }),
    registratiedatum: date({ column: true }),
    verantwoordelijkeOrganisatie: rsin({ required: true }),
    startdatum: date({ required: true, column: true }),
    einddatum: date({ server: true, nullable: true, column: true }),
    einddatumGepland: date({ nullable: true, column: true }),
    uiterlijkeEinddatumAfdoening: date({ nullable: true, column: true }),
    publicatiedatum: date({ nullable: true, column: true }),
    communicatiekanaal: url(1000),
    productenOfDiensten: list(url(1000)),
    vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEID, { blank: true }),
    betalingsindicatie: choice(['nvt', 'nog_niet', 'gedeeltelijk', 'geheel'], { blank: true }),
    betalingsindicatieWeergave: longText({ server: true }),
    laatsteBetaaldatum: instant({ nullable: true }),
    zaakgeometrie: geometry(),
    verlenging: group(
      { reden: text(200, { required: true }), duur: duration({ required: true, nullable: true }) },
      { nested: true },
    ),
    opschorting: group(
      { indicatie: flag({ required: true }), reden: text(200, { required: true, blank: true }) },
      { nested: true },
    ),
    selectielijstklasse: relation('selectielijst_resultaat', { external: true, blank: true, max: 1000 }),
    hoofdzaak: relation('zaak', { nullable: true, column: true }),
    relevanteAndereZaken: list(
      group({
        url: relation('zaak', { required: true, external: true }),
        aardRelatie: choice(['vervolg', 'onderwerp', 'bijdrage', 'overig'], { required: true }),
        overigeRelatie: text(255),
        toelichting: text(255),
      }),
    ),
    kenmerken: list(group({ kenmerk: text(40, { required: true }), bron: text(40, { required: true }) })),
    archiefnominatie: choice(['blijvend_bewaren', 'vernietigen'], { nullable: true, column: true }),
    archiefstatus: choice(
      ['nog_te_archiveren', 'gearchiveerd', 'gearchiveerd_procestermijn_onbekend', 'overgedragen'],
      { column: true, default: 'nog_te_archiveren' },
    ),
    archiefactiedatum: date({ nullable: true, column: true }),
    opdrachtgevendeOrganisatie: rsin(),
    processobjectaard: text(200, { nullable: true }),
    startdatumBewaartermijn: date({ nullable: true }),
    processobject: group(
      {
        datumkenmerk: text(250, { required: true }),
        identificatie: text(250, { required: true }),
        objecttype: text(250, { required: true }),
        registratie: text(250, { required: true }),
      },
      { nested: true },
    ),
  },
  columns: {
    /** Confidentiality, and whether the case is shielded, as the number that rights compare with. */
    niveau: {
      type: 'smallint',
      from: (record, _, { afscherming, dicht }) => levelOf(record.vertrouwelijkheidaanduiding, afscherming, dicht),
    },
    afscherming: { type: 'uuid', children: 'zaakafscherming' },
    ...beperkt,
    /** Cases that this case names as relevant, for archiving by `gerelateerde_zaak`. */
    relevanteZaken: {
      type: 'uuid[]',
      from: (record) =>
        (record.relevanteAndereZaken as { url: string }[]).map((one) => one.url).filter((one) => !one.includes(':')),
    },
    /** Where the case is, for searches in an area. */
    plaatsen: { type: 'polygon[]', from: (record) => placesOf(record.zaakgeometrie) },
    /** Keyed hashes of every natural person in a role: whose data this case is. */
    subjects: { type: 'text[]', default: [] },
    /** Those of them who asked for it: they may see it. */
    owners: { type: 'text[]', default: [] },
    status: { type: 'uuid', shows: { relation: 'status' } },
    resultaat: { type: 'uuid', shows: { relation: 'resultaat' }, children: 'resultaat' },
    deelzaken: { type: 'uuid[]', shows: { relation: 'zaak' }, default: [] },
    eigenschappen: { type: 'uuid[]', shows: { relation: 'zaakeigenschap' }, children: 'zaakeigenschap', default: [] },
    rollen: { type: 'uuid[]', shows: { relation: 'rol' }, children: 'rol', default: [] },
    zaakinformatieobjecten: {
      type: 'uuid[]',
      shows: { relation: 'zaakinformatieobject' },
      children: 'zaakinformatieobject',
      default: [],
    },
    /** Not shown by the standard; kept, so that no decision is added to a case that is closed or destroyed meanwhile. */
    zaakbesluiten: { type: 'uuid[]', children: 'zaakbesluit', default: [] },
    zaakobjecten: { type: 'uuid[]', shows: { relation: 'zaakobject' }, children: 'zaakobject', default: [] },
    /** Why destruction is suspended, while it is: kept by the holds on the case (registers/archief). */
    opgeschort: { type: 'text' },
  },
  unique: [
    {
      fields: ['bronorganisatie', 'identificatie'],
      code: 'identificatie-niet-uniek',
      reason: 'Deze identificatie is bij deze bronorganisatie al in gebruik.',
    },
  ],
  indexes: [
    ['zaaktype', 'startdatum'],
    ['startdatum'],
    ['registratiedatum'],
    ['einddatum'],
    ['archiefactiedatum'],
    ['identificatie'],
    ['zaaktype'],
    ['publicatiedatum'],
  ],
  filled: ['hoofdzaak'],
  open: { while: 'einddatum', indexes: [['uiterlijkeEinddatumAfdoening']] },
  countedDates: ['registratiedatum', 'startdatum', 'einddatum', 'archiefactiedatum'],
  number: { field: 'identificatie', pattern: 'ZAAK-{jaar}-{nummer:10}', setting: 'zaaknummer' },
  filters: zaakFilters,
  ordering: ['startdatum', 'einddatum', 'publicatiedatum', 'archiefactiedatum', 'registratiedatum', 'identificatie'],
  categories: {
    all: 'behandeling',
    fields: {
      identificatie: null,
      bronorganisatie: null,
      registratiedatum: null,
      verantwoordelijkeOrganisatie: null,
      vertrouwelijkheidaanduiding: null,
      communicatiekanaal: null,
      selectielijstklasse: null,
      archiefnominatie: null,
      archiefstatus: null,
      archiefactiedatum: null,
      opdrachtgevendeOrganisatie: null,
      startdatumBewaartermijn: null,
      betalingsindicatie: 'geld',
      betalingsindicatieWeergave: 'geld',
      laatsteBetaaldatum: 'geld',
      zaakgeometrie: 'plaats',
    },
  },
  operations: ['list', 'create', 'read', 'update', 'patch', 'delete', 'search'],
  partial: true,
  scopes: {
    list: [LEZEN],
    read: [LEZEN],
    search: [LEZEN],
    create: [AANMAKEN],
    update: [BIJWERKEN, GEFORCEERD],
    patch: [BIJWERKEN, GEFORCEERD],
    delete: [VERWIJDEREN],
  },
  // zrc-023: with a case go its sub-cases and its decisions, and what was written to people about it.
  cascade: [
    { resource: 'zaak', by: 'hoofdzaak' },
    { resource: 'besluit', by: 'zaak' },
    { resource: 'bericht', by: 'zaak', onlyAboutIt: true },
  ],
  rights: { type: 'zaaktype', level: 'niveau', restricted: 'beperkt' },
  subjects: { kind: 'column', column: 'subjects' },
  // Of others in the case not even how many there are; of other cases, those that are theirs tell for themselves.
  inzage: { name: 'Zaak', without: ['rollen', 'zaakobjecten', 'relevanteAndereZaken'] },
  owners: { resource: 'rol', link: 'zaak', column: 'owner' },
  search: {
    fields: { identificatie: 'A', omschrijving: 'A', toelichting: 'B', kenmerken: 'B' },
    parts: [{ resource: 'zaakeigenschap', by: 'zaak', name: 'naam', value: 'waarde' }],
    date: 'startdatum',
  },
  derive: deriveZaak,
  needs: zaakNeeds,
  outside: outsideZaak,
  rules: [zrc001, zrc010, zrc011, zrc013, zrc014, paidBefore, zrc015, selectielijstklasse, zrc022],
  effects: [relateToMain, leaveMain, noteDestruction],
  states: [
    {
      name: 'gesloten',
      when: (row) => row.columns.einddatum !== null && row.columns.einddatum !== undefined,
      scope: GEFORCEERD,
      message: `Deze zaak is gesloten. Wijzigen mag alleen met het recht ${GEFORCEERD}.`,
    },
  ],
  hold: {
    when: ({ columns }) => Boolean(columns.opgeschort ?? columns.dicht),
    // AVG 18, first paragraph: what is restricted is kept.
    message: ({ columns }) => (columns.opgeschort ? opgeschortMelding(String(columns.opgeschort)) : BEPERKT_BLIJFT),
  },
  channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
  label: (record) => `ZAAK (${record.bronorganisatie}, ${record.identificatie})`,
});
