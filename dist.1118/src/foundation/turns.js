/**
 * Work of many askers in a bounded number of places. While nobody waits it begins at once. Once places are short the next
 * free one goes to who holds the least, so who asks for a lot waits behind their own work, and keeps nobody else waiting.
 * Work has a cost, in places: heavy work takes more of them.
 */
import { monotonic } from './clock.js';
import { Problem } from './problems.js';
export function createTurns(options) {
    const { each, waiting, places = Number.POSITIVE_INFINITY, most = Number.POSITIVE_INFINITY, patienceMs } = options;
    const lines = new Map();
    /** Those with a queue, in the order in which they were last given a place. */
    const queued = new Set();
    let held = 0;
    let count = 0;
    let refused = 0;
    const fits = (line, cost) => line.held + cost <= each;
    function begin(line, cost) {
        line.held += cost;
        held += cost;
        return () => {
            line.held -= cost;
            held -= cost;
            if (queued.size > 0)
                advance();
            forget(line);
        };
    }
    /** Who holds least is next; it is waited for when there is no room for it, or heavy work would never begin. */
    function advance() {
        for (;;) {
            let next;
            for (const line of queued)
                if ((!next || line.held < next.held) && fits(line, line.queue[0].cost))
                    next = line;
            if (!next || held + next.queue[0].cost > places)
                return;
            const turn = next.queue[0];
            takeOut(next, turn);
            if (queued.delete(next) && next.queue.length > 0)
                queued.add(next);
            turn.begin(begin(next, turn.cost));
        }
    }
    function takeOut(line, turn) {
        clearTimeout(turn.timer);
        line.queue.splice(line.queue.indexOf(turn), 1);
        line.cost -= turn.cost;
        count -= 1;
        if (line.queue.length === 0)
            queued.delete(line);
    }
    function giveUp(line, turn) {
        takeOut(line, turn);
        // Whose own work keeps the places has to ask for less; anybody else can only come back.
        turn.refuse(line.held > 0 ? tooMany(line) : new Problem('unavailable', undefined, { retryAfterSeconds: 2 }));
        forget(line);
        advance();
    }
    function forget(line) {
        if (line.held === 0 && line.queue.length === 0)
            lines.delete(line.asker);
    }
    function tooMany({ queue: [first] }) {
        refused += 1;
        // Who comes last waits at least as long as who is first has waited already.
        const seconds = Math.min(30, Math.max(1, Math.ceil((monotonic() - (first?.since ?? monotonic())) / 1000)));
        return new Problem('too-many-requests', `U vraagt te veel tegelijk. Wacht ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'} en probeer het opnieuw, met minder verzoeken tegelijk.`, { retryAfterSeconds: seconds });
    }
    function wait(line, cost) {
        if (line.queue.length > 0 && line.cost + cost > waiting)
            throw tooMany(line);
        return new Promise((begin, refuse) => {
            const turn = { cost, since: monotonic(), begin, refuse };
            line.queue.push(turn);
            line.cost += cost;
            count += 1;
            queued.add(line);
            if (patienceMs !== undefined)
                turn.timer = setTimeout(() => giveUp(line, turn), patienceMs);
            if (count > most)
                crowdOut();
            advance();
        });
    }
    function crowdOut() {
        let longest;
        for (const line of queued)
            if (!longest || line.cost > longest.cost)
                longest = line;
        const last = longest.queue.at(-1);
        takeOut(longest, last);
        last.refuse(tooMany(longest));
        forget(longest);
    }
    const turns = {
        enter(asker, asked = 1) {
            const cost = Math.min(asked, each);
            let line = lines.get(asker);
            if (!line) {
                line = { asker, held: 0, cost: 0, queue: [] };
                lines.set(asker, line);
            }
            // Whoever waits for their own places only is no reason to wait.
            if (line.queue.length === 0 && fits(line, cost) && held + cost <= places && (queued.size === 0 || !isShort()))
                return begin(line, cost);
            return wait(line, cost);
        },
        refuseFull(asker) {
            const line = lines.get(asker);
            if (line && line.queue.length > 0 && line.cost >= waiting)
                throw tooMany(line);
        },
        async run(asker, work, cost) {
            const leave = await turns.enter(asker, cost);
            try {
                return await work();
            }
            finally {
                leave();
            }
        },
        state: () => ({ waiting: count, refused }),
    };
    /** Somebody waits who may have another place, so there is none. */
    function isShort() {
        for (const line of queued)
            if (fits(line, line.queue[0].cost))
                return true;
        return false;
    }
    return turns;
}
//# sourceMappingURL=turns.js.map