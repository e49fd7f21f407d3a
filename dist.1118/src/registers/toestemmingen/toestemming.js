/**
 * Toestemming: what a resident consented to (AVG 6 lid 1 onder a, 7), as they read it. It is never written over: it is given
 * once, taken back once, and given again is another record. Some years after it ended it goes. It has an address for the
 * resident alone; who may do everything takes it along in an export, and of all of them together there are counts.
 */
import { bsn, choice, instant, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MANDATE_KINDS } from '../../gate/mandate.js';
import { SOORTEN_KEUZE } from '../keuzes.js';
import { meentApi } from '../meent-api.js';
import { AL_GEGEVEN, alleenIntrekken, eenmaal, isKeuze, isMondig, ontmoet, staatStil } from './regels.js';
/** Scopes that no application is given: a resident has them on what is theirs. */
export const TOESTEMMINGEN_LEZEN = 'toestemmingen.lezen';
export const TOESTEMMINGEN_GEVEN = 'toestemmingen.geven';
export const TOESTEMMINGEN_INTREKKEN = 'toestemmingen.intrekken';
/** The one scope that a resident has not: what was proof goes when its time is over, and by nobody's hand. */
const TOESTEMMINGEN_OPRUIMEN = 'toestemmingen.opruimen';
export const KANALEN = ['portaal'];
const NIVEAUS = ['laag', 'substantieel', 'hoog'];
const gehasht = (record, work) => work.hash('bsn', String(record.burgerservicenummer));
const once = { required: true, immutable: true };
export const toestemming = resource({
    name: 'toestemming',
    api: meentApi,
    path: 'toestemmingen',
    table: 'toestemmingen_toestemming',
    source: 'logboek',
    fields: {
        burgerservicenummer: bsn({ ...once, help: 'Wie de toestemming gaf.' }),
        soort: choice(SOORTEN_KEUZE, { ...once, help: 'Waar de toestemming voor is.' }),
        naam: text(40, { ...once, column: true, help: 'Identificatie van de activiteit of de combinatie.' }),
        sleutel: text(80, {
            ...once,
            help: 'De keuze: wat er stond en wat dat toestaat. Een andere strekking is een andere.',
        }),
        activiteit: relation('verwerkingsactiviteit', { ...once, help: 'De versie die werd gelezen.' }),
        combinatie: relation('combinatie', { nullable: true, immutable: true }),
        tekst: longText({ ...once, max: 20_000, help: 'De tekst die werd gelezen.' }),
        tekstHash: text(64, { ...once, pattern: /^[0-9a-f]{64}$/, help: 'SHA-256 van die tekst in UTF-8.' }),
        gegeven: instant({ ...once, column: true }),
        kanaal: choice(KANALEN, once),
        niveau: choice(NIVEAUS, { ...once, help: 'Hoe zeker is wie het was.' }),
        namens: choice(MANDATE_KINDS, {
            blank: true,
            immutable: true,
            help: 'Hoe wie het deed, mocht handelen voor wie het aangaat. Leeg: die deed het zelf.',
        }),
        machtiging: text(36, {
            blank: true,
            immutable: true,
            help: 'Van welke machtiging; bij gezag de persoon van het kind.',
        }),
        vertegenwoordiger: bsn({ blank: true, immutable: true, help: 'Wie het namens een ander deed.' }),
        zout: text(24, { ...once, help: 'Maakt het kenmerk uniek.' }),
        ingetrokken: instant({ nullable: true, column: true }),
        ingetrokkenKanaal: choice(KANALEN, { blank: true }),
        ingetrokkenNamens: choice(MANDATE_KINDS, { blank: true, help: 'Als namens, voor het intrekken.' }),
        ingetrokkenMachtiging: text(36, { blank: true }),
        ingetrokkenVertegenwoordiger: bsn({ blank: true }),
    },
    columns: {
        inwoner: { type: 'text', from: gehasht },
        subjects: { type: 'text[]', from: (record, work) => [gehasht(record, work)] },
        /** The choice while it stands. */
        geldt: { type: 'text', from: ({ sleutel, ingetrokken }) => (ingetrokken ? null : sleutel) },
    },
    unique: [{ fields: ['geldt', 'inwoner'], ...AL_GEGEVEN }],
    indexes: [['inwoner', 'gegeven'], ['naam']],
    ordered: 'gegeven',
    choices: { subject: 'inwoner', choice: 'geldt' },
    // Residents have operations of their own (`mijn/keuzes`).
    categories: { all: 'keuzes' },
    operations: [],
    scopes: {
        list: [TOESTEMMINGEN_LEZEN],
        read: [TOESTEMMINGEN_LEZEN],
        create: [TOESTEMMINGEN_GEVEN],
        patch: [TOESTEMMINGEN_INTREKKEN],
        delete: [TOESTEMMINGEN_OPRUIMEN],
    },
    owners: { own: 'inwoner' },
    // By kind, as in the logbook; who it is, is at Machtigingen.
    inzage: {
        name: 'Toestemming',
        apart: 'toestemmingen',
        without: ['vertegenwoordiger', 'ingetrokkenVertegenwoordiger'],
    },
    subjects: { kind: 'column', column: 'subjects' },
    // Under every key: of one person two rows may have hashes of two.
    needs: (record, work) => work
        .hashes('bsn', String(record.burgerservicenummer))
        .flatMap((is, _, all) => [
        { resource: 'persoon', where: 'burgerservicenummer', is },
        { resource: 'mandaat', where: 'voor', is },
        ...(all.length > 1 ? [{ resource: 'toestemming', where: 'inwoner', is }] : []),
    ]),
    rules: [isKeuze, isMondig, eenmaal, alleenIntrekken, staatStil],
    effects: [ontmoet],
    label: ({ naam }) => `Toestemming (${naam})`,
});
//# sourceMappingURL=toestemming.js.map