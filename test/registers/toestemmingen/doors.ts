/** Every door to what is of somebody: lists, searches, exports, changes, and each record by itself. */
import { FIRST, HOSTS } from '../../support/server.ts';
import { CRS } from '../all/world.ts';
import { type Bewoner, type Door, NOOR, type Source, WIL } from './plek.ts';

export function doorsOf(people: readonly Bewoner[]): readonly Door[] {
  const base = `http://${HOSTS[FIRST]}`;
  const get = (name: string, source: Source, url: string, of?: Bewoner): Door => ({
    name: of ? `${name} of ${of.mark}` : name,
    source,
    request: () => ({ url, headers: CRS }),
    ...(of ? { of } : {}),
  });
  const ask = (name: string, source: Source, url: string, payload: object, of?: Bewoner): Door => ({
    name: of ? `${name} of ${of.mark}` : name,
    source,
    request: () => ({ method: 'POST', url, payload, headers: CRS }),
    ...(of ? { of } : {}),
  });
  const ids = people.map(({ zaak }) => zaak.slice(-36));
  return [
    get('list of cases', 'zaken', '/zaken/api/v1/zaken'),
    get('second page of cases in another order', 'zaken', '/zaken/api/v1/zaken?ordering=startdatum'),
    get(
      'list of cases with what belongs to them',
      'zaken',
      '/zaken/api/v1/zaken?expand=rollen,zaakinformatieobjecten.informatieobject',
    ),
    get('list of documents', 'zaken', '/documenten/api/v1/enkelvoudiginformatieobjecten'),
    get('list of decisions', 'zaken', '/besluiten/api/v1/besluiten'),
    ask('search of cases', 'zaken', '/zaken/api/v1/zaken/_zoek', { uuid__in: ids }),
    ask('search by words', 'zaken', '/meent/api/v1/zoeken', { zoekterm: 'tegel' }),
    get('export of cases', 'zaken', '/meent/api/v1/uitvoer/zaak'),
    get('export of documents', 'zaken', '/meent/api/v1/uitvoer/enkelvoudiginformatieobject'),
    get('whole cases', 'zaken', '/meent/api/v1/zaakdossiers'),
    get('changes', 'zaken', '/meent/api/v1/wijzigingen?aantal=1000'),
    ask('search of persons', 'personen', '/meent/api/v1/personen/_zoek', { burgerservicenummer: `${NOOR},${WIL}` }),
    get('list of persons', 'personen', '/meent/api/v1/personen'),
    ask('BRP', 'personen', '/haalcentraal/api/brp/personen', {
      type: 'RaadpleegMetBurgerservicenummer',
      burgerservicenummer: [NOOR, WIL],
      fields: ['burgerservicenummer', 'naam'],
    }),
    get('export of persons', 'personen', '/meent/api/v1/uitvoer/persoon'),
    get('list of objects', 'objecten', '/objecten/api/v2/objects'),
    ask('search of objects', 'objecten', '/objecten/api/v2/objects/search', {}),
    get('export of objects', 'objecten', '/meent/api/v1/uitvoer/object'),
    get('list of messages', 'berichten', '/meent/api/v1/berichten'),
    get('export of messages', 'berichten', '/meent/api/v1/uitvoer/bericht'),
    ...people.flatMap((of) => [
      get('case', 'zaken', of.zaak, of),
      get(
        'case with what belongs to it',
        'zaken',
        `${of.zaak}?expand=rollen,zaakinformatieobjecten.informatieobject`,
        of,
      ),
      get('whole case', 'zaken', `/meent/api/v1/zaakdossiers/${of.zaak.slice(-36)}`, of),
      get('document', 'zaken', of.document, of),
      get('content of a document', 'zaken', `${of.document}/download`, of),
      get('decision', 'zaken', of.besluit, of),
      get('person', 'personen', of.persoon, of),
      get('object', 'objecten', of.object, of),
      get('history of an object', 'objecten', `${of.object}/history`, of),
      get('former state of an object', 'objecten', `${of.object}/1`, of),
      get('message', 'berichten', of.bericht, of),
      get(
        'documents of a case',
        'zaken',
        `/zaken/api/v1/zaakinformatieobjecten?zaak=${encodeURIComponent(base + of.zaak)}`,
        of,
      ),
    ]),
  ];
}
