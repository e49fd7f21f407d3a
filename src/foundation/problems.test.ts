import { describe, expect, it } from 'vitest';
import { invalid, Problem, type ProblemCode } from './problems.ts';

describe('a problem', () => {
  it('takes status and title from the table', () => {
    const problem = new Problem('not-found');
    expect(problem).toMatchObject({ code: 'not-found', status: 404, title: 'Dit bestaat niet.', invalidParams: [] });
    expect(problem.detail).toBe(problem.title);
    expect(problem.message).toBe('not-found: Dit bestaat niet.');
    expect(problem.retryAfterSeconds).toBeUndefined();
    expect(problem).toBeInstanceOf(Error);
  });

  it('carries its own detail, wait and cause', () => {
    const cause = new Error('connection lost');
    const problem = new Problem('unavailable', 'De opslag antwoordt niet.', { retryAfterSeconds: 30, cause });
    expect(problem).toMatchObject({ status: 503, detail: 'De opslag antwoordt niet.', retryAfterSeconds: 30, cause });
    expect(problem.title).not.toBe(problem.detail);
  });

  it('names every wrong field', () => {
    const fields = [
      { name: 'startdatum', code: 'required', reason: 'Vul een datum in.' },
      { name: 'rollen.0.bsn', code: 'invalid', reason: 'Dit is geen geldig nummer.' },
    ];
    expect(invalid(...fields)).toMatchObject({ code: 'invalid', status: 400, invalidParams: fields });
  });

  it.each<[ProblemCode, number]>([
    ['invalid', 400],
    ['not-authenticated', 401],
    ['permission-denied', 403],
    ['conflict', 409],
    ['precondition-failed', 412],
    ['payload-too-large', 413],
    ['request-timeout', 408],
    ['too-many-requests', 429],
    ['headers-too-large', 431],
    ['blob-missing', 500],
    ['logbook-unavailable', 503],
  ])('%s answers %i in sentences of at most 15 words', (code, status) => {
    const problem = new Problem(code);
    expect(problem.status).toBe(status);
    for (const sentence of problem.title.split(/(?<=[.!?])\s+/)) {
      expect(sentence).toMatch(/^\p{Lu}.*[.?!]$/u);
      expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(15);
    }
  });
});
