import { NUMBERED_CHANNEL } from './sequence.js';
/** In one process. Each is an open request, and that is what costs. */
const MOST_WAITING = 5_000;
/** Of one application, so that others can wait too. */
const SHARE = 3 / 4;
export function createChanged(db, most = MOST_WAITING) {
    const latest = new Map();
    const waiting = new Map();
    const looking = new Map();
    let following;
    let count = 0;
    const counts = new Map();
    let released = false;
    const wake = (municipality) => {
        for (const end of [...(waiting.get(municipality) ?? [])])
            end(!released);
    };
    function tell(payload) {
        // After a broken connection: something may have been missed.
        if (payload === '') {
            for (const municipality of [...waiting.keys()])
                wake(municipality);
            return;
        }
        const [municipality, number] = payload.split(' ').map(Number);
        latest.set(municipality, Math.max(number, latest.get(municipality) ?? 0));
        wake(municipality);
    }
    return {
        async follow() {
            following ??= db.listen(NUMBERED_CHANNEL, tell);
            try {
                await following;
            }
            catch (error) {
                following = undefined;
                throw error;
            }
        },
        after({ municipality, application }, number, ms, gone) {
            if (released || gone.aborted)
                return Promise.resolve(false);
            if ((latest.get(municipality) ?? 0) > number)
                return Promise.resolve(true);
            const asker = `${municipality}/${application.id}`;
            const own = counts.get(asker) ?? 0;
            if (count >= most || own >= most * SHARE)
                return Promise.resolve(false);
            return new Promise((resolve) => {
                const all = waiting.get(municipality) ?? new Set();
                waiting.set(municipality, all);
                const end = (woken) => {
                    if (!all.delete(end))
                        return;
                    clearTimeout(timer);
                    gone.removeEventListener('abort', leave);
                    count -= 1;
                    const left = counts.get(asker) - 1;
                    if (left > 0)
                        counts.set(asker, left);
                    else
                        counts.delete(asker);
                    if (all.size === 0)
                        waiting.delete(municipality);
                    resolve(woken);
                };
                const leave = () => end(false);
                const timer = setTimeout(leave, ms);
                gone.addEventListener('abort', leave);
                all.add(end);
                count += 1;
                counts.set(asker, own + 1);
            });
        },
        together(key, look) {
            const known = looking.get(key);
            if (known)
                return known;
            const found = look().finally(() => looking.delete(key));
            looking.set(key, found);
            return found;
        },
        release() {
            released = true;
            for (const municipality of [...waiting.keys()])
                wake(municipality);
        },
    };
}
//# sourceMappingURL=changed.js.map