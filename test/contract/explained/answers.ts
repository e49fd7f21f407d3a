/** Faults of answers against the published schemas, by register, with their reason; see types.ts. */
import type { ApiName } from '../published.ts';
import type { Explained } from './types.ts';

export const ANSWERS_EXPLAINED: Readonly<Record<ApiName, Explained>> = {
  zaken: [
    ['* *verlenging: *', 'Shown with empty fields where there is none (zrc-012); the schema has null.'],
    ['* *verlenging.duur: must be string', 'Shown with empty fields where there is none (zrc-012).'],
    ['*wijzigingen.oud: must be object', 'There is nothing before a create: null.'],
    [
      'GET /zaakinformatieobjecten*_expand.status: must have required property *',
      'The document belongs to no status: `{}` stands for nothing, as the schema has it for the other relations.',
    ],
    ['*objectTypeOverige: must match pattern *', 'Empty beside every objectType but `overige`.'],
    ['*inpA_nummer: must match pattern *', 'Empty where it is not known, as every other text.'],
    ['*: must match "then" schema', 'Follows from the line above: ajv says it of the whole too.'],
    [
      'GET /statussen*gezetdoor: must have required property *',
      'Nobody set it: `{}` stands for nothing, as the schema has it for the other relations.',
    ],
  ],
  catalogi: [],
  documenten: [['*wijzigingen.oud: must be object', 'There is nothing before a create: null.']],
  besluiten: [
    ['*vervalreden: must be equal to one of the allowed values', 'Empty where a decision does not lapse.'],
    ['*vervalredenWeergave: must NOT have fewer than 1 characters', 'Empty where a decision does not lapse.'],
    ['*wijzigingen.oud: must be object', 'There is nothing before a create: null.'],
    ['*_expand.zaak.verlenging*: *', 'Shown with empty fields where there is none (zrc-012).'],
  ],
  autorisaties: [
    ['GET /applicaties/consumer (whole): must be array', 'A client id belongs to one application, as the text says.'],
  ],
  objecttypen: [],
  objecten: [['* *correct*: must be integer', 'Null where nothing is corrected; the schema has a number alone.']],
  brp: [],
  notificaties: [["*: must have required property 'auth'", 'A secret is taken in and never given out.']],
};
