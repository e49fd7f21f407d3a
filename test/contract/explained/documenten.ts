import type { Explained } from './types.ts';

export const documenten: Explained = [
  ['bestandsdelen request inhoud: required none, here true', 'A part without content is no part.'],
  ['bestandsdelen answer inhoud: absent', 'Deprecated: content goes in and is not sent back.'],
  [
    'enkelvoudiginformatieobjecten request bestandsomvang: maximum 9223372036854776000, here 9007199254740991',
    'JSON carries whole numbers up to 2^53: nine million terabytes.',
  ],
  [
    'enkelvoudiginformatieobjecten request tonenAanInitiator: not published',
    'In create and update of the file, not in its PATCH.',
  ],
  ['enkelvoudiginformatieobjecten/_zoek query expand: not published', 'Lists and _zoek take the same everywhere.'],
  ['enkelvoudiginformatieobjecten/_zoek request *: not published', 'Lists and _zoek take the same everywhere.'],
  [
    'enkelvoudiginformatieobjecten/_zoek request uuid__in: required true, here none',
    'The other fields find documents too.',
  ],
  ['* /verzendingen*: scopes none, here documenten.*', 'The file forgets them; as for gebruiksrechten.'],
];
