/**
 * Meent's own metrics, each with the value at which somebody must look. docs/operations/metrics.md is made from this, and so
 * are the rules for Prometheus in deploy/helm/meent/alarms.yaml.
 */

/** Somebody must look when it is above this for so many minutes. */
interface Threshold {
  readonly above: number;
  readonly minutes: number;
}

/** What a fixed threshold does not say. */
interface Rule {
  readonly words: string;
  /** PromQL */
  readonly expr: string;
  readonly minutes: number;
}

export interface MetricDefinition {
  /** What is measured and in which unit, one sentence. */
  readonly help: string;
  /** When to look. In words alone when it depends on a setting. */
  readonly alarm: Threshold | Rule | string;
  /** What to do then. */
  readonly action: string;
  readonly label?: string;
}

export const METRICS = {
  meent_thread_busy_seconds: {
    help: 'Seconds that a thread worked since the start, per thread; what grows a second by nearly one has no time left.',
    alarm: {
      words: 'above 0.9 more a second for 10 minutes in every thread',
      expr: 'min without (thread) (rate(meent_thread_busy_seconds[5m])) > 0.9',
      minutes: 10,
    },
    action: 'Raise MEENT_THREADS when the machine has processors left, else add a process on another machine.',
    label: 'thread',
  },
  meent_pool_waiting: {
    help: 'Requests that wait for a connection to the database, per pool.',
    alarm: { above: 50, minutes: 1 },
    action: 'Look for slow statements in PostgreSQL; then add connections or a second process.',
    label: 'pool',
  },
  meent_pool_connections: {
    help: 'Connections to the database, per pool.',
    alarm: 'at the maximum of the pool for 10 minutes',
    action: 'Raise MEENT_DATABASE_CONNECTIONS, within what PostgreSQL allows.',
    label: 'pool',
  },
  meent_turns_waiting: {
    help: 'Calls that wait for a place, per kind: calls, or uploads, which have places of their own, as have those of guests (not logged in).',
    alarm: { above: 100, minutes: 1 },
    action:
      'Look which application asks much: its lines in the program log. Then add a process, or raise MEENT_PLACES.',
    label: 'kind',
  },
  meent_turns_refused: {
    help: 'Calls answered 429 since the start, because too many of the same caller waited already, per kind.',
    alarm: { words: 'above 0 more in 5 minutes', expr: 'increase(meent_turns_refused[5m]) > 0', minutes: 0 },
    action: 'The lines with status 429 in the program log name the application: ask who runs it to send less at once.',
    label: 'kind',
  },
  meent_log_writer_queue: {
    help: 'Answers that wait for their line in the logbook.',
    alarm: { above: 500, minutes: 1 },
    action: 'Look at the disk of the database: every answer waits for it.',
  },
  meent_spans_dropped: {
    help: 'Spans that the collector of MEENT_OTLP_URL did not get, since the start. The logbook has all entries.',
    alarm: 'above 0 more in 15 minutes',
    action: 'Look at the collector: the line "spans-not-taken" in the program log has its status.',
  },
  meent_log_waiting_seconds: {
    help: 'Age in seconds of the oldest entry of the logbook that no signed head covers.',
    alarm: { above: 10, minutes: 1 },
    action:
      'Residents read that their list of who looked is not complete. Run `npm run meent -- verify`: a log that was changed or put back is not signed on. Otherwise the sequencer lags.',
  },
  meent_log_growth: {
    help: 'How many times as many entries a logbook got today as on its busiest day of four weeks, where they are over 100,000; the highest of all municipalities.',
    alarm: { above: 3, minutes: 0 },
    action:
      'Something reads far more than ever. /glas/logboek says for which activity, /beheer/applicaties whose that is: ask who runs it, or take its secret away. Entries are kept for years.',
  },
  meent_log_refused: {
    help: 'Commits of the logbook that get no number: deleted or changed while they waited for it, or put in past the program.',
    alarm: { above: 0, minutes: 0 },
    action:
      'Somebody works in the database. The line "entries of the logbook get no number" in the program log says of whom; `npm run meent -- verify` names them.',
  },
  meent_break_glass_open: {
    help: 'Municipalities for which two people opened break-glass: answers leave while the logbook cannot write.',
    alarm: { above: 0, minutes: 0 },
    action:
      'Ask the two who opened it, at /beheer/archief/noodtoegang, whether that was them and why; one of the two is enough to close it.',
  },
  meent_log_beside: {
    help: 'Local logs of a break-glass that are not in the logbook, or were changed.',
    alarm: { above: 0, minutes: 15 },
    action:
      'Let the database write again; a Meent at work then puts them in. `npm run meent -- break-glass status` says which are not as they were written.',
  },
  meent_log_findings: {
    help: 'Places where the last check found the logbook changed.',
    alarm: { above: 0, minutes: 0 },
    action: 'Run `npm run meent -- verify`, which says what was changed; keep what it says, and compare with a backup.',
  },
  meent_log_verified_seconds: {
    help: 'Age in seconds of the oldest of the last checks of the logbooks.',
    alarm: { above: 172_800, minutes: 5 },
    action:
      'Look whether the job of the queue "logboek.nakijken" failed, or whether somebody put it off; run `npm run meent -- verify`.',
  },
  meent_sequencer_lag_seconds: {
    help: 'Age in seconds of the oldest committed change without a number.',
    alarm: { above: 10, minutes: 1 },
    action:
      'Look for a transaction that stays open; see the line "the sequencer cannot number changes" in the program log.',
  },
  meent_outbox_oldest_seconds: {
    help: 'Age in seconds of the oldest change that was not yet handed to its subscribers.',
    alarm: { above: 60, minutes: 5 },
    action: 'A subscriber does not answer: look at its deliveries, and tell whoever runs it.',
  },
  meent_delivery_dead: {
    help: 'Notifications that a subscriber never took, and that wait for an operator.',
    alarm: { above: 0, minutes: 0 },
    action: 'Ask the subscriber to mend its callback; then send them again.',
  },
  meent_subscription_paused: {
    help: 'Subscriptions that are paused: their subscriber answered 410 (gone), or a manager stopped them.',
    alarm: { above: 0, minutes: 0 },
    action: 'Ask whoever runs the subscriber: it ends its subscription, or lets it go on.',
  },
  meent_job_oldest_seconds: {
    help: 'Seconds that the oldest due job waits to be claimed, per queue.',
    alarm: { above: 60, minutes: 5 },
    action: 'Look whether a process runs that works on this queue; then add a process.',
    label: 'queue',
  },
  meent_job_failed: {
    help: 'Jobs that failed for good and wait for an operator, per queue.',
    alarm: { above: 0, minutes: 0 },
    action: 'Read the error code of the job, mend the cause, and let it start over.',
    label: 'queue',
  },
  meent_destruction_overdue_days: {
    help: 'Days since the archive date of the case that waits longest to be put on a destruction list.',
    alarm: { above: 365, minutes: 60 },
    action: 'Ask the record manager to make a list at /beheer/archief: what is kept too long has no ground any more.',
  },
  meent_destruction_list_days: {
    help: 'Days since the oldest destruction list was made that is not carried out or withdrawn.',
    alarm: { above: 90, minutes: 60 },
    action: 'Look at /beheer/archief which step it waits for, and for whom; it can be withdrawn.',
  },
  meent_combinations_without_ground: {
    help: 'Combinations of sources that hold since an upgrade, and of which nobody said yet by which law.',
    alarm: { above: 0, minutes: 1440 },
    action:
      'Ask the privacy officer to register each with its ground at /beheer/combinaties, or to let it end; each ends by itself three months after the upgrade.',
  },
  meent_bodies_old: {
    help: 'Stored bodies of an earlier version that are still to be rendered again, per resource.',
    alarm: { above: 0, minutes: 1440 },
    action: 'Look whether a job of the queue "bodies" failed, and whether an older Meent still runs beside this one.',
    label: 'resource',
  },
  meent_dates_wrong: {
    help: 'Days of which the last comparison found that the counters by date were wrong, though they were said to be right. They are right since.',
    alarm: { above: 0, minutes: 0 },
    action:
      'Lists of a range of dates may have told a wrong number until then: the line "counters by date were wrong" in the program log says of whom. Look whether somebody changed rows in the database, and tell the makers.',
  },
  meent_dates_unsure: {
    help: 'Lists of municipalities that count a range of dates themselves, because the counters are not known to be right.',
    alarm: { above: 0, minutes: 1440 },
    action:
      'Lists are right, and slower. Look whether an older Meent still runs beside this one, whether somebody works in the database, and whether a job of the queue "tellers.rechtzetten" failed.',
  },
} as const satisfies Record<`meent_${string}`, MetricDefinition>;

