import type { Explained } from './types.ts';

export const catalogi: Explained = [
  [
    'GET /*: scopes catalogi.lezen, here catalogi.lezen | documenten.lezen | zaken.lezen',
    'Who may read cases or documents may read what their types say; the file allows it for zaaktypen alone.',
  ],
  ['* request beginObject: absent', 'Follows from the versions of a type; what a caller sends would say nothing.'],
  ['* request eindeObject: absent', 'Follows from the versions of a type; what a caller sends would say nothing.'],
  ['statustypen request eigenschappen: absent', 'Follows from the eigenschappen that name the statustype.'],
  ['informatieobjecttypen request zaaktypeIdentificaties: absent', 'Follows from the relations of zaaktypen.'],
  ['zaakobjecttypen request statustypen: not published', 'In the file they can be read and never be set.'],
  ['zaakobjecttypen request resultaattypen: not published', 'In the file they can be read and never be set.'],
  ['zaakobjecttypen request catalogus: required true, here none', 'Deprecated elsewhere; the zaaktype says it.'],
  ['zaakobjecttypen request catalogus: nullable none, here true', 'Deprecated elsewhere; the zaaktype says it.'],
  ['zaakobjecttypen request beginGeldigheid: nullable none, here true', 'The zaaktype says it; checked when given.'],
  ['zaakobjecttypen query anderObjecttype: type string, here boolean', 'true or false, as the field is.'],
  ['* answer beginGeldigheid: nullable true, here none', 'That of the zaaktype, which always has one.'],
  ['* answer catalogus: nullable true, here none', 'That of the zaaktype, which always has one.'],
  ['* answer eigenschappen[]: nullable true, here none', 'Always an address.'],
  ['* answer *typen[]: nullable true, here none', 'Always an address.'],
  [
    'resultaattypen answer besluittypen[]: format none, here uri',
    'The list has addresses, as one record has in the file.',
  ],
  [
    'resultaattypen request *typen[]: format uri, here none',
    'The PATCH too takes names: relations go by name (ztc-011).',
  ],
  ['resultaattypen request *typen[]: nullable true, here none', 'A name is never empty.'],
  ['zaaktypen request deelzaaktypen: required true, here none', 'Required in the PUT of the file and not in its POST.'],
  [
    'zaaktypen* answer resultaattypeOmschrijving: not published',
    'Beside resultaattypen, as besluittypeOmschrijving is.',
  ],
  [
    'zaaktype-informatieobjecttypen answer informatieobjecttype: format none, here uri',
    'The version of today as an address, as the reference implementation answers; the name where there is none.',
  ],
  [
    'zaaktype-informatieobjecttypen request informatieobjecttype: maxLength 100, here 1000',
    'Clients of 1.2 and earlier send an address; a name has at most 80.',
  ],
  [
    'besluittypen answer informatieobjecttypeOmschrijving: absent',
    'In one answer of the file, and not where the record is read.',
  ],
  [
    'besluittypen query datumGeldigheid: not published',
    'As for zaaktypen: relations by name show the version of that day.',
  ],
  [
    'informatieobjecttypen query datumGeldigheid: not published',
    'As for zaaktypen: relations by name show the version of that day.',
  ],
  ['PATCH /*: request body not published', 'The file gives the body no fields; the text has a PATCH as everywhere.'],
  ['PATCH /*: answer body not published', 'The file gives the body no fields; the text has a PATCH as everywhere.'],
  ['PUT /informatieobjecttypen/{}: request body not published', 'The file gives the body no fields.'],
  ['PUT /informatieobjecttypen/{}: answer body not published', 'The file gives the body no fields.'],
  ['DELETE /*: 200 absent', 'Nothing is left to show: 204, as for the other resources of the file.'],
  ['DELETE /*: 204 not published', 'Nothing is left to show: 204, as for the other resources of the file.'],
  ['POST /informatieobjecttypen: 200 absent', 'What is made is 201, as for the other resources of the file.'],
  ['POST /informatieobjecttypen: 201 not published', 'What is made is 201, as for the other resources of the file.'],
  [
    'informatieobjecttypen* omschrijvingGeneriek: nullable none, here true',
    'A group that need not be there is emptied with null.',
  ],
  ['zaaktypen* bron*: nullable none, here true', 'A group that need not be there is emptied with null.'],
];
