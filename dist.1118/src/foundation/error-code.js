const CODE = /^(?!.*\d{6})[A-Za-z0-9][\w-]{0,39}$/;
/**
 * What kind of error it is, in a word that may be logged and stored: the code of a Problem, an SQLSTATE, an errno of Node,
 * or the name of the class. Never the message, which can hold personal data.
 */
export function errorCode(error) {
    if (!(error instanceof Error))
        return 'not-an-error';
    const { sqlState, code, name } = error;
    const found = [sqlState, code, name].find((value) => typeof value === 'string' && CODE.test(value));
    return typeof found === 'string' ? found : 'Error';
}
//# sourceMappingURL=error-code.js.map