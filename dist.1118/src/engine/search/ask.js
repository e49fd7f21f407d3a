/** What somebody typed, as what is looked for: words, phrases between quotes, and numbers that look like one. */
import { isJoined, isNumber, joinedMark, tokensOf, withoutZeros } from './words.js';
const MOST_WORDS = 12;
const QUOTED = /["“”„]([^"“”„]*)["“”„]/g;
export function askOf(text) {
    const phrases = [];
    const rest = text.replace(QUOTED, (_, inside) => {
        const words = tokensOf(inside).map(({ word }) => word);
        if (words.length > 0)
            phrases.push(words);
        return ' ';
    });
    const words = [...new Set(tokensOf(rest).map(({ word }) => word))];
    return { words: words.slice(0, MOST_WORDS), phrases: phrases.slice(0, MOST_WORDS) };
}
export const isEmpty = ({ words, phrases }) => words.length === 0 && phrases.length === 0;
/** Shorter ones begin too many words. */
const SHORTEST_BEGIN = 3;
/**
 * As a tsquery. A word is found by its stem, or as the beginning of a word or of the end of a long one. Words that every
 * text has are left out, unless they stand between quotes.
 */
export function wantedSql({ words, phrases }, bind, alike) {
    const parts = [
        ...words.map((word) => {
            const own = alike?.get(word);
            if (own)
                return `${bind(own.map((one) => `'${one}'`).join(' | '))}::tsquery`;
            const given = bind(word);
            const begins = bind(isNumber(word) ? numberSql(word) : wordSql(word));
            return `case when numnode(plainto_tsquery('dutch', ${given})) = 0 then ''::tsquery else plainto_tsquery('dutch', ${given}) || ${begins}::tsquery end`;
        }),
        ...phrases.map((phrase) => `phraseto_tsquery('dutch', ${bind(phrase.join(' '))})`),
    ];
    return parts.map((part) => `(${part})`).join(' && ');
}
const wordSql = (word) => `'${word}'${word.length < SHORTEST_BEGIN ? '' : ':*'}${isJoined(word) ? ` | '${joinedMark([word])}':*` : ''}`;
const numberSql = (word) => [...new Set([word, withoutZeros(word)])]
    .map((one) => `'${one}'${one.length < SHORTEST_BEGIN ? '' : ':*'}`)
    .join(' | ');
/** Of shorter numbers too many look alike. */
const SHORTEST_ALIKE = 3;
const LONGEST_ALIKE = 14;
/** For each number in the question those that are one slip of a finger away: a digit too much, too few, wrong, or two that changed places. */
export function alikeOf({ words }) {
    const found = new Map();
    for (const word of words) {
        const number = withoutZeros(word);
        if (isNumber(word) && number.length >= SHORTEST_ALIKE && number.length <= LONGEST_ALIKE)
            found.set(word, slips(number));
    }
    return found;
}
function slips(number) {
    const all = new Set([number]);
    for (let at = 0; at <= number.length; at++) {
        const [before, after] = [number.slice(0, at), number.slice(at)];
        if (after)
            all.add(before + after.slice(1));
        if (after.length > 1)
            all.add(before + after[1] + after[0] + after.slice(2));
        for (let digit = 0; digit < 10; digit++) {
            all.add(before + digit + after);
            if (after)
                all.add(before + digit + after.slice(1));
        }
    }
    return [...new Set([...all].map(withoutZeros))].filter((one) => one !== '' && one !== '0');
}
//# sourceMappingURL=ask.js.map