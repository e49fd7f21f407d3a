/**
 * Verwerkingsactiviteit: why the municipality uses personal data (AVG 30). Public, so that everybody can read it. How the
 * data is secured is not: that is a resource of its own (beveiligingsmaatregel.ts), with a right of its own.
 */
import { choice, date, duration, flag, group, list, longText, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { CATEGORIE_CODES } from '../../gate/categories.js';
import { BRONNEN } from '../../gate/sources.js';
import { activiteitenApi, BEHEREN, LEZEN } from './api.js';
import { inhoudRegels } from './inhoud.js';
import { begonnen, begonnenWeg, eenPerZaaktype, geenOverlap, periode } from './rules.js';
import { artikelen, BIJZONDER, DPIA, GRONDEN, ORGANEN, PERSOONSVELDEN, WAARBORGEN, woorden } from './woorden.js';
/** What an activity of before this was said used: all that there is. A municipality narrows it with a next version. */
export const ALLES_GEBRUIKT = BRONNEN.map((bron) => ({
    bron,
    velden: bron === 'personen' ? [...PERSOONSVELDEN] : [],
    categorieen: [],
}));
const PAD = /^[a-z][A-Za-z]*(\.[a-z][A-Za-z0-9]*)*$/;
export const verwerkingsactiviteit = resource({
    name: 'verwerkingsactiviteit',
    api: activiteitenApi,
    path: 'verwerkingsactiviteiten',
    table: 'verwerkingsactiviteit',
    bodyVersion: 2,
    renew: (record) => ({
        ...record,
        gebruikt: record.gebruikt ?? ALLES_GEBRUIKT,
        gebruiktBsn: record.gebruiktBsn ?? record.bsnGrond !== '',
    }),
    cached: true,
    public: ['list', 'read'],
    fields: {
        identificatie: text(40, {
            required: true,
            immutable: true,
            pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
            column: true,
            help: 'Vaste naam die bij alle versies hetzelfde blijft: kleine letters, cijfers en streepjes.',
        }),
        naam: text(100, { required: true }),
        doel: text(200, {
            required: true,
            pattern: /^[a-zà-ÿ]/,
            help: 'Begint met een werkwoord, want het staat achter “om te”: beslissen over uw melding.',
        }),
        organ: choice(ORGANEN, { required: true, help: 'Het bestuursorgaan dat verantwoordelijk is.' }),
        grond: choice(GRONDEN, { required: true, help: 'Grondslag van AVG artikel 6 lid 1.' }),
        grondToelichting: text(500, { required: true, help: 'Artikel en wet, in woorden die een inwoner begrijpt.' }),
        grondArtikelen: artikelen('De artikelen waarop de grondslag rust. Verplicht bij wettelijke_plicht en publieke_taak.'),
        intrekken: text(500, { help: 'Bij toestemming: hoe iemand die weer intrekt.' }),
        buitenTaak: flag({
            help: 'De verwerking hoort niet bij de taak van het orgaan, zoals de bewaking van het eigen gebouw.',
        }),
        bijzondereGegevens: list(choice(BIJZONDER, { required: true }), {
            help: 'Bijzondere of strafrechtelijke gegevens die worden gebruikt: AVG 9 en 10.',
        }),
        bijzondereGrond: text(500, { help: 'Grond voor bijzondere of strafrechtelijke gegevens: AVG 9 of 10, en de wet.' }),
        bijzondereArtikelen: artikelen('De artikelen waarop die grond rust.'),
        gebruiktBsn: flag({ help: 'Het burgerservicenummer wordt gebruikt. Dan is bsnGrond verplicht.' }),
        bsnGrond: text(500, { help: 'Wet die het gebruik van het burgerservicenummer toestaat.' }),
        bsnArtikelen: artikelen('De artikelen waarop het gebruik van het burgerservicenummer rust.'),
        categorieenGegevens: woorden('Soorten gegevens: naam, adres, foto.'),
        categorieenBetrokkenen: woorden('Over wie de gegevens gaan.'),
        bronnen: woorden('Waar de gegevens vandaan komen.'),
        gebruikt: list(group({
            bron: choice(BRONNEN, { required: true }),
            velden: list(text(100, { min: 1, required: true, pattern: PAD }), {
                help: 'Bij personen: de velden die de activiteit gebruikt, zoals naam of geboorte.datum, met wat daaronder ligt. Leeg: geen. Bij andere bronnen leeg: alles.',
            }),
            categorieen: list(choice(CATEGORIE_CODES, { required: true }), {
                help: 'Bij andere bronnen dan personen: de soorten gegevens die de activiteit gebruikt, uit de vaste lijst. Leeg: alle, behalve het burgerservicenummer en bijzondere gegevens zonder grond. Bij personen volgen zij uit de velden.',
            }),
        }), { required: true, min: 1, help: 'Welke bronnen van de gemeente deze activiteit gebruikt.' }),
        ontvangers: woorden('Wie de gegevens krijgt.'),
        verwerkers: list(group({
            naam: text(200, { required: true, min: 1 }),
            rol: text(500, { required: true, min: 1, help: 'Wat de verwerker met de gegevens doet.' }),
        }), { help: 'Wie de gegevens namens het orgaan verwerkt: AVG 28.' }),
        doorgifte: list(group({
            land: text(2, {
                required: true,
                pattern: /^[A-Z]{2}$/,
                help: 'Land buiten de EER, als code van twee letters.',
            }),
            waarborg: choice(WAARBORGEN, { required: true, help: 'Waarom het mag: AVG 45 tot en met 49.' }),
            toelichting: text(500),
        }), { help: 'Landen buiten de Europese Economische Ruimte waar gegevens heen gaan. Leeg: geen.' }),
        bewaartermijn: duration({ nullable: true }),
        bewaargrond: text(500, { help: 'Waar de bewaartermijn op rust: het resultaat in de selectielijst, of de wet.' }),
        beginGeldigheid: date({ required: true, column: true }),
        eindeGeldigheid: date({ nullable: true, help: 'Eerste dag waarop deze versie niet meer geldt.' }),
        zaaktypen: list(text(50, { min: 1, required: true }), {
            help: 'Identificaties van de zaaktypen die standaard bij deze activiteit horen.',
        }),
        fgContact: group({ naam: text(200, { required: true }), email: text(254), telefoon: text(20) }, {
            help: 'Functionaris gegevensbescherming; een rol of afdeling, geen naam van een medewerker.',
        }),
        dpiaStatus: choice(DPIA, { required: true }),
        dpiaDatum: date({ nullable: true, help: 'Dag waarop de DPIA is vastgesteld.' }),
        dpiaToelichting: text(500, { help: 'Waarom een DPIA wel of niet nodig is: AVG 35.' }),
        toelichting: longText(),
    },
    unique: [
        {
            fields: ['identificatie', 'beginGeldigheid'],
            code: 'unique',
            reason: 'Er is al een versie die op deze dag begint.',
        },
    ],
    filters: {
        identificatie: { kind: 'memory', value: text(40), test: (row, value) => row.record.identificatie === value },
        zaaktype: {
            kind: 'memory',
            value: text(50),
            of: ['zaaktypen'],
            test: (row, value) => row.record.zaaktypen.includes(value),
        },
        organ: { kind: 'memory', value: choice(ORGANEN), test: (row, value) => row.record.organ === value },
        bron: {
            kind: 'memory',
            of: ['gebruikt'],
            value: choice(BRONNEN),
            test: (row, value) => row.record.gebruikt.some(({ bron }) => bron === value),
        },
        geldigOp: {
            kind: 'memory',
            value: date(),
            of: ['beginGeldigheid', 'eindeGeldigheid'],
            test: (row, value) => isValidOn(row.record, value),
        },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: [LEZEN],
        read: [LEZEN],
        create: [BEHEREN],
        update: [BEHEREN],
        patch: [BEHEREN],
        delete: [BEHEREN],
    },
    rules: [periode, geenOverlap, begonnen, begonnenWeg, eenPerZaaktype, ...inhoudRegels],
    label: (record) => String(record.naam),
});
/** From the first day up to, not including, the end. */
export const isValidOn = (record, day) => String(record.beginGeldigheid) <= day && (!record.eindeGeldigheid || day < String(record.eindeGeldigheid));
//# sourceMappingURL=verwerkingsactiviteit.js.map