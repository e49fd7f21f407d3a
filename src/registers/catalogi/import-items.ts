/** The values of an import as the request bodies of this API, each with the id it always gets. */
import type { Item } from '../../engine/compose.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { catalogiApi } from './api.ts';
import type { BesluittypeImport, InformatieobjecttypeImport, ZaaktypeImport } from './catalogus-import.ts';
import { catalogusIds } from './catalogus-import-ids.ts';

/** Of what a fault is, for who reads the report: a case type comes with dozens of parts, and with document types of its own. */
export const placeOf = (kind: string, name: string): string => `${kind} "${name}"`;

const LIJSTEN = '/referentielijsten/api/v1';

export function itemsFor(municipality: Municipality, base: string, catalogus: string) {
  const ids = catalogusIds(municipality, catalogus);
  const at = (path: string, id: string): string => `${base}${catalogiApi.root}/${path}/${id}`;
  const list = (path: string, uuid: string): string => `${base}${LIJSTEN}/${path}/${uuid}`;
  const owner = at('catalogussen', catalogus);

  const documenttype = (type: InformatieobjecttypeImport): Item => ({
    resource: 'informatieobjecttype',
    at: placeOf('informatieobjecttype', type.omschrijving),
    id: ids.informatieobjecttype(type),
    input: { ...type, catalogus: owner },
  });

  const besluittype = (type: BesluittypeImport): Item => ({
    resource: 'besluittype',
    at: placeOf('besluittype', type.omschrijving),
    id: ids.besluittype(type),
    input: { ...type, catalogus: owner },
  });

  /** The case type first, then its parts; each refers only to what stands before it. */
  function zaaktype(type: ZaaktypeImport): readonly Item[] {
    const { statustypen, resultaattypen, roltypen, eigenschappen, zaaktypeInformatieobjecttypen, ...own } = type;
    const id = ids.zaaktype(type);
    const of = at('zaaktypen', id);
    const status = (volgnummer: number | null): string | null =>
      volgnummer === null ? null : at('statustypen', ids.statustype(type, volgnummer));
    return [
      {
        resource: 'zaaktype',
        id,
        input: {
          ...own,
          catalogus: owner,
          selectielijstProcestype: list('procestypen', own.selectielijstProcestype),
        },
      },
      ...statustypen.map((part) => ({
        resource: 'statustype',
        at: placeOf('statustype', part.omschrijving),
        id: ids.statustype(type, part.volgnummer),
        input: { ...part, zaaktype: of },
      })),
      ...resultaattypen.map((part) => ({
        resource: 'resultaattype',
        at: placeOf('resultaattype', part.omschrijving),
        id: ids.resultaattype(type, part.omschrijving),
        input: {
          ...part,
          zaaktype: of,
          resultaattypeomschrijving: list('resultaattypeomschrijvingen', part.resultaattypeomschrijving),
          selectielijstklasse: list('resultaten', part.selectielijstklasse),
        },
      })),
      ...roltypen.map((part) => ({
        resource: 'roltype',
        at: placeOf('roltype', part.omschrijving),
        id: ids.roltype(type, part.omschrijving),
        input: { ...part, zaaktype: of },
      })),
      ...eigenschappen.map((part) => ({
        resource: 'eigenschap',
        at: placeOf('eigenschap', part.naam),
        id: ids.eigenschap(type, part.naam),
        input: { ...part, zaaktype: of, statustype: status(part.statustype) },
      })),
      ...zaaktypeInformatieobjecttypen.map((part) => ({
        resource: 'zaaktypeinformatieobjecttype',
        at: placeOf('documenttype', part.informatieobjecttype),
        id: ids.zaaktypeInformatieobjecttype(type, part.volgnummer),
        input: { ...part, zaaktype: of, statustype: status(part.statustype) },
      })),
    ];
  }
  return { documenttype, besluittype, zaaktype };
}
