import { expect, onTestFinished, test } from 'vitest';
import { isToldInWords } from '../../src/channels/beheer/pages/jobs.tsx';
import { loadConfig } from '../../src/foundation/config.ts';
import { openDatabase } from '../../src/foundation/db/open.ts';
import { freePort, runMeent, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';
import { ready } from '../support/started.ts';

test('what is for the operator moves to a port of its own, and away from the outside', async () => {
  const data = await temporaryData();
  const operatorPort = String(await freePort());
  const meent = await startSmall({ ...data.environment, MEENT_OPERATOR_PORT: operatorPort });
  onTestFinished(async () => {
    await meent.stop();
    await data.remove();
  });
  expect(await ready(meent.base)).toBe(200);
  expect((await fetch(`${meent.base}/metrics`)).status).toBe(404);
  const operator = `http://127.0.0.1:${operatorPort}`;
  expect(await ready(operator)).toBe(200);
  expect(await (await fetch(`${operator}/metrics`)).text()).toContain('meent_sequencer_lag_seconds');
  expect((await fetch(`${operator}/zaken/api/v1/zaken`)).status).toBe(404);
  const taken = await runMeent({
    ...data.environment,
    MEENT_PORT: String(await freePort()),
    MEENT_OPERATOR_PORT: operatorPort,
  });
  expect(taken).toMatchObject({ code: 1, output: expect.stringMatching(/or set MEENT_OPERATOR_PORT to another/) });
});

test('each job that a start plans is called in words at /beheer/taken', async () => {
  const data = await temporaryData();
  onTestFinished(data.remove);
  const meent = await startSmall(data.environment);
  // The built-in database is of one process at a time; what is planned stays.
  await meent.stop();
  const { database, close } = await openDatabase(loadConfig(data.environment));
  onTestFinished(close);
  const jobs = await database.node.query<{ queue: string }>({ text: 'select distinct queue from job order by queue' });
  const queues = jobs.map(({ queue }) => queue);
  expect(queues).toContain('tellers.nakijken');
  expect(queues.filter((queue) => !isToldInWords(queue))).toEqual([]);
  expect(isToldInWords('tellers')).toBe(false);
});
