import { describe, expect, it } from 'vitest';
import { Problem } from '../problems.ts';
import { createLogger } from './logger.ts';

const SECRETS = ['999990019', '999993653', 'Suzanne Moulin', 'Moulin', 'Hoofdstraat 1', 'geheim-token'];

function logger() {
  const lines: string[] = [];
  const log = createLogger('debug', { write: (line) => lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) };
}

describe('the program log', () => {
  it('writes fields and texts that it knows', () => {
    const { log, last } = logger();
    log.warn('job-retried', {
      queue: 'notificaties.deliver',
      attempt: 2,
      municipality: 2_000_000_001,
      errorCode: 'ECONNRESET',
    });
    expect(last()).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      queue: 'notificaties.deliver',
      attempt: 2,
      municipality: 2_000_000_001,
      errorCode: 'ECONNRESET',
      msg: 'a job failed and will be tried again',
    });
  });

  it('writes nothing else, whoever calls it and how', () => {
    const { log, lines } = logger();
    const [bsn, , name, , address, token] = SECRETS as [string, string, string, string, string, string];
    const error = Object.assign(new Error(`no person ${bsn}`), { code: bsn, name: name, detail: address });
    const anything = log.pino as unknown as Record<string, (...args: unknown[]) => void>;
    for (const level of ['fatal', 'error', 'warn', 'info', 'debug']) {
      anything[level]!(`zaak van ${name}`);
      anything[level]!('%s en %s', bsn, name);
      anything[level]!(error);
      anything[level]!(error, `mislukt voor ${bsn}`);
      anything[level]!({ err: error, req: { url: `/ingeschrevenpersonen/${bsn}` }, res: { headers: { token } } }, bsn);
      anything[level]!({ bsn, person: { name }, msg: name, time: bsn, level: bsn }, 'request');
      anything[level]!({ route: `/personen/${bsn}`, method: bsn, status: Number(bsn), ms: Number(bsn), traceId: bsn });
      anything[level]!({ errorCode: bsn, queue: name, attempt: Number(bsn), count: Number(bsn) });
      anything[level]!({ toJSON: () => name, route: { toJSON: () => bsn } }, { toString: () => name });
    }
    anything.info!(null);
    anything.info!(undefined, bsn);
    anything.info!([bsn]);
    log.pino.child({ bsn, name, reqId: bsn }, { serializers: { route: () => bsn } }).info({ route: '/x' }, 'request');
    log.pino.child({ municipality: 3 }, { msgPrefix: name } as object).info({}, 'request');
    const child = log.pino.child({ bsn });
    child.setBindings({ name });
    child.child({ token }, { redact: [], formatters: { log: () => ({ bsn }) } }).info({ address }, 'request');
    expect(lines.length).toBe(51);
    const text = lines.join('');
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    for (const line of lines) {
      expect(
        Object.keys(JSON.parse(line))
          .filter((key) => !['level', 'time', 'msg'].includes(key))
          .join(),
      ).toMatch(/^(errorCode|municipality|route)?$/);
    }
  });

  it('gives the code of an error, not its message', () => {
    const { log, last } = logger();
    log.pino.error(new Problem('not-found', 'Suzanne Moulin bestaat niet.'));
    expect(last()).toMatchObject({ errorCode: 'not-found', msg: 'the web framework reported something' });
  });

  it('is silent below its level', () => {
    const lines: string[] = [];
    const log = createLogger('error', { write: (line) => lines.push(line) });
    log.info('ready');
    log.error('job-failed');
    expect(lines.length).toBe(1);
  });
});
