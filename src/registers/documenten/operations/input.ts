/** What a request says of a document, for the documentation of the operations that take one. */
import { type Fields, longText } from '../../../engine/fields.ts';
import { documentFields } from '../fields.ts';

export const documentInput: Fields = {
  ...Object.fromEntries(Object.entries(documentFields).filter(([, field]) => !field.server)),
  inhoud: longText({ nullable: true, format: 'byte', help: 'De inhoud als base64, hoogstens 100 MB.' }),
};

export const changeInput: Fields = {
  ...documentInput,
  lock: longText({ required: true, help: 'Het slot dat u bij lock kreeg.' }),
};
