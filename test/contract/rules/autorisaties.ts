/** Autorisaties 1.1.0. */
import { type Rules, shownIn } from './types.ts';

const regels = shownIn('autorisaties/autorisaties');

export const autorisaties: Rules = {
  'ac-001': regels(
    ['of one application, at a change too', 'refuses one that another application has, also in an update'],
    ['and once', 'refuses the same one twice, and none at all'],
    ['never used again', 'refuses one that another application had, which may have it back itself'],
  ),
  'ac-002': regels(
    ['one of the two', 'takes either'],
    ['not both, not neither', 'refuses both, and neither'],
    ['at a change too', 'holds for a patch of one of the two'],
  ),
  'ac-003': regels(['what is wanted by component', 'refuses %j'], ['and where nothing is', 'takes %j']),
};
