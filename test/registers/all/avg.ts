/** What a resident asks of their own data, and the steps of employees with it, for the tests that go over every operation. */
import { expect } from 'vitest';
import { LEZEN } from '../../../src/registers/avgverzoeken/index.ts';
import { zaaktypeOn } from '../../../src/registers/catalogi/index.ts';
import { AVG_BESLUITTYPE, AVG_ZAAKTYPE } from '../../../src/services/avg/catalogus.ts';
import { activityBody } from '../../support/activity.ts';
import { AVG, MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, HOSTS, type TestMeent } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import type { World } from './world.ts';

const wie = (id: string) => ({ id, name: `Medewerker ${id}` });
const inzage = { soort: 'inzage' };
const wissing = { soort: 'wissing', grond: 'niet-nodig', onderdelen: [{ omschrijving: 'Mijn oude nummer' }] };
const reden = { reden: 'Dat is nodig.' };

async function gesteld(world: World, payload: object = inzage): Promise<string> {
  await metAvg(world.meent, world.municipality);
  return (await vraag(world.meent, await world.login(), payload, world.municipality)).id;
}

/** @returns the address of a request of the resident */
export const verzoek = async (world: World): Promise<string> => `${world.base}${AVG}/${await gesteld(world)}`;

async function doe(world: World, id: string, name: string, user: string, payload?: object, as?: string): Promise<void> {
  const answer = await stap(world.meent, id, name, {
    municipality: world.municipality,
    user: wie(user),
    ...(as ? { as: await world.meent.another(as, world.municipality) } : {}),
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

const beslissing = (uitkomst: string) => ({ onderdelen: [{ uitkomst }] });

/** A proposal to erase, by another person through another application. */
async function voorgesteld(world: World): Promise<string> {
  const id = await gesteld(world, wissing);
  await doe(world, id, 'beslissen', 'een', beslissing('toegewezen'), 'avg-een');
  return id;
}

/** The mark of the proposal, as the second person read it. */
async function gelezen({ meent, municipality }: World, id: string): Promise<{ readonly voorstel: string }> {
  const { voorstel } = (await meent.ask({ url: `${AVG}/${id}/besluit`, municipality })).json();
  return { voorstel };
}

const of = (name: string, make: (world: World) => Promise<string>, payload?: object): OwnEntry['request'] => {
  return async (world) => ({
    url: `${AVG}/${await make(world)}/${name}`,
    user: wie('twee'),
    ...(payload ? { payload } : {}),
  });
};

const step = (name: string, make: (world: World) => Promise<string>, payload?: object, logged = name): OwnEntry => ({
  request: of(name, make, payload),
  logged: [`avg.${logged}`, 'gewijzigd'],
});

export const avgOperations: Readonly<Record<string, OwnEntry>> = {
  avgverzoek_besluit_read: {
    request: async (world) => ({ url: `${AVG}/${await gesteld(world)}/besluit` }),
    logged: ['avg.verzoek', 'geopend'],
  },
  avgverzoek_verlengen: step('verlengen', gesteld, reden),
  avgverzoek_identiteit_vragen: step('identiteit-vragen', gesteld, reden, 'identiteit.vragen'),
  avgverzoek_identiteit_ontvangen: step(
    'identiteit-ontvangen',
    async (world) => {
      const id = await gesteld(world);
      await doe(world, id, 'identiteit-vragen', 'een', reden);
      return id;
    },
    undefined,
    'identiteit.ontvangen',
  ),
  avgverzoek_beslissen: step('beslissen', gesteld, beslissing('toegewezen')),
  avgverzoek_vaststellen: {
    async request(world) {
      const id = await voorgesteld(world);
      return { url: `${AVG}/${id}/vaststellen`, user: wie('twee'), payload: await gelezen(world, id) };
    },
    logged: ['avg.vaststellen', 'gewijzigd'],
  },
  // Who asked does not read that there was a proposal.
  avgverzoek_voorstel_afwijzen: step('voorstel-afwijzen', voorgesteld, reden, 'verzoek'),
  avgverzoek_wissen: {
    request: of('wissen', async (world) => {
      const id = await voorgesteld(world);
      await doe(world, id, 'vaststellen', 'twee', await gelezen(world, id));
      return id;
    }),
    // Nothing is left to erase; asked again it is named as the step.
    logged: ['avg.wissen', 'geopend'],
  },
  avgverzoek_inlichten: step(
    'inlichten',
    async (world) => {
      const onderdelen = [{ omschrijving: 'Mijn naam', gewenst: 'Moulin' }];
      const id = await gesteld(world, { soort: 'rectificatie', onderdelen });
      await doe(world, id, 'beslissen', 'een', beslissing('toegewezen'));
      return id;
    },
    { ontvanger: 'De omgevingsdienst', waarom: 'De naam is verbeterd.' },
  ),
  avgverzoek_opheffing_melden: step('opheffing-melden', stilgezet, reden, 'opheffing.melden'),
  avgverzoek_opheffen: step('opheffen', gemeld),
  mijn_avg_verzoeken_list: {
    async request(world) {
      await gesteld(world);
      return { url: MIJN, as: await world.login() };
    },
    logged: ['portaal.avg-verzoeken', 'geopend'],
  },
  mijn_avg_verzoeken_keuzes: {
    request: async (world) => ({ url: `${MIJN}/keuzes`, as: await world.login() }),
    touchesNothing: true,
  },
  mijn_avg_verzoek_create: {
    async request(world) {
      await metAvg(world.meent, world.municipality);
      return { url: MIJN, payload: inzage, as: await world.login() };
    },
    logged: ['avg.verzoek', 'aangemaakt'],
    startsEmpty: true,
  },
  mijn_avg_verzoek_read: {
    request: async (world) => ({ url: `${MIJN}/${await gesteld(world)}`, as: await world.login() }),
    logged: ['portaal.avg-verzoek', 'geopend'],
  },
  mijn_avg_verzoek_intrekken: {
    request: async (world) => ({ url: `${MIJN}/${await gesteld(world)}/intrekken`, as: await world.login() }),
    logged: ['avg.intrekken', 'gewijzigd'],
  },
};

/** The use for an activity of nothing that other tests look at stands still. */
async function stilgezet(world: World): Promise<string> {
  const id = await gesteld(world, { soort: 'beperking', activiteit: await leeg(world), grond: 'juistheid' });
  await doe(world, id, 'beslissen', 'een', beslissing('toegewezen'));
  return id;
}

/** @returns the address that a restriction of the resident would have: what it is, is told at its request */
export async function beperking(world: World): Promise<string> {
  const verzoek = await stilgezet(world);
  const [row] = await world.meent.clone.asOwner<{ id: string }>(
    `select b.id from meent.avgverzoeken_gegevensbeperking b join meent.avgverzoeken_avgverzoek v on v.municipality = b.municipality and v.zaak = b.zaak where v.id = $1`,
    [verzoek],
  );
  return `${world.base}/meent/api/v1/gegevensbeperkingen/${row!.id}`;
}

async function leeg(world: World): Promise<string> {
  const identificatie = `stil-${world.next()}`;
  await world.post('/registers/api/v1/verwerkingsactiviteiten', activityBody({ identificatie }));
  return identificatie;
}

/** The resident was told yesterday: what is asked of a test that no clock moves in. */
async function gemeld(world: World): Promise<string> {
  const id = await stilgezet(world);
  await doe(world, id, 'opheffing-melden', 'een', reden);
  await world.meent.clone.asOwner(
    `update meent.avgverzoeken_avgverzoek set body = regexp_replace(body, '"gemeldOp":"[0-9-]+"', '"gemeldOp":"2026-01-01"') where id = $1`,
    [id],
  );
  return id;
}

/** What a step wants beside its own scope: the case, its decision, and the message about it. */
export async function avgRights({ engine }: TestMeent): Promise<readonly object[]> {
  const snapshot = await engine.parts.snapshots.current(FIRST);
  const at = `http://${HOSTS[FIRST]}/catalogi/api/v1`;
  const zaaktype = zaaktypeOn(snapshot, AVG_ZAAKTYPE, '2026-01-01')!;
  const [besluittype] = snapshot.related('besluittype', 'omschrijving', AVG_BESLUITTYPE);
  return [
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen'],
      zaaktype: `${at}/zaaktypen/${zaaktype.id}`,
      maxVertrouwelijkheidaanduiding: 'vertrouwelijk',
    },
    {
      component: 'brc',
      scopes: ['besluiten.lezen', 'besluiten.aanmaken'],
      besluittype: `${at}/besluittypen/${besluittype!.id}`,
    },
    { component: 'meent', scopes: [LEZEN, 'berichten.schrijven'] },
  ];
}
