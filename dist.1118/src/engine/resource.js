/**
 * Resource: the declaration of one register resource. Everything the engine does (validation, SQL, JSON, filters, pages,
 * rights, change records, log lines, OpenAPI) follows from this value. It reads like the standard's own table.
 */
/** The source that a processing activity must use for it; nothing where it holds no data on natural persons. */
export const sourceOfResource = ({ source, api }) => source ?? api.source;
/** Keeps the literal type and freezes the shape: the one way to declare a resource. */
export const resource = (declaration) => Object.freeze(declaration);
//# sourceMappingURL=resource.js.map