/** On what ground a case goes or stays, as fields that a list, a destruction record and a declaration share. No personal data. */
import { date, duration, text } from '../../engine/fields.js';
export const zaakFields = {
    zaakId: {
        kind: 'uuid',
        column: true,
        help: 'De UUID die de zaak had. Zij verwijst na vernietiging nergens meer heen.',
    },
    identificatie: text(40, { help: 'Het zaaknummer.' }),
    bronorganisatie: text(9),
    zaaktype: text(50, { help: 'De identificatie van het zaaktype.' }),
    zaaktypeOmschrijving: text(80),
    startdatum: date({ nullable: true }),
    einddatum: date({ nullable: true }),
};
export const grondFields = {
    resultaat: text(80, { help: 'De omschrijving van het resultaattype.' }),
    selectielijstklasse: text(200, { help: 'De categorie van de selectielijst, met het jaar van de lijst.' }),
    bewaartermijn: duration({ nullable: true, help: 'De termijn (ISO 8601).' }),
    afleidingswijze: text(50, { help: 'Hoe het begin van de termijn is bepaald.' }),
    beginTermijn: date({ nullable: true, help: 'De dag waarop de termijn begon.' }),
    archiefactiedatum: date({ nullable: true, column: true }),
};
//# sourceMappingURL=grond.js.map