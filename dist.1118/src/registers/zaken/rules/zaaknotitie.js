export const onlyConcept = {
    number: 'meent-notitie-definitief',
    on: ['update'],
    check: (_, { before }) => before?.record.status === 'definitief'
        ? {
            name: 'status',
            code: 'notitie-definitief',
            reason: 'Deze notitie is definitief en verandert niet meer. Maak een nieuwe notitie.',
        }
        : undefined,
};
//# sourceMappingURL=zaaknotitie.js.map