/** Records of every list of cases, documents and decisions, with values that meet each other: few days, few names, some empty. */
import { VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';
import type { Besluiten } from '../besluiten/support.ts';
import { BSNS, type Json, RSINS } from './filters-values.ts';

export const CASES = 230;
/** Cases with parts. */
const WITH_PARTS = 40;
const DAYS = ['2026-01-01', '2026-01-02', '2026-02-01', '2026-02-28', '2026-03-01'];
const WORDS = ['Tegel', 'tegel', 'Boom', 'École', 'stoep'];
const ELSEWHERE = ['https://relaties.voorbeeld.nl/1', 'https://relaties.voorbeeld.nl/2'];

/** The same numbers for the same seed. */
export type Pick = <T>(of: readonly T[]) => T;
export function picker(seed: number): Pick {
  let at = seed;
  return (of) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return of[Math.floor((at / 2_147_483_648) * of.length)]!;
  };
}

const some = <T>(pick: Pick, of: readonly T[]): readonly T[] => of.filter(() => pick([true, false]));

export async function makeData(b: Besluiten, pick: Pick): Promise<void> {
  const documents: Json[] = [];
  for (let n = 0; n < 16; n++)
    documents.push(
      await b.document({
        bronorganisatie: pick(RSINS),
        trefwoorden: some(pick, WORDS),
        informatieobjecttype: pick([b.catalogue.informatieobjecttypen.foto, b.catalogue.informatieobjecttypen.rapport]),
        indicatieGebruiksrecht: false,
      }),
    );
  for (const { url } of documents) {
    const kind = pick(['geadresseerde', 'afzender']);
    await b.want(201, 'POST', '/documenten/api/v1/verzendingen', {
      informatieobject: url,
      betrokkene: pick(ELSEWHERE),
      contactPersoon: pick(ELSEWHERE),
      aardRelatie: kind,
      ontvangstdatum: kind === 'afzender' ? pick(DAYS) : null,
    });
    if (pick([true, true, false]))
      await b.want(201, 'POST', '/documenten/api/v1/gebruiksrechten', {
        informatieobject: url,
        startdatum: `${pick(DAYS)}T00:00:00Z`,
        einddatum: pick([null, `2027-0${pick([1, 2, 3])}-01T00:00:00Z`]),
        omschrijvingVoorwaarden: 'Vrij',
      });
  }
  const zaken: Json[] = [];
  for (let n = 0; n < CASES; n += 10)
    zaken.push(...(await Promise.all(Array.from({ length: 10 }, (_, at) => b.zaak(zaakBody(b, pick, n + at))))));
  for (const zaak of zaken.slice(0, WITH_PARTS)) await makeParts(b, pick, zaak, documents);
}

const zaakBody = (b: Besluiten, pick: Pick, n: number): object => ({
  identificatie: `${pick(['Z', 'z', 'A'])}-${n}`,
  bronorganisatie: pick(RSINS),
  zaaktype: pick([b.catalogue.zaaktype, b.catalogue.zaaktype, b.catalogue.ander.zaaktype]),
  startdatum: pick(DAYS),
  registratiedatum: pick(DAYS),
  einddatumGepland: pick([null, ...DAYS]),
  uiterlijkeEinddatumAfdoening: pick([null, ...DAYS]),
  publicatiedatum: pick([null, ...DAYS]),
  vertrouwelijkheidaanduiding: pick(VERTROUWELIJKHEID),
  archiefnominatie: pick([null, 'vernietigen', 'blijvend_bewaren']),
  archiefactiedatum: pick([null, null, ...DAYS]),
  zaakgeometrie: pick([null, { type: 'Point', coordinates: [pick([4, 5, 6]), pick([51, 52])] }]),
});

async function makeParts(b: Besluiten, pick: Pick, zaak: Json, documents: readonly Json[]): Promise<void> {
  const own = zaak.zaaktype === b.catalogue.zaaktype;
  const { ander, roltypen, resultaattypen, statustypen } = b.catalogue;
  const post = (path: string, body: object) => b.post(path, { zaak: zaak.url, ...body });
  // The role type of the other case type is that of an initiator, of whom there is one.
  for (let n = pick(own ? [0, 1, 2, 3] : [0, 1]); n > 0; n--)
    await post('/rollen', {
      roltype: own ? pick([roltypen.belanghebbende, roltypen.behandelaar, roltypen.adviseur]) : ander.roltype,
      roltoelichting: '',
      ...who(pick),
    });
  await post('/zaakobjecten', { objectType: 'pand', objectIdentificatie: { identificatie: '1' } });
  await post('/zaakobjecten', { objectType: pick(['pand', 'adres']), object: pick([zaak.url, documents[0]!.url]) });
  await post('/klantcontacten', { datumtijd: `${pick(DAYS)}T10:00:00Z` });
  await post('/zaakverzoeken', { verzoek: pick(documents).url });
  await post('/zaakcontactmomenten', { contactmoment: pick(documents).url });
  await b.post('/zaaknotities', {
    gerelateerdAan: zaak.url,
    onderwerp: pick(WORDS),
    tekst: `${pick(WORDS)} en ${pick(WORDS)}`,
    aangemaaktDoor: pick(['', 'M. Wilg', 'É. Boom']),
    notitieType: pick(['intern', 'extern']),
    status: pick(['concept', 'definitief']),
  });
  if (!own) return;
  await post('/zaakinformatieobjecten', { informatieobject: pick(documents).url });
  const besluit = await b.besluit({
    zaak: pick([zaak.url, '']),
    verantwoordelijkeOrganisatie: pick(RSINS),
    besluittype: b.catalogue.besluittype,
  });
  await b.vastleggen(besluit, pick(documents));
  await b.status(zaak, pick([statustypen.ontvangen, statustypen.bezig]), '2026-01-05T10:00:00Z');
  if (pick([true, false]))
    await post('/resultaten', { resultaattype: pick([resultaattypen.afgehandeld, resultaattypen.bewaren]) });
}

const who = (pick: Pick): object =>
  pick([
    () => ({ betrokkeneType: 'medewerker', betrokkene: pick(ELSEWHERE), betrokkeneIdentificatie: null }),
    () => ({
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: {
        inpBsn: pick(BSNS),
        anpIdentificatie: pick(['anp-1', 'anp-2']),
        inpA_nummer: pick(['1234567890', '']),
      },
    }),
    () => ({
      betrokkeneType: 'niet_natuurlijk_persoon',
      betrokkeneIdentificatie: { innNnpId: pick(RSINS), annIdentificatie: pick(['ann-1', 'ann-2']) },
    }),
    () => ({ betrokkeneType: 'vestiging', betrokkeneIdentificatie: { vestigingsNummer: pick(['v-1', 'v-2']) } }),
    () => ({ betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie: pick(['m-1', 'm-2']) } }),
    () => ({
      betrokkeneType: 'organisatorische_eenheid',
      betrokkeneIdentificatie: { identificatie: pick(['m-1', 'oe-1']), naam: 'Openbare ruimte' },
    }),
  ])();

/** Closes some of the cases; the others stay open. */
export async function closeSome(b: Besluiten, pick: Pick, zaken: readonly Json[]): Promise<void> {
  for (const zaak of zaken) {
    if (!zaak.resultaat || pick([true, false, false])) continue;
    await b.status(
      zaak,
      b.catalogue.statustypen.klaar,
      `${pick(['2026-04-01', '2026-04-02', '2026-05-01'])}T10:00:00Z`,
    );
  }
}