export type MetricName = keyof typeof METRICS;

const MINUTES_A_DAY = 1_440;

/** `above 50 for 1 minute` */
export function inWords(alarm: MetricDefinition['alarm']): string {
  if (typeof alarm === 'string') return alarm;
  if ('words' in alarm) return alarm.words;
  const { above, minutes } = alarm;
  if (minutes === 0) return `above ${above}`;
  const [count, unit] = minutes % MINUTES_A_DAY === 0 ? [minutes / MINUTES_A_DAY, 'day'] : [minutes, 'minute'];
  return `above ${above} for ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Alerting rules for Prometheus, in YAML: one for each metric of which it is known when to look. */
export const alarmRules = (): string =>
  (Object.entries(METRICS) as [MetricName, MetricDefinition][])
    .flatMap(([name, { help, alarm, action }]) =>
      typeof alarm === 'string'
        ? []
        : [
            `- alert: ${name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
            `  expr: ${'expr' in alarm ? alarm.expr : `${name} > ${alarm.above}`}`,
            `  for: ${alarm.minutes}m`,
            '  annotations:',
            `    summary: ${JSON.stringify(help)}`,
            `    description: ${JSON.stringify(action)}`,
          ],
    )
    .join('\n');

/** The table of docs/operations/metrics.md, in Markdown. */
export const alarmTable = (): string =>
  [
    '| metric | what it says | alarm | what to do |',
    '|---|---|---|---|',
    ...(Object.entries(METRICS) as [MetricName, MetricDefinition][]).map(
      ([name, { help, alarm, action, label }]) =>
        `| \`${name}${label ? `{${label}}` : ''}\` | ${help} | ${inWords(alarm)} | ${action} |`,
    ),
  ].join('\n');
