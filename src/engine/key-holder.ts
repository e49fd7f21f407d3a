/** Whose an Idempotency-Key is: all residents come by the one application of the portal, and each has keys of their own, for themselves and for each whom they act for. */
import type { Caller } from '../gate/context.ts';

type Holder = Pick<Caller, 'application' | 'person' | 'mandate'>;

export const holderOf = (caller: Holder): string => holdersOf(caller)[0]!;

/** The same under the other keys too: what was kept before a key was made anew is found after. */
export const holdersOf = ({ application, person, mandate }: Holder): readonly string[] =>
  person
    ? [person.subject, ...(person.formerly ?? [])].map((subject) =>
        [application.id, subject, ...(mandate && !mandate.itself ? [mandate.id] : [])].join('/'),
      )
    : [application.id];
