export const registerDocuments = (..._args: unknown[]): void => {};
