/** Two municipalities with the same catalogue: a case goes out of the one as a line, and is loaded in the other. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { BSN, documentBody, type Json, makeWorld, type World, zaakBody } from '../../registers/all/world.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

export const DOSSIERS = '/meent/api/v1/zaakdossiers';
export const LADINGEN = '/meent/api/v1/ladingen';
export const LINES = 'application/x-ndjson';
export let meent: TestMeent;
export let here: World;
export let there: World;
/** Another register, which says of what lies there that it is not for us. */
let server: Server;
export let elders: string;

export async function start(): Promise<void> {
  server = createServer((_, response) => {
    response.writeHead(401).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  elders = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  meent = await startMeent();
  here = await makeWorld(meent, FIRST);
  there = await makeWorld(meent, SECOND);
}
export async function stop(): Promise<void> {
  await here.close();
  await there.close();
  await meent.close();
  server.closeAllConnections();
  server.close();
}

export const document = (more: object = {}) => ({ ...documentBody(here), indicatieGebruiksrecht: false, ...more });

/** A case with everything that a line holds; closed. */
export async function closedCase(omschrijving: string, more: object = {}): Promise<Json> {
  const { catalogue } = here;
  const made = await here.post(DOSSIERS, {
    zaak: {
      ...zaakBody(here),
      omschrijving,
      kenmerken: [{ kenmerk: 'tegel', bron: 'melding' }],
      zaakgeometrie: { type: 'Point', coordinates: [5.1, 52.1] },
    },
    rollen: [
      {
        roltype: catalogue.roltypen.initiator,
        roltoelichting: 'Melder',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { inpBsn: BSN },
        contactpersoonRol: { naam: 'Kegel', emailadres: 'kegel@voorbeeld.nl' },
      },
      {
        roltype: catalogue.roltypen.behandelaar,
        roltoelichting: 'Behandelaar',
        betrokkeneType: 'medewerker',
        betrokkeneIdentificatie: { identificatie: 'pion', achternaam: 'Pion' },
      },
    ],
    eigenschappen: [{ eigenschap: catalogue.eigenschappen.kleur, waarde: 'rood' }],
    notities: [
      { onderwerp: 'Eerst', tekst: 'Bel terug', aangemaaktDoor: 'Pion' },
      { onderwerp: 'Dan', tekst: 'Gebeld', notitieType: 'extern', status: 'definitief' },
    ],
    klantcontacten: [{ datumtijd: '2026-03-02T09:00:00Z', kanaal: 'balie', onderwerp: 'Tegel' }],
    contactmomenten: [{ contactmoment: `${elders}/contactmoment` }],
    verzoeken: [{ verzoek: `${elders}/verzoek` }],
    objecten: [{ objectType: 'pand', objectIdentificatie: { identificatie: '1' }, relatieomschrijving: 'Ervoor' }],
    documenten: [
      { document: document({ trefwoorden: ['tegel'] }), titel: 'Rapport' },
      {
        document: document({ informatieobjecttype: catalogue.informatieobjecttypen.foto, titel: 'Foto' }),
      },
      { document: document({ inhoud: '', bestandsomvang: 0, titel: 'Leeg' }) },
    ],
    besluiten: [
      {
        verantwoordelijkeOrganisatie: '000000012',
        besluittype: catalogue.besluittype,
        datum: '2026-03-02',
        ingangsdatum: '2026-03-03',
        documenten: [0],
      },
    ],
    ...more,
  });
  const rol = made.rollen.find(({ betrokkeneType }: Json) => betrokkeneType === 'medewerker').url;
  const status = (name: 'ontvangen' | 'klaar', datumStatusGezet: string, rest: object = {}) =>
    here.post('/zaken/api/v1/statussen', {
      zaak: made.zaak.url,
      statustype: catalogue.statustypen[name],
      datumStatusGezet,
      ...rest,
    });
  const first = await status('ontvangen', '2026-03-02T10:00:00Z', { gezetdoor: rol, statustoelichting: 'Binnen' });
  const link = made.documenten[1].url;
  const linked = await meent.ask({ method: 'PATCH', url: path(here, link), payload: { status: first.url } });
  expect(linked.statusCode, linked.body).toBe(200);
  await here.post('/zaken/api/v1/resultaten', {
    zaak: made.zaak.url,
    resultaattype: catalogue.resultaattypen.afgehandeld,
  });
  await status('klaar', '2026-03-04T10:00:00Z');
  return made;
}

export const path = ({ base }: World, url: string): string => url.replace(base, '');
export const exportOf = async (municipality: number, query = '?inhoud=true', more: object = {}): Promise<string[]> => {
  const answer = await meent.ask({ url: `${DOSSIERS}${query}`, municipality, ...more });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body.split('\n').filter(Boolean);
};
export async function load(
  municipality: number,
  lines: readonly string[],
  settings: object,
  more: object = {},
): Promise<Json[]> {
  const started = await meent.ask({ method: 'POST', url: LADINGEN, payload: settings, municipality, ...more });
  expect(started.statusCode, started.body).toBe(201);
  expect(started.json()).toMatchObject(settings);
  const answer = await meent.ask({
    method: 'PUT',
    url: `${LADINGEN}/${started.json().id}/regels`,
    payload: lines.join('\n'),
    headers: { 'content-type': LINES },
    municipality,
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
export const statuses = (results: readonly Json[]): number[] => results.map(({ status }) => status);
export const faults = ({ probleem }: Json): object =>
  Object.fromEntries(probleem.invalidParams.map(({ name, reason }: Json) => [name, reason]));

/** What a register sets itself when a record is made. */
const DERIVED = new Set(['uuid', 'registratiedatum', 'beginRegistratie', 'aanmaakdatum', 'wijzigingsdatum']);
const HOST = /^https?:\/\/[^/]+(?=\/)/;
const IDS = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** A line without addresses and what is derived, with lists in one order. */
export function said(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return HOST.test(value) ? value.replace(HOST, '').replace(IDS, 'id') : value;
  if (Array.isArray(value)) return value.map((one) => said(one)).toSorted((a, b) => (json(a) < json(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !(DERIVED.has(key) && (key !== 'registratiedatum' || name !== 'zaak')),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, said(one, key)]));
}
export const json = (value: unknown): string => JSON.stringify(value);
