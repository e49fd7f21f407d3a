/** Eigenschap: data that cases of one case type have, and others have not. */
import { choice, group, list, relation, text } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { catalogiApi, operations, partScopes } from './api.ts';
import { partFilters } from './filters.ts';
import { dates, showsDates, withDates, zaaktype } from './part.ts';
import { ztc010 } from './rules/concept.ts';
import { ztc015 } from './rules/eigenschap.ts';
import { beginVanZaaktype } from './rules/geldigheid.ts';
import { vanHetzelfdeZaaktype } from './rules/relaties.ts';

export const eigenschap = resource({
  name: 'eigenschap',
  api: catalogiApi,
  path: 'eigenschappen',
  table: 'catalogi_eigenschap',
  cached: true,
  parent: 'zaaktype',
  fields: {
    naam: text(20, { required: true, column: true }),
    definitie: text(255, { required: true }),
    specificatie: group(
      {
        groep: text(32),
        formaat: choice(['tekst', 'getal', 'datum', 'datum_tijd'], { required: true }),
        lengte: text(14, { required: true }),
        kardinaliteit: text(3, { required: true }),
        waardenverzameling: list(text(100)),
      },
      { required: true },
    ),
    toelichting: text(1000),
    zaaktype,
    /** The status before which it must be filled in. */
    statustype: relation('statustype', { nullable: true }),
    ...dates,
  },
  unique: [
    { fields: ['zaaktype', 'naam'], code: 'unique', reason: 'Dit zaaktype heeft al een eigenschap met deze naam.' },
  ],
  filters: partFilters,
  operations,
  scopes: partScopes,
  project: withDates,
  projects: showsDates,
  rules: [...ztc010, vanHetzelfdeZaaktype('statustype', 'statustype'), ztc015, beginVanZaaktype],
  label: ({ naam }) => String(naam),
});
