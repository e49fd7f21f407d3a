/** Differences that come back in several of the APIs. */
import type { Explained } from './types.ts';

export const all: Explained = [
  ['HEAD *: scopes none, here *', 'It answers as GET does, so it asks for the same right.'],
  ['* header X-Meent-Activiteit: not published', 'Ours, and optional: which processing activity a call is for.'],
  ['* header Idempotency-Key: not published', 'Ours, and optional: a POST that is sent twice does one thing.'],
  [
    '* header If-Match: not published',
    'Optional (RFC 9110 13.1.1): who writes can see to it that nobody was before them.',
  ],
  [
    '* header If-None-Match: not published',
    'Optional: every record and list answers 304, also where the file forgets it.',
  ],
  [
    '* header X-Audit-Toelichting: not published',
    'Optional: every change can say why, not only those of some resources.',
  ],
  ['* header X-Audit-Toelichting: maxLength none, here 1000', 'What we keep has a limit; the file names none.'],
  [
    '* header X-NLX-Logrecord-ID: absent',
    'Taken and not used: NLX is succeeded by FSC, which has a header of its own.',
  ],
  [
    'HEAD /*: not published',
    'Every record can be asked for its headers (RFC 9110 9.3.2), also where the file forgets it.',
  ],
  ['* query page: minimum none, here 1', 'There is no page before the first.'],
  ['* query *: format none, here *', 'Says of a parameter what it must be anyway: a date, a moment, an address.'],
  ['* query *: maxLength none, here *', 'No stored value is longer.'],
  ['* query *: items maxLength none, here *', 'No stored value is longer.'],
  ['* query *: enum none, here *', 'Says which values a parameter has; any other is 400.'],
  ['* request *: minLength none, here 1', 'A field that must be there may not be empty.'],
  ['* request *: maxLength none, here *', 'What is kept has a limit; the file names none.'],
  [
    '* answer _expand: not published',
    'One schema for a record, in whatever answer; `_expand` comes when it is asked for.',
  ],
  ['* answer _expand.*: not published', 'Whatever points at a record here can be put inside.'],
  ['* answer bron: enum *, here none', 'The logbook of changes is that of our own APIs too.'],
  ['* answer wijzigingen.oud: nullable none, here true', 'There is nothing before a create.'],
  ['* answer wijzigingen.nieuw: nullable none, here true', 'There is nothing after a delete.'],
];
