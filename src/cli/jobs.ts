/** Jobs that were tried as often as they may be, and wait for somebody. */
import { renewalStates } from '../engine/renewal.ts';
import { isUuid } from '../foundation/ids.ts';
import { failedJobs, retryFailed } from '../foundation/jobs/operator.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { withMeent } from './open.ts';

const failed: Command = {
  name: 'jobs failed',
  arguments: [],
  options: {},
  help: [
    'Lists the jobs that failed for good, oldest first, at most a hundred: id, queue, attempts, since when and why.',
  ],
  examples: ['jobs failed'],
  run: ({ config, io }) =>
    withMeent(config, async ({ database }) => {
      const jobs = await failedJobs(database.node);
      if (jobs.length === 0) io.out('No job has failed.');
      for (const { id, queue, attempt, createdAt, lastError } of jobs)
        io.out(`${id}  ${queue}  ${attempt} attempts  ${createdAt.toISOString()}  ${lastError ?? 'unknown'}`);
      return 0;
    }),
};

const retry: Command = {
  name: 'jobs retry',
  arguments: ['ID'],
  options: {},
  help: ['Lets a failed job start over, with all its attempts. A running Meent takes it at once.'],
  examples: ['jobs retry 0193a1c2-7b1e-7c11-9f2d-3f6f0f0f2a10'],
  run: ({ config, arguments: [id], io }) => {
    if (!isUuid(id!)) throw new UsageProblem(`"${id}" is not the id of a job; "jobs failed" lists them.`);
    return withMeent(config, async ({ database }) => {
      if (!(await retryFailed(database.node, id!)))
        throw new StartProblem('setting', `No failed job has id ${id}; "jobs failed" lists those there are.`);
      io.out(`Job ${id} starts over.`);
      return 0;
    });
  },
};

const bodies: Command = {
  name: 'jobs bodies',
  arguments: [],
  options: {},
  help: [
    'Shows how far stored bodies of an earlier version are rendered again, per resource. A running Meent does that by itself',
    'after an upgrade; what is not done yet is rendered when it is read.',
  ],
  examples: ['jobs bodies'],
  run: ({ config, io }) =>
    withMeent(config, async ({ database }) => {
      const states = await renewalStates(database.log);
      if (states.length === 0) io.out('No body had to be rendered again.');
      for (const { resource, version, remaining, renewed, since, doneAt } of states)
        io.out(
          `${resource}  version ${version}  ${renewed} rendered again  ${remaining ?? 'unknown'} left  since ${since.toISOString()}${doneAt ? `  done ${doneAt.toISOString()}` : ''}`,
        );
      return 0;
    }),
};

export const jobCommands: readonly Command[] = [failed, retry, bodies];
