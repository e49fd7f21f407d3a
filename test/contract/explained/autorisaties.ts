import type { Explained } from './types.ts';

export const autorisaties: Explained = [
  [
    '* autorisaties[].component: enum *, here ac|brc|drc|meent|nrc|otc|zrc|ztc',
    'The own APIs and the open registers have a component too.',
  ],
  ['* autorisaties[].maxVertrouwelijkheidaanduiding<*>: enum *, here |*', 'Empty where no scope asks for one.'],
  [
    'applicaties/consumer answer (whole): shape array, here object',
    'A client id belongs to one application, as the text says.',
  ],
  ['applicaties query expand: not published', 'Whatever points at a record here can be put inside.'],
];
