/** `/beheer`: the pages of the functional manager. */
import type { FastifyInstance } from 'fastify';
import { preparePages } from '../site/pages.tsx';
import type { Site } from '../site/site.ts';
import { activityRoutes } from './activities-routes.tsx';
import { applicationRoutes } from './applications-routes.tsx';
import { archiveRoutes } from './archief/routes.tsx';
import { combinationRoutes } from './combinations-routes.tsx';
import { objectTypeRoutes } from './object-types-routes.tsx';
import { ruleRoutes } from './regels/routes.tsx';
import { runningRoutes } from './running-routes.tsx';
import { typeRoutes } from './types-routes.tsx';

/** Fastify plugin. What is sent answers with a redirect; what is wrong comes back with the form. */
export const manageRoutes =
  (site: Site) =>
  async (app: FastifyInstance): Promise<void> => {
    await preparePages(app, site);
    runningRoutes(app, site);
    applicationRoutes(app, site);
    combinationRoutes(app, site);
    typeRoutes(app, site);
    objectTypeRoutes(app, site);
    activityRoutes(app, site);
    ruleRoutes(app, site);
    archiveRoutes(app, site);
  };
