import type { ResultaattypeImport } from '../../registers/catalogi/catalogus-import.ts';
import {
  omschrijvingMetNaam,
  procestypeMetNummer,
  resultaatMetNummer,
} from '../../registers/selectielijst/selectielijst.ts';

const JAAR = 2020;

export const procestype = (nummer: number): string => procestypeMetNummer(JAAR, nummer)!.uuid;

/** A result type whose term and value follow from the selectielijst (ztc-002); `brondatum` only where it is not the closing date. */
export function resultaattype(
  omschrijving: string,
  nummer: string,
  generiek: string,
  toelichting: string,
  brondatum: Partial<ResultaattypeImport['brondatumArchiefprocedure']> = {},
): ResultaattypeImport {
  const klasse = resultaatMetNummer(JAAR, nummer)!;
  return {
    omschrijving,
    resultaattypeomschrijving: omschrijvingMetNaam(generiek)!.uuid,
    selectielijstklasse: klasse.uuid,
    toelichting,
    archiefnominatie: klasse.waardering === 'blijvend_bewaren' ? 'blijvend_bewaren' : 'vernietigen',
    archiefactietermijn: klasse.bewaartermijn,
    brondatumArchiefprocedure: {
      afleidingswijze: 'afgehandeld',
      datumkenmerk: '',
      einddatumBekend: false,
      objecttype: '',
      registratie: '',
      procestermijn: null,
      ...brondatum,
    },
  };
}
