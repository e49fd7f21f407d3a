/** In a file of its own: a whole Meent is made for it, which takes as long as all else of test/foundation/threads.long.test.ts. */
import { expect, test } from 'vitest';
import { runMeent, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

test('a port that another program has is refused also where several threads would listen', async () => {
  const other = await temporaryData();
  const first = await startSmall({ ...other.environment, MEENT_THREADS: '2' });
  const second = await temporaryData();
  try {
    const refused = await runMeent({
      ...second.environment,
      MEENT_PORT: other.environment.MEENT_PORT!,
      MEENT_THREADS: '2',
    });
    expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/is in use, perhaps by another Meent/) });
  } finally {
    await first.stop();
    await other.remove();
    await second.remove();
  }
});
