/**
 * The mix of calls that the reference implementation publishes for a working day, as requests of the ZGW APIs. An action has
 * a weight in percent and a number of calls; the same number stands behind its name here.
 */
import type { Call } from '../lua.ts';
import type { Targets } from './targets.ts';

export interface Kind {
  readonly name: string;
  /** Of the action that it is part of, in percent. */
  readonly weight: number;
  /** @param n each number comes once for each kind */
  readonly call: (targets: Targets, n: number) => Call;
}

const ZAKEN = '/zaken/api/v1';
const CATALOGI = '/catalogi/api/v1';
const DOCUMENTEN = '/documenten/api/v1';
const BESLUITEN = '/besluiten/api/v1';

const get = (path: string): Call => ({ method: 'GET', path });
const post = (path: string, body: object): Call => ({ method: 'POST', path, body });
const at = <Item>(items: readonly Item[], n: number): Item => items[n % items.length]!;
const encoded = encodeURIComponent;

type Make = Kind['call'];

const ofCase =
  (path: string): Make =>
  ({ zaken }, n) =>
    get(`${path}?zaak=${encoded(at(zaken, n).url)}`);

const belowCase =
  (path: string): Make =>
  ({ zaken }, n) =>
    get(`${ZAKEN}/zaken/${at(zaken, n).id}${path}`);

const ofType =
  (kind: string): Make =>
  ({ zaken }, n) =>
    get(`${CATALOGI}/${kind}?zaaktype=${encoded(at(zaken, n).zaaktype)}`);

const typeItself: Make = ({ zaken }, n) => get(`${CATALOGI}/zaaktypen/${at(zaken, n).zaaktype.slice(-36)}`);
const PAGES = 20;

/** @param which of the two places in the mix: a case has one status at a time, so no two have the same millisecond */
const addStatus =
  (which: 0 | 1): Make =>
  ({ open, statustype, moment }, n) =>
    post(`${ZAKEN}/statussen`, {
      zaak: at(open, n).url,
      statustype,
      datumStatusGezet: new Date(moment + 2 * n + which).toISOString(),
    });

const addParty: Make = ({ open, roltype, bsns }, n) =>
  post(`${ZAKEN}/rollen`, {
    zaak: at(open, n).url,
    roltype,
    roltoelichting: 'Belanghebbende',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: at(bsns, n) },
  });

const createCase: Make = ({ zaaktype }) =>
  post(`${ZAKEN}/zaken`, {
    bronorganisatie: '002220647',
    verantwoordelijkeOrganisatie: '002220647',
    zaaktype,
    startdatum: '2026-01-05',
    omschrijving: 'Losse stoeptegel',
  });

interface Action {
  readonly weight: number;
  readonly calls: readonly Make[];
}

const actions: Readonly<Record<string, Action>> = {
  'overview (4)': {
    weight: 20,
    calls: [
      (_, n) => get(`${ZAKEN}/zaken?page=${1 + (n % PAGES)}`),
      () => get(`${CATALOGI}/zaaktypen`),
      ofType('statustypen'),
      ({ zaken }, n) => get(`${ZAKEN}/statussen/${at(zaken, n).status}`),
    ],
  },
  'overview per case type (6)': {
    weight: 10,
    calls: [
      ({ zaken }, n) => get(`${ZAKEN}/zaken?zaaktype=${encoded(at(zaken, n).zaaktype)}&page=${1 + (n % 2)}`),
      typeItself,
      ofType('statustypen'),
      ofType('resultaattypen'),
      ofType('eigenschappen'),
      ofType('roltypen'),
    ],
  },
  'search by place (1)': {
    weight: 1,
    calls: [({ areas }, n) => post(`${ZAKEN}/zaken/_zoek`, { zaakgeometrie: { within: at(areas, n) } })],
  },
  'search by person (1)': {
    weight: 10,
    calls: [
      ({ bsns }, n) => get(`${ZAKEN}/zaken?rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=${at(bsns, n)}`),
    ],
  },
  'case details (14)': {
    weight: 8,
    calls: [
      belowCase(''),
      typeItself,
      ofCase(`${ZAKEN}/statussen`),
      ofType('statustypen'),
      ofCase(`${ZAKEN}/rollen`),
      ofType('roltypen'),
      ofCase(`${ZAKEN}/resultaten`),
      ofType('resultaattypen'),
      belowCase('/zaakeigenschappen'),
      ofType('eigenschappen'),
      ofCase(`${ZAKEN}/zaakinformatieobjecten`),
      ofCase(`${ZAKEN}/zaakobjecten`),
      ofCase(`${ZAKEN}/klantcontacten`),
      ofCase(`${BESLUITEN}/besluiten`),
    ],
  },
  'history (5)': {
    weight: 2,
    calls: [
      belowCase('/audittrail'),
      belowCase('/besluiten'),
      ofCase(`${ZAKEN}/statussen`),
      ofCase(`${ZAKEN}/rollen`),
      ofCase(`${ZAKEN}/zaakinformatieobjecten`),
    ],
  },
  // Who asked and the first status go to a case that is there: no call waits for another one.
  'create case (3)': { weight: 10, calls: [createCase, addParty, addStatus(0)] },
  'add status (1)': { weight: 20, calls: [addStatus(1)] },
  'add party (1)': { weight: 3, calls: [addParty] },
  'add document (2)': {
    weight: 12,
    calls: [
      ({ document }) => post(`${DOCUMENTEN}/enkelvoudiginformatieobjecten`, document),
      ({ open, documents }, n) =>
        post(`${ZAKEN}/zaakinformatieobjecten`, {
          zaak: at(open, n).url,
          // Each document in few cases, as in life, and none twice in the same.
          informatieobject: at(documents, (n % open.length) + Math.floor(n / open.length)),
        }),
    ],
  },
  'add decision (1)': {
    weight: 2,
    calls: [
      ({ deciding, besluittype }, n) =>
        post(`${BESLUITEN}/besluiten`, {
          verantwoordelijkeOrganisatie: '002220647',
          besluittype,
          zaak: at(deciding, n),
          datum: '2026-01-06',
          ingangsdatum: '2026-01-07',
        }),
    ],
  },
  'add result (1)': {
    weight: 2,
    calls: [
      ({ undecided, resultaattype }, n) => {
        // A case has one result.
        if (n >= undecided.length) throw new Error(`there are no more than ${undecided.length} cases without a result`);
        return post(`${ZAKEN}/resultaten`, { zaak: undecided[n]!.url, resultaattype });
      },
    ],
  },
};

export const kinds: readonly Kind[] = Object.entries(actions).flatMap(([name, { weight, calls }]) =>
  calls.map((call, at) => ({ name: `${name}, call ${at + 1}`, weight, call })),
);
