/** `/beheer`, `/beheer/abonnementen`, `/beheer/taken` and `/beheer/logboek`. */
import type { FastifyInstance } from 'fastify';
import { now } from '../../foundation/clock.ts';
import { archivesOnly } from '../../services/operations/archive.ts';
import {
  attention,
  deliverAgain,
  jobs,
  logState,
  runAgain,
  sendAgain,
  stopDelivering,
  subscriptions,
  verifySoon,
} from '../../services/operations/manage-running.ts';
import { keepDone } from '../site/flash.ts';
import type { Site } from '../site/site.ts';
import { addresses } from '../ui/addresses.ts';
import { goTo, type IdParams, pageWith, toldBy } from './act.tsx';
import { ManageHomePage } from './pages/home.tsx';
import { JobsPage } from './pages/jobs.tsx';
import { LogPage } from './pages/logbook.tsx';
import { SubscriptionsPage } from './pages/subscriptions.tsx';

export function runningRoutes(app: FastifyInstance, site: Site): void {
  const { engine } = site;

  app.get(addresses.manage, async (request, reply) => {
    const found = await site.asEmployee(request, async (caller) =>
      archivesOnly(caller) ? undefined : attention(engine, caller, now()),
    );
    if (!found) return goTo(reply, addresses.archive);
    return site.send(request, reply, <ManageHomePage attention={found} {...toldBy(site, request, reply)} />);
  });

  const showSubscriptions = pageWith(
    site,
    (caller) => subscriptions(engine, caller),
    (found, told) => <SubscriptionsPage found={found} {...told} />,
  );
  app.get(addresses.manageSubscriptions, (request, reply) => showSubscriptions(request, reply));
  app.post<IdParams>('/beheer/abonnementen/:id/opnieuw', async (request, reply) => {
    await site.asEmployee(request, (caller) => sendAgain(engine, caller, request.params.id));
    return goTo(keepDone(site, reply, { what: 'sent' }), addresses.manageSubscriptions);
  });

  app.post<IdParams>('/beheer/abonnementen/:id/stil', async (request, reply) => {
    const stopped = await site.asEmployee(request, (caller) => stopDelivering(engine, caller, request.params.id));
    return goTo(keepDone(site, reply, { what: stopped ? 'paused' : 'conflict' }), addresses.manageSubscriptions);
  });
  app.post<IdParams>('/beheer/abonnementen/:id/verder', async (request, reply) => {
    await site.asEmployee(request, (caller) => deliverAgain(engine, caller, request.params.id));
    return goTo(keepDone(site, reply, { what: 'resumed' }), addresses.manageSubscriptions);
  });

  const showJobs = pageWith(
    site,
    (caller) => jobs(engine, caller),
    (found, told) => <JobsPage jobs={found} {...told} />,
  );
  app.get(addresses.manageJobs, (request, reply) => showJobs(request, reply));
  app.post<IdParams>('/beheer/taken/:id/opnieuw', async (request, reply) => {
    const again = await site.asEmployee(request, (caller) => runAgain(engine, caller, request.params.id));
    return goTo(keepDone(site, reply, { what: again ? 'again' : 'gone' }), addresses.manageJobs);
  });

  const showLog = pageWith(
    site,
    (caller) => logState(engine, caller),
    (found, told) => <LogPage state={found} {...told} />,
  );
  app.get(addresses.manageLog, (request, reply) => showLog(request, reply));
  app.post(addresses.manageLogCheck, async (request, reply) => {
    await site.asEmployee(request, (caller) => verifySoon(engine, caller));
    return goTo(keepDone(site, reply, { what: 'check' }), addresses.manageLog);
  });
}
