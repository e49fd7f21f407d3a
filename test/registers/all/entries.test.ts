/**
 * What an operation of no single resource leaves in the logbook: those of a resource are in logbook.ts. Every one that the
 * documents name is in this table, so that a new one cannot be forgotten: with its entry and whom it is about, or with the
 * reason why it leaves none. Refused, it leaves nothing that says that it was done.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnOperation } from '../../../src/engine/own.ts';
import { activityId, FIRST, startMeent, type TestMeent } from '../../support/server.ts';
import { operationsOf } from './documented.ts';
import { requestFor, routes } from './requests.ts';
import { makeWorld, type World, watch } from './world.ts';

interface Entry {
  readonly operation: string;
  readonly kind: string;
  /** The resident whom every record is about, or nobody: lists of what is decided, of nobody's data. */
  readonly about: 'resident' | 'nobody';
  /** An export or load has one of each piece. */
  readonly many?: true;
}

const entry = (operation: string, kind: string, about: Entry['about'] = 'resident', many?: true): Entry => ({
  operation,
  kind,
  about,
  ...(many ? { many } : {}),
});

const NUMBERS = 'Er gaan nummers uit, en geen gegeven van wie dan ook.';
const STATE = 'Het antwoord is de stand van een programma: aantallen, en geen gegeven van wie dan ook.';
const TYPES = 'Het gaat over soorten of rechten, niet over mensen.';
const IDS = 'Het antwoord noemt welke records wijzigden, en niet wat erin staat. Wie ze opent, laat een regel na.';

/** By operationId. */
export const ENTRIES: Readonly<Record<string, Entry | { readonly none: string }>> = {
  zaaknummer_reserveren: { none: NUMBERS },
  applicatie_consumer: { none: TYPES },
  applicatie_geheim: { none: TYPES },
  applicatie_activiteiten: { none: TYPES },
  kanaal_list: { none: TYPES },
  kanaal_read: { none: TYPES },
  abonnement_create: { none: TYPES },
  abonnement_update: { none: TYPES },
  abonnement_partial_update: { none: TYPES },
  abonnementen_stand: { none: STATE },
  abonnement_mislukt: { none: STATE },
  abonnement_herkansing: { none: STATE },
  notificaties_create: { none: 'Een bericht van een ander register gaat door zoals het kwam.' },
  permission_list: { none: TYPES },
  zaakdossier_create: entry('meent.zaakdossier.create', 'aangemaakt', 'nobody'),
  zaakdossier_read: entry('meent.zaakdossier.read', 'geopend'),
  zaakdossiers_export: entry('meent.zaakdossiers.export', 'geexporteerd', 'resident', true),
  overgezette_historie_list: entry('zaken.zaak.overgezette-historie', 'geopend'),
  lading_create: { none: STATE },
  lading_read: { none: STATE },
  lading_regels_update: entry('meent.lading.regel', 'aangemaakt', 'nobody', true),
  zoeken_create: entry('meent.zoeken', 'gezocht', 'nobody'),
  uitvoer_list: { none: STATE },
  wijzigingen_list: { none: IDS },
  toegang_list: entry('toegang.lijst', 'geopend'),
  document_toegang_read: entry('document.toegang', 'geopend'),
  zaak_toegang_read: entry('zaak.toegang', 'geopend'),
  zaak_toegang_create: entry('zaak.toegang.geven', 'gewijzigd'),
  zaak_toegang_delete: entry('zaak.toegang.intrekken', 'gewijzigd'),
  zaak_afscherming_create: entry('zaak.afschermen', 'gewijzigd'),
  zaak_afscherming_delete: entry('zaak.afscherming.opheffen', 'gewijzigd'),
  vernietigingslijst_create: entry('archief.vernietigingslijst.opstellen', 'gezocht'),
  vernietigingslijst_beoordelen: entry('archief.vernietigingslijst.beoordelen', 'gewijzigd', 'nobody'),
  vernietigingslijst_vaststellen: entry('archief.vernietigingslijst.vaststellen', 'gewijzigd', 'nobody'),
  vernietigingslijst_uitvoeren: entry('archief.vernietigingslijst.uitvoeren', 'gewijzigd', 'nobody'),
  vernietigingslijst_intrekken: entry('archief.vernietigingslijst.intrekken', 'gewijzigd', 'nobody'),
  vernietigingsregel_uitzonderen: entry('archief.vernietigingsregel.uitzonderen', 'gewijzigd', 'nobody'),
  vernietigingsregel_verlengen: entry('archief.vernietigingsregel.verlengen', 'gewijzigd'),
  opschorting_opheffen: entry('archief.opschorting.opheffen', 'gewijzigd'),
  overbrenging_create: entry('archief.overbrenging.opstellen', 'gezocht'),
  overbrenging_pakket: entry('archief.overbrenging.pakket', 'geexporteerd'),
  overbrenging_ontvangst: entry('archief.overbrenging.ontvangst', 'gewijzigd', 'nobody'),
  overbrenging_intrekken: entry('archief.overbrenging.intrekken', 'gewijzigd', 'nobody'),
  vernietigingsverklaring_read: entry('archief.vernietigingsverklaring.read', 'geopend', 'nobody'),
  vernietigingsverklaring_pdf: entry('archief.vernietigingsverklaring.read', 'geopend', 'nobody'),
  logboekbesluit_list: entry('logboek.besluit.list', 'getoond', 'nobody'),
  logboekonthouding_create: entry('logboek.onthouden.voorstel', 'aangemaakt'),
  logboekvasthouding_create: entry('logboek.vasthouden.besluit', 'gewijzigd'),
  logboekwissing_create: entry('logboek.wissen.voorstel', 'aangemaakt', 'nobody'),
  logboektermijn_create: entry('logboek.termijn.voorstel', 'aangemaakt', 'nobody'),
  logboekbesluit_vaststellen: entry('logboek.onthouden.besluit', 'gewijzigd'),
  logboekbesluit_beeindigen: entry('logboek.vasthouden.einde', 'gewijzigd'),
  logboekregel_medewerker: entry('logboek.medewerker', 'geopend'),
  listProcessingActivitiesPost: entry('logboek.lezen', 'gezocht'),
};

