/** Volgindicatie: an application follows a person, so that it can ask which of those whom it keeps a copy of have changed. */
import { bsn, date } from '../../../engine/fields.js';
import { resource } from '../../../engine/resource.js';
import { meentApi } from '../../meent-api.js';
import { PERSONEN_LEZEN } from '../persoon.js';
export const PERSONEN_VOLGEN = 'personen.volgen';
const gehasht = (record, work) => work.hash('bsn', String(record.burgerservicenummer));
const wie = (record, work) => work.hashes('bsn', String(record.burgerservicenummer));
/** Whoever may not read somebody may not learn either that they are here. */
function gevolgde(work, it) {
    return work
        .filter('persoon', ({ columns }) => wie(it.record, work).includes(String(columns.burgerservicenummer)))
        .find((persoon) => work.may(work, persoon, [PERSONEN_LEZEN]));
}
const bestaat = {
    number: 'meent-volgen-1',
    on: ['create'],
    check: (work, it) => gevolgde(work, it)
        ? undefined
        : { name: 'burgerservicenummer', code: 'does_not_exist', reason: 'Deze persoon staat niet in het register.' },
};
const verbind = {
    number: 'meent-volgen-2',
    on: ['create'],
    apply: (work, it) => work.setColumns(it, { persoon: gevolgde(work, it).id, volger: work.caller.application.id }),
};
const AL_GEVOLGD = { code: 'unique', reason: 'U volgt deze persoon al.' };
/** While hashes are made anew, the unique index sees two people where there is one: of one record here there is one follow. */
const eenmaal = {
    number: 'meent-volgen-3',
    on: ['create'],
    check(work, it) {
        if (wie(it.record, work).length < 2)
            return undefined;
        const { id } = gevolgde(work, it) ?? {};
        const before = work.filter('volgindicatie', (one) => one.id !== it.id && one.columns.persoon === id && one.columns.volger === work.caller.application.id);
        return before.length > 0 ? { name: 'burgerservicenummer', ...AL_GEVOLGD } : undefined;
    },
};
/** Its twin under another key meets it there (`stamp`). */
const ontmoet = {
    number: 'meent-volgen-3',
    on: ['create'],
    apply(work, it) {
        if (wie(it.record, work).length > 1)
            work.stamp(gevolgde(work, it));
    },
};
export const volgindicatie = resource({
    name: 'volgindicatie',
    api: meentApi,
    path: 'volgindicaties',
    table: 'personen_volgindicatie',
    source: 'personen',
    fields: {
        burgerservicenummer: bsn({ required: true, immutable: true }),
        einddatum: date({ nullable: true, column: true, help: 'Vanaf deze dag volgt u de persoon niet meer.' }),
    },
    columns: {
        /** The application that follows: nobody else sees this. */
        volger: { type: 'text' },
        persoon: { type: 'uuid' },
        subject: { type: 'text', from: gehasht },
        subjects: { type: 'text[]', from: (record, work) => [gehasht(record, work)] },
    },
    unique: [{ fields: ['volger', 'subject'], ...AL_GEVOLGD }],
    indexes: [['volger', 'persoon'], ['persoon']],
    filters: { volger: { kind: 'compare', column: 'volger', operator: '=', of: [] } },
    categories: { all: 'registratie' },
    operations: ['create'],
    scopes: {
        list: [PERSONEN_VOLGEN],
        read: [PERSONEN_VOLGEN],
        create: [PERSONEN_VOLGEN],
        delete: [PERSONEN_VOLGEN],
    },
    owners: { own: 'subject' },
    subjects: { kind: 'column', column: 'subjects' },
    inzage: { name: 'Programma dat wijzigingen volgt' },
    needs: (record, work) => wie(record, work).flatMap((is, _, all) => [
        { resource: 'persoon', where: 'burgerservicenummer', is },
        ...(all.length > 1
            ? [
                {
                    resource: 'volgindicatie',
                    where: 'persoon',
                    in: { resource: 'persoon', column: 'id', where: 'burgerservicenummer', is },
                },
            ]
            : []),
    ]),
    rules: [bestaat, eenmaal],
    effects: [verbind, ontmoet],
});
//# sourceMappingURL=volgindicatie.js.map