/** Rules of versions. Codes are those of the reference implementation. */
import { isDeepStrictEqual } from 'node:util';
import { faultOfSchema } from '../../foundation/json-schema/schema.js';
import { createSpending } from '../../foundation/json-schema/spending.js';
const spending = createSpending();
export const validSchema = {
    number: 'meent-objecttypeversie-schema',
    on: ['create', 'update'],
    check({ caller }, { record, before }) {
        if (before && isDeepStrictEqual(before.record.jsonSchema, record.jsonSchema))
            return undefined;
        const fault = () => faultOfSchema(record.jsonSchema);
        // Work of the program itself has no asker.
        const reason = caller.asker === undefined ? fault() : spending.run(caller.asker, fault);
        return reason === undefined ? undefined : { name: 'jsonSchema', code: 'invalid-json-schema', reason };
    },
};
/** What was published can be deprecated, and nothing else: objects were made by it. */
export const onlyDrafts = [
    {
        number: 'meent-objecttypeversie-concept',
        on: ['update'],
        check(_, { record, before }) {
            const was = before.record;
            const deprecates = record.status === 'deprecated' && isDeepStrictEqual(record.jsonSchema, was.jsonSchema);
            return was.status === 'draft' || deprecates
                ? undefined
                : {
                    name: 'nonFieldErrors',
                    code: 'non-draft-version-update',
                    reason: 'Alleen een concept (draft) verandert. Maak een nieuwe versie, of zet status op deprecated.',
                };
        },
    },
    {
        number: 'meent-objecttypeversie-verwijderen',
        on: ['delete'],
        check: (_, { before }) => before.record.status === 'draft'
            ? undefined
            : {
                name: 'nonFieldErrors',
                code: 'non-draft-version-destroy',
                reason: 'Alleen een concept (draft) kan weg. Zet status op deprecated.',
            },
    },
];
//# sourceMappingURL=rules.js.map