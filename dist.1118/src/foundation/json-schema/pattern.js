/**
 * Whether a regular expression of somebody else can be used on text of somebody else again (CWE-1333). The engine of
 * JavaScript tries every way to match, so what can match in many ways may take for ever. Refused are repetition of what
 * repeats or chooses, more than two repetitions without end, references back, and looking around. Some good patterns
 * are refused too; they can be written otherwise.
 */
const MOST_CHARACTERS = 500;
/** Each multiplies the ways by the length of the text. */
const MOST_ENDLESS = 2;
/** A repetition up to this many counts as one that ends. */
const MOST_TIMES = 100;
/** Groups, choices, repetitions; anything else is one character. */
const TOKEN = /[(|)]|[*+?]|\{\d+,?\d*\}|[\s\S]/g;
export function isSafePattern(pattern) {
    if (pattern.length > MOST_CHARACTERS)
        return false;
    if (/\\[1-9k]/.test(pattern) || /\(\?(?!:|<[a-zA-Z])/.test(pattern))
        return false;
    const plain = pattern
        .replace(/\\[\s\S]/g, 'x')
        .replace(/\[[^\]]*\]/g, 'x')
        .replace(/\(\?(:|<[^>]*>)/g, '(');
    const tokens = plain.match(TOKEN) ?? [];
    return tokens.filter((one) => timesOf(one) > MOST_TIMES).length <= MOST_ENDLESS && !repeatsMany(tokens);
}
/** A group with a repetition or a choice inside, that is repeated itself. */
function repeatsMany(tokens) {
    const open = [];
    return tokens.some((token, at) => {
        if (token === ')')
            return open.pop()?.many === true && timesOf(tokens[at + 1] ?? '') > 1;
        if (token === '(')
            open.push({ many: false });
        else if (token === '|' || token === '?' || timesOf(token) > 1)
            for (const group of open)
                group.many = true;
        return false;
    });
}
/** How often what stands before may come, at most; 1 for what is no repetition. */
function timesOf(token) {
    if (token === '*' || token === '+')
        return Number.POSITIVE_INFINITY;
    const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
    if (least === undefined)
        return 1;
    return Number(comma ? most || Number.POSITIVE_INFINITY : least);
}
//# sourceMappingURL=pattern.js.map