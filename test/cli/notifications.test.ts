import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

describe('meent notifications', () => {
  test('say so when there is nothing', async () => {
    expect(await line.meent('notifications', 'list')).toMatchObject({ code: 0, out: ['There is no subscription.'] });
    expect(await line.meent('notifications', 'failed')).toMatchObject({ code: 0, out: ['No delivery has failed.'] });
  });

  test('refuse to send again to who is not subscribed', async () => {
    const id = newId();
    expect(await line.meent('notifications', 'resend', id)).toMatchObject({
      code: 1,
      err: [`No subscription has id ${id}; "notifications list" lists those there are.`],
    });
    expect((await line.meent('notifications', 'resend', 'nr-1')).code).toBe(2);
  });
});
