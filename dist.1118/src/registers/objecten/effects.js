import { recordOf } from './columns.js';
import { RECORD, recordId } from './records.js';
/** Each change is a new record; the one before it ends where it begins, and one that it corrects says so. */
export const recorded = {
    number: 'meent-object-record',
    on: ['create', 'update'],
    apply(work, it) {
        const { before, id } = it;
        const previous = before && recordOf(before.record);
        const given = recordOf(it.record);
        const index = (previous?.index ?? 0) + 1;
        const record = { ...given, index, endAt: null, registrationAt: work.today, correctedBy: null };
        work.change(it, { record });
        const begun = before?.columns.begint ?? given.startAt;
        work.setColumns(it, { begint: [begun, given.startAt].toSorted()[0] });
        const change = (at, more) => {
            const one = work.find(RECORD, recordId(work, id, at));
            work.change(one, { record: { ...recordOf(one.record), ...more } });
        };
        if (previous) {
            change(previous.index, { endAt: given.startAt });
            work.setColumns(work.find(RECORD, recordId(work, id, previous.index)), { laatste: false });
        }
        if (given.correctionFor !== null)
            change(given.correctionFor, { correctedBy: index });
        const made = work.create(RECORD, { object: id, type: it.record.type, record }, { id: recordId(work, id, index) });
        work.setColumns(made, { laatste: true });
    },
};
//# sourceMappingURL=effects.js.map