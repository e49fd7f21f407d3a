const SENTENCES = {
    'url-not-allowed': 'only http and https addresses without user and password can be called',
    'request-not-valid': 'the method or a header has characters that HTTP does not allow',
    'address-not-allowed': 'the address is not on the public internet and MEENT_OUTBOUND_ALLOW does not name it',
    'name-not-found': 'the name of the host is not known',
    'connection-failed': 'no connection could be made, or it broke',
    'certificate-refused': 'the certificate of the host is not valid for it',
    timeout: 'the host did not answer in time',
    'answer-too-large': 'the answer is larger than may be read',
};
/** Why a call to another system gave no answer. Holds no URL, host or content: those can be personal. */
export class OutboundProblem extends Error {
    code;
    constructor(code) {
        super(SENTENCES[code]);
        this.code = code;
    }
}
//# sourceMappingURL=problem.js.map