/** A case as a client makes it, for benchmarks that write. */
import type { World } from './world.ts';

export const NEW_CASES = '/zaken/api/v1/zaken';

export const newCase = async (world: Pick<World, 'zaaktype'>) => ({
  bronorganisatie: '002220647',
  verantwoordelijkeOrganisatie: '002220647',
  zaaktype: await world.zaaktype(),
  startdatum: '2026-01-05',
  omschrijving: 'Losse stoeptegel',
  toelichting: 'x'.repeat(300),
});

/** The part of a script for wrk that makes it. */
export const posted = (body: object, path = NEW_CASES): string => `wrk.method = "POST"
wrk.path = "${path}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Content-Crs"] = "EPSG:4326"
wrk.body = [==[${JSON.stringify(body)}]==]
`;
