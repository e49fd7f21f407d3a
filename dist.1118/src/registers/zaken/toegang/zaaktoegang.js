/** ZaakToegang: an employee, or everybody with a role in a department, may see one case, or work on it too. */
import { choice, date, instant, relation, text } from '../../../engine/fields.js';
import { resource } from '../../../engine/resource.js';
import { metAlles } from '../../afscherming.js';
import { meentApi } from '../../meent-api.js';
import { TOEGANG_REGELEN } from '../api.js';
import { eenIemand, eigenRechten, iemandBlijft, nogNiet } from './regels.js';
export const zaaktoegang = resource({
    name: 'zaaktoegang',
    api: meentApi,
    path: 'zaaktoegangen',
    table: 'zaken_toegang',
    source: 'zaken',
    parent: 'zaak',
    cached: true,
    ignoresState: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        medewerker: text(100, { help: 'Het nummer waarmee de medewerker inlogt. Of geef rol en afdeling.' }),
        rol: text(100, { help: 'Iedereen met deze rol in de afdeling.' }),
        afdeling: text(100),
        omgang: choice(['lezen', 'werken'], { required: true, help: 'Alleen lezen, of ook aan de zaak werken.' }),
        totEnMet: date({ nullable: true, help: 'De laatste dag. Leeg: tot iemand de toegang intrekt.' }),
        reden: text(1000, { required: true, min: 1, blank: false, help: 'Waarom deze toegang nodig is.' }),
        sinds: instant({ server: true }),
        door: text(200, { server: true, help: 'Wie de toegang gaf.' }),
    },
    categories: { all: 'werk' },
    operations: [],
    scopes: { create: [`zrc:${TOEGANG_REGELEN}`], delete: [`zrc:${TOEGANG_REGELEN}`] },
    subjects: { kind: 'parent' },
    inzage: {
        name: 'Toegang van een medewerker',
        withheld: 'Het zegt welke medewerkers bij een zaak mogen. Wie keek, ziet u bij Wie keek.',
    },
    derive: (record, { at, caller: { employee, application } }) => ({
        ...record,
        sinds: at.toISOString(),
        door: employee?.name || employee?.id || application.label,
    }),
    needs: ({ zaak }, _, { kind }) => (kind === 'create' ? metAlles(String(zaak)) : []),
    rules: [eenIemand, nogNiet, eigenRechten, iemandBlijft],
});
//# sourceMappingURL=zaaktoegang.js.map