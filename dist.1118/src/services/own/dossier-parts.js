/** What a case file holds beside the case: the names in our own API, and the resources behind them. */
import { json, list } from '../../engine/fields.js';
import { hoofdzaakField, relevanteZakenField, typenField } from './dossier-types.js';
/** In the order in which they are made: each refers only to what stands before it, and the statuses close the case. */
export const PARTS = [
    { name: 'rollen', resource: 'rol' },
    { name: 'eigenschappen', resource: 'zaakeigenschap' },
    { name: 'objecten', resource: 'zaakobject' },
    { name: 'notities', resource: 'zaaknotitie', by: 'gerelateerdAan' },
    { name: 'klantcontacten', resource: 'klantcontact' },
    { name: 'contactmomenten', resource: 'zaakcontactmoment' },
    { name: 'verzoeken', resource: 'zaakverzoek' },
    { name: 'resultaat', resource: 'resultaat', single: true },
    { name: 'statussen', resource: 'status' },
];
const words = (by = 'zaak') => `Zoals de standaard het heeft, zonder het veld ${by}.`;
/** What a document was before. */
export const VERSION = 'documentversie';
/** The relation of a part to its case. */
export const caseOf = ({ by = 'zaak' }) => by;
/** The shape of the whole, for the documentation. */
export const dossierFields = {
    zaak: json({ required: true, help: 'De zaak, zoals de Zaken API die heeft.' }),
    ...Object.fromEntries(PARTS.map(({ name, single, by }) => [
        name,
        single ? json({ nullable: true, help: words(by) }) : list(json(), { help: words(by) }),
    ])),
    documenten: list(json(), {
        help: 'Elk met informatieobject (het adres van een document dat er al is) of document (een nieuw document, met inhoud als base64), en verder titel en beschrijving. Wie leest, vindt in versies wat het document eerder was.',
    }),
    besluiten: list(json(), {
        help: 'Elk als in de Besluiten API, zonder het veld zaak. In documenten staan adressen, of plaatsen in de lijst documenten: 0 is de eerste.',
    }),
};
/** What comes back has these beside it. */
export const dossierAnswerFields = {
    ...dossierFields,
    typen: typenField,
    hoofdzaak: hoofdzaakField,
    relevanteZaken: relevanteZakenField,
};
//# sourceMappingURL=dossier-parts.js.map