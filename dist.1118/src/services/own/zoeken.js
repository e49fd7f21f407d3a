/** `/zoeken`: cases and documents by the words in them. A POST, because a name has no place in an address. */
import { addressOf } from '../../engine/answer.js';
import { choice, date, flag, group, integer, list, longText, text, url } from '../../engine/fields.js';
import { meentApi } from '../../registers/meent-api.js';
import { snapshotOf } from '../operations/door.js';
import { findWords } from '../operations/search.js';
import { searchFields, searchIn } from './search-request.js';
const zaakFields = {
    url: url(),
    identificatie: text(40),
    omschrijving: longText(),
    zaaktype: longText(),
    status: longText(),
    startdatum: date(),
    gesloten: flag(),
};
export const zoeken = {
    method: 'POST',
    api: meentApi,
    path: 'zoeken',
    operationId: 'zoeken_create',
    summary: 'Zoekt zaken en documenten op woorden, de beste eerst. Wat net is gewijzigd, is binnen een seconde te vinden. Velden die versleuteld zijn, doen niet mee.',
    scopes: ['zrc:zaken.lezen', 'drc:documenten.lezen'],
    takes: searchFields,
    gives: {
        aantal: integer({ help: 'Zoveel mag u er zien.' }),
        meer: flag({ help: 'Het zijn er te veel om te tellen. Alleen de nieuwste zijn bekeken. Zoek preciezer.' }),
        gelijkend: flag({ help: 'Geen enkel nummer is gelijk. Deze lijken erop.' }),
        volgende: integer({ nullable: true, help: 'De volgende pagina.' }),
        resultaten: list(group({
            soort: choice(['zaak', 'document']),
            url: url(),
            identificatie: text(40),
            titel: longText(),
            zaken: list(group(zaakFields), { help: 'De zaak, of de zaken waar het document bij hoort.' }),
            gevonden: list(group({
                veld: longText({ help: 'Waar de woorden staan: een veld, of de naam van een eigenschap.' }),
                stukken: list(group({ tekst: longText(), gevonden: flag() })),
            })),
        })),
    },
    status: 200,
    reads: true,
    async handle({ engine, caller, body }) {
        const { registry } = engine.parts;
        const asked = searchIn(registry, await snapshotOf(engine, caller), caller.base, body);
        const { hits, count, more, alike } = await findWords(engine, caller, asked, 'meent.zoeken');
        return {
            status: 200,
            json: JSON.stringify({
                aantal: count,
                meer: more,
                gelijkend: alike,
                volgende: asked.page * asked.size < count ? asked.page + 1 : null,
                resultaten: hits.map(({ row, fragments, cases }) => ({
                    soort: row.resource.name === 'zaak' ? 'zaak' : 'document',
                    url: addressOf(caller.base, row.resource, row.id),
                    identificatie: row.record.identificatie,
                    titel: row.resource.name === 'zaak' ? cases[0].title : row.record.titel,
                    zaken: cases.map((one) => ({
                        url: addressOf(caller.base, registry.get('zaak'), one.id),
                        identificatie: one.number,
                        omschrijving: one.title,
                        zaaktype: one.type,
                        status: one.status,
                        startdatum: one.started,
                        gesloten: one.closed,
                    })),
                    gevonden: fragments.map(({ field, pieces }) => ({
                        veld: field,
                        stukken: pieces.map(({ text: tekst, found }) => ({ tekst, gevonden: found })),
                    })),
                })),
            }),
        };
    },
};
//# sourceMappingURL=zoeken.js.map