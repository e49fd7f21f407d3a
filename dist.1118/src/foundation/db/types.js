/**
 * What the rest of Meent sees of the database. Only files in foundation/db import `pg`.
 *
 * Every statement runs inside one municipality: the connection carries `meent.municipality` (row-level security, the
 * second lock), and the statement itself names the municipality as its first parameter (the first lock).
 */
export {};
//# sourceMappingURL=types.js.map