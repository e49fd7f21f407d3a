/** Debian's Chromium for tests that need a real browser. Without one those tests are skipped, and say so; with TEST_BROWSER=required they fail. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a browser, or undefined. `CHROMIUM` in the environment goes first. */
export const browserPath: string | undefined = [process.env.CHROMIUM, ...CANDIDATES].find(
  (path) => path !== undefined && existsSync(path),
);

// Where a browser must be there, nothing is left out in silence (.ci/run).
if (browserPath === undefined && process.env.TEST_BROWSER === 'required')
  throw new Error('There is no Chromium, and TEST_BROWSER=required. Install chromium, or set CHROMIUM to its path.');
if (browserPath === undefined)
  console.warn('No Chromium found: browser tests are skipped. Install chromium, or set CHROMIUM to its path.');

/** Asks nothing of the network by itself: no updates, no sync, no QUIC. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = (): Promise<Browser> => {
  if (browserPath === undefined) throw new Error('There is no browser to launch; look at `browserPath` first');
  return chromium.launch({ executablePath: browserPath, args: ARGUMENTS });
};
