const LENGTE = {
    tekst: {
        fits: (lengte) => /^\d{1,3}$/.test(lengte) && Number(lengte) <= 255,
        reason: 'een getal van 0 tot en met 255',
    },
    getal: { fits: (lengte) => /^\d+([,.]\d+)?$/.test(lengte), reason: 'een getal, zoals 10 of 8,2' },
    datum: { fits: (lengte) => lengte === '8', reason: '8' },
    datum_tijd: { fits: (lengte) => lengte === '14', reason: '14' },
};
export const ztc015 = {
    number: 'ztc-015',
    on: ['create', 'update'],
    check(_, { record }) {
        const { formaat, lengte } = record.specificatie;
        const rule = LENGTE[String(formaat)];
        if (!rule || rule.fits(String(lengte)))
            return undefined;
        return {
            name: 'specificatie.lengte',
            code: 'invalid',
            reason: `Bij formaat "${formaat}" is de lengte ${rule.reason}.`,
        };
    },
};
//# sourceMappingURL=eigenschap.js.map