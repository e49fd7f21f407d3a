/**
 * Kinds of record that another kind shows in its own place: the states of an object are what anybody sees of it. A rule on the
 * one is about the others too. A test holds this against what is declared.
 */
export const STANDEN = new Map([['object', ['objectrecord']]]);
//# sourceMappingURL=standen.js.map