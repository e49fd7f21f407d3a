import { parseDuration } from '../../../foundation/durations.js';
import { entry } from '../selectielijst.js';
/** ztc-001: selectielijstProcestype is a process type of the selectielijst. */
export const ztc001 = {
    number: 'ztc-001',
    on: ['create', 'update'],
    check(work, { record }) {
        if (!record.selectielijstProcestype)
            return undefined;
        if (entry(work, 'selectielijst_procestype', record.selectielijstProcestype))
            return undefined;
        return {
            name: 'selectielijstProcestype',
            code: 'invalid-resource',
            reason: 'Op dit adres staat geen procestype van de selectielijst.',
        };
    },
};
export const verlenging = {
    number: 'ztc-verlenging',
    on: ['create', 'update'],
    check: (_, { record }) => record.verlengingMogelijk && !record.verlengingstermijn
        ? {
            name: 'nonFieldErrors',
            code: 'verlenging-mismatch',
            reason: 'Verlengen is mogelijk. Vul dan de verlengingstermijn in.',
        }
        : undefined,
};
const filled = (group) => Boolean(group?.url);
export const bron = {
    number: 'ztc-bron',
    on: ['create', 'update'],
    check: (_, { record }) => filled(record.broncatalogus) !== filled(record.bronzaaktype)
        ? {
            name: 'nonFieldErrors',
            code: 'invalid-bronzaaktype-for-broncatalogus',
            reason: 'Vul broncatalogus en bronzaaktype allebei in, of geen van beide.',
        }
        : undefined,
};
export const servicenorm = {
    number: 'ztc-servicenorm',
    on: ['create', 'update'],
    check(_, { record }) {
        if (!record.servicenorm)
            return undefined;
        const parts = parseDuration(String(record.servicenorm));
        return parts && Object.values(parts).every((part) => part === 0)
            ? { name: 'servicenorm', code: 'empty-duration', reason: 'De servicenorm duurt niet. Laat het veld leeg (null).' }
            : undefined;
    },
};
//# sourceMappingURL=zaaktype.js.map