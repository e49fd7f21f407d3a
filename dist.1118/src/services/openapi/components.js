/** What every document shares: problems, headers, parameters, the token, the audit trail, geometry. */
import { CRS } from '../http/negotiate.js';
import { TOKEN_HEADER } from '../http/resident.js';
const text = (description, more = {}) => ({ type: 'string', description, ...more });
const PROBLEMS = {
    400: 'Het verzoek is niet goed ingevuld',
    401: 'Er is geen geldig token',
    403: 'U hebt geen recht op deze handeling',
    404: 'Dit bestaat niet',
    406: 'In deze vorm kan het antwoord niet gegeven worden',
    409: 'Iemand anders was u net voor, of de Idempotency-Key is al gebruikt voor een ander verzoek',
    412: 'Een voorwaarde in de kopregels klopt niet',
    413: 'Het verzoek is te groot',
    415: 'Dit soort inhoud wordt hier niet gelezen',
    429: 'Te veel verzoeken: wacht even',
    500: 'Er ging iets mis',
    502: 'Een ander systeem gaf een onbruikbaar antwoord',
    503: 'Dit lukt nu even niet',
};
const fout = {
    type: text('Soort fout, als URN.'),
    code: text('Code van de fout.'),
    title: text('De fout in het algemeen.'),
    status: { type: 'integer', description: 'HTTP-status.' },
    detail: text('De fout in dit geval, en wat u kunt doen.'),
    instance: text('Nummer van dit verzoek. Geef het door als u een fout meldt.'),
};
const REQUIRED = ['code', 'title', 'status', 'detail', 'instance'];
const header = (name, description, schema = { type: 'string' }, required = false) => ({
    name,
    in: 'header',
    description,
    required,
    schema,
});
const query = (name, description, schema) => ({ name, in: 'query', description, schema });
/** Of operations that a resident calls. */
export const RESIDENT_SCHEMES = {
    'Inwoner-Sessie': {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-meent',
        description: 'De sessie van iemand die op Mijn gemeente is ingelogd. De browser stuurt haar mee vanaf dit adres, en van nergens anders. Zonder https heet de cookie meent.',
    },
    'Inwoner-Token': {
        type: 'apiKey',
        in: 'header',
        name: TOKEN_HEADER,
        description: 'Het token van de sessie, dat bij wijzigen meegaat. Haal het op bij mijn/sessie.',
    },
};
export const COMPONENTS = {
    securitySchemes: {
        'JWT-Claims': {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'Een JWT dat uw applicatie zelf maakt en met haar geheim ondertekent (HS256), met client_id en iat.',
        },
    },
    headers: {
        'X-Warning': {
            description: 'Het object is opgeslagen, maar er is iets mee. Dit zegt wat.',
            schema: { type: 'string' },
        },
        'API-version': { description: 'Versie van de API.', schema: { type: 'string' } },
        ETag: { description: 'Verandert als het antwoord verandert.', schema: { type: 'string' } },
        Location: { description: 'Adres van het nieuwe object.', schema: { type: 'string', format: 'uri' } },
        'Content-Crs': { description: 'Coördinatenstelsel van het antwoord.', schema: { type: 'string', enum: [CRS] } },
    },
    parameters: {
        expand: query('expand', 'Objecten waar dit naar verwijst en die mee moeten komen, gescheiden door komma’s. Dieper met een punt.', {
            type: 'string',
        }),
        page: query('page', 'Nummer van de pagina.', { type: 'integer', minimum: 1 }),
        'If-None-Match': header('If-None-Match', 'ETag die u al hebt. Is er niets veranderd, dan is het antwoord 304.'),
        'If-Match': header('If-Match', 'ETag die u zag. Is het object intussen veranderd, dan is het antwoord 412.'),
        'Idempotency-Key': header('Idempotency-Key', 'Eigen sleutel. Hetzelfde verzoek nog eens geeft 24 uur lang het eerste antwoord, een ander verzoek geeft 409. Een weigering wordt niet bewaard. Zoeken wijzigt niets: daar doet de sleutel niets.', {
            type: 'string',
            maxLength: 255,
        }),
        'X-Audit-Toelichting': header('X-Audit-Toelichting', 'Waarom u dit doet, voor de audittrail.', {
            type: 'string',
            maxLength: 1000,
        }),
        'X-Meent-Activiteit': header('X-Meent-Activiteit', 'Verwerkingsactiviteit waarvoor u dit doet: adres of UUID. Dan hebt u de rechten die daarbij horen. Zonder geldt per recht de eigen activiteit.'),
        'Accept-Crs': header('Accept-Crs', 'Coördinatenstelsel dat u wilt.', { type: 'string', enum: [CRS] }, true),
        'Accept-Crs-Mag': header('Accept-Crs', 'Coördinatenstelsel dat u wilt. Er is er één, dus het mag weg.', {
            type: 'string',
            enum: [CRS],
        }),
        'Content-Crs': header('Content-Crs', 'Coördinatenstelsel dat u stuurt.', { type: 'string', enum: [CRS] }, true),
    },
    responses: Object.fromEntries(Object.entries(PROBLEMS).map(([status, description]) => [
        status,
        {
            description,
            headers: {
                'API-version': { $ref: '#/components/headers/API-version' },
                ...(status === '503' ? { 'Retry-After': { schema: { type: 'integer' } } } : {}),
            },
            content: {
                'application/problem+json': {
                    schema: { $ref: `#/components/schemas/${status === '400' ? 'ValidatieFout' : 'Fout'}` },
                },
            },
        },
    ])),
    schemas: {
        Fout: { type: 'object', required: REQUIRED, properties: fout },
        ValidatieFout: {
            type: 'object',
            required: [...REQUIRED, 'invalidParams'],
            properties: {
                ...fout,
                invalidParams: { type: 'array', items: { $ref: '#/components/schemas/FieldValidationError' } },
            },
        },
        FieldValidationError: {
            type: 'object',
            required: ['name', 'code', 'reason'],
            properties: { name: text('Veld.'), code: text('Code.'), reason: text('Wat er niet klopt.') },
        },
        GeoJSONGeometry: {
            type: 'object',
            description: `Geometrie volgens GeoJSON (RFC 7946), in ${CRS}: eerst lengte, dan breedte.`,
            required: ['type'],
            properties: {
                type: {
                    type: 'string',
                    enum: [
                        'Point',
                        'MultiPoint',
                        'LineString',
                        'MultiLineString',
                        'Polygon',
                        'MultiPolygon',
                        'GeometryCollection',
                    ],
                },
                coordinates: { type: 'array', items: {} },
                geometries: { type: 'array', items: { $ref: '#/components/schemas/GeoJSONGeometry' } },
            },
        },
        AuditTrail: {
            type: 'object',
            required: [
                'bron',
                'actie',
                'resultaat',
                'hoofdObject',
                'resource',
                'resourceUrl',
                'resourceWeergave',
                'aanmaakdatum',
                'wijzigingen',
            ],
            properties: {
                uuid: text('Nummer van de regel.', { format: 'uuid' }),
                bron: text('Component waar het gebeurde.'),
                applicatieId: text('Applicatie die het deed.'),
                applicatieWeergave: text('Naam van de applicatie.'),
                gebruikersId: text('Gebruiker, zoals de applicatie hem noemt.'),
                gebruikersWeergave: text('Naam van de gebruiker.'),
                actie: text('create, update of destroy.'),
                actieWeergave: text('De actie in woorden.'),
                resultaat: { type: 'integer', description: 'HTTP-status.' },
                hoofdObject: text('Adres van het hoofdobject.', { format: 'uri' }),
                resource: text('Soort object.'),
                resourceUrl: text('Adres van het object.', { format: 'uri' }),
                toelichting: text('Waarom, uit X-Audit-Toelichting.'),
                resourceWeergave: text('Naam van het object.'),
                aanmaakdatum: text('Wanneer.', { format: 'date-time' }),
                wijzigingen: {
                    type: 'object',
                    properties: {
                        oud: { type: 'object', nullable: true, additionalProperties: true },
                        nieuw: { type: 'object', nullable: true, additionalProperties: true },
                    },
                },
            },
        },
    },
};
//# sourceMappingURL=components.js.map