/** What a request says of a document, for the documentation of the operations that take one. */
import { longText } from '../../../engine/fields.js';
import { documentFields } from '../fields.js';
export const documentInput = {
    ...Object.fromEntries(Object.entries(documentFields).filter(([, field]) => !field.server)),
    inhoud: longText({ nullable: true, format: 'byte', help: 'De inhoud als base64, hoogstens 100 MB.' }),
};
export const changeInput = {
    ...documentInput,
    lock: longText({ required: true, help: 'Het slot dat u bij lock kreeg.' }),
};
//# sourceMappingURL=input.js.map