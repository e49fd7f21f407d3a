import { pointerStep } from '../json-text/read-json.js';
import { reasonOf } from './reasons.js';
import { compileSchema } from './schema.js';
import { TooLong, withinTime } from './within-time.js';
/** A schema of the largest sort takes some hundred kilobytes once it is compiled. */
const MOST_KEPT = 200;
const MOST_FAULTS = 20;
/** Each value can be a fault of its own, which is an object in memory until all are told. */
const MOST_VALUES = 50_000;
/** Where a schema wants items to differ, each is compared with each. */
const MOST_UNIQUE = 1_000;
/** Milliseconds of the clock; a large object takes a hundredth of it. */
const TEST_MS = 500;
/** What may take long: patterns, notations of text, and parts that refer to each other. */
const MAY_LAST = /"(pattern|patternProperties|format|\$ref|\$dynamicRef|\$recursiveRef)":/;
function compiled(schema) {
    const text = JSON.stringify(schema);
    return {
        test: compileSchema(schema),
        most: text.includes('"uniqueItems":true') ? MOST_UNIQUE : MOST_VALUES,
        mayLast: MAY_LAST.test(text),
    };
}
/** @param most schemas that are kept */
export function createCheck(most = MOST_KEPT) {
    const kept = new Map();
    return (key, schema, value) => {
        const one = kept.get(key) ?? compiled(schema);
        // The newest use comes last.
        kept.delete(key);
        kept.set(key, one);
        if (kept.size > most)
            kept.delete(kept.keys().next().value);
        const large = tooLarge(value, one.most);
        if (large)
            return [large];
        const { test, mayLast } = one;
        try {
            const isGood = mayLast ? withinTime(TEST_MS, () => test(value)) : test(value);
            return isGood ? [] : (test.errors ?? []).slice(0, MOST_FAULTS).map(faultOf);
        }
        catch (error) {
            if (error instanceof TooLong)
                return [TAKES_LONG];
            throw error;
        }
        finally {
            test.errors = null;
        }
    };
}
const TAKES_LONG = {
    at: '',
    pointer: '',
    reason: 'Dit testen met het JSON-schema van het objecttype duurt te lang. Maak de teksten korter, of het schema eenvoudiger.',
};
/** What would take too long to test. */
function tooLarge(value, mostItems) {
    let values = 0;
    let long = false;
    const count = (one) => {
        values += 1;
        if (typeof one !== 'object' || one === null || values > MOST_VALUES)
            return;
        long ||= Array.isArray(one) && one.length > mostItems;
        for (const inside of Object.values(one))
            count(inside);
    };
    count(value);
    if (values > MOST_VALUES)
        return { at: '', pointer: '', reason: `Dit heeft meer dan ${MOST_VALUES} waarden. Maak het kleiner.` };
    return long
        ? { at: '', pointer: '', reason: `Een lijst hierin heeft meer dan ${mostItems} delen. Maak haar korter.` }
        : undefined;
}
const faultOf = (error) => {
    const { instancePath, keyword, params } = error;
    const at = instancePath
        .split('/')
        .slice(1)
        .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    const missing = keyword === 'required' || keyword === 'dependentRequired' ? params.missingProperty : undefined;
    const extra = keyword === 'additionalProperties' ? params.additionalProperty : undefined;
    return {
        at: [...at, missing ?? extra ?? []].flat().join('.').slice(0, 200),
        pointer: instancePath + (extra === undefined ? '' : pointerStep(String(extra))),
        reason: reasonOf(error) ?? 'Dit is niet zoals het JSON-schema van het objecttype het wil.',
    };
};
//# sourceMappingURL=check.js.map