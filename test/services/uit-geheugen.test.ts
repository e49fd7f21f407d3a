/**
 * What is answered from memory is answered on rights of this moment too. No process tells the other here, as when the connection on
 * which they hear of each other was cut without a word, or one stood still: what the other withdrew has to be seen all the same.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/identity/tokens.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { applicationId, FIRST, startMeent, type TestMeent } from '../support/server.ts';

let meent: TestMeent;
let other: Awaited<ReturnType<TestMeent['second']>>;
let catalogue: Awaited<ReturnType<typeof loadCatalogue>>;
beforeAll(async () => {
  meent = await startMeent();
  catalogue = await loadCatalogue(meent);
  other = await meent.second();
});
afterAll(() => meent.close());

const pathOf = (url: string): string => new URL(url).pathname;
const RIGHTS = {
  ac: { component: 'ac', scopes: ['autorisaties.lezen'] },
  nrc: { component: 'nrc', scopes: ['notificaties.consumeren'] },
  ztc: { component: 'ztc', scopes: ['catalogi.lezen'] },
};

const READS: Record<string, [right: keyof typeof RIGHTS, url: () => string]> = {
  'an application': ['ac', () => `/autorisaties/api/v1/applicaties/${applicationId(FIRST, 'alles')}`],
  'the list of applications': ['ac', () => '/autorisaties/api/v1/applicaties'],
  'an application by its name': ['ac', () => '/autorisaties/api/v1/applicaties/consumer?clientId=alles'],
  'the list of subscriptions': ['nrc', () => '/notificaties/api/v1/abonnement'],
  'a type of case': ['ztc', () => pathOf(catalogue.zaaktype)],
  'a type of case with what it points at': ['ztc', () => `${pathOf(catalogue.zaaktype)}?expand=catalogus`],
  'the list of types of case': ['ztc', () => '/catalogi/api/v1/zaaktypen'],
};

describe.each(Object.entries(READS))('%s', (_, [right, url]) => {
  const ask = async () => (await other.ask({ url: url(), as: 'beperkt' })).statusCode;

  it('is read with the right, and no more once it was withdrawn elsewhere', async () => {
    await meent.grant([RIGHTS[right]]);
    // The last that it heard of the other.
    other.engine.parts.snapshots.forget();
    expect(await ask()).toBe(200);
    // Twin: the right as it was is enough for the next one too.
    expect(await ask()).toBe(200);
    await meent.grant([right === 'ztc' ? RIGHTS.ac : RIGHTS.ztc]);
    expect(await ask()).toBe(403);
  });
});

it('a secret that was replaced elsewhere opens nothing more', async () => {
  await meent.grant([RIGHTS.ztc]);
  other.engine.parts.snapshots.forget();
  const read = { url: '/catalogi/api/v1/zaaktypen', as: 'beperkt' };
  expect((await other.ask(read)).statusCode).toBe(200);
  const url = `/meent/api/v1/applicaties/${applicationId(FIRST, 'beperkt')}/geheim`;
  const answer = await meent.ask({ method: 'POST', url });
  expect(answer.statusCode).toBe(201);
  expect((await other.ask(read)).statusCode).toBe(401);
  const { geheim: secret } = answer.json();
  const authorization = `Bearer ${createToken({ clientId: 'beperkt', secret })}`;
  expect((await other.ask({ ...read, as: false, headers: { authorization } })).statusCode).toBe(200);
});

it('what is decided for another system is decided on rights of this moment', async () => {
  const decision = async () => {
    const answer = await other.ask({
      method: 'POST',
      url: '/access/v1/evaluation',
      payload: {
        subject: { type: 'applicatie', id: 'beperkt' },
        action: { name: 'catalogi.lezen' },
        resource: { type: 'zaaktype', id: '*' },
      },
    });
    expect(answer.statusCode).toBe(200);
    return answer.json().decision;
  };
  await meent.grant([RIGHTS.ztc]);
  expect(await decision()).toBe(true);
  await meent.grant([RIGHTS.ac]);
  expect(await decision()).toBe(false);
});

describe('after the connection was lost', () => {
  it('what was being read before it is kept by nobody', async () => {
    const { snapshots } = other.engine.parts;
    snapshots.forget();
    const before = snapshots.current(FIRST);
    snapshots.forget();
    const after = snapshots.current(FIRST);
    expect(after).not.toBe(before);
    await before;
    expect(await snapshots.current(FIRST)).toBe(await after);
  });

  it('a number that only the lost server gave is waited for by nobody', async () => {
    const { snapshots } = other.engine.parts;
    const { epoch } = await snapshots.current(FIRST);
    snapshots.saw(FIRST, epoch + 5);
    // Twin: while it may come, what is in memory does not count.
    expect(await snapshots.current(FIRST)).not.toBe(await snapshots.current(FIRST));
    snapshots.forget();
    expect(await snapshots.current(FIRST)).toBe(await snapshots.current(FIRST));
  });
});
