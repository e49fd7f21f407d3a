import { once } from 'node:events';
import { request } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said } from '../support/kill.ts';
import { type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';
import { visitor } from '../support/visitor.ts';

const THREADS = 3;

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall({ ...data.environment, MEENT_THREADS: String(THREADS) });
}, 120_000);
afterAll(async () => {
  await meent.stop();
  await data.remove();
});

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly rawPayload: Buffer;
  readonly body: string;
}

/** On a connection of its own, which the system gives to any of the threads. */
async function ask({ method = 'GET', url, headers, payload }: InjectOptions): Promise<Answer> {
  const asked = request(meent.base + String(url), { method, headers: headers as Record<string, string>, agent: false });
  asked.end(payload as string | Buffer | undefined);
  const [answer] = await once(asked, 'response');
  const rawPayload = Buffer.concat(await answer.toArray());
  return { statusCode: answer.statusCode, headers: answer.headers, rawPayload, body: rawPayload.toString() };
}

const metric = async (name: string): Promise<readonly number[]> => {
  const { body } = await ask({ url: '/metrics' });
  return [...body.matchAll(new RegExp(`^${name}[{ ].*?([\\d.e-]+)$`, 'gm'))].map(([, value]) => Number(value));
};

const api = (token: string) => ({
  authorization: `Bearer ${token}`,
  'accept-crs': 'EPSG:4326',
  'content-crs': 'EPSG:4326',
  'content-type': 'application/json',
});

describe('threads of one process', () => {
  test('all answer, on one port, and count together whichever is asked', async () => {
    const before = await metric('meent_thread_busy_seconds');
    expect(before).toHaveLength(THREADS);
    const asked = 120;
    const answers = await Promise.all(Array.from({ length: asked }, () => ask({ url: '/health/ready' })));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    for (let time = 0; time < 6; time++)
      expect(await metric('meent_http_request_seconds_count{route="/health/ready",method="GET",status="2xx"}')).toEqual(
        [asked],
      );
    const after = await metric('meent_thread_busy_seconds');
    for (const [thread, busy] of after.entries()) expect(busy, `thread ${thread}`).toBeGreaterThan(before[thread]!);
  });

  test('know at once what another stored, and what it changed in rights', async () => {
    const token = await said(data.environment, 'token', '--client', 'demo');
    const types = JSON.parse(
      (await ask({ url: '/catalogi/api/v1/zaaktypen?status=definitief', headers: api(token) })).body,
    );
    const made = await Promise.all(
      Array.from({ length: 30 }, async (_, number) => {
        const created = await ask({
          method: 'POST',
          url: '/zaken/api/v1/zaken',
          headers: api(token),
          payload: JSON.stringify({
            bronorganisatie: '002220647',
            verantwoordelijkeOrganisatie: '002220647',
            zaaktype: types.results[0].url,
            startdatum: '2026-01-05',
            omschrijving: `draad ${number}`,
          }),
        });
        expect(created.statusCode, created.body).toBe(201);
        return JSON.parse(created.body) as { url: string; identificatie: string };
      }),
    );
    expect(new Set(made.map(({ identificatie }) => identificatie)).size).toBe(made.length);
    for (const { url } of made)
      expect((await ask({ url: new URL(url).pathname, headers: api(token) })).statusCode).toBe(200);

    const applications = JSON.parse((await ask({ url: '/autorisaties/api/v1/applicaties', headers: api(token) })).body);
    expect(applications.results.length).toBeGreaterThan(0);
    const added = await ask({
      method: 'POST',
      url: '/autorisaties/api/v1/applicaties',
      headers: api(token),
      payload: JSON.stringify({ clientIds: ['draden'], label: 'Draden', heeftAlleAutorisaties: true }),
    });
    expect(added.statusCode, added.body).toBe(201);
    const { pathname } = new URL(JSON.parse(added.body).url);
    for (let time = 0; time < 12; time++)
      expect((await ask({ url: pathname, headers: api(token) })).statusCode).toBe(200);
    expect((await ask({ method: 'DELETE', url: pathname, headers: api(token) })).statusCode).toBe(204);
    for (let time = 0; time < 12; time++)
      expect((await ask({ url: pathname, headers: api(token) })).statusCode).toBe(404);
  });

  test('change one case at once, and none is turned away or lost', async () => {
    const token = await said(data.environment, 'token', '--client', 'demo');
    const { results } = JSON.parse((await ask({ url: '/zaken/api/v1/zaken', headers: api(token) })).body);
    const zaak = results[0].url;
    const noted = await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        ask({
          method: 'POST',
          url: '/zaken/api/v1/zaaknotities',
          headers: api(token),
          payload: JSON.stringify({
            gerelateerdAan: zaak,
            onderwerp: `draad ${number}`,
            tekst: 'Tegelijk met anderen.',
          }),
        }),
      ),
    );
    expect(noted.filter(({ statusCode }) => statusCode !== 201).map(({ body }) => body)).toEqual([]);
    const changed = await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        ask({
          method: 'PATCH',
          url: new URL(zaak).pathname,
          headers: api(token),
          payload: JSON.stringify({ toelichting: `draad ${number}` }),
        }),
      ),
    );
    expect(changed.filter(({ statusCode }) => statusCode !== 200).map(({ body }) => body)).toEqual([]);
    const trail = JSON.parse((await ask({ url: `${new URL(zaak).pathname}/audittrail`, headers: api(token) })).body);
    const told = trail.map(
      ({ wijzigingen }: { wijzigingen: { nieuw: { toelichting?: string } } }) => wijzigingen.nieuw?.toelichting,
    );
    expect(new Set(told.filter((text?: string) => text?.startsWith('draad ')))).toHaveProperty('size', 60);
  });

  test('log somebody in, whichever answers each step', async () => {
    for (let time = 0; time < 4; time++) {
      const somebody = visitor(
        { inject: ask } as unknown as FastifyInstance,
        meent.base.replace('127.0.0.1', 'localhost'),
      );
      const page = await somebody.login('employee', 'S\\. Akkerman');
      expect(page.status).toBe(200);
    }
  });

  test('write whole lines in one program log', async () => {
    await Promise.all(Array.from({ length: 200 }, () => ask({ url: '/bestaat-niet' })));
    const lines = meent
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(200);
    for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  });

  test('number and sign together what they log', async () => {
    await expect.poll(() => metric('meent_log_waiting_seconds'), { timeout: 15_000 }).toEqual([0]);
    expect(await metric('meent_log_refused')).toEqual([0]);
  });

  test('stop together, after what they were asked', async () => {
    const token = await said(data.environment, 'token', '--client', 'demo');
    const types = JSON.parse(
      (await ask({ url: '/catalogi/api/v1/zaaktypen?status=definitief', headers: api(token) })).body,
    );
    expect(types.count).toBeGreaterThan(0);
    const running = Promise.allSettled(
      Array.from({ length: 60 }, () => ask({ url: '/zaken/api/v1/zaken', headers: api(token) })),
    );
    expect(await meent.stop()).toBe(0);
    for (const one of await running) if (one.status === 'fulfilled') expect([200, 503]).toContain(one.value.statusCode);
    expect(meent.output()).not.toMatch(/fault of its own/);
  });
});
