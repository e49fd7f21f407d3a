import { sqlComment } from '../telemetry/trace.js';
/** A comment is about seventy characters; a statement for two hundred requests need not name them all. */
const MOST_OTHERS = 7;
/**
 * The errand of a statement that several requests share: it names the sampled ones, may run as long as one of them waits
 * for it, and is nobody's own when they are of several askers.
 */
export function shared(errands) {
    const [first] = errands;
    if (errands.length === 1)
        return first;
    let deadline = 0;
    let trace = first.trace;
    let asker = first.asker;
    let others;
    for (const errand of errands) {
        deadline =
            deadline === undefined || errand.deadline === undefined ? undefined : Math.max(deadline, errand.deadline);
        if (errand.asker !== asker)
            asker = undefined;
        const mark = errand.trace;
        if (!mark?.sampled || (mark.traceId === trace?.traceId && trace.sampled))
            continue;
        if (!trace?.sampled)
            trace = mark;
        else {
            others ??= [];
            if (others.length < MOST_OTHERS && others.every(({ traceId }) => traceId !== mark.traceId))
                others.push(mark);
        }
    }
    return {
        municipality: first.municipality,
        ...(trace ? { trace } : {}),
        ...(others ? { others } : {}),
        ...(deadline === undefined ? {} : { deadline }),
        ...(asker === undefined ? {} : { asker }),
    };
}
/**
 * A statement with its trace in a comment. A prepared one stays as it is, since one name has one text and preparing it for
 * each request costs more than it tells; unless the caller asked to be followed: then it runs without its name.
 */
export function traced(statement, errand) {
    const trace = errand?.trace;
    if (!trace || (statement.name !== undefined && !trace.sampled))
        return statement;
    return { text: [statement.text, ...[trace, ...(errand.others ?? [])].map(sqlComment)].join(' ') };
}
//# sourceMappingURL=errand.js.map