import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startMeent, temporaryData } from '../support/meent.ts';

test.runIf(process.getuid?.() === 0)(
  'as root under a closed folder the database goes where its account can reach it',
  async () => {
    const data = await temporaryData();
    onTestFinished(() => data.remove());
    chmodSync(join(data.folder, '..'), 0o700);
    const first = await startMeent(data.environment);
    onTestFinished(() => void first.stop());
    expect(first.output()).toMatch(/^The database is kept in \/var\/lib\/meent-/m);
    expect(await first.stop()).toBe(0);
    const again = await startMeent(data.environment);
    expect((await fetch(`${again.base}/health/ready`)).status).toBe(200);
    expect(await again.stop()).toBe(0);
  },
);
