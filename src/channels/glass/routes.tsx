/** Everything under `/glas`: what anybody may see of how the municipality works. No session is needed, no personal data is shown. */
import type { FastifyInstance } from 'fastify';
import { glassLog } from '../../services/operations/glass.ts';
import { preparePages } from '../site/pages.tsx';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { GlassLogPage } from './pages/log.tsx';

export const glassRoutes =
  (site: Site) =>
  async (app: FastifyInstance): Promise<void> => {
    await preparePages(app, site);
    const { engine, keys } = site;

    app.get(addresses.glassLog, async (request, reply) => {
      const place = site.placeOf(request);
      const log = await glassLog(engine, keys, place);
      return site.send(request, reply, <GlassLogPage log={log} base={place.base} />);
    });
  };
