/**
 * Numbers for people (case numbers, document numbers), given from blocks: a process takes fifty at a time, more when it is
 * busy, so that creates do not wait for one row. Numbers are unique and rise; a process that is killed leaves a gap, which no law
 * forbids. How they look may be a setting of the municipality.
 */
import { dateInNetherlands, monotonic, now } from '../foundation/clock.js';
import { refuseLate } from '../foundation/deadline.js';
import { Problem } from '../foundation/problems.js';
import { formatNumber, seriesOf } from './number-pattern.js';
const BLOCK = 50;
/** A block that was used up within a second is followed by one twice as large, up to this. */
const LARGEST_BLOCK = 800;
const SOON_MS = 1_000;
/** The next block is fetched while so much of this one is left: it costs a commit, for which all who ask would wait. */
const LEFT = 0.5;
/** Milliseconds that a setting is believed: a new pattern holds everywhere within this time. */
const BELIEVED = 30_000;
/** Numbers that were brought along (a load) may lie where ours would come: 2^24 of them are passed. */
export const MOST_TRIES = 24;
/** Used so fast that it will be wanted again. */
const isSoon = ({ since }) => monotonic() - since < SOON_MS;
export function createNumbers(db) {
    const blocks = new Map();
    /** Fetched before it was needed. */
    const following = new Map();
    const fetching = new Map();
    const patterns = new Map();
    async function patternOf(municipality, { pattern, setting }, day) {
        if (!setting)
            return pattern;
        const key = `${municipality}/${setting}`;
        const known = patterns.get(key);
        if (known && known.until > now().getTime())
            return known.value;
        const [row] = await db.node.query({
            name: 'number_pattern',
            text: `select value from municipality_attribute where municipality = $1 and kind = $2
 and valid_from <= $3::date and (valid_to is null or valid_to > $3::date) order by valid_from desc limit 1`,
        }, [municipality, setting, day]);
        const value = row?.value ?? pattern;
        patterns.set(key, { value, until: now().getTime() + BELIEVED });
        return value;
    }
    async function fetchBlock(errand, series, skip, size) {
        const [row] = await db.in(errand).query({
            name: 'number_block',
            text: `insert into engine_number as n (municipality, series, next) values ($1, $2, $3::bigint + $4::bigint + 1)
 on conflict (municipality, series) do update set next = n.next + $3::bigint + $4::bigint returning next`,
        }, [errand.municipality, series, skip, size]);
        const end = Number(row.next);
        return { municipality: errand.municipality, series, next: end - size, end, size, since: monotonic() };
    }
    /** One at a time per series. */
    function ask(errand, series, skip, into, size) {
        const key = `${errand.municipality}/${series}`;
        let pending = fetching.get(key);
        if (!pending) {
            refuseLate(errand);
            pending = fetchBlock(errand, series, skip, size)
                .then((block) => void into.set(key, block))
                .finally(() => fetching.delete(key));
            fetching.set(key, pending);
        }
        return pending;
    }
    async function take(errand, series, skip) {
        const key = `${errand.municipality}/${series}`;
        if (skip > 0) {
            blocks.delete(key);
            following.delete(key);
        }
        for (;;) {
            const block = blocks.get(key);
            if (block && block.next < block.end) {
                const given = block.next++;
                if (given === block.end - Math.ceil(block.size * LEFT) && isSoon(block))
                    ask(errand, series, 0, following, Math.min(LARGEST_BLOCK, block.size * 2)).catch(() => { });
                return given;
            }
            const next = following.get(key);
            if (next) {
                following.delete(key);
                blocks.set(key, { ...next, since: monotonic() });
            }
            else
                await ask(errand, series, skip, blocks, BLOCK);
        }
    }
    return {
        async next(errand, number, passed = 0) {
            const day = dateInNetherlands(now());
            const pattern = await patternOf(errand.municipality, number, day);
            const given = await take(errand, seriesOf(pattern, day), passed === 0 ? 0 : 2 ** passed);
            return formatNumber(pattern, given, day);
        },
        async follow(errand, number, last) {
            const day = dateInNetherlands(now());
            const series = seriesOf(await patternOf(errand.municipality, number, day), day);
            await db.in(errand).query({
                name: 'number_follow',
                text: `insert into engine_number as n (municipality, series, next) values ($1, $2, $3::bigint + 1)
 on conflict (municipality, series) do update set next = greatest(n.next, excluded.next)`,
            }, [errand.municipality, series, last]);
            blocks.delete(`${errand.municipality}/${series}`);
            following.delete(`${errand.municipality}/${series}`);
        },
        async giveBack() {
            await Promise.allSettled(fetching.values());
            // The later of two first: then the other is the last that was taken.
            const taken = [...following.values(), ...blocks.values()];
            following.clear();
            blocks.clear();
            for (const { municipality, series, next, end } of taken)
                await db.in({ municipality }).query({
                    name: 'number_back',
                    text: 'update engine_number set next = $3::bigint where municipality = $1 and series = $2 and next = $4::bigint',
                }, [municipality, series, next, end]);
        },
    };
}
/**
 * Does something with fresh numbers, and again with later ones where a client brought a case with the number that came:
 * who asks for a number gets one, whatever others have chosen.
 */
export async function withFreshNumbers(resources, run) {
    for (let passed = 0;; passed++) {
        try {
            return await run(passed);
        }
        catch (error) {
            if (passed >= MOST_TRIES || !resources.some((resource) => isTaken(error, resource)))
                throw error;
        }
    }
}
const isTaken = (error, { number, unique }) => number !== undefined &&
    error instanceof Problem &&
    (error.invalidParams ?? []).some(({ name, code }) => name === number.field && unique?.some((one) => one.code === code) === true);
//# sourceMappingURL=numbers.js.map