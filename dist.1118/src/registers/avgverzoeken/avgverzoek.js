/**
 * AvgVerzoek: what a resident asks of their own data (AVG 15 to 22), beside the case that it is. The case says what every case
 * says (who asks, its status, its decision); here stands what the standard has no place for: kind and article, the activity that it is
 * about, the parts and what became of each, and how the term of the law runs.
 */
import { choice, date, flag, group, instant, list, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MANDATE_KINDS } from '../../gate/mandate.js';
import { meentApi } from '../meent-api.js';
import { BEHANDELEN, BESLISSEN, INDIENEN, LEZEN } from './api.js';
import { SOORT_NAMEN, SOORTEN, WEIGERINGEN } from './soorten.js';
import { termijnVan } from './termijn.js';
export const AVGVERZOEK = 'avgverzoek';
export const STANDEN = ['in_behandeling', 'identiteit_gevraagd', 'voorgesteld', 'besloten', 'ingetrokken'];
export const UITKOMSTEN = ['toegewezen', 'geweigerd'];
const wanneer = instant({ server: true, nullable: true });
export const onderdeelFields = {
    omschrijving: text(500, { required: true, min: 1, blank: false, sealed: true, help: 'Om welk gegeven het gaat.' }),
    gewenst: text(500, { sealed: true, help: 'Bij verbeteren: wat het moet worden.' }),
    zaak: text(36, { help: 'De UUID van de eigen zaak waar het in staat, als het daarover gaat.' }),
};
/** A colleague decides on what was proposed; until then who asked is told of no outcome (services/avg/tonen.ts). */
function zonderVoorstel(record) {
    if (record.stand !== 'voorgesteld')
        return record;
    const onderdelen = record.onderdelen.map((one) => ({
        ...one,
        uitkomst: null,
        weigering: null,
        uitleg: '',
    }));
    return { ...record, stand: 'in_behandeling', voorgesteldOp: null, onderdelen };
}
export const avgverzoek = resource({
    name: AVGVERZOEK,
    api: meentApi,
    path: 'avgverzoeken',
    table: 'avgverzoeken_avgverzoek',
    source: 'zaken',
    parent: 'zaak',
    // What is told and lifted after the decision belongs to it; its own steps say in which state each may be taken.
    ignoresState: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        soort: choice(SOORT_NAMEN, { required: true, immutable: true, column: true }),
        namens: choice(MANDATE_KINDS, {
            server: true,
            blank: true,
            help: 'Hoe wie het vroeg, mocht handelen voor wie het aangaat. Leeg: die vroeg het zelf.',
        }),
        artikel: text(10, { server: true, help: 'Van de AVG.' }),
        activiteit: text(40, {
            immutable: true,
            column: true,
            help: 'Identificatie van de verwerkingsactiviteit waar het over gaat; leeg: alle.',
        }),
        grond: text(40, {
            immutable: true,
            help: 'Bij wissen en stilzetten: op welke reden uit de wet de inwoner zich beroept.',
        }),
        toelichting: text(2000, { immutable: true, sealed: true, help: 'In de woorden van de inwoner.' }),
        onderdelen: list(group({
            ...onderdeelFields,
            uitkomst: choice(UITKOMSTEN, { server: true, nullable: true }),
            weigering: choice(Object.keys(WEIGERINGEN), { server: true, nullable: true }),
            uitleg: text(2000, { server: true, sealed: true }),
            gewistOp: instant({ server: true, nullable: true }),
        }), { immutable: true }),
        stand: choice(STANDEN, { server: true, column: true, default: 'in_behandeling' }),
        ontvangen: date({ server: true, column: true }),
        uiterlijk: date({ server: true, nullable: true, column: true, help: 'Leeg zolang de termijn stilstaat.' }),
        verlengenTot: date({ server: true, nullable: true }),
        verlengd: flag({ server: true }),
        verlengdOp: wanneer,
        redenVerlenging: text(1000, { server: true }),
        stilgelegd: list(group({ van: date(), tot: date({ nullable: true }), reden: text(1000) }), { server: true }),
        uitkomst: choice([...UITKOMSTEN, 'deels'], { server: true, nullable: true, column: true }),
        besluit: relation('besluit', { server: true, nullable: true, column: true }),
        beslotenOp: date({ server: true, nullable: true }),
        bezwaarTot: date({ server: true, nullable: true }),
        voorgesteldOp: wanneer,
        ingelicht: list(group({ ontvanger: text(200), op: date(), waarom: text(1000) }), {
            server: true,
            help: 'Wie over verbeteren, wissen of stilzetten is ingelicht (AVG artikel 19).',
        }),
        stilgezet: group({ sinds: instant({ nullable: true }), tot: instant({ nullable: true }), gemeldOp: date({ nullable: true }) }, { server: true, nullable: true, help: 'Van wanneer tot wanneer het gebruik stilstond door dit verzoek.' }),
    },
    columns: {
        /** Who proposed and who decided: one person does not do both where data goes. */
        voorsteller: { type: 'text' },
        voorsteller_via: { type: 'text' },
        beslisser: { type: 'text' },
        beslisser_via: { type: 'text' },
        /** The decision that holds the lines of the logbook about who asks, while the request runs. */
        vasthouding: { type: 'uuid' },
    },
    indexes: [['zaak'], ['ontvangen'], ['stand', 'uiterlijk']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        soort: { kind: 'compare', column: 'soort', operator: '=' },
        stand: { kind: 'compare', column: 'stand', operator: '=' },
        standen: { kind: 'compare', column: 'stand', operator: 'in' },
        activiteit: { kind: 'compare', column: 'activiteit', operator: '=' },
        uiterlijkTotEnMet: { kind: 'compare', column: 'uiterlijk', operator: '<=' },
    },
    ordering: ['uiterlijk', 'ontvangen'],
    categories: { all: 'keuzes' },
    operations: ['list', 'read'],
    scopes: { list: [LEZEN], read: [LEZEN], create: [INDIENEN], update: [INDIENEN, BEHANDELEN, BESLISSEN] },
    subjects: { kind: 'parent' },
    inzage: { name: 'Verzoek over persoonsgegevens', apart: 'avgverzoeken', settled: zonderVoorstel },
    derive(record, work, before) {
        const ontvangen = before ? String(before.ontvangen) : work.today;
        const stil = (record.stilgelegd ?? []);
        const { uiterlijk, verlengenTot } = termijnVan({ ontvangen, verlengd: record.verlengd === true, stil });
        const klaar = record.stand === 'besloten' || record.stand === 'ingetrokken';
        return {
            ...record,
            namens: before ? record.namens : (work.caller.mandate?.kind ?? ''),
            artikel: SOORTEN[record.soort].artikel,
            ontvangen,
            verlengenTot,
            // The day that held stays readable once it is decided.
            uiterlijk: klaar ? (before?.uiterlijk ?? uiterlijk) : uiterlijk,
        };
    },
    label: (record) => `AVG-verzoek (${record.soort})`,
});
//# sourceMappingURL=avgverzoek.js.map