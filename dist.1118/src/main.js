/** `npm start`: settings, data folder, database, application, port. A start that fails says why in one sentence. */
import { createApp } from './app.js';
import { loadConfig, shareOf } from './foundation/config.js';
import { openDataFolder } from './foundation/data-folder.js';
import { openDatabase } from './foundation/db/open.js';
import { listen, operatorAddress, pagesAddress, refuseTakenPort } from './foundation/port.js';
import { faultSentence } from './foundation/start-fault.js';
import { createThreads } from './threads.js';
async function start(config) {
    const folder = openDataFolder(config);
    // Asked before the work of a first start, and again by listen().
    const operator = operatorAddress(config);
    for (const address of [pagesAddress(config), ...(operator ? [operator] : [])])
        await refuseTakenPort(address);
    const share = shareOf(config);
    const opened = await openDatabase({ ...share, mode: folder.mode }, { onLost: fail });
    const threads = createThreads(fail);
    let app;
    try {
        const { database, target } = opened;
        app = await createApp({ config: share, folder, database, say: console.log, threads });
        if (operator)
            await listen(app.operator, operator);
        const pages = pagesAddress(config);
        // Where several threads listen the system no longer refuses another program of the same user.
        if (config.threads > 1)
            await refuseTakenPort(pages);
        await listen(app.fastify, pages, config.threads > 1);
        await threads.start(config.threads - 1, { config: share, folder, target }, app);
        for (const remark of [folder.remark, opened.remark])
            if (remark)
                console.log(remark);
        console.log(['Meent is ready', ...app.welcome.map((line) => `  ${line}`.trimEnd())].join('\n'));
    }
    catch (error) {
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
function fail(error) {
    console.error(faultSentence(error));
    process.exit(1);
}
/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const SAME_KEY_MS = 2_000;
/** Longer than the longest request may take; then whatever still runs is cut off. */
const PATIENCE_MS = 30_000;
function stopOnSignal(starting) {
    let asked;
    const onSignal = (signal) => {
        if (asked !== undefined) {
            if (performance.now() - asked > SAME_KEY_MS)
                process.exit(signal === 'SIGINT' ? 130 : 143);
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
}
catch (error) {
    fail(error);
}
//# sourceMappingURL=main.js.map