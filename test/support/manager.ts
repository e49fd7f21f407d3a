/** The functional manager of the demo at the pages, and as who calls the operations behind them. */
import type { LightMyRequestResponse } from 'fastify';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import type { Caller } from '../../src/gate/context.ts';
import { employeeCaller } from '../../src/services/people.ts';
import { action } from './at-the-pages.ts';
import { startSite, type TestSite } from './site-server.ts';
import { type Page, type Visitor, visitor } from './visitor.ts';

export const WEIDEHOEK = 235_878_593;

export const MANAGER = { id: 'm-0601', name: 'E. Brandsma', role: 'functioneel beheerder', department: 'Informatie' };
export const HANDLER = { id: 'm-0101', name: 'S. Akkerman', role: 'behandelaar', department: 'Openbare ruimte' };

const place = {
  municipality: WEIDEHOEK,
  base: 'http://localhost:8000',
  trace: { traceId: '0'.repeat(31).concat('1'), spanId: '0'.repeat(15).concat('1'), sampled: false },
};

export const idIn = (url: string): string => /[0-9a-f-]{36}/.exec(url)![0];

export interface ManagedSite {
  readonly meent: TestSite;
  readonly manager: Visitor;
  /** As the application of the demo. */
  api(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object): Promise<LightMyRequestResponse>;
  caller(person: typeof MANAGER): Promise<Caller>;
  /** The page of a case type in the demo: of another each time. */
  caseType(): Promise<Page>;
  /** A concept of such a case type. */
  caseTypeConcept(): Promise<Page>;
  makeDocumentType(omschrijving: string): Promise<Page>;
  makeDecisionType(omschrijving: string): Promise<Page>;
  makeObjectType(name: string): Promise<Page>;
}

export async function managedSite(): Promise<ManagedSite> {
  const meent = await startSite();
  const { app, engine } = meent;
  const manager = visitor(app);
  await manager.login('employee', 'E\\. Brandsma');
  const caseTypes = (await engine.parts.snapshots.current(WEIDEHOEK)).all('zaaktype').map(({ id }) => id);
  const token = /TOKEN=(\S+)/.exec((await visitor(app).get('/')).text)![1]!;
  const make = async (to: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
    manager.submit(await manager.get(to), to, fields);
  const caseType = () => manager.get(`/beheer/zaaktypen/${caseTypes.pop()}`);
  return {
    meent,
    manager,
    api: (method, url, payload) =>
      app.inject({
        method,
        url,
        headers: {
          host: 'localhost:8000',
          authorization: `Bearer ${token}`,
          'accept-crs': 'EPSG:4326',
          'content-crs': 'EPSG:4326',
        },
        ...(payload ? { payload } : {}),
      }),
    caller: async (person) => employeeCaller(await engine.parts.snapshots.current(WEIDEHOEK), place, person),
    caseType,
    async caseTypeConcept() {
      const page = await caseType();
      return manager.submit(page, action(page, 'versie'), { begin: addDays(today(), 40) });
    },
    makeDocumentType: (omschrijving) =>
      make('/beheer/informatieobjecttypen/nieuw', {
        omschrijving,
        informatieobjectcategorie: 'brief',
        vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
        trefwoord: 'schade, straat',
        beginGeldigheid: today(),
      }),
    makeDecisionType: (omschrijving) =>
      make('/beheer/besluittypen/nieuw', {
        omschrijving,
        reactietermijn: '6 weken',
        publicatieIndicatie: 'ja',
        beginGeldigheid: today(),
      }),
    makeObjectType: (name) => make('/beheer/objecttypen/nieuw', { name, namePlural: `${name}en` }),
  };
}
