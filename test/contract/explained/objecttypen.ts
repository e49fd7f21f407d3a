import type { Explained } from './types.ts';

export const objecttypen: Explained = [
  ['* query pageSize: m* none, here *', 'The least and the most, which the file says in words.'],
  ['* query expand: not published', 'Whatever points at a record here can be put inside.'],
  ['*: enum *, here |*', 'Empty text is taken, and stored as the default.'],
  ['*: scopes none, here objecttypen.*', 'The file has tokens that may do all; here reading and writing are rights.'],
  ['objecttypes request uuid: absent', 'We give the id.'],
  ['objecttypes/versions * jsonSchema: type none, here object', 'A schema that is true or false is of no use.'],
  ['objecttypes/versions request objectType: not published', 'Taken where it agrees with the address.'],
];
