/** Our own API, shared by the registers that add to it; by the NL API Design Rules. */
export const meentApi = {
    name: 'meent',
    root: '/meent/api/v1',
    version: '0.1.0',
    title: 'Meent API',
    component: 'meent',
};
/** Scopes of the functional manager: to see how the programs run, and to let work start over. */
export const BEHEER_LEZEN = 'beheer.lezen';
export const BEHEER_UITVOEREN = 'beheer.uitvoeren';
/** Scopes of who decides about the logbook itself: proposing and deciding are of two people. */
export const LOGBOEK_LEZEN = 'logboek.lezen';
export const LOGBOEK_VOORSTELLEN = 'logboek.voorstellen';
export const LOGBOEK_VASTSTELLEN = 'logboek.vaststellen';
/** Of the privacy officer (FG): who it was, when a resident asks. */
export const LOGBOEK_MEDEWERKER = 'logboek.medewerker';
/** Of who may open the log in an emergency, together with another. */
export const NOODTOEGANG = 'logboek.noodtoegang';
/** Of who supervises: all lines, also those that are withheld from whom they are about. */
export const LOGBOEK_INZIEN = 'logboek.inzien';
//# sourceMappingURL=meent-api.js.map