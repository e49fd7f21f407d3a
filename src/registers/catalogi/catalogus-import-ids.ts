/**
 * Identifiers of what is loaded, made from the municipality, the catalogue and the natural key: loading the same file again meets the
 * records of the first time, so nothing is doubled. A new beginGeldigheid is a new version and gets new identifiers.
 */
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { BesluittypeImport, InformatieobjecttypeImport, ZaaktypeImport } from './catalogus-import.ts';

type Version = Pick<ZaaktypeImport, 'identificatie' | 'beginGeldigheid'>;

/** Of a catalogue: one per organisation and domain. */
export const catalogusId = (municipality: Municipality, rsin: string, domein: string): string =>
  nameId(municipality, 'catalogi', 'catalogus', rsin, domein);

/** Of everything in one catalogue, by its id. */
export function catalogusIds(municipality: Municipality, catalogus: string) {
  const id = (kind: string, ...key: (string | number)[]) => nameId(municipality, 'catalogi', kind, catalogus, ...key);
  const part = (kind: string) => (zaaktype: Version, key: string | number) =>
    id(kind, zaaktype.identificatie, zaaktype.beginGeldigheid, key);
  return {
    zaaktype: (zaaktype: Version) => id('zaaktype', zaaktype.identificatie, zaaktype.beginGeldigheid),
    informatieobjecttype: (type: Pick<InformatieobjecttypeImport, 'omschrijving' | 'beginGeldigheid'>) =>
      id('informatieobjecttype', type.omschrijving, type.beginGeldigheid),
    besluittype: (type: Pick<BesluittypeImport, 'omschrijving' | 'beginGeldigheid'>) =>
      id('besluittype', type.omschrijving, type.beginGeldigheid),
    /** Key: volgnummer. */
    statustype: part('statustype'),
    /** Key: omschrijving. */
    resultaattype: part('resultaattype'),
    /** Key: omschrijving. */
    roltype: part('roltype'),
    /** Key: naam. */
    eigenschap: part('eigenschap'),
    /** Key: volgnummer. */
    zaaktypeInformatieobjecttype: part('zaaktypeinformatieobjecttype'),
  };
}
