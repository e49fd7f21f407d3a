/** `npm start`: settings, data folder, database, application, port. A start that fails says why in one sentence. */
import { type App, createApp } from './app.ts';
import { type Config, loadConfig, shareOf } from './foundation/config.ts';
import { openDataFolder } from './foundation/data-folder.ts';
import { openDatabase } from './foundation/db/open.ts';
import { listen, operatorAddress, pagesAddress, refuseTakenPort } from './foundation/port.ts';
import { faultSentence } from './foundation/start-fault.ts';
import { createThreads } from './threads.ts';

interface Running {
  stop(): Promise<void>;
}

async function start(config: Config): Promise<Running> {
  const folder = openDataFolder(config);
  // Asked before the work of a first start, and again by listen().
  const operator = operatorAddress(config);
  for (const address of [pagesAddress(config), ...(operator ? [operator] : [])]) await refuseTakenPort(address);
  const share = shareOf(config);
  const opened = await openDatabase({ ...share, mode: folder.mode }, { onLost: fail });
  const threads = createThreads(fail);
  let app: App | undefined;
  try {
    const { database, target } = opened;
    app = await createApp({ config: share, folder, database, say: console.log, threads });
    if (operator) await listen(app.operator, operator);
    const pages = pagesAddress(config);
    // Where several threads listen the system no longer refuses another program of the same user.
    if (config.threads > 1) await refuseTakenPort(pages);
    await listen(app.fastify, pages, config.threads > 1);
    await threads.start(config.threads - 1, { config: share, folder, target }, app);
    for (const remark of [folder.remark, opened.remark]) if (remark) console.log(remark);
    console.log(['Meent is ready', ...app.welcome.map((line) => `  ${line}`.trimEnd())].join('\n'));
  } catch (error) {
    await threads.stop();
    await app?.close();
    await opened.close();
    throw error;
  }
  const { stopAnswering, close } = app;
  return {
    async stop() {
      await Promise.all([threads.stop(), stopAnswering()]);
      await close();
      await opened.close();
    },
  };
}

function fail(error: unknown): never {
  console.error(faultSentence(error));
  process.exit(1);
}

/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const SAME_KEY_MS = 2_000;
/** Longer than the longest request may take; then whatever still runs is cut off. */
const PATIENCE_MS = 30_000;

function stopOnSignal(starting: Promise<Running>): void {
  let asked: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (asked !== undefined) {
      if (performance.now() - asked > SAME_KEY_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    asked = performance.now();
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    starting.then((running) => running.stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

try {
  const starting = start(loadConfig());
  stopOnSignal(starting);
  await starting;
} catch (error) {
  fail(error);
}
