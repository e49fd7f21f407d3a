/** What nobody reads any more is given up; what is read slowly is not. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { inTurn } from '../../../src/services/own/export-content.ts';
import { whileTaken } from '../../../src/services/own/untaken.ts';

const LINE = `${'x'.repeat(100_000)}\n`;

it('is ended when nothing is taken, and so is what makes it', async () => {
  let made = 0;
  let ended = false;
  async function* lines(): AsyncGenerator<string> {
    try {
      for (;;) {
        made += 1;
        yield LINE;
      }
    } finally {
      ended = true;
    }
  }
  const answer = whileTaken(lines(), 20);
  // One look, and then nothing more.
  await once(answer, 'readable');
  await once(answer, 'close');
  expect(ended).toBe(true);
  expect(made).toBeLessThan(5);
});

it('waits for who makes it, and comes whole to who takes it', async () => {
  async function* lines(): AsyncGenerator<string> {
    for (let index = 0; index < 2; index++) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      yield LINE;
    }
  }
  let size = 0;
  for await (const chunk of whileTaken(lines(), 500)) size += (chunk as Buffer).length;
  expect(size).toBe(2 * LINE.length);
});

it.each([
  ['content', 1, 2],
  ['lines', 12, 16],
] as const)('leaves room for others: of exports with %s one application has %i of %i', async (what, each, places) => {
  const begin = async (id: string): Promise<Readable> => {
    const caller = { municipality: 4_711, application: { id } } as Parameters<typeof inTurn>[0];
    return (await inTurn(caller, what, async () => ({ status: 200, content: new Readable({ read() {} }) }))).content!;
  };
  const begun = await Promise.all(Array.from({ length: each }, () => begin('een')));
  await expect(begin('een')).rejects.toMatchObject({ code: 'too-many-requests' });
  // Twin: others begin at once, as long as there are places.
  for (let others = places - each; others > 0; others--) begun.push(await begin('ander'));
  await expect(begin('derde')).rejects.toMatchObject({ code: 'unavailable' });
  begun[0]!.destroy();
  begun.push(await begin('derde'));
  for (const one of begun) one.destroy();
});
