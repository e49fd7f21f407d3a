/** A small OpenAPI document with every shape that the reference pages draw. */
import type { OpenApiDocument } from '../../../src/channels/front/openapi/document.ts';

export const sampleDocument: OpenApiDocument = {
  info: { title: 'Zaken', version: '1.7.0', description: 'Zaken van de gemeente: wat er loopt, en wat er uitkwam.' },
  tags: [{ name: 'zaken', description: 'Een zaak met alles wat erbij hoort.' }, { name: 'statussen' }],
  paths: {
    '/zaken': {
      get: {
        operationId: 'zaak_list',
        tags: ['zaken'],
        summary: 'Geef een lijst van zaken',
        description: 'De lijst is gefilterd op wat u mag zien.\nZonder recht is de lijst leeg.',
        parameters: [
          { name: 'identificatie', in: 'query', description: 'Zaaknummer', schema: { type: 'string', maxLength: 40 } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { $ref: '#/components/parameters/Crs' },
        ],
        responses: {
          '200': {
            description: 'Gelukt',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['count', 'results'],
                  properties: {
                    count: { type: 'integer' },
                    results: { type: 'array', items: { $ref: '#/components/schemas/Zaak' } },
                  },
                },
              },
            },
          },
          '403': { description: 'Geen recht' },
        },
      },
      post: {
        operationId: 'zaak_create',
        tags: ['zaken'],
        summary: 'Maak een zaak aan',
        parameters: [{ $ref: '#/components/parameters/Crs' }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Zaak' } } } },
        responses: {
          '201': {
            description: 'Gemaakt',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Zaak' } } },
          },
        },
      },
    },
    '/zaken/{uuid}': {
      parameters: [{ name: 'uuid', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: {
        operationId: 'zaak_read',
        tags: ['zaken'],
        summary: 'Geef één zaak',
        responses: { '200': { description: 'Gelukt' } },
      },
      delete: { tags: ['zaken'], summary: 'Verwijder een zaak', responses: { '204': { description: 'Weg' } } },
    },
    '/statussen': {
      post: {
        operationId: 'status_create',
        tags: ['statussen'],
        summary: 'Zet een status',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                allOf: [
                  { type: 'object', required: ['zaak'], properties: { zaak: { type: 'string', format: 'uri' } } },
                  {
                    required: ['datumStatusGezet'],
                    properties: { datumStatusGezet: { type: 'string', format: 'date-time' } },
                  },
                ],
              },
            },
          },
        },
        responses: { '201': { description: 'Gezet' } },
      },
    },
  },
  components: {
    parameters: {
      Crs: {
        name: 'Accept-Crs',
        in: 'header',
        required: true,
        example: 'EPSG:4326',
        description: 'Stelsel van de coördinaten',
        schema: { type: 'string' },
      },
    },
    schemas: {
      Zaak: {
        type: 'object',
        required: ['url', 'bronorganisatie', 'zaaktype', 'startdatum', 'vertrouwelijkheidaanduiding'],
        properties: {
          url: { type: 'string', format: 'uri', readOnly: true },
          bronorganisatie: {
            type: 'string',
            maxLength: 9,
            description: 'RSIN van de organisatie die de zaak maakte',
            example: '517439943',
          },
          zaaktype: { type: 'string', format: 'uri' },
          startdatum: { type: 'string', format: 'date' },
          vertrouwelijkheidaanduiding: { enum: ['openbaar', 'zaakvertrouwelijk', 'geheim'] },
          deelzaken: { type: 'array', items: { $ref: '#/components/schemas/Zaak' } },
          verlenging: {
            type: ['object', 'null'],
            properties: { reden: { type: 'string', maxLength: 200 }, duur: { type: 'string', format: 'duration' } },
          },
        },
      },
    },
  },
};
