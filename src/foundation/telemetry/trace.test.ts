import { describe, expect, it } from 'vitest';
import {
  childOf,
  followTrace,
  formatTraceparent,
  newTrace,
  parseTraceparent,
  sqlComment,
  traceOfRequest,
} from './trace.ts';

const HEADER = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('traceparent', () => {
  it('is read and written', () => {
    const trace = parseTraceparent(HEADER)!;
    expect(trace).toEqual({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
      sampled: true,
    });
    expect(formatTraceparent(trace)).toBe(HEADER);
    expect(formatTraceparent({ ...trace, sampled: false })).toMatch(/-00$/);
  });

  it('of a later version is read as far as it is known', () => {
    expect(parseTraceparent(HEADER.replace(/^00/, 'cc'))).toMatchObject({ sampled: true });
    expect(parseTraceparent(`${HEADER.replace(/^00/, 'cc')}-what-comes`)).toMatchObject({ spanId: '00f067aa0ba902b7' });
  });

  it.each([
    undefined,
    '',
    HEADER.toUpperCase(),
    HEADER.slice(0, -1),
    `${HEADER}-extra`,
    HEADER.replace(/^00/, 'ff'),
    HEADER.replace('4bf92f3577b34da6a3ce929d0e0e4736', '0'.repeat(32)),
    HEADER.replace('00f067aa0ba902b7', '0'.repeat(16)),
    `cc${HEADER.slice(2)}-${'x'.repeat(600)}`,
  ])('%s is not one, so a new trace starts', (header) => {
    expect(parseTraceparent(header)).toBeUndefined();
    const trace = traceOfRequest(header);
    expect(trace.parentId).toBeUndefined();
    expect(parseTraceparent(formatTraceparent(trace))).toMatchObject({ traceId: trace.traceId });
  });

  it('of a caller is gone on with, in a step of our own', () => {
    const trace = traceOfRequest(HEADER);
    expect(trace).toMatchObject({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentId: '00f067aa0ba902b7' });
    expect(trace.spanId).toMatch(/^(?!00f067aa0ba902b7)[0-9a-f]{16}$/);
    const child = childOf(trace);
    expect(child).toMatchObject({ traceId: trace.traceId, parentId: trace.spanId });
    expect(child.spanId).not.toBe(trace.spanId);
  });
});

describe('a comment', () => {
  it('has the form of sqlcommenter, and holds nothing but a trace', () => {
    expect(sqlComment(newTrace())).toMatch(/^\/\*traceparent='00-[0-9a-f]{32}-[0-9a-f]{16}-00'\*\/$/);
    expect(sqlComment({ ...newTrace(), spanId: 'b7ad6b7169203331-01-*/ drop table job; --' })).toBe('');
  });
});

describe('a trace that is kept', () => {
  it('goes on in a step of its own, sampled as it was', () => {
    for (const header of [HEADER, HEADER.replace(/-0[01]$/, '-00')]) {
      const trace = traceOfRequest(header);
      const next = followTrace({ trace: trace.traceId, sampled: trace.sampled })!;
      expect(next).toMatchObject({ traceId: trace.traceId, sampled: trace.sampled });
      expect(next.spanId).not.toBe(trace.spanId);
    }
  });

  it('that is none is not followed', () => {
    for (const trace of [null, '', '0'.repeat(32), "'; --", `${'a'.repeat(32)}-01`])
      expect(followTrace({ trace, sampled: true })).toBeUndefined();
  });
});
