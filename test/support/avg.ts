/** A municipality where residents may ask something of their own data, and the portal takes it in. */
import { expect } from 'vitest';
import type { Municipality } from '../../src/foundation/db/types.ts';
import { nameId } from '../../src/foundation/name-id.ts';
import { AVG_VERZOEKEN, basicActivities, basicCombinations } from '../../src/registers/activiteiten/index.ts';
import { INDIENEN, LEZEN } from '../../src/registers/avgverzoeken/index.ts';
import { loadCatalogus, zaaktypeOn } from '../../src/registers/catalogi/index.ts';
import { PORTAAL } from '../../src/registers/client-ids.ts';
import { AVG_ZAAKTYPE, avgCatalogus } from '../../src/services/avg/catalogus.ts';
import { RSIN } from './catalogue.ts';
import { activityId, FIRST, HOSTS, type Request, type Resident, seeder, type TestMeent } from './server.ts';

export const AVG = '/meent/api/v1/avgverzoeken';
export const MIJN = '/meent/api/v1/mijn/avg-verzoeken';

/** Once for each municipality; the same again does nothing. */
export async function metAvg(meent: Pick<TestMeent, 'engine'>, municipality: Municipality = FIRST): Promise<void> {
  const { engine } = meent;
  const caller = seeder(municipality);
  const snapshot = await engine.parts.snapshots.current(municipality);
  if (zaaktypeOn(snapshot, AVG_ZAAKTYPE, '2026-01-01')) return;
  const since = '2020-01-01';
  const body = basicActivities(since).find(({ identificatie }) => identificatie === AVG_VERZOEKEN)!;
  const id = activityId(municipality, AVG_VERZOEKEN);
  await engine.create(caller, 'verwerkingsactiviteit', body, { id });
  const combination = basicCombinations(since, {
    portaal: [PORTAAL],
    beheer: ['alles', 'beperkt', 'avg-een', 'avg-twee'],
  }).find(({ activiteit }) => activiteit === AVG_VERZOEKEN)!;
  await engine.create(caller, 'combinatie', combination);
  const { typen } = await loadCatalogus(engine, caller, avgCatalogus, {
    domein: 'BASIS',
    rsin: RSIN,
    naam: 'Basis',
    contactpersoonBeheerNaam: 'Beheer',
  });
  expect(typen.flatMap(({ redenen }) => redenen)).toEqual([]);
  const zaaktype = zaaktypeOn(await engine.parts.snapshots.current(municipality), AVG_ZAAKTYPE, '2026-01-01')!;
  await engine.create(
    caller,
    'applicatie',
    {
      clientIds: [PORTAAL],
      label: 'Mijn gemeente',
      heeftAlleAutorisaties: false,
      autorisaties: [
        {
          component: 'zrc',
          scopes: ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen'],
          zaaktype: `http://${HOSTS[municipality]}/catalogi/api/v1/zaaktypen/${zaaktype.id}`,
          maxVertrouwelijkheidaanduiding: 'vertrouwelijk',
        },
        { component: 'meent', scopes: [INDIENEN, LEZEN] },
      ],
    },
    {
      id: nameId(municipality, 'applicatie', PORTAAL),
      columns: { activiteiten: [id] },
    },
  );
}

export interface Gesteld {
  readonly id: string;
  readonly zaak: string;
  readonly [name: string]: unknown;
}

/** A resident asks; the answer must be that it was taken in. */
export async function vraag(
  meent: TestMeent,
  as: Resident,
  payload: object,
  municipality: Municipality = FIRST,
): Promise<Gesteld> {
  const answer = await meent.ask({ method: 'POST', url: MIJN, as, municipality, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json() as Gesteld;
}

/** A step of an employee. */
export const stap = (
  meent: TestMeent,
  id: string,
  name: string,
  { user, as, payload, municipality = FIRST }: Partial<Request> & { readonly payload?: object } = {},
) =>
  meent.ask({
    method: 'POST',
    url: `${AVG}/${id}/${name}`,
    municipality,
    ...(as === undefined ? {} : { as }),
    user: user ?? { id: 'po-1', name: 'N. Haddad' },
    ...(payload ? { payload } : {}),
  });
