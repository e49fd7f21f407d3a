/** What the registers refuse, at the fields of a form and in the language of the page. */
import type { Problem } from '../../foundation/problems.ts';
import type { FieldError } from '../ui/components/form.tsx';
import type { TextKey, Translate } from '../ui/texts/translate.ts';

/** A problem of the engine at the fields of this form; what belongs to none stands at its first. */
export function errorsOf(
  t: Translate,
  problem: Problem,
  fields: Readonly<Record<string, string>>,
  first: string,
): FieldError[] {
  return problem.invalidParams.map(({ name, code, reason }) => {
    const own = `${name} ${code}`;
    const at = fields[name] ?? first;
    return isOwn(own) ? { field: at, message: t(OWN_WORDS[own]) } : { field: at, message: reason, dutch: true };
  });
}

/** What an empty form says, in the language of the page. */
const OWN_WORDS = {
  'statustype required': 'action.error.status',
  'statustype late': 'action.error.late',
  'resultaattype required': 'action.error.result',
  'resultaattype late': 'action.error.late',
  'informatieobjecttype required': 'action.error.document.type',
  'bestand format': 'action.error.file.format',
  'bestand required': 'action.error.file',
  'medewerker required': 'action.error.access.who',
  'medewerker invalid': 'action.error.access.who',
  'medewerker unique': 'action.error.access.twice',
  'omgang required': 'action.error.access.may',
  'omgang invalid_choice': 'action.error.access.may',
  'reden required': 'action.error.access.why',
  'reden blank': 'action.error.access.why',
  'totEnMet invalid': 'action.error.access.past',
  'toegangen required': 'action.error.access.last',
  'besluittype required': 'action.error.decision',
  'datum required': 'action.error.date',
  'datum invalid': 'action.error.date',
  'datum future_not_allowed': 'action.error.date.future',
  'ingangsdatum required': 'action.error.date',
  'ingangsdatum invalid': 'action.error.date',
  'vervaldatum invalid': 'action.error.date',
  'vervaldatum early': 'action.error.date.ends',
  'verzenddatum invalid': 'action.error.date',
  'verzenddatum early': 'action.error.date.sent',
} as const satisfies Readonly<Record<string, TextKey>>;

const isOwn = (fault: string): fault is keyof typeof OWN_WORDS => Object.hasOwn(OWN_WORDS, fault);
