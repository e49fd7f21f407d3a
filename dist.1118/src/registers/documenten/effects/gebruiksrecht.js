import { DOCUMENT } from '../api.js';
/** drc-006: with the first rights of use the document shows that it has them; with the last they are unknown again. */
export const showRightsOfUse = {
    number: 'drc-006',
    on: ['create', 'delete'],
    apply(work, it) {
        const document = work.find(DOCUMENT, it.record.informatieobject);
        if (!document)
            return;
        const left = work.filter('gebruiksrecht', (one) => !(one === it && it.before));
        work.change(document, { indicatieGebruiksrecht: left.length > 0 ? true : null });
    },
};
//# sourceMappingURL=gebruiksrecht.js.map