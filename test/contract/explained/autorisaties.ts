import type { Explained } from './types.ts';

const WHY_ACTIVITY = 'A right serves a processing activity (decision 0037); left out it is that of the case type.';

export const autorisaties: Explained = [
  [
    '* autorisaties[].component: enum *, here ac|brc|drc|meent|nrc|orc|otc|zrc|ztc',
    'The own APIs and the open registers have a component too.',
  ],
  ['* autorisaties[].maxVertrouwelijkheidaanduiding<*>: enum *, here |*', 'Empty where no scope asks for one.'],
  [
    'applicaties/consumer answer (whole): shape array, here object',
    'A client id belongs to one application, as the text says.',
  ],
  [
    '* autorisaties[].objecttype<orc>: not published',
    'Objecten has no component in the file; rights on it are by objecttype.',
  ],
  ['* autorisaties[].velden<orc>: not published', 'Objecten limits a right to fields of the data.'],
  ['* autorisaties[].verwerkingsactiviteit<zrc>: not published', WHY_ACTIVITY],
  ['* autorisaties[].verwerkingsactiviteit<drc>: not published', WHY_ACTIVITY],
  ['* autorisaties[].verwerkingsactiviteit<brc>: not published', WHY_ACTIVITY],
  ['* autorisaties[].verwerkingsactiviteit<orc>: not published', WHY_ACTIVITY],
  ['* autorisaties[].verwerkingsactiviteit<meent>: not published', WHY_ACTIVITY],
  ['applicaties query expand: not published', 'Whatever points at a record here can be put inside.'],
];
