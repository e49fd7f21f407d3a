/** Query parameters of GET /zaken and _zoek, as Zaken 1.7.0 lists them. */
import type { Filter } from '../../engine/filter.ts';

const compare = (column: string, operator: '=' | '<' | '<=' | '>' | '>=' | 'in' = '='): Filter => ({
  kind: 'compare',
  column,
  operator,
});
const isnull = (column: string): Filter => ({ kind: 'isnull', column });
const role = (column: string, hash?: string): Filter => ({
  kind: 'child',
  resource: 'rol',
  link: 'zaak',
  column,
  ...(hash ? { hash } : {}),
});

export const zaakFilters: Readonly<Record<string, Filter>> = {
  identificatie: compare('identificatie'),
  bronorganisatie: compare('bronorganisatie'),
  bronorganisatie__in: compare('bronorganisatie', 'in'),
  zaaktype: compare('zaaktype'),
  // An address is too short for as many as a client may have.
  uuid__in: { ...compare('id', 'in'), only: 'search' },
  zaaktype__in: { ...compare('zaaktype', 'in'), only: 'search' },
  zaakgeometrie__within: { kind: 'within', column: 'plaatsen', function: 'zaken_zaak_within', only: 'search' },
  archiefnominatie: compare('archiefnominatie'),
  archiefnominatie__in: compare('archiefnominatie', 'in'),
  archiefactiedatum: compare('archiefactiedatum'),
  archiefactiedatum__isnull: isnull('archiefactiedatum'),
  archiefactiedatum__lt: compare('archiefactiedatum', '<'),
  archiefactiedatum__gt: compare('archiefactiedatum', '>'),
  archiefstatus: compare('archiefstatus'),
  archiefstatus__in: compare('archiefstatus', 'in'),
  startdatum: compare('startdatum'),
  startdatum__gt: compare('startdatum', '>'),
  startdatum__gte: compare('startdatum', '>='),
  startdatum__lt: compare('startdatum', '<'),
  startdatum__lte: compare('startdatum', '<='),
  registratiedatum: compare('registratiedatum'),
  registratiedatum__gt: compare('registratiedatum', '>'),
  registratiedatum__lt: compare('registratiedatum', '<'),
  einddatum: compare('einddatum'),
  einddatum__isnull: isnull('einddatum'),
  einddatum__gt: compare('einddatum', '>'),
  einddatum__lt: compare('einddatum', '<'),
  einddatumGepland: compare('einddatumGepland'),
  einddatumGepland__gt: compare('einddatumGepland', '>'),
  einddatumGepland__lt: compare('einddatumGepland', '<'),
  uiterlijkeEinddatumAfdoening: compare('uiterlijkeEinddatumAfdoening'),
  uiterlijkeEinddatumAfdoening__gt: compare('uiterlijkeEinddatumAfdoening', '>'),
  uiterlijkeEinddatumAfdoening__lt: compare('uiterlijkeEinddatumAfdoening', '<'),
  maximaleVertrouwelijkheidaanduiding: { kind: 'level', column: 'niveau', of: ['vertrouwelijkheidaanduiding'] },
  rol__betrokkeneType: role('betrokkeneType'),
  rol__betrokkene: role('betrokkene'),
  rol__omschrijvingGeneriek: role('omschrijvingGeneriek'),
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: role('subject', 'bsn'),
  rol__betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: role('anpIdentificatie'),
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: role('aNummer', 'a-nummer'),
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: role('innNnpId'),
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: role('annIdentificatie'),
  rol__betrokkeneIdentificatie__vestiging__vestigingsNummer: role('vestigingsNummer'),
  rol__betrokkeneIdentificatie__medewerker__identificatie: role('medewerker'),
  rol__betrokkeneIdentificatie__organisatorischeEenheid__identificatie: role('organisatorischeEenheid'),
};

/** Query parameters of GET /zaaknotities. */
const contains = (column: string): Filter => ({ kind: 'contains', column });
const moments = (column: string): Readonly<Record<string, Filter>> => ({
  [column]: compare(column),
  [`${column}__gt`]: compare(column, '>'),
  [`${column}__gte`]: compare(column, '>='),
  [`${column}__lt`]: compare(column, '<'),
  [`${column}__lte`]: compare(column, '<='),
});

export const notitieFilters: Readonly<Record<string, Filter>> = {
  aangemaaktDoor: compare('aangemaaktDoor'),
  aangemaaktDoor__icontains: contains('aangemaaktDoor'),
  ...moments('aanmaakdatum'),
  gerelateerdAan: compare('gerelateerdAan'),
  notitieType: compare('notitieType'),
  onderwerp: compare('onderwerp'),
  onderwerp__icontains: contains('onderwerp'),
  status: compare('status'),
  tekst: compare('tekst'),
  tekst__icontains: contains('tekst'),
  ...moments('wijzigingsdatum'),
};

/** Query parameters of GET /rollen. */
export const rolFilters: Readonly<Record<string, Filter>> = {
  zaak: compare('zaak'),
  betrokkene: compare('betrokkene'),
  betrokkeneType: compare('betrokkeneType'),
  betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: { kind: 'hashed', column: 'subject', purpose: 'bsn' },
  betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: compare('anpIdentificatie'),
  betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: { kind: 'hashed', column: 'aNummer', purpose: 'a-nummer' },
  betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: compare('innNnpId'),
  betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: compare('annIdentificatie'),
  betrokkeneIdentificatie__vestiging__vestigingsNummer: compare('vestigingsNummer'),
  betrokkeneIdentificatie__organisatorischeEenheid__identificatie: compare('organisatorischeEenheid'),
  betrokkeneIdentificatie__medewerker__identificatie: compare('medewerker'),
  roltype: compare('roltype'),
  omschrijving: compare('omschrijving'),
  omschrijvingGeneriek: compare('omschrijvingGeneriek'),
};
