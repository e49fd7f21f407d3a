/** Besluiten 1.1.0. */
import { type Rules, shownIn } from './types.ts';

const regels = shownIn('besluiten/regels');

export const besluiten: Rules = {
  'brc-001': regels(
    ['a type here; nothing else', 'exists here'],
    ['no concept', 'is published'],
    ['never another', 'stays what it is'],
  ),
  'brc-002': regels(
    ['a given number is unique in the organisation', 'are unique together'],
    ['without one it is given, once', 'come by themselves, each once, also at the same moment'],
    ['neither changes', 'never change, and a put need not repeat them'],
  ),
  'brc-003': regels(['a document that is there', 'exists here']),
  'brc-004': regels(['ours', 'brc-004: the relation says `legt_vast`']),
  'brc-005': regels(
    ['the mirror comes and goes', 'comes and goes with the relation'],
    ['and follows', 'says nothing by itself, and leaves those of others alone'],
    ['not with what was refused', 'is not there when the relation was refused'],
  ),
  'brc-006': regels(
    ['the mirror comes with the decision', 'comes with the decision, can be expanded, and goes with it'],
    ['and follows', 'says nothing by itself'],
    ['the case never changes', 'stays with its case: neither moved, nor taken away, nor given one later'],
  ),
  'brc-007': regels(
    ['the case type knows it; without a case any', 'brc-007: the case type knows decisions of this type'],
    ['in its own catalogue', 'is not the one that the case type knows (brc-007)'],
  ),
  'brc-008': regels(
    ['the type knows it', 'brc-008: the besluittype knows documents of this type'],
    ['in its own catalogue', 'is not the one that the besluittype knows (brc-008)'],
  ),
  'brc-009': regels([
    'really gone, with relations, mirrors and history; documents stay',
    'brc-009: a decision that is destroyed is gone with its relations, their mirrors and its history',
  ]),
};
