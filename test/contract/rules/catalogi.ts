/** Catalogi 1.4.0, which withdrew ztc-011 to ztc-013. */
import { not, type Rules, shownIn } from './types.ts';

const selectielijst = shownIn('catalogi/regels-selectielijst');
const publiceren = shownIn('catalogi/regels-publiceren');
const regels = shownIn('catalogi/regels');
const PARAMETERS = 'ztc-004, ztc-006, ztc-007, ztc-008: %s has exactly its own parameters';

export const catalogi: Rules = {
  'ztc-001': selectielijst(
    ['an entry of another list is refused', 'an entry of another list is refused'],
    [
      'a process type, or none, is taken',
      'our own address, a public one, and none are taken, and come back as they were',
    ],
  ),
  'ztc-002': selectielijst(
    [
      'name and class are entries of the list; the generic name is ours',
      'ztc-002: name and class come from the selectielijst',
    ],
    ['the class is of the process type', 'ztc-002: the class belongs to the process type of the zaaktype'],
    ['nomination and term follow, or are given', 'ztc-002: value and term follow from the class unless they are given'],
  ),
  'ztc-003': selectielijst(
    ['nihil is afgehandeld', 'ztc-003: in two cases the selectielijst decides the afleidingswijze'],
    [
      'an estimated life is termijn; without a term any way',
      'ztc-003: termijn where the class says so; any way where it says nothing',
    ],
  ),
  'ztc-004': selectielijst(['each of the nine ways, with and without', PARAMETERS]),
  'ztc-005': selectielijst([
    'not with afgehandeld and termijn; with the other seven it may',
    'ztc-005: einddatumBekend with %s',
  ]),
  'ztc-006': selectielijst(['each of the nine ways, with and without', PARAMETERS]),
  'ztc-007': selectielijst(['each of the nine ways, with and without', PARAMETERS]),
  'ztc-008': selectielijst(['each of the nine ways, with and without', PARAMETERS]),
  'ztc-009': publiceren(
    ['a concept is free', 'a concept may change and go'],
    ['what is published is not', 'a published type is neither changed nor removed, but may get an end'],
    ['but for its end, by itself', 'its end alone: neither with something else, nor in a put'],
    ['a put is refused, whatever is in it', 'its end alone: neither with something else, nor in a put'],
    ['and for a correction', 'a correction has a scope of its own'],
  ),
  'ztc-010': [
    ...publiceren(
      [
        'six kinds of parts: no post, put, patch or delete, but as a correction',
        'ztc-010: parts of a published zaaktype stay as they are',
      ],
      ['nor moved', 'ztc-010: a part does not come out of a published zaaktype, nor into one'],
    ),
    not(
      'a delete is refused always',
      'The OpenAPI document has a scope for it, catalogi.geforceerd-verwijderen; with that it goes.',
    ),
  ],
  'ztc-014': regels([
    'zaken.lezen and documenten.lezen read the catalogue; other scopes do not, and neither writes',
    'ztc-014: who may read cases or documents may read the catalogue, and nobody else',
  ]),
  'ztc-015': [
    ...regels(['8 for a day, 14 for a moment', 'ztc-015: the length of an eigenschap follows from its format']),
    ...shownIn('zaken/notities')(['a value in that form', '%s with the value %s is stored, with a warning or without']),
    not('another form is wrong', 'Zaken 1.7.0 has it stored with a warning; the ISO form that clients send has none.'),
  ],
  'ztc-016': [
    ...publiceren(
      ['first and last day count', 'at publication, and at a new end'],
      ['also of an earlier version', 'nor does an earlier one that ends on the day on which the next begins'],
    ),
    ...shownIn('catalogi/geldigheid')(['random histories, against a list of days', 'versions of a type']),
    ...shownIn('all/processen')(['by two processes', 'is published once for each day']),
  ],
  'ztc-017': regels(['each kind of type keeps it; 409 with its code', 'ztc-017: only an empty catalogue is removed']),
};
