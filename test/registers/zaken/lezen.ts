/** Two cases that differ in all that a list can be asked by. */
import { expect } from 'vitest';
import { BSN, BSN_TWO, type Json, startZaken, type Zaken, ZRC } from './support.ts';

export let z: Zaken;
/** Closed, archived in 2031, with one role of each kind. */
export let one: Json;
/** Open, another organisation, another type, nothing else. */
export let two: Json;
export const ELSEWHERE = 'https://hr.voorbeeld.nl/medewerkers/1';
export async function start(): Promise<void> {
  z = await startZaken();
  one = await z.zaak({
    identificatie: 'EEN',
    zaakgeometrie: { type: 'Point', coordinates: [5, 52] },
    registratiedatum: '2026-01-10',
    startdatum: '2026-01-11',
    einddatumGepland: '2026-02-01',
    uiterlijkeEinddatumAfdoening: '2026-03-01',
    publicatiedatum: '2026-01-20',
    vertrouwelijkheidaanduiding: 'openbaar',
  });
  two = await z.zaak({
    identificatie: 'TWEE',
    bronorganisatie: '111222333',
    zaaktype: z.catalogue.ander.zaaktype,
    registratiedatum: '2026-06-10',
    startdatum: '2026-06-11',
    einddatumGepland: '2026-08-01',
    uiterlijkeEinddatumAfdoening: '2026-09-01',
    publicatiedatum: '2026-06-20',
    vertrouwelijkheidaanduiding: 'geheim',
    archiefnominatie: 'blijvend_bewaren',
    archiefactiedatum: '2050-01-01',
    archiefstatus: 'overgedragen',
  });
  const { roltypen } = z.catalogue;
  const who = (betrokkeneType: string, betrokkeneIdentificatie: object, roltype = roltypen.belanghebbende) =>
    z.rol(one, { roltype, betrokkeneType, betrokkeneIdentificatie });
  await who(
    'natuurlijk_persoon',
    { inpBsn: BSN, anpIdentificatie: 'anp-1', inpA_nummer: '1234567890' },
    roltypen.initiator,
  );
  await who('niet_natuurlijk_persoon', { innNnpId: '111222333', annIdentificatie: 'ann-1' });
  await who('vestiging', { vestigingsNummer: 'v-1' });
  await who('organisatorische_eenheid', { identificatie: 'oe-1', naam: 'Openbare ruimte' });
  await who('medewerker', { identificatie: 'm-1' }, roltypen.behandelaar);
  await z.rol(one, {
    roltype: roltypen.adviseur,
    betrokkeneType: 'medewerker',
    betrokkeneIdentificatie: null,
    betrokkene: ELSEWHERE,
  });
  await z.rol(two, {
    roltype: z.catalogue.ander.roltype,
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: BSN_TWO },
  });
  await z.status(one, z.catalogue.statustypen.ontvangen, '2026-01-11T10:00:00Z');
  await z.close(one, { op: '2026-05-01T10:00:00Z' });
  one = await z.read(one.url);
  two = await z.read(two.url);
}
export const stop = (): Promise<void> => z.meent.close();

/** The only page of a list. */
export const found = async (path: string, query: Readonly<Record<string, string>>): Promise<readonly Json[]> => {
  const page = await z.want(200, 'GET', `${ZRC}${path}?${new URLSearchParams(query)}`);
  expect(page.count).toBe(page.results.length);
  return page.results;
};
export const identifications = async (query: Readonly<Record<string, string>>) =>
  (await found('/zaken', query)).map(({ identificatie }) => identificatie);
