import type { Explained } from './types.ts';

export const zaken: Explained = [
  [
    '*: scopes zaken.bijwerken, here zaken.bijwerken | zaken.geforceerd-bijwerken',
    'A closed case is changed with the scope that is made for it, as everywhere.',
  ],
  ['klantcontacten query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['zaakcontactmomenten query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['zaakverzoeken query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['zaaknotities query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['zaaknotities query gerelateerdAan: type integer, here string', 'It is an address, as its description says.'],
  ['zaaknotities query pageSize: m*imum none, here *', 'A page has a record at least, and not all of them.'],
  ['zaaknotities * notitieType: enum *, here |*', 'May be left empty in a request; it is then intern.'],
  ['zaaknotities * status: enum *, here |*', 'May be left empty in a request; it is then a concept.'],
  ['rollen answer omschrijvingGeneriek: enum none, here *', 'The values that the request of the same file has.'],
  [
    'zaaknummer_reserveren request bronorganisatie: minLength 9, here 1',
    'An RSIN has nine digits and is checked as such.',
  ],
  ['zaaknummer_reserveren request aantal: maximum none, here 1000', 'More go in several calls.'],
  ['zaaknummer_reserveren answer *: absent', 'One number is one object and more are a list, as its text says.'],
  ['POST /zaaknummer_reserveren: 412 absent', 'It carries no geometry, so it asks for no Accept-Crs.'],
  ['zaken/_zoek request *: format none, here *', 'Says of a filter what it must be anyway: a date, an address.'],
  ['zaken/_zoek request *: enum none, here *', 'Says which values a filter has; any other is 400.'],
  ['zaken/_zoek request bronorganisatie__in[]: format string, here none', '`string` is no format.'],
  ['zaken/_zoek request einddatum__lt: minLength 1, here none', 'A date is never empty.'],
  ['zaken query *: items enum none, here *', 'Says which values a filter has; any other is 400.'],
  [
    'zaken query ordering: *',
    'One field or several with commas, which is how a list is sent (explode: false); here it is written as a text.',
  ],
  [
    'zaken query rol__betrokkeneIdentificatie__*: maxLength *, here none',
    'A value that is too long for its field finds nothing; that is no fault of who asks.',
  ],
  [
    'zaken header *-Crs: absent',
    'Content-Crs is about what is sent and Accept-Crs about what is answered; the operation has none.',
  ],
  ['zaken* answer _expand.*: absent', 'Leads to another register, which is not asked for the sake of an answer.'],
  ['rollen answer _expand.betrokkene: absent', 'An address outside this installation.'],
  ['zaakobjecten answer _expand.object: absent', 'An address outside this installation.'],
  [
    'zaken* relevanteAndereZaken[].*',
    'The standard names `overig` with overigeRelatie and toelichting; the bundle lacks them. The rest as elsewhere.',
  ],
  ['zaken* vertrouwelijkheidaanduiding: enum *, here |*', 'May be left empty in a request; the zaaktype then says it.'],
  ['zaken* archiefstatus: enum *, here |*', 'May be left empty in a request; the default then holds.'],
  [
    'zaken* verlenging.duur: nullable none, here true',
    'Null in the empty group that an answer has when there is no verlenging.',
  ],
  ['* request *: maxLength 1000, here none', 'The address of a record here is never that long; any other is refused.'],
  ['* request *: minLength 1, here none', 'May be left empty: it says nothing then.'],
  [
    'rollen * betrokkeneIdentificatie*: nullable *',
    'Null where an address (betrokkene) stands in its place. The groups in it are emptied with null.',
  ],
  [
    '* *.kvkNummer<*>: not published',
    'Ours beside the file: an organisation is known by its kvkNummer too, as a vestiging is.',
  ],
  ['statussen query indicatieLaatstGezetteStatus: type string, here boolean', 'true or false, as the field is.'],
  ['statussen answer zaakinformatieobjecten: not published', 'The file has it where the same record is read.'],
  [
    'zaakinformatieobjecten answer aardRelatieWeergave: enum *, here none',
    'The words for aardRelatie, a text; the file lists its two forms.',
  ],
  [
    'zaakobjecten * betrokkeneIdentificatie*: absent',
    'The file reuses schemas of rol; its text has objectIdentificatie.',
  ],
  [
    'zaakobjecten * objectIdentificatie*: not published',
    'The file reuses schemas of rol; its text has objectIdentificatie.',
  ],
  [
    'zaakobjecten * objectIdentificatie*: nullable *',
    'Null where an address (object) stands in its place. The groups in it are emptied with null.',
  ],
  [
    'DELETE /*: scopes *',
    'A part is removed by who may change its case, also a closed one with the scope for it; zaken.verwijderen is for the case.',
  ],
  ['zaken/zaakeigenschappen query expand: not published', 'Whatever points at a record here can be put inside.'],
];
