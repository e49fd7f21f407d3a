/** Relations of a case type: its parts point at it; other types it knows by name. */
import { choice, type Fields, group, list, relation, text } from '../../engine/fields.ts';
import type { MemoryContext } from '../../engine/filter.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Row, Work } from '../../engine/work.ts';
import { toName, toNames, versionFor, versionsFor } from './names.ts';
import { lifetime, showsLifetime } from './versions.ts';

export const AARD_RELATIE = ['vervolg', 'bijdrage', 'onderwerp'] as const;

interface Relatie extends Record_ {
  readonly zaaktype: string;
}

export function deriveZaaktype(record: Record_, work: Work): Record_ {
  const { catalogus } = record;
  return {
    ...record,
    versiedatum: record.versiedatum || record.beginGeldigheid,
    besluittypen: toNames(work, 'besluittype', catalogus, record.besluittypen),
    deelzaaktypen: toNames(work, 'zaaktype', catalogus, record.deelzaaktypen),
    gerelateerdeZaaktypen: (record.gerelateerdeZaaktypen as readonly Relatie[]).map((relatie) => ({
      ...relatie,
      zaaktype: toName(work, 'zaaktype', catalogus, relatie.zaaktype),
    })),
  };
}

const addresses = (kind: string) => list(relation(kind));

/** What `showZaaktype` gives. */
export const zaaktypeShows: Fields = {
  ...showsLifetime,
  statustypen: addresses('statustype'),
  resultaattypen: addresses('resultaattype'),
  resultaattypeOmschrijving: list(text(30)),
  eigenschappen: addresses('eigenschap'),
  roltypen: addresses('roltype'),
  zaakobjecttypen: addresses('zaakobjecttype'),
  informatieobjecttypen: addresses('informatieobjecttype'),
  informatieobjecttypeOmschrijving: list(text(80)),
  besluittypen: addresses('besluittype'),
  besluittypeOmschrijving: list(text(80)),
  deelzaaktypen: addresses('zaaktype'),
  deelzaaktypeIdentificaties: list(text(50)),
  gerelateerdeZaaktypen: list(
    group({
      zaaktype: relation('zaaktype'),
      aardRelatie: choice(AARD_RELATIE, { required: true }),
      toelichting: text(255),
      zaaktypeIdentificatie: text(50),
    }),
  ),
};

export function showZaaktype(row: Row, context: MemoryContext) {
  const { id, record } = row;
  const from = { catalogus: record.catalogus, concept: record.concept };
  const parts = (kind: string) => context.related(kind, 'zaaktype', id);
  const documenten = new Set(
    parts('zaaktypeinformatieobjecttype').map((one) => String(one.record.informatieobjecttype)),
  );
  const resultaattypen = parts('resultaattype');
  return {
    ...lifetime(context, 'zaaktype', row),
    statustypen: parts('statustype').toSorted((a, b) => Number(a.record.volgnummer) - Number(b.record.volgnummer)),
    resultaattypen,
    resultaattypeOmschrijving: resultaattypen.map((one) => one.record.omschrijving),
    eigenschappen: parts('eigenschap'),
    roltypen: parts('roltype'),
    zaakobjecttypen: parts('zaakobjecttype'),
    informatieobjecttypen: versionsFor(context, 'informatieobjecttype', from, [...documenten]),
    informatieobjecttypeOmschrijving: [...documenten],
    besluittypen: versionsFor(context, 'besluittype', from, record.besluittypen),
    besluittypeOmschrijving: record.besluittypen,
    deelzaaktypen: versionsFor(context, 'zaaktype', from, record.deelzaaktypen),
    deelzaaktypeIdentificaties: record.deelzaaktypen,
    gerelateerdeZaaktypen: (record.gerelateerdeZaaktypen as readonly Relatie[]).map((relatie) => ({
      ...relatie,
      zaaktype: versionFor(context, 'zaaktype', from, relatie.zaaktype) ?? relatie.zaaktype,
      zaaktypeIdentificatie: relatie.zaaktype,
    })),
  };
}