const own = routes.flatMap((route) =>
  typeof route.operation === 'string' || route.resource ? [] : [{ route, operation: route.operation as OwnOperation }],
);

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

test('every operation of every document is one of a resource, or is in the table', async () => {
  const documented = await operationsOf(meent);
  expect(documented.length).toBeGreaterThan(200);
  expect(documented.filter(({ route }) => !route).map(({ name }) => name)).toEqual([]);
  expect(own.filter(({ operation }) => !ENTRIES[operation.operationId]).map(({ operation }) => operation.operationId)).toEqual([]);
  const there = new Set(own.map(({ operation }) => operation.operationId));
  expect(Object.keys(ENTRIES).filter((name) => !there.has(name))).toEqual([]);
  for (const one of Object.values(ENTRIES)) if ('none' in one) expect(one.none).toMatch(/\w+ \w+/);
});

const table = own.map(({ route, operation }) => [operation.operationId, route, operation] as const);

describe('as in life', () => {
  test.each(table)('%s', async (name, route) => {
    const expected = ENTRIES[name]!;
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, request);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    if ('none' in expected) {
      expect(entries.flatMap(({ lines }) => lines)).toEqual([]);
      return;
    }
    const { operation, kind, about, many } = expected;
    const mine = entries.filter((one) => one.operation === operation && one.kind === kind);
    expect(mine.length, JSON.stringify(entries)).toBeGreaterThan(0);
    if (!many) expect(mine).toHaveLength(1);
    for (const one of mine) expect(one.activity).toBe(activityId(FIRST, 'dienstverlening'));
    const subjects = new Set(mine.flatMap(({ lines }) => lines.map(([, subject]) => subject)));
    expect([...subjects]).toEqual(about === 'resident' ? [world.subject] : []);
  });
});

describe('refused, nothing is said to be done', () => {
  test.each(table.filter(([, , { open }]) => !open))('%s', async (name, route, { status }) => {
    const expected = ENTRIES[name]!;
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, { ...request, as: 'beperkt' });
    // Whoever may nothing with any of it.
    if (answer.statusCode === status) return;
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    if (!('none' in expected))
      expect(entries.filter(({ operation, kind }) => operation === expected.operation && kind === expected.kind)).toEqual([]);
  });
});
