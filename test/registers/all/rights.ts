/**
 * The rights matrix, on every operation: no scope, the scope on another type, one level too low, and the right itself. In
 * two files, so that neither takes long.
 */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessOf, carrierOf } from '../../../src/engine/access.ts';
import { AUDIT_SCOPES } from '../../../src/engine/audit.ts';
import { VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { applicationId, FIRST, type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { avgRights } from './avg.ts';
import { OWN } from './own.ts';
import { isExport, isOnRecord, isWithout, named, registry, requestFor, routes, shownIn } from './requests.ts';
import { makeWorld, type World } from './world.ts';

const all = routes.filter((route) => !route.open && !isWithout(route));
const components = [...new Set(all.map(({ api, resource }) => (resource?.api ?? api).component))];

let meent: TestMeent;
let world: World;
/** Made once: a request that is refused changes nothing, so that the next right can be tried on it. */
const requests = new Map<ApiRoute, Request>();
function prepareAll(): void {
  beforeAll(async () => {
    meent = await startMeent();
    world = await makeWorld(meent);
    for (const route of all) requests.set(route, await requestFor(world, route));
  });
  afterAll(async () => {
    await world.close();
    await meent.close();
  });
}

/** What opens the operation, without the scopes of other components. */
function scopesOf({ operation, resource }: ApiRoute): readonly string[] {
  if (typeof operation !== 'string') return operation.scopes;
  if (operation === 'audittrail' || operation === 'auditline') return AUDIT_SCOPES;
  return resource!.scopes[operation]!.filter((scope) => !scope.includes(':'));
}

/** Type and level of the records that the requests are about. */
const NARROWED: Readonly<
  Record<string, { field: string; shown?: string; type: () => string; other: () => string; level?: string }>
> = {
  zrc: {
    field: 'zaaktype',
    type: () => world.catalogue.zaaktype,
    other: () => world.catalogue.ander.zaaktype,
    level: 'beperkt_openbaar',
  },
  drc: {
    field: 'informatieobjecttype',
    type: () => world.catalogue.informatieobjecttypen.rapport,
    other: () => world.catalogue.informatieobjecttypen.foto,
    level: 'vertrouwelijk',
  },
  // A decision has no confidentiality of its own.
  brc: {
    field: 'besluittype',
    type: () => world.catalogue.besluittype,
    other: () => world.catalogue.ander.besluittype,
  },
  orc: {
    field: 'objecttype',
    shown: 'type',
    type: () => world.objecttypen.boom,
    other: () => world.objecttypen.ander,
  },
};
const below = (level: string): string => VERTROUWELIJKHEID[VERTROUWELIJKHEID.indexOf(level as 'openbaar') - 1]!;

type How = 'right' | 'other type' | 'level below';

/** Rights of `beperkt` on the records of the requests, or beside them. */
const right = (component: string, scopes: readonly string[], how: How): object => {
  const narrowed = NARROWED[component];
  if (!narrowed) return { component, scopes };
  const { field, type, other, level } = narrowed;
  return {
    component,
    scopes,
    [field]: how === 'other type' ? other() : type(),
    ...(level ? { maxVertrouwelijkheidaanduiding: how === 'level below' ? below(level) : level } : {}),
  };
};
const componentOf = ({ api, resource }: ApiRoute): string => (resource?.api ?? api).component;
const ask = (route: ApiRoute) => meent.ask({ ...requests.get(route)!, as: 'beperkt' });

/** Who adds something to what others see must be allowed to see it (meent-document-in-zaak and its likes). */
const BESIDES: Readonly<Record<string, readonly [component: string, scope: string]>> = {
  zaakinformatieobject: ['drc', 'documenten.lezen'],
  besluitinformatieobject: ['drc', 'documenten.lezen'],
  besluit: ['zrc', 'zaken.lezen'],
  // Who follows a person must be allowed to read them, or it would tell who is here (meent-volgen-1).
  volgindicatie: ['meent', 'personen.lezen'],
  // Who gives a right, or a secret of who has it, must have it (meent-ac-eigen-rechten).
  applicatie: ['nrc', 'notificaties.consumeren'],
};
/** Who decides on cases must be allowed to see them, or to remove them. */
const DECIDES: Readonly<Record<string, string>> = {
  vernietigingslijst_create: 'zaken.lezen',
  vernietigingslijst_beoordelen: 'zaken.lezen',
  vernietigingslijst_vaststellen: 'zaken.verwijderen',
  vernietigingsregel_verlengen: 'zaken.lezen',
  overbrenging_create: 'zaken.lezen',
  overbrenging_ontvangst: 'zaken.lezen',
};

/** Who decides on access sees the case, and gives no more than they have. */
const TOEGANG = ['zaken.lezen', 'zaken.bijwerken', 'zaken.statussen.toevoegen'];

const besides = async ({ path, resource, operation }: ApiRoute): Promise<readonly object[]> => {
  if (/toegang|afscherming/.test(path)) return [right('zrc', TOEGANG, 'right')];
  if (typeof operation !== 'string' && operation.operationId in DECIDES)
    return [right('zrc', [DECIDES[operation.operationId]!], 'right')];
  // It may tell of a time in which the record was more confidential.
  if (typeof operation !== 'string' && operation.operationId === 'overgezette_historie_list')
    return [{ ...right('zrc', ['audittrails.lezen'], 'right'), maxVertrouwelijkheidaanduiding: 'zeer_geheim' }];
  // What somebody asks of their own data is a case with a decision.
  if (typeof operation !== 'string' && operation.operationId.startsWith('avgverzoek_')) return avgRights(meent);
  // A package tells of whole cases.
  if (typeof operation !== 'string' && operation.operationId === 'overbrenging_pakket')
    return [right('zrc', ['zaken.lezen'], 'right')];
  const gives =
    operation === 'create' ||
    (operation === 'delete' && resource!.name === 'applicatie') ||
    (typeof operation !== 'string' && operation.operationId === 'applicatie_geheim');
  const wanted = gives ? BESIDES[resource!.name] : undefined;
  return wanted ? [right(wanted[0], [wanted[1]], 'right')] : [];
};

/** A subscription can be changed by who has it alone, a load by who began it, and a purpose be given by who has it. */
async function asOwner(route: ApiRoute, { url, payload }: Request): Promise<void> {
  // What data may be used for is given by who may use it for that.
  if (route.path.endsWith('/activiteiten'))
    expect(
      await meent.ask({
        method: 'PUT',
        url: `/meent/api/v1/applicaties/${applicationId(FIRST, 'beperkt')}/activiteiten`,
        payload,
      }),
    ).toMatchObject({ statusCode: 200 });
  if (route.path.includes('/ladingen/'))
    await meent.clone.asOwner(`update meent.meent_lading set application = 'beperkt' where id = $1`, [
      /[0-9a-f-]{36}/.exec(String(url))![0],
    ]);
  if (route.resource?.name !== 'abonnement' || !route.path.includes('{')) return;
  await meent.clone.asOwner(`update meent.notificaties_abonnement set applicatie = 'beperkt' where id = $1`, [
    /[0-9a-f-]{36}/.exec(String(url))![0],
  ]);
  meent.engine.parts.snapshots.forget();
}

function expectHidden(route: ApiRoute, answer: LightMyRequestResponse): void {
  if (route.operation !== 'list' && route.operation !== 'search') {
    expect(answer.statusCode, answer.body).toBe(403);
    return;
  }
  expect(answer.statusCode, answer.body).toBe(200);
  const own = shownIn(answer);
  const { field, shown = field, type } = NARROWED[componentOf(route)]!;
  // Records of the other type may be there; of this one none.
  for (const one of own) {
    expect(one[shown]).not.toBe(type());
    expect(one[shown]).toBeDefined();
  }
  const counted = route.resource?.unpaged || isExport(route) ? own.length : answer.json().count;
  expect(counted).toBe(own.length);
}

const onRecord = all.filter(isOnRecord);
const dimensioned = onRecord.filter(
  (route) => NARROWED[componentOf(route)] && carrierOf(registry, route.resource!).rights,
);

export const withoutRight = () =>
  describe('every operation', () => {
    prepareAll();

    it('that is on a narrowed component has a type and a level to be narrowed by', () => {
      expect(dimensioned).toHaveLength(onRecord.filter((route) => NARROWED[componentOf(route)]).length);
    });

    describe('without the scope', () => {
      beforeAll(() =>
        meent.grant(components.map((component) => right(component, [`${component}.iets.anders`], 'right'))),
      );
      it.each(named(all))('is refused: %s', async (_, route) => {
        const answer = await ask(route);
        expect(answer.statusCode, answer.body).toBe(403);
        expect((await meent.ask({ ...requests.get(route)!, as: false })).statusCode).toBe(401);
      });
    });

    describe.each(['other type', 'level below'] as const)('with the scope on an %s', (how) => {
      beforeAll(() =>
        meent.grant(
          Object.keys(NARROWED).map((component) =>
            right(
              component,
              [...new Set(dimensioned.filter((one) => componentOf(one) === component).flatMap(scopesOf))],
              how,
            ),
          ),
        ),
      );
      const tried = dimensioned.filter((one) => how === 'other type' || NARROWED[componentOf(one)]!.level);
      it.each(named(tried))('shows nothing: %s', async (_, route) => expectHidden(route, await ask(route)));
    });
  });

export const withRight = () =>
  describe('every operation', () => {
    prepareAll();
    // A shielded case is seen by name, which an application has not: see registers/zaken/toegang.test.ts.
    // What a resident calls no right opens: see services/mijn.
    const byType = all.filter(
      ({ method, path, resident }) => !resident && !(method === 'DELETE' && path.endsWith('/afscherming')),
    );
    it.each(named(byType))('with the right, and no more, succeeds: %s', async (_, route) => {
      // Correcting what is published and reopening what is closed are told apart in the tests of their rules.
      const reached = typeof route.operation === 'string' ? undefined : OWN[route.operation.operationId]?.component;
      const scopes = scopesOf(route)
        .filter((one) => !/geforceerd-(schrijven|verwijderen|unlock)|heropenen/.test(one))
        .filter((one) => reached === undefined || one.startsWith(`${reached}:`));
      for (const [index, scope] of scopes.entries()) {
        const request = index === 0 ? requests.get(route)! : await requestFor(world, route);
        await asOwner(route, request);
        // An operation over several registers names the component of each scope.
        const at = scope.indexOf(':');
        const own = typeof route.operation !== 'string' && !route.resource && at >= 0;
        const component = own ? scope.slice(0, at) : componentOf(route);
        await meent.grant([right(component, [own ? scope.slice(at + 1) : scope], 'right'), ...(await besides(route))]);
        const answer = await meent.ask({ ...request, as: 'beperkt' });
        expect(`${scope} ${answer.statusCode} ${answer.statusCode < 300 ? '' : answer.body}`).toMatch(/^\S+ 20\d $/);
      }
    });

    it('a right opens its own component alone', () => {
      for (const resource of registry.all) {
        const scopes = Object.values(resource.scopes)
          .flat()
          .filter((scope) => !scope.includes(':'));
        const caller = {
          rights: { everything: false, grants: [{ component: 'niets', scopes: new Set(scopes) }] },
        } as unknown as Parameters<typeof accessOf>[0];
        expect(accessOf(caller, resource, scopes)).toEqual([]);
      }
    });
  });
