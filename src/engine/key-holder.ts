/** Whose an Idempotency-Key is: all residents come by the one application of the portal, and each has keys of their own, for themselves and for each whom they act for. */
import type { Caller } from '../gate/context.ts';

export const holderOf = ({
  application,
  person,
  mandate,
}: Pick<Caller, 'application' | 'person' | 'mandate'>): string =>
  person
    ? [application.id, person.subject, ...(mandate && !mandate.itself ? [mandate.id] : [])].join('/')
    : application.id;
