import type { Explained } from './types.ts';

export const objecten: Explained = [
  ['* query pageSize: m* none, here *', 'The least and the most, which the file says in words.'],
  ['* query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['objects/search request expand: not published', 'Whatever points at a record here can be put inside.'],
  ['* type: minLength 1, here none', 'An empty address is refused as every other that leads nowhere.'],
  ['*: scopes none, here objec*', 'The file has tokens with a mode for each objecttype; here these are rights.'],
  ['* answer *correctionFor: nullable none, here true', 'Null where nothing is corrected, as when it is sent.'],
  ['* answer *correctedBy: nullable none, here true', 'Null where nothing corrects it.'],
  ['objects query date: not published', 'One object can be asked of another day, as a list can.'],
  ['objects query registrationDate: not published', 'One object can be asked of another day, as a list can.'],
  ['GET /objects/{}/audittrail*: not published', 'Who changed what, as for the other registers.'],
  ['*: enum *, here |*', 'Empty text is taken, and stored as the default.'],
  ['objecttypes request uuid: absent', 'We give the id.'],
  ['objecttypes/versions request objectType: not published', 'Taken where it agrees with the address.'],
  ['objects* answer record: nullable none, here true', 'An object has no record on a day before its first.'],
];
