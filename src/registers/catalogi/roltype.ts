/** Roltype: how somebody can be concerned in cases of a case type. */
import { choice, text } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { catalogiApi, operations, partScopes } from './api.ts';
import { ROLTYPE_GENERIEK } from './catalogus-import.ts';
import { equals, partFilters } from './filters.ts';
import { catalogus, dates, showsDates, withDates, zaaktype } from './part.ts';
import { ztc010 } from './rules/concept.ts';
import { beginVanZaaktype } from './rules/geldigheid.ts';
import { catalogusVanZaaktype } from './rules/relaties.ts';

export const roltype = resource({
  name: 'roltype',
  api: catalogiApi,
  path: 'roltypen',
  table: 'catalogi_roltype',
  cached: true,
  parent: 'zaaktype',
  fields: {
    zaaktype,
    omschrijving: text(100, { required: true }),
    omschrijvingGeneriek: choice(ROLTYPE_GENERIEK, { required: true }),
    catalogus,
    ...dates,
  },
  filters: { ...partFilters, omschrijvingGeneriek: equals('omschrijvingGeneriek', choice(ROLTYPE_GENERIEK)) },
  operations,
  scopes: partScopes,
  project: withDates,
  projects: showsDates,
  rules: [...ztc010, catalogusVanZaaktype, beginVanZaaktype],
  label: ({ omschrijving }) => String(omschrijving),
});
