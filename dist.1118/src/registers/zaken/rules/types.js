export const zrc018 = { number: 'zrc-018', field: 'eigenschap', type: 'eigenschap' };
export const zrc019 = { number: 'zrc-019', field: 'roltype', type: 'roltype' };
export const zrc020 = { number: 'zrc-020', field: 'resultaattype', type: 'resultaattype' };
export const sameType = ({ number, field, type }) => ({
    number,
    on: ['create', 'update', 'move'],
    check(work, { record }) {
        const found = work.snapshot.get(type, String(record[field]));
        if (!found)
            return { name: field, code: 'bad-url', reason: `Dit ${type} bestaat hier niet.` };
        return found.record.zaaktype === work.find('zaak', record.zaak).record.zaaktype
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'zaaktype-mismatch',
                reason: `Dit ${type} hoort niet bij het zaaktype van de zaak.`,
            };
    },
});
//# sourceMappingURL=types.js.map