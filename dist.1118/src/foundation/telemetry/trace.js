/** W3C Trace Context level 1: the header `traceparent`, and the trace in a comment of a statement. */
import { randomSlice } from '../random.js';
export const markOf = ({ traceId, spanId, sampled, parentId, course }) => ({
    traceId,
    spanId,
    sampled,
    ...(parentId === undefined ? {} : { parentId }),
    ...(course === undefined ? {} : { course }),
});
/** Something was stored for it, and stays whatever comes next. */
export function noteWrite({ trace }) {
    if (trace?.course)
        trace.course.wrote = true;
}
const hexId = (bytes) => {
    for (;;) {
        const id = randomSlice(bytes).toString('hex');
        if (!isZero(id))
            return id;
    }
};
const isZero = (id) => /^0+$/.test(id);
/** Both ids from one draw. */
export function newTrace() {
    const ids = hexId(24);
    const traceId = ids.slice(0, 32);
    const spanId = ids.slice(32);
    return isZero(traceId) || isZero(spanId) ? newTrace() : { traceId, spanId, sampled: false };
}
/** A step within a step. */
export const childOf = (trace) => ({
    traceId: trace.traceId,
    spanId: hexId(8),
    parentId: trace.spanId,
    sampled: trace.sampled,
});
/** Version ff is forbidden; a higher version than 00 may have more after the flags. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
/** The trace that a caller sent, or undefined when the header is missing or invalid (then a new trace starts). */
export function parseTraceparent(header) {
    const match = header && header.length <= 512 ? TRACEPARENT.exec(header) : null;
    if (!match)
        return undefined;
    const [, version, traceId, spanId, flags, rest] = match;
    if ((version === '00' && rest !== undefined) || isZero(traceId) || isZero(spanId))
        return undefined;
    return { traceId: traceId, spanId: spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
/** The header for a call that this step makes. */
export const formatTraceparent = ({ traceId, spanId, sampled }) => `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
/** The step of this program for a request: a child of what the caller sent, or the start of a new trace. */
export function traceOfRequest(header) {
    const caller = parseTraceparent(header);
    return { ...(caller ? childOf(caller) : newTrace()), course: { wrote: false } };
}
/** In the form of sqlcommenter, so that a slow statement in the log of PostgreSQL leads back to its request. */
export const sqlComment = (trace) => {
    const value = formatTraceparent(trace);
    // Ids come from a parsed header or from chance. Should they ever not, then nothing of them reaches a statement.
    return parseTraceparent(value) ? `/*traceparent='${value}'*/` : '';
};
/** A step of a kept trace; undefined for what is none. */
export function followTrace({ trace, sampled }) {
    if (!trace || !/^[0-9a-f]{32}$/.test(trace) || isZero(trace))
        return undefined;
    return { traceId: trace, spanId: hexId(8), sampled };
}
//# sourceMappingURL=trace.js.map