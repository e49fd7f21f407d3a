export const holderOf = (caller) => holdersOf(caller)[0];
/** The same under the other keys too: what was kept before a key was made anew is found after. */
export const holdersOf = ({ application, person, mandate }) => person
    ? [person.subject, ...(person.formerly ?? [])].map((subject) => [application.id, subject, ...(mandate && !mandate.itself ? [mandate.id] : [])].join('/'))
    : [application.id];
//# sourceMappingURL=key-holder.js.map