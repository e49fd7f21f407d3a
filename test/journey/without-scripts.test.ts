import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { followTheThread } from '../support/thread.ts';

describe.skipIf(browserPath === undefined)('a report, from the resident to the archive', () => {
  let meent: TestSite;
  let browser: Browser;
  beforeAll(async () => {
    [meent, browser] = await Promise.all([startSite(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await meent?.stop();
  });

  test('without JavaScript', async () => {
    await followTheThread(browser, await meent.listen(), false);
  });
});
