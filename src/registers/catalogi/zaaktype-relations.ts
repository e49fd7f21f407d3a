/** Relations of a case type: its parts point at it; other types it knows by name. */
import type { MemoryContext, Record_ } from '../../engine/resource.ts';
import type { Row, Work } from '../../engine/work.ts';
import { toName, toNames, versionFor, versionsFor } from './names.ts';
import { lifetime } from './versions.ts';

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
