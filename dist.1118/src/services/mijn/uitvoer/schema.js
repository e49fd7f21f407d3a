/** What is in the zip, for who reads it with a program: one schema for its lines, and one for the records of each kind. */
import { isShown } from '../../../engine/inzage.js';
import { COMPONENTS } from '../../openapi/components.js';
import { resourceSchemas, schemaName } from '../../openapi/schemas.js';
import { naamVan } from '../bronnen.js';
export function schemaVan(registry) {
    const soorten = registry.all.filter(isShown);
    const schemas = Object.assign({}, ...soorten.map((one) => resourceSchemas(registry, one)));
    return {
        title: 'Mijn gegevens',
        description: 'Elke regel van gegevens/*.ndjson is een object zoals Gegeven. In gegevens staat het record zoals de eigen API het toont; wat over een ander gaat, ontbreekt. De schema’s zijn die van OpenAPI 3.0.3.',
        soorten: Object.fromEntries(soorten.map((one) => [one.name, { naam: naamVan(one), schema: `#/components/schemas/${schemaName(one.name)}` }])),
        components: {
            schemas: {
                Gegeven: {
                    type: 'object',
                    required: ['soort', 'naam', 'id', 'deels', 'gegevens'],
                    properties: {
                        soort: { type: 'string', description: 'De soort, zoals in soorten.' },
                        naam: { type: 'string', description: 'Hoe dit heet, in gewone woorden.' },
                        id: { type: 'string', format: 'uuid' },
                        deels: { type: 'boolean', description: 'Er staat ook iets over een ander in. Dat is weggelaten.' },
                        gegevens: { type: 'object', additionalProperties: true },
                    },
                },
                ...schemas,
                GeoJSONGeometry: COMPONENTS.schemas.GeoJSONGeometry,
            },
        },
    };
}
/** The same, for who takes along what is about somebody else. */
export const leesmijOver = (naam) => LEESMIJ.replace('Uw gegevens bij de gemeente', () => `De gegevens van ${naam} bij de gemeente`)
    .replace('de gemeente uw gegevens gebruikt', 'de gemeente de gegevens gebruikt')
    .replace('Wie er in uw gegevens keek', 'Wie er in de gegevens keek')
    .replace('kan uw gegevens lezen', 'kan de gegevens lezen');
export const LEESMIJ = `Uw gegevens bij de gemeente

overzicht.html            Alles om te lezen en te printen. Open dit bestand in uw browser.
gegevens/*.ndjson         Hetzelfde voor een programma: op elke regel een gegeven, als JSON.
gegevens/gebruik.json     Waarvoor de gemeente uw gegevens gebruikt, en op welke grond.
gegevens/schema.json      Wat er in die regels kan staan.
documenten/               De bestanden zelf.
logboek/regels.ndjson     Wie er in uw gegevens keek, en waarvoor.
logboek/bewijs-*.json     Het bewijs dat die regels in het logboek staan, per honderd regels.
                          Reken het na met meent-verify: dat kan zonder de gemeente.
manifest.json             Alle bestanden, met van elk de SHA-256. In ontbreekt staat wat niet
                          te lezen was.

Bewaar dit bestand goed. Iedereen die het opent, kan uw gegevens lezen.

Wat hier niet in staat
Sommige gegevens geeft de gemeente niet vanzelf mee. Daar kan iets in staan over een ander, of
iets dat eerst gewogen moet worden. In overzicht.html staat per soort gegevens welke dat zijn.
U kunt erom vragen. Dan beslist de gemeente, en tegen dat besluit kunt u bezwaar maken.
`;
//# sourceMappingURL=schema.js.map