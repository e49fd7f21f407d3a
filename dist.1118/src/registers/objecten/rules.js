import { createCheck } from '../../foundation/json-schema/check.js';
import { createSpending } from '../../foundation/json-schema/spending.js';
import { recordOf } from './columns.js';
import { namesIn, numbersIn, personsIn } from './persons.js';
import { RECORD, recordId } from './records.js';
const check = createCheck();
const spending = createSpending();
/** The version of the objecttype that a record names. */
const versionOf = (work, record) => work.snapshot
    .related('objecttypeversie', 'objectType', String(record.type))
    .find(({ record: version }) => version.version === recordOf(record).typeVersion);
const inSchema = {
    number: 'meent-object-schema',
    on: ['create', 'update'],
    check(work, { record }) {
        const version = versionOf(work, record);
        if (!version)
            return {
                name: 'record.typeVersion',
                code: 'invalid',
                reason: 'Deze versie van het objecttype bestaat niet.',
            };
        // A draft changes: the version of its row is part of the key.
        const key = `${version.id}/${version.version}`;
        const test = () => check(key, version.record.jsonSchema, recordOf(record).data);
        const { asker } = work.caller;
        // Work of the program itself has no asker.
        return (asker === undefined ? test() : spending.run(asker, test)).map(({ at, reason }) => ({
            name: at === '' ? 'record.data' : `record.data.${at}`,
            code: 'invalid-json-schema',
            reason,
        }));
    },
};
const withPlace = {
    number: 'meent-object-geometry',
    on: ['create', 'update'],
    check: (work, { record }) => recordOf(record).geometry && work.find('objecttype', record.type)?.record.allowGeometry === false
        ? {
            name: 'record.geometry',
            code: 'geometry-not-allowed',
            reason: 'Objecten van dit objecttype hebben geen plek.',
        }
        : undefined,
};
const corrects = {
    number: 'meent-object-correctie',
    on: ['create', 'update'],
    check(work, { id, record, before }) {
        const { correctionFor } = recordOf(record);
        if (correctionFor === null || (before && work.find(RECORD, recordId(work, id, correctionFor))))
            return undefined;
        return {
            name: 'record.correctionFor',
            code: 'does_not_exist',
            reason: 'Dit object heeft geen stand met dit volgnummer.',
        };
    },
};
/** All of them go with the object in one write. */
const MOST_RECORDS = 5_000;
const notTooMany = {
    number: 'meent-object-aantal',
    on: ['update'],
    check: (_, { before }) => recordOf(before.record).index < MOST_RECORDS
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'too-many-records',
            reason: `Dit object is al ${MOST_RECORDS} keer gewijzigd. Maak een nieuw object.`,
        },
};
/** docs/decisions/0016 */
const bsnAsText = {
    number: 'meent-object-bsn',
    on: ['create', 'update'],
    check: (_, { record }) => [
        ...numbersIn(recordOf(record).data).map((at) => ({
            name: `record.data.${at}`.slice(0, 200),
            code: 'invalid',
            reason: 'Geef een BSN als tekst van 9 cijfers, tussen aanhalingstekens.',
        })),
        ...namesIn(recordOf(record).data).map((at) => ({
            name: (at === '' ? 'record.data' : `record.data.${at}`).slice(0, 200),
            code: 'invalid',
            reason: 'Een BSN kan niet de naam van een veld zijn: zo is het niet te versleutelen. Zet het als waarde in een veld.',
        })),
    ],
};
/** Each has a line in the logbook at every look. */
const MOST_PERSONS = 500;
const notTooManyPersons = {
    number: 'meent-object-personen',
    on: ['create', 'update'],
    check: (_, { record }) => personsIn(recordOf(record).data).size <= MOST_PERSONS
        ? undefined
        : {
            name: 'record.data',
            code: 'invalid',
            reason: `Dit gaat over meer dan ${MOST_PERSONS} personen. Maak meer objecten.`,
        },
};
export const rules = [inSchema, withPlace, corrects, notTooMany, bsnAsText, notTooManyPersons];
//# sourceMappingURL=rules.js.map