/** Documenten 1.7.1. */
import { not, type Rules, shownIn } from './types.ts';

const regels = shownIn('documenten/regels');
const expand = shownIn('documenten/expand');

export const documenten: Rules = {
  'drc-001': regels(
    ['a published type', 'takes a published type'],
    ['no concept, nothing else', 'refuses a type that is a concept, does not exist or is something else'],
    ['at a put and a patch too', 'holds for a change too'],
  ),
  'drc-002': regels([
    'the object is there, and of its kind',
    'is refused when the case does not exist, is something else, has it already, or does not know the document',
  ]),
  'drc-003': [
    ...regels([
      'once for one document and one object',
      'is refused when the case does not exist, is something else, has it already, or does not know the document',
    ]),
    ...shownIn('all/processen')(['by two processes', 'comes into a case once']),
  ],
  'drc-004': regels(
    ['the source says so', 'comes and goes with the relation in the case'],
    [
      'without it, refused',
      'is refused when the case does not exist, is something else, has it already, or does not know the document',
    ],
  ),
  'drc-005': regels([
    'neither status with a date of receipt; others, or without the date, are taken',
    'refuses status %s',
  ]),
  'drc-006': regels(
    ['false and null are said; true is not', 'are unknown at first, and cannot be said to be there'],
    ['true with the first, null after the last', 'show on the document while there are any'],
  ),
  'drc-007': regels(['given, or that of the type', 'is that of the type, unless one is given; a put does not lose it']),
  'drc-008': regels(
    ['not while it belongs to something', 'is refused while the document belongs to a case, or is locked'],
    ['really gone, with rights of use', 'takes versions, parts and rights of use with it'],
    ['and history', 'takes its history with it'],
  ),
  'drc-009': [
    ...regels(
      [
        'a lock that nobody guesses, wanted and right for each write',
        'is wanted, must be right, and is nobody’s to guess',
      ],
      ['forced by its own scope, without the lock', 'is forced only with the scope for it'],
    ),
    ...shownIn('all/processen')([
      'by two processes',
      'is locked once, and every change with that lock is a version of its own',
    ]),
  ],
  'drc-010': regels(
    ['400 without the lock; another type is taken', 'wants the lock, and then also takes another type'],
    ['what is final, by its own scope', 'is changed only with documenten.geforceerd-bijwerken, but may be archived'],
  ),
  'drc-011': expand(
    ['documents and their types', 'drc-011: works on one record, a list and a search'],
    ['nothing else', 'drc-011: 404 for %s, which lies in no register'],
  ),
  'drc-012': expand(
    ['three deep', 'drc-012: goes from relation to relation'],
    ['no deeper', 'drc-012: no further than three, however much is asked'],
  ),
  'drc-013': expand(
    ['404 for what is no relation', 'drc-013, drc-014: 404 for %s, which is named'],
    ['whatever the data', 'drc-013: also where there is no document'],
  ),
  'drc-014': [
    ...expand(['all or nothing', 'drc-014: one wrong name among good ones refuses the whole']),
    not(
      'what cannot be given is a 404',
      'What the caller may not see is left out, as if it were not there: a 404 would say that it is.',
    ),
  ],
};
