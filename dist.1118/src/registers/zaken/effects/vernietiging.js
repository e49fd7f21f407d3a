import { grondVan } from '../grond.js';
/** A sub-case that goes along has a record of its own; all that goes is marked when this runs. */
export const noteDestruction = {
    number: 'meent-vernietiging',
    on: ['delete'],
    apply(work, zaak) {
        const going = (resource) => gone(work, resource).filter(({ record }) => record.zaak === zaak.id);
        const main = gone(work, 'zaak').find(({ id }) => id === zaak.record.hoofdzaak);
        work.create('vernietiging', {
            ...grondVan(work.snapshot, zaak.record, going('resultaat')[0]?.record.resultaattype),
            zaakId: zaak.id,
            archiefnominatie: zaak.record.archiefnominatie ?? '',
            archiefstatus: zaak.record.archiefstatus,
            hoofdzaak: main?.record.identificatie ?? '',
            // Removing a case by itself takes no document along, and the decisions that it made.
            documenten: 0,
            documentenBehouden: going('zaakinformatieobject').length,
            besluiten: going('besluit').length,
            wijze: 'verwijderd',
            vernietigingslijst: null,
            vernietigdOp: work.at.toISOString(),
            door: work.caller.employee?.name || work.caller.employee?.id || work.caller.application.label,
            toelichting: '',
        });
    },
};
const gone = (work, resource) => work.drafts.filter((draft) => draft.resource.name === resource && draft.action === 'delete');
//# sourceMappingURL=vernietiging.js.map