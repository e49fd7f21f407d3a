/**
 * The one table of problems. Thrown by code, rendered in one place (services/http/problem.ts) as application/problem+json.
 * Title and advice are Dutch (B1): they reach people. Personal data never goes into a detail.
 */
const table = {
    invalid: [400, 'Er zijn een of meer velden niet goed ingevuld.'],
    'parse-error': [400, 'Het verzoek is niet te lezen.'],
    'unknown-parameters': [400, 'Er staat een onbekende parameter in het adres.'],
    'not-authenticated': [401, 'Het verzoek heeft geen geldig bewijs van wie u bent.'],
    'not-logged-in': [401, 'U bent niet ingelogd, of u bent te lang weggeweest.'],
    'permission-denied': [403, 'U hebt geen recht op deze handeling.'],
    'level-too-low': [403, 'Hiervoor moet u met een hoger niveau inloggen.'],
    'not-found': [404, 'Dit bestaat niet.'],
    'method-not-allowed': [405, 'Deze handeling bestaat niet op dit adres.'],
    'not-acceptable': [406, 'In deze vorm kan het antwoord niet gegeven worden.'],
    conflict: [409, 'Iemand anders was u net voor. Haal de gegevens opnieuw op en probeer het nog eens.'],
    retained: [409, 'Dit moet bewaard blijven en kan nu niet weg.'],
    'wrong-state': [409, 'Dit kan niet in de staat waarin het nu is.'],
    CATALOG_NOT_EMPTY: [409, 'De catalogus is niet leeg.'],
    'idempotency-conflict': [409, 'Deze Idempotency-Key is al gebruikt voor een ander verzoek.'],
    'precondition-failed': [412, 'Aan een voorwaarde in de kopregels is niet voldaan.'],
    'payload-too-large': [413, 'Het verzoek is te groot.'],
    'unsupported-media-type': [415, 'Dit soort inhoud wordt hier niet gelezen.'],
    'request-timeout': [408, 'Het verzoek kwam niet op tijd. Stuur het opnieuw.'],
    'too-many-requests': [429, 'Te veel verzoeken. Wacht even en probeer het opnieuw.'],
    'headers-too-large': [431, 'De kopregels van het verzoek zijn te groot.'],
    'blob-missing': [500, 'De inhoud van dit bestand is niet gevonden in de opslag.'],
    'blob-damaged': [500, 'De inhoud van dit bestand is beschadigd in de opslag.'],
    error: [500, 'Dit lukte niet. Er is niets gewijzigd. Probeer het later opnieuw.'],
    'bad-gateway': [502, 'Een ander systeem, waar dit vandaan komt, gaf een antwoord dat niet te gebruiken is.'],
    unavailable: [503, 'Dit lukt nu niet. Er is niets gewijzigd. Probeer het over een minuut opnieuw.'],
    partly: [500, 'Dit lukte niet helemaal. Een deel ervan kan al gedaan zijn.'],
    'partly-unavailable': [503, 'Dit lukt nu niet helemaal. Een deel ervan kan al gedaan zijn.'],
    unsure: [503, 'Wij weten niet of dit is gelukt. Kijk of het er staat, voordat u het opnieuw probeert.'],
    deadline: [503, 'Het antwoord liet te lang op zich wachten. Probeer het over een minuut opnieuw.'],
    'logbook-unavailable': [503, 'Het logboek is niet beschikbaar. Daarom geven wij nu geen gegevens.'],
};
export class Problem extends Error {
    code;
    status;
    title;
    detail;
    invalidParams;
    retryAfterSeconds;
    constructor(code, detail, extra = {}) {
        const [status, title] = table[code];
        super(`${code}: ${detail ?? title}`, { cause: extra.cause });
        this.code = code;
        this.status = status;
        this.title = title;
        this.detail = detail ?? title;
        this.invalidParams = extra.invalidParams ?? [];
        this.retryAfterSeconds = extra.retryAfterSeconds;
    }
}
/** What is shown beside something else stays away where a right, a mandate or a rule closes it, and takes no page along. @throws any other */
export function whenClosed(shown) {
    return (error) => {
        if (error instanceof Problem && error.code === 'permission-denied')
            return shown;
        throw error;
    };
}
/** A 400 for wrong fields. */
export const invalid = (...invalidParams) => new Problem('invalid', undefined, { invalidParams });
//# sourceMappingURL=problems.js.map