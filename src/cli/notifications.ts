/** How deliveries to subscribers go, and sending again what they did not take. */
import { isUuid } from '../foundation/ids.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { deadDeliveries, resend, resume, subscriptionStates } from '../registers/notificaties/index.ts';
import { type Command, UsageProblem } from './command.ts';
import { MUNICIPALITY, municipalityOf, withMeent } from './open.ts';

const states: Command = {
  name: 'notifications list',
  arguments: [],
  options: { municipality: MUNICIPALITY },
  help: ['Lists subscriptions with what was delivered, waits and failed, and the delay of the last hour.'],
  examples: ['notifications list'],
  run: ({ config, io, options }) =>
    withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, options.municipality);
      const all = await subscriptionStates(opened.database, { municipality });
      if (all.length === 0) io.out('There is no subscription.');
      for (const { abonnement, delivered, waiting, failed, oldest, p95Seconds, pausedAt } of all)
        io.out(
          [
            `${abonnement}  ${delivered} delivered  ${waiting} waiting  ${failed} failed`,
            ...(oldest ? [`oldest ${oldest.toISOString()}`] : []),
            ...(p95Seconds === null ? [] : [`p95 ${p95Seconds.toFixed(3)} s`]),
            ...(pausedAt ? [`paused ${pausedAt.toISOString()}`] : []),
          ].join('  '),
        );
      return 0;
    }),
};

const failed: Command = {
  name: 'notifications failed',
  arguments: [],
  options: { municipality: MUNICIPALITY },
  help: [
    'Lists deliveries that were given up, oldest first, at most a hundred: subscription, number, attempts and why.',
  ],
  examples: ['notifications failed'],
  run: ({ config, io, options }) =>
    withMeent(config, async (opened) => {
      const dead = await deadDeliveries(opened.database, {
        municipality: await municipalityOf(opened, options.municipality),
      });
      if (dead.length === 0) io.out('No delivery has failed.');
      for (const { abonnement, number, attempts, lastStatus, lastError, createdAt } of dead)
        io.out(
          `${abonnement}  ${number}  ${attempts} attempts  ${createdAt.toISOString()}  ${lastStatus ?? lastError ?? 'unknown'}`,
        );
      return 0;
    }),
};

const again: Command = {
  name: 'notifications resend',
  arguments: ['SUBSCRIPTION'],
  options: { municipality: MUNICIPALITY },
  help: ['Sends again what a subscription did not take, with all attempts, and ends its pause.'],
  examples: ['notifications resend 0193a1c2-7b1e-7c11-9f2d-3f6f0f0f2a10'],
  run: ({ config, io, options, arguments: [abonnement] }) => {
    if (!isUuid(abonnement!))
      throw new UsageProblem(`"${abonnement}" is not the id of a subscription; "notifications list" lists them.`);
    return withMeent(config, async (opened) => {
      const municipality = await municipalityOf(opened, options.municipality);
      const all = await subscriptionStates(opened.database, { municipality });
      if (!all.some((one) => one.abonnement === abonnement))
        throw new StartProblem(
          'setting',
          `No subscription has id ${abonnement}; "notifications list" lists those there are.`,
        );
      const count = await resend(opened.database, { municipality }, { abonnement: abonnement! });
      const resumed = await resume(opened.database, { municipality }, abonnement!);
      io.out(`${count} deliveries are sent again.${resumed ? ' The pause is over.' : ''}`);
      return 0;
    });
  },
};

export const notificationCommands: readonly Command[] = [states, failed, again];
