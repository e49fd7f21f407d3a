/**
 * PostgreSQL plans a prepared statement anew at each call while a plan for these very values looks cheaper than one for any.
 * For one record, or one page in the order of an index, the plan is the same one, and making it costs more than running it.
 */
/** A value that no plan can be made for: as it stands in the statement, in a place where the planner does not look. */
export const unseen = (value) => `(select ${value})`;
//# sourceMappingURL=planned-once.js.map