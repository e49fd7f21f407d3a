/** Everything the program log can say. A text that is not here is not written, so a message never carries data. */
export const MESSAGES = {
  ready: 'ready for requests',
  request: 'request answered',
  'request-failed': 'request failed',
  'request-unreadable': 'what a client sent is no request that can be read, or did not come in time',
  'request-aborted': 'request broken off by the client',
  'job-claim-failed': 'jobs cannot be claimed',
  'job-finish-failed': 'the end of a job cannot be stored; it will run again',
  'job-lease-not-renewed': 'leases of jobs cannot be renewed',
  'job-retried': 'a job failed and will be tried again',
  'job-failed': 'a job failed for good and waits for an operator',
  'heads-not-kept': 'the newest signed heads of the logbook cannot be kept in the data folder',
  'keys-not-told': 'which keys this process knows could not be told; a rewrite of hashes waits for it',
  'hosts-not-read': 'which municipality answers where could not be read again',
  'log-entries-refused': 'entries of the logbook get no number, since they are not what was stored',
  'log-put-back':
    'a log was put back and goes on under another name; count is how many entries that were known are not in it',
  'log-not-named-anew':
    'a log that was put back does not go on under another name: what is stored is not what was signed',
  'combinations-bridged':
    'sources that applications already read together go on for three months, without a ground; see /beheer/combinaties',
  'log-changed': 'the daily check found that the logbook was changed',
  'counts-wrong': 'counters by date were wrong, and are right again',
  'sequencer-failed': 'the sequencer cannot number changes',
  'search-not-indexed': 'the words of changed records could not be indexed; it will be tried again',
  'delivery-failed': 'a notification could not be delivered',
  'subscription-paused': 'a subscriber answered 410: its subscription is paused',
  'log-not-erased': 'lines of the logbook that two people decided to erase are held, or cannot be erased',
  'break-glass-replayed': 'what was read while the logbook could not write is in the logbook now',
  'break-glass-log-changed': 'the local log of a break-glass is not as it was written',
  'break-glass-not-replayed': 'what was read while the logbook could not write cannot be put into it yet',
  'spans-not-taken': 'the collector of spans does not take them',
  'slow-statement': 'a statement took a second or more',
  'metric-failed': 'a metric could not be read',
  'framework-event': 'the web framework reported something',
} as const;

export type Message = keyof typeof MESSAGES;

export const isMessage = (text: unknown): text is Message => typeof text === 'string' && Object.hasOwn(MESSAGES, text);
