/**
 * One background loop in the whole database that numbers what was committed. A database sequence cannot do this: a
 * number taken by a transaction that commits late would be skipped by whoever reads up to the highest number.
 */
import { monotonic } from '../foundation/clock.js';
/** After work: entries that come meanwhile share the next round. */
const PAUSE_MS = 250;
/** Another process holds the lock and may have looked before our entry was committed. */
const BUSY_MS = 100;
/** Without a sign: finds what a process committed that ended before it could wake anybody. */
const POLL_MS = 1_000;
/*
 * The lock lasts one transaction, so that any process goes on where another stopped, and none needs to be told that it
 * leads. NOTIFY would be simpler to read and is not used: it makes all commits wait for one lock of the database.
 */
const LOCK = {
    name: 'sequencer_lock',
    text: `select pg_try_advisory_xact_lock(hashtextextended('meent sequencer', 0)) as locked`,
};
/** Waits for it: for what must not happen while a round runs. */
export const SEQUENCER_LOCK = {
    name: 'sequencer_lock_wait',
    text: `select pg_advisory_xact_lock(hashtextextended('meent sequencer', 0))`,
};
export function createSequencer({ db, tasks, onError }) {
    let running;
    let stopping = false;
    const woken = new Set();
    let allAt = Number.NEGATIVE_INFINITY;
    let sleeping = false;
    let interrupt;
    async function runTask(task) {
        const count = await db.log.transaction(async (tx) => {
            const [lock] = await tx.query(LOCK);
            return lock?.locked ? task.run(tx) : null;
        });
        if (count !== null)
            task.committed?.();
        return count;
    }
    /** Those that were told of work; once a second all, for what nobody told of. */
    function due() {
        const all = woken.has('changes') || monotonic() - allAt >= POLL_MS;
        if (all)
            allAt = monotonic();
        woken.clear();
        return all ? tasks : tasks.filter(({ onEntries }) => onEntries);
    }
    /** One task that fails does not keep the others from their turn. */
    async function runSome(some) {
        const failures = [];
        let handled = 0;
        let full = false;
        for (const task of some) {
            try {
                const count = await runTask(task);
                if (count === null)
                    handled = null;
                else if (handled !== null)
                    handled += count;
                full ||= count !== null && count >= (task.limit ?? Number.POSITIVE_INFINITY);
            }
            catch (error) {
                failures.push(error);
            }
        }
        if (failures.length > 0)
            throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'several tasks of the sequencer failed');
        return { handled, full };
    }
    async function loop() {
        let full = false;
        let last = tasks;
        while (!stopping) {
            const told = due();
            // What was not done goes on, and keeps nobody else waiting: many readers may keep the logbook full for hours.
            const some = full && last.length > told.length ? last : told;
            last = some;
            try {
                const ran = await runSome(some);
                full = ran.full;
                const { handled } = ran;
                if (handled === null)
                    await pause(BUSY_MS);
                else if (handled === 0)
                    await sleep(POLL_MS);
                else if (!full)
                    await pause(PAUSE_MS);
            }
            catch (error) {
                full = false;
                for (const one of error instanceof AggregateError ? error.errors : [error])
                    onError(one);
                await pause(POLL_MS);
            }
        }
    }
    function wait(ms) {
        if (stopping)
            return Promise.resolve();
        return new Promise((resolve) => {
            const timer = setTimeout(resolve, ms);
            interrupt = () => {
                clearTimeout(timer);
                resolve();
            };
        });
    }
    /** Ended by stop alone: it is there to gather, or to leave a database in trouble alone. */
    async function pause(ms) {
        sleeping = false;
        await wait(ms);
    }
    /** Ended by a sign as well. */
    async function sleep(ms) {
        if (woken.size > 0)
            return;
        sleeping = true;
        await wait(ms);
    }
    return {
        start() {
            stopping = false;
            running ??= loop();
        },
        wake(sign = 'changes') {
            woken.add(sign);
            if (sleeping)
                interrupt?.();
        },
        round: async () => (await runSome(tasks)).handled,
        async stop() {
            stopping = true;
            interrupt?.();
            await running;
            running = undefined;
        },
    };
}
//# sourceMappingURL=sequencer.js.map