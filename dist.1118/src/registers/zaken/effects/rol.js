import { beperkZaak } from '../../beperking.js';
export const keepSubjects = {
    number: 'meent-betrokkenen',
    on: ['create', 'update', 'delete', 'move'],
    apply(work, it) {
        const zaak = work.find('zaak', it.record.zaak);
        if (!zaak)
            return;
        // What is new adds itself, so that a case with thousands of roles is not gone through once for each of them.
        if (it.action === 'create') {
            work.setColumns(zaak, {
                subjects: distinct(zaak.columns.subjects, collect(work, [it], 'subject')),
                owners: distinct(zaak.columns.owners, it.resource.name === 'rol' ? collect(work, [it], 'owner') : []),
            });
            beperkZaak(work, zaak);
            return;
        }
        const ofCase = (one) => one.record.zaak === zaak.id;
        const roles = work.filter('rol', ofCase);
        const objects = work.filter('zaakobject', ofCase);
        work.setColumns(zaak, {
            subjects: distinct(collect(work, roles, 'subject'), collect(work, objects, 'subject')),
            owners: distinct(collect(work, roles, 'owner')),
        });
        beperkZaak(work, zaak);
    },
};
const distinct = (...lists) => [
    ...new Set(lists.flatMap((list) => list ?? [])),
];
const collect = (work, drafts, column) => drafts.flatMap((one) => one.resource.columns[column].from(one.record, work, one.columns) ?? []);
//# sourceMappingURL=rol.js.map