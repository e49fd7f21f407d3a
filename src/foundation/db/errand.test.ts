import { describe, expect, it } from 'vitest';
import { newTrace } from '../telemetry/trace.ts';
import { type Errand, shared, traced } from './errand.ts';

const errand = (sampled: boolean, deadline?: number): Errand => ({
  municipality: 7,
  trace: { ...newTrace(), sampled },
  ...(deadline === undefined ? {} : { deadline }),
});
const named = { name: 'one', text: 'select 1' };
const idsIn = (text: string): string[] => [...text.matchAll(/00-([0-9a-f]{32})/g)].map(([, id]) => id!);

describe('a statement', () => {
  it('without a name always carries the trace; a prepared one when its caller asked for it', () => {
    const [quiet, followed] = [errand(false), errand(true)];
    expect(idsIn(traced({ text: 'select 1' }, quiet).text)).toEqual([quiet.trace!.traceId]);
    expect(traced(named, quiet)).toBe(named);
    expect(traced(named, followed)).toEqual({
      text: `select 1 /*traceparent='00-${followed.trace!.traceId}-${followed.trace!.spanId}-01'*/`,
    });
  });

  it('of nobody in particular stays as it is', () => {
    expect(traced(named, undefined)).toBe(named);
    expect(traced({ text: 'select 1' }, { municipality: 7 })).toEqual({ text: 'select 1' });
  });
});

describe('a statement that several share', () => {
  it('names those who asked for it, each once, and not too many', () => {
    const followed = errand(true);
    expect(idsIn(traced(named, shared([errand(false), followed, errand(false), followed])).text)).toEqual([
      followed.trace!.traceId,
    ]);
    const crowd = Array.from({ length: 30 }, () => errand(true));
    expect(idsIn(traced(named, shared(crowd)).text)).toEqual(crowd.slice(0, 8).map(({ trace }) => trace!.traceId));
    expect(traced(named, shared([errand(false), errand(false)]))).toBe(named);
  });

  it('may run as long as one of them waits', () => {
    expect(shared([errand(false, 10), errand(true, 30), errand(false, 20)]).deadline).toBe(30);
    expect(shared([errand(false, 10), errand(false)]).deadline).toBeUndefined();
  });
});
