import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { alarmRules, alarmTable, inWords, METRICS } from './alarms.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('hold those of Node, and Meent’s own with their alarm', async () => {
    const metrics = createMetrics();
    let waiting = 3;
    metrics.gauge('meent_pool_waiting', () => [
      { label: 'app', value: waiting },
      { label: 'log', value: 0 },
    ]);
    metrics.gauge('meent_sequencer_lag_seconds', async () => 0.25);
    const text = await metrics.text();
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toMatch(/# HELP meent_pool_waiting .* Alarm: above 50 for 1 minute\./);
    expect(text).toContain('meent_pool_waiting{pool="app"} 3');
    expect(text).toContain('meent_pool_waiting{pool="log"} 0');
    expect(text).toMatch(/^meent_sequencer_lag_seconds 0\.25$/m);
    waiting = 9;
    expect(await metrics.text()).toContain('meent_pool_waiting{pool="app"} 9');
    expect(metrics.contentType).toContain('text/plain');
  });

  it('leave out what cannot be read, and tell the log', async () => {
    const lines: string[] = [];
    const metrics = createMetrics(createLogger('info', { write: (line) => lines.push(line) }));
    let broken = false;
    metrics.gauge('meent_outbox_oldest_seconds', () => {
      if (broken) throw Object.assign(new Error('weg'), { code: 'ECONNREFUSED' });
      return 5;
    });
    metrics.gauge('meent_log_writer_queue', () => 1);
    expect(await metrics.text()).toMatch(/^meent_outbox_oldest_seconds 5$/m);
    broken = true;
    const text = await metrics.text();
    expect(text).not.toMatch(/^meent_outbox_oldest_seconds/m);
    expect(text).toMatch(/^meent_log_writer_queue 1$/m);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'warn',
      errorCode: 'ECONNREFUSED',
      msg: 'a metric could not be read',
    });
  });

  it('answer when those with a label cannot be read, or take too long', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const metrics = createMetrics();
    metrics.gauge('meent_job_failed', () => Promise.reject(new Error('weg')));
    metrics.gauge('meent_delivery_dead', () => new Promise(() => {}));
    metrics.gauge('meent_log_writer_queue', () => 1);
    const answer = metrics.text();
    await vi.advanceTimersByTimeAsync(5_000);
    const text = await answer;
    expect(text).not.toMatch(/^meent_(job_failed|delivery_dead)/m);
    expect(text).toMatch(/^meent_log_writer_queue 1$/m);
  });

  it('drop a label that is gone', async () => {
    const metrics = createMetrics();
    let queues = ['mail', 'sms'];
    metrics.gauge('meent_job_failed', () => queues.map((label) => ({ label, value: 1 })));
    expect(await metrics.text()).toContain('queue="sms"');
    queues = ['mail'];
    expect(await metrics.text()).not.toContain('queue="sms"');
  });

  it('stand in the manual of the operator as they are here', () => {
    const manual = readFileSync(new URL('../../../docs/operations/metrics.md', import.meta.url), 'utf8');
    expect(manual).toContain(alarmTable());
    for (const { help, alarm, action } of Object.values(METRICS)) {
      for (const text of [help, action]) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(inWords(alarm)).toMatch(/^(above \d+|at the maximum)/);
    }
  });

  it('alarm in the chart for Kubernetes as they do here', () => {
    const rules = readFileSync(new URL('../../../deploy/helm/meent/alarms.yaml', import.meta.url), 'utf8');
    expect(rules).toContain(alarmRules());
    expect(inWords({ above: 0, minutes: 2 * 24 * 60 })).toBe('above 0 for 2 days');
  });
});
