/** Lists and what comes of them, for the tests that go over every resource and operation. */
import { expect } from 'vitest';
import { addDays } from '../../../src/foundation/days.ts';
import type { Request } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { CRS, type Json, type World } from './world.ts';

const MEENT = '/meent/api/v1';
const reden = { reden: 'Er loopt nog een navraag.' };

/** As an employee, who must be another at each step. */
async function doe(
  world: World,
  method: 'GET' | 'POST' | 'PATCH',
  url: string,
  id: string,
  payload?: object,
  as?: string,
): Promise<Json> {
  const answer = await world.meent.ask({
    method,
    ...(as ? { as: await world.meent.another(as, world.municipality) } : {}),
    url: url.replace(world.base, ''),
    municipality: world.municipality,
    headers: CRS,
    user: { id, name: `Medewerker ${id}` },
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}

/** A closed case about the resident, whose day is past. */
async function overtijd(world: World, archiefnominatie = 'vernietigen'): Promise<Json & { readonly dag: string }> {
  const { resultaattypen, statustypen } = world.catalogue;
  const zaak = await world.zaak();
  await world.post('/zaken/api/v1/resultaten', { zaak: zaak.url, resultaattype: resultaattypen.afgehandeld });
  await world.post('/zaken/api/v1/statussen', {
    zaak: zaak.url,
    statustype: statustypen.klaar,
    datumStatusGezet: '2026-03-04T10:00:00Z',
  });
  // A day of its own, so that no list takes the case of another.
  const dag = addDays('2015-01-01', world.next());
  return { ...(await doe(world, 'PATCH', zaak.url, 'een', { archiefnominatie, archiefactiedatum: dag })), dag };
}

const opDag = (dag: string) => ({ naam: 'Proef', actiedatumVanaf: dag, actiedatumTotEnMet: dag });

/** With the address of the line of a fresh case. */
export async function lijst(world: World): Promise<Json & { readonly regel: string }> {
  const zaak = await overtijd(world);
  const made = await doe(world, 'POST', `${MEENT}/vernietigingslijsten`, 'een', opDag(zaak.dag), 'opstellen');
  const { results } = await doe(world, 'GET', `${MEENT}/vernietigingsregels?zaakId=${zaak.url.slice(-36)}`, 'een');
  return { ...made, regel: results[0].url };
}

/** A list that came as far as this step, and one request to take the next: each through an application of its own. */
async function naar(world: World, stappen: readonly string[]): Promise<Json> {
  const made = await lijst(world);
  for (const [at, stap] of stappen.entries())
    await doe(
      world,
      'POST',
      `${made.url}/${stap}`,
      ['twee', 'drie', 'een'][at]!,
      stap === 'beoordelen' || stap === 'vaststellen' ? await gelezen(world, made) : undefined,
      stap,
    );
  return made;
}

const gelezen = async (world: World, { url }: Json): Promise<{ readonly kenmerk: string }> => {
  const { kenmerk } = await doe(world, 'GET', `${url}/voortgang`, 'drie');
  return { kenmerk };
};

/** A transfer of a fresh case, with the address of its line. */
export async function overbrenging(world: World): Promise<Json & { readonly regel: string }> {
  const zaak = await overtijd(world, 'blijvend_bewaren');
  await doe(world, 'PATCH', zaak.url, 'een', { archiefstatus: 'gearchiveerd' });
  const made = await doe(world, 'POST', `${MEENT}/overbrengingen`, 'een', naarArchief(zaak.dag));
  const { results } = await doe(world, 'GET', `${MEENT}/overbrengingsregels?zaakId=${zaak.url.slice(-36)}`, 'een');
  return { ...made, regel: results[0].url };
}

const naarArchief = (dag: string) => ({ ...opDag(dag), archiefbewaarplaats: 'Streekarchief Proef' });

/** With its package, as the job makes it. */
async function gepakt(world: World): Promise<Json> {
  const made = await overbrenging(world);
  const { pakIn } = await import('../../../src/services/archief/overbrenging-taak.ts');
  await pakIn(await partsVan(world), world.municipality);
  return made;
}

/** By the hand of a test: what makes one is a job. */
export async function verklaring(world: World): Promise<string> {
  const { url } = await naar(world, ['beoordelen', 'vaststellen', 'uitvoeren']);
  const { voerUit } = await import('../../../src/services/archief/taak.ts');
  await voerUit(await partsVan(world), world.municipality);
  return (await world.get(url)).verklaring;
}

async function partsVan({ meent }: World) {
  const { openBlobs } = await import('../../../src/foundation/blobs/folder.ts');
  const { keys } = await import('../../support/server.ts');
  return { engine: meent.engine, blobs: await openBlobs(meent.blobFolder, keys), nameOf: () => 'Proefdorp' };
}

const op = (url: string, world: World, id: string, payload?: object): Pick<Request, 'url' | 'payload' | 'user'> => ({
  url: url.replace(world.base, ''),
  user: { id, name: `Medewerker ${id}` },
  ...(payload ? { payload } : {}),
});

export const archiefOperations: Readonly<Record<string, OwnEntry>> = {
  vernietigingslijst_create: {
    async request(world) {
      const { dag } = await overtijd(world);
      return op(`${MEENT}/vernietigingslijsten`, world, 'een', opDag(dag));
    },
    touchesNothing: true,
  },
  vernietigingslijst_beoordelen: {
    async request(world) {
      const made = await lijst(world);
      return op(`${made.url}/beoordelen`, world, 'twee', await gelezen(world, made));
    },
    touchesNothing: true,
  },
  vernietigingslijst_vaststellen: {
    async request(world) {
      const made = await naar(world, ['beoordelen']);
      return op(`${made.url}/vaststellen`, world, 'drie', await gelezen(world, made));
    },
    touchesNothing: true,
  },
  vernietigingslijst_uitvoeren: {
    request: async (world) => op(`${(await naar(world, ['beoordelen', 'vaststellen'])).url}/uitvoeren`, world, 'een'),
    touchesNothing: true,
  },
  vernietigingslijst_intrekken: {
    request: async (world) => op(`${(await lijst(world)).url}/intrekken`, world, 'een', reden),
    touchesNothing: true,
  },
  vernietigingslijst_voortgang: {
    request: async (world) => op(`${(await lijst(world)).url}/voortgang`, world, 'een'),
  },
  vernietigingsregel_uitzonderen: {
    request: async (world) => op(`${(await lijst(world)).regel}/uitzonderen`, world, 'twee', reden),
    touchesNothing: true,
  },
  vernietigingsregel_verlengen: {
    request: async (world) =>
      op(`${(await lijst(world)).regel}/verlengen`, world, 'twee', { archiefactiedatum: '2045-01-01', ...reden }),
    logged: ['archief.vernietigingsregel.verlengen', 'gewijzigd'],
    touchesNothing: true,
  },
  opschorting_opheffen: {
    async request(world) {
      const body = { zaak: (await world.zaak()).url, grond: 'onderzoek', toelichting: 'Rekenkamer.' };
      const { url } = await world.post(`${MEENT}/opschortingen`, body);
      return op(`${url}/opheffen`, world, 'een', reden);
    },
    logged: ['archief.opschorting.opheffen', 'gewijzigd'],
  },
  overbrenging_create: {
    async request(world) {
      const zaak = await overtijd(world, 'blijvend_bewaren');
      await doe(world, 'PATCH', zaak.url, 'een', { archiefstatus: 'gearchiveerd' });
      return op(`${MEENT}/overbrengingen`, world, 'een', naarArchief(zaak.dag));
    },
    touchesNothing: true,
  },
  overbrenging_pakket: {
    request: async (world) => op(`${(await gepakt(world)).url}/pakket`, world, 'een'),
    touchesNothing: true,
  },
  overbrenging_ontvangst: {
    request: async (world) =>
      op(`${(await gepakt(world)).url}/ontvangst`, world, 'een', { kenmerk: 'SA-1', ontvangenOp: '2026-06-01' }),
    touchesNothing: true,
  },
  overbrenging_intrekken: {
    request: async (world) => op(`${(await overbrenging(world)).url}/intrekken`, world, 'een', reden),
    touchesNothing: true,
  },
  vernietigingsverklaring_read: {
    request: async (world) => op(await verklaring(world), world, 'een'),
    touchesNothing: true,
  },
  vernietigingsverklaring_pdf: {
    request: async (world) => op(`${await verklaring(world)}/pdf`, world, 'een'),
    touchesNothing: true,
  },
};
