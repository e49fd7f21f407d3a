/** ZaakAfscherming: while it stands, only who is named on the case sees it, whatever rights others have on its type. */
import { date, instant, relation, text } from '../../../engine/fields.js';
import { resource } from '../../../engine/resource.js';
import { schermRegelsAf } from '../../afgeschermde-regels.js';
import { isAfgeschermd, metAlles, schermAf, volgHouders } from '../../afscherming.js';
import { meentApi } from '../../meent-api.js';
import { TOEGANG_REGELEN } from '../api.js';
import { iemandBlijft } from './regels.js';
/** The decisions of the case, and the documents that are in nothing else, are shielded with it; lists no longer tell which it is. */
const volgZaak = {
    number: 'meent-afscherming',
    on: ['create', 'delete', 'move'],
    apply(work, it) {
        const zaak = work.find('zaak', it.record.zaak);
        schermRegelsAf(work, it.record.zaak, zaak !== undefined && isAfgeschermd(zaak));
        if (!zaak)
            return;
        const besluiten = work.filter('besluit', ({ record }) => record.zaak === zaak.id);
        for (const besluit of besluiten)
            schermAf(work, besluit, isAfgeschermd(zaak));
        const ids = new Set(besluiten.map(({ id }) => id));
        const links = [
            ...work.filter('zaakinformatieobject', ({ record }) => record.zaak === zaak.id),
            ...work.filter('besluitinformatieobject', ({ record }) => ids.has(String(record.besluit))),
        ];
        volgHouders(work, links.map(({ record }) => record.informatieobject));
    },
};
export const zaakafscherming = resource({
    name: 'zaakafscherming',
    api: meentApi,
    path: 'zaakafschermingen',
    table: 'zaken_afscherming',
    source: 'zaken',
    parent: 'zaak',
    cached: true,
    // A closed case is shielded as an open one is: nothing of it changes.
    ignoresState: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        reden: text(1000, { required: true, min: 1, blank: false, help: 'Waarom de zaak is afgeschermd.' }),
        totEnMet: date({ nullable: true, help: 'De laatste dag. Leeg: tot iemand de afscherming opheft.' }),
        sinds: instant({ server: true }),
        door: text(200, { server: true, help: 'Wie de zaak afschermde.' }),
    },
    unique: [{ fields: ['zaak'], code: 'unique', reason: 'Deze zaak is al afgeschermd.' }],
    categories: { all: 'behandeling', fields: { door: 'werk', sinds: null } },
    operations: [],
    scopes: { create: [`zrc:${TOEGANG_REGELEN}`], delete: [`zrc:${TOEGANG_REGELEN}`] },
    subjects: { kind: 'parent' },
    inzage: {
        name: 'Afscherming van een zaak',
        withheld: 'Het zegt waarom een zaak is afgeschermd, en kan over een ander gaan.',
    },
    derive: (record, { at, caller: { employee, application } }) => ({
        ...record,
        sinds: at.toISOString(),
        door: employee?.name || employee?.id || application.label,
    }),
    needs: ({ zaak }) => metAlles(String(zaak)),
    rules: [iemandBlijft],
    effects: [volgZaak],
});
//# sourceMappingURL=zaakafscherming.js.map