/** What an object says at one time: the RECORD of the standard. */
import { choice, date, geometry, group, integer, json, list, relation } from '../../engine/fields.js';
import { seals } from './persons.js';
const MOST_INDEX = 2_147_483_647;
export const recordFields = {
    index: integer({ server: true, help: 'Volgnummer van deze stand van het object.' }),
    typeVersion: integer({ required: true, min: 0, max: 32_767, help: 'Versie van het objecttype waar data naar is.' }),
    data: json({ default: {}, merges: true, seals, help: 'Gegevens, zoals het JSON-schema van het objecttype zegt.' }),
    geometry: geometry({ help: 'Waar het object is. Alleen waar het objecttype een plek toestaat.' }),
    references: list(group({
        type: choice(['zaak'], { required: true }),
        url: relation('zaak', { required: true, external: true, max: 200 }),
    })),
    startAt: date({ required: true, help: 'Vanaf deze dag geldt het.' }),
    endAt: date({ server: true, nullable: true, help: 'Tot deze dag gold het; leeg voor de laatste stand.' }),
    registrationAt: date({ server: true, help: 'De dag waarop het hier is vastgelegd.' }),
    correctionFor: integer({
        nullable: true,
        once: true,
        min: 0,
        max: MOST_INDEX,
        help: 'Volgnummer van de stand die hiermee is verbeterd.',
    }),
    correctedBy: integer({ server: true, nullable: true, help: 'Volgnummer van de stand die deze verbetert.' }),
};
//# sourceMappingURL=fields.js.map