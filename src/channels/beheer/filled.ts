/**
 * What a form shows: what is stored, what was typed before a fault, or, when somebody else was first, both. Every form says
 * in hidden fields what it showed (`was.<name>`), so that what the other changed can be told from what was typed.
 */
import type { Told } from './pages/frame.tsx';

/** What is filled in, and what it is called. */
export interface Place {
  readonly name: string;
  readonly title: string;
  /** As it is stored now, in the words of the form. */
  readonly now: string;
  /** A value as people read it; absent: as it is. */
  readonly words?: (value: string) => string;
}

/** What somebody else changed since the form was opened. */
export interface Meanwhile {
  readonly title: string;
  /** '' where the form did not say what it showed. */
  readonly was: string;
  readonly now: string;
  /** What was typed here; absent where the form left it as it was. */
  readonly own?: string;
}

export interface Filled {
  readonly values: Readonly<Record<string, string>>;
  readonly meanwhile: readonly Meanwhile[];
  /** For the next time: hidden fields. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** @param form its name in `Told`: what was typed in another form of the page is not of this one */
export function filledIn(
  places: readonly Place[],
  { typed, late, form: sent }: Told,
  form: string,
  etag: string,
): Filled {
  const given = sent === form ? typed : undefined;
  if (!given)
    return {
      values: Object.fromEntries(places.map(({ name, now }) => [name, now])),
      meanwhile: [],
      hidden: hiddenOf(places, {}, etag),
    };
  if (!late)
    return {
      values: Object.fromEntries(places.map(({ name }) => [name, given[name] ?? ''])),
      meanwhile: [],
      hidden: hiddenOf(places, given, given.stand ?? etag),
    };
  const meetings = places.map(({ name, title, now, words = asItIs }) => {
    const own = given[name] ?? '';
    const was = given[`was.${name}`];
    const mine = was === undefined || own !== was;
    const theirs = was === undefined ? own !== now.trim() : was !== now.trim();
    return { name, title, words, was, now, own, mine, theirs };
  });
  return {
    values: Object.fromEntries(meetings.map(({ name, now, own, mine }) => [name, mine ? own : now])),
    meanwhile: meetings
      .filter(({ theirs }) => theirs)
      .map(({ title, words, was, now, own, mine }) => ({
        title,
        was: was === undefined ? '' : words(was),
        now: words(now),
        ...(mine ? { own: words(own) } : {}),
      })),
    hidden: hiddenOf(places, {}, etag),
  };
}

const asItIs = (value: string): string => value;

const hiddenOf = (
  places: readonly Place[],
  given: Readonly<Record<string, string>>,
  stand: string,
): Readonly<Record<string, string>> => ({
  stand,
  ...Object.fromEntries(places.map(({ name, now }) => [`was.${name}`, given[`was.${name}`] ?? now])),
});
