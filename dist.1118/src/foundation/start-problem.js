export class StartProblem extends Error {
    code;
    constructor(code, sentence, cause) {
        super(sentence, { cause });
        this.code = code;
    }
}
//# sourceMappingURL=start-problem.js.map