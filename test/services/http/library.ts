/** The small library and a land register behind the real HTTP of the program. */
import { addTables, libraryResources } from '../../engine/library.ts';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { addLand, landResources } from '../land.ts';

export let meent: TestMeent;
export let plank: string;

export async function start(): Promise<void> {
  meent = await startMeent({
    extra: [...libraryResources, ...landResources],
    async prepare(clone) {
      await addTables(clone);
      await addLand(clone);
    },
  });
  plank = (await json({ method: 'POST', url: '/boeken/api/v1/planken', payload: { naam: 'Romans' } })).url as string;
}
export const stop = (): Promise<void> => meent.close();

export const BOEKEN = '/boeken/api/v1/boeken';
export const PERCELEN = '/land/api/v1/percelen';
export const crs = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

export const json = async (request: Request): Promise<Record<string, unknown>> => (await meent.ask(request)).json();
export const status = async (request: Request): Promise<number> => (await meent.ask(request)).statusCode;
export const book = (extra: object = {}) => ({ titel: 'De avonden', plank, geheimhouding: 'openbaar', ...extra });
export const post = (payload: object, headers: Record<string, string> = {}) =>
  meent.ask({ method: 'POST', url: BOEKEN, payload, headers });
export const pathOf = (url: unknown): string => new URL(String(url)).pathname;
export const grant = (...scopes: string[]) =>
  meent.grant([
    { component: 'meent', scopes: ['activiteiten.beheren'] },
    { component: 'ztc', scopes },
  ]);
