/** Versions count from 1; a number is that of one version for ever, as long as a later one is there. */
export const numbered = {
    number: 'meent-objecttypeversie-nummer',
    on: ['create', 'update'],
    apply(work, it) {
        const { before, record } = it;
        const others = work.snapshot.related('objecttypeversie', 'objectType', String(record.objectType));
        const published = record.status === 'draft' ? null : (before?.record.publishedAt ?? work.today);
        work.change(it, {
            version: before?.record.version ?? 1 + Math.max(0, ...others.map((one) => Number(one.record.version))),
            createdAt: before?.record.createdAt ?? work.today,
            modifiedAt: work.today,
            publishedAt: published,
        });
    },
};
//# sourceMappingURL=effects.js.map