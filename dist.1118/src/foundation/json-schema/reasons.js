/** Kinds of value, in Dutch. */
export const TYPES = {
    string: 'tekst',
    number: 'een getal',
    integer: 'een geheel getal',
    boolean: 'true of false',
    object: 'een object',
    array: 'een lijst',
    null: 'null',
};
const REASONS = {
    type: ({ type }) => `Dit moet ${[type]
        .flat()
        .map((one) => TYPES[String(one)])
        .join(' of ')} zijn.`,
    required: () => 'Dit veld is verplicht.',
    dependentRequired: () => 'Dit veld is hier verplicht.',
    additionalProperties: () => 'Dit veld kent het objecttype niet. Haal het weg.',
    enum: ({ allowedValues }) => `Kies uit: ${allowedValues.slice(0, 20).map(String).join(', ')}.`,
    const: () => 'Hier mag maar één waarde staan; zie het objecttype.',
    minLength: ({ limit }) => `Gebruik minstens ${limit} tekens.`,
    maxLength: ({ limit }) => `Gebruik hoogstens ${limit} tekens.`,
    pattern: () => 'Deze waarde heeft niet de juiste vorm.',
    format: ({ format }) => `Dit heeft niet de vorm ${format}.`,
    minimum: ({ limit }) => `Vul ${limit} of meer in.`,
    maximum: ({ limit }) => `Vul ${limit} of minder in.`,
    exclusiveMinimum: ({ limit }) => `Vul meer dan ${limit} in.`,
    exclusiveMaximum: ({ limit }) => `Vul minder dan ${limit} in.`,
    minItems: ({ limit }) => `Geef er minstens ${limit}.`,
    maxItems: ({ limit }) => `Geef er hoogstens ${limit}.`,
    uniqueItems: () => 'Iets staat er twee keer in.',
    multipleOf: ({ multipleOf }) => `Vul een veelvoud van ${multipleOf} in.`,
    oneOf: () => 'Dit past bij geen van de vormen van het objecttype, of bij meer dan één.',
    anyOf: () => 'Dit past bij geen van de vormen van het objecttype.',
};
/** Undefined for a keyword that asks what no sentence says. */
export const reasonOf = ({ keyword, params }) => REASONS[keyword]?.(params);
//# sourceMappingURL=reasons.js.map