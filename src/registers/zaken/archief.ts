/**
 * zrc-021: what the archive must do with a closed case, and when. Nine ways to find the date from which the period runs
 * (brondatum), as the result type says.
 */

import { isInstant } from '../../engine/formats.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import { addDuration, isDate } from '../../foundation/days.ts';

export interface Archiefgegevens extends Record_ {
  readonly archiefnominatie: unknown;
  readonly archiefactiedatum: unknown;
  /** zrc-026: start of the retention period; for records that are destroyed. */
  readonly startdatumBewaartermijn: unknown;
}

export function archiefgegevens(work: Work, zaak: Draft): Archiefgegevens {
  const resultaattype = resultaattypeVan(work, zaak);
  const archiefnominatie = zaak.record.archiefnominatie || resultaattype?.archiefnominatie || null;
  const termijn = resultaattype?.archiefactietermijn;
  const brondatum = resultaattype
    ? brondatumVan(work, zaak, resultaattype.brondatumArchiefprocedure as Record_ | null)
    : null;
  return {
    archiefnominatie,
    archiefactiedatum:
      zaak.record.archiefactiedatum ?? (brondatum && termijn ? later(brondatum, String(termijn)) : null),
    startdatumBewaartermijn:
      archiefnominatie === 'vernietigen'
        ? (zaak.record.startdatumBewaartermijn ?? brondatum)
        : zaak.record.startdatumBewaartermijn,
  };
}

/** Most sub-cases close before their main case: without its end their period has not begun, and they would be on no list ever. */
export const wachtOpHoofdzaak = (work: Work, zaak: Draft): boolean =>
  Boolean(zaak.record.einddatum) &&
  !zaak.record.archiefactiedatum &&
  zaak.record.archiefstatus === 'nog_te_archiveren' &&
  (resultaattypeVan(work, zaak)?.brondatumArchiefprocedure as Record_ | null)?.afleidingswijze === 'hoofdzaak';

function resultaattypeVan(work: Work, zaak: Draft): Record_ | undefined {
  const resultaat = work.filter('resultaat', ({ record }) => record.zaak === zaak.id)[0];
  return resultaat && work.snapshot.get('resultaattype', String(resultaat.record.resultaattype))?.record;
}

/** The date from which the retention period runs, or null when it cannot be known (yet). */
function brondatumVan(work: Work, zaak: Draft, procedure: Record_ | null): string | null {
  const einddatum = String(zaak.record.einddatum);
  switch (procedure?.afleidingswijze) {
    case 'afgehandeld':
      return einddatum;
    case 'hoofdzaak':
      return text(zaak.record.hoofdzaak ? work.find('zaak', zaak.record.hoofdzaak)?.record.einddatum : null);
    case 'eigenschap':
      return dateOf(
        work.filter(
          'zaakeigenschap',
          ({ record }) => record.zaak === zaak.id && record.naam === procedure.datumkenmerk,
        )[0]?.record.waarde,
      );
    case 'termijn':
      return procedure.procestermijn ? later(einddatum, String(procedure.procestermijn)) : null;
    case 'gerelateerde_zaak':
      return latest(relatedCases(work, zaak).map((one) => one?.record.einddatum));
    case 'ingangsdatum_besluit':
      return latest(
        work.filter('besluit', ({ record }) => record.zaak === zaak.id).map(({ record }) => record.ingangsdatum),
      );
    case 'vervaldatum_besluit':
      return latest(
        work.filter('besluit', ({ record }) => record.zaak === zaak.id).map(({ record }) => record.vervaldatum),
      );
    case 'zaakobject':
      return latest(
        work
          .filter('zaakobject', ({ record }) => record.zaak === zaak.id && record.objectType === procedure.objecttype)
          .map(({ record }) =>
            dateOf((record.objectIdentificatie as Record_ | null)?.[String(procedure.datumkenmerk)]),
          ),
      );
    // ander_datumkenmerk: a person fills the date in.
    default:
      return null;
  }
}

const relatedCases = (work: Work, zaak: Draft): readonly (Draft | undefined)[] =>
  (zaak.record.relevanteAndereZaken as { url: string }[]).map(({ url }) => work.find('zaak', url));

/** The latest of the dates, or null when one of them is not known yet: then the period has not begun. */
function latest(dates: readonly unknown[]): string | null {
  const known = dates.filter((one): one is string => typeof one === 'string' && one !== '');
  return known.length === 0 || known.length < dates.length ? null : known.toSorted().at(-1)!;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

/** A date as people and systems write it: `2026-03-01`, `2026-3-1`, `20260301`, or a moment, which is a day here. */
function dateOf(value: unknown): string | null {
  const text = String(value ?? '').trim();
  // Without an offset it is the time that people here read on a clock.
  if (isInstant(text)) return OFFSET.test(text) ? dateInNetherlands(new Date(text)) : text.slice(0, 10);
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2}))$/.exec(text)?.filter(Boolean) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** Nothing for a period that is not in days or more, or that ends after the year 9999: then a person decides. */
function later(date: string, period: string): string | null {
  try {
    return addDuration(date, period);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
