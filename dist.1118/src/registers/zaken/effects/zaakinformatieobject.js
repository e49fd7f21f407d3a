import { listOf } from './zaak.js';
export const showOnStatus = {
    number: 'meent-document-bij-status',
    on: ['create', 'update', 'delete', 'move'],
    apply(work, it) {
        const former = it.before?.record.status;
        if (former) {
            const status = work.find('status', former);
            if (status)
                work.setColumns(status, {
                    zaakinformatieobjecten: listOf(status, 'zaakinformatieobjecten').filter((id) => id !== it.id),
                });
        }
        const current = it.record.status;
        const status = current ? work.find('status', current) : undefined;
        if (status && it.action !== 'delete')
            work.setColumns(status, {
                zaakinformatieobjecten: [...new Set([...listOf(status, 'zaakinformatieobjecten'), it.id])],
            });
    },
};
//# sourceMappingURL=zaakinformatieobject.js.map