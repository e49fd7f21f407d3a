/** The files of a catalogue as products hand it over: one JSON list per resource, as the Catalogi API shows its records. */
/** File to resource, in an order in which each refers only to what stands before it. */
export const MEMBERS = {
    Catalogus: 'catalogus',
    InformatieObjectType: 'informatieobjecttype',
    BesluitType: 'besluittype',
    ZaakType: 'zaaktype',
    StatusType: 'statustype',
    ResultaatType: 'resultaattype',
    RolType: 'roltype',
    ZaakTypeInformatieObjectType: 'zaaktypeinformatieobjecttype',
    Eigenschap: 'eigenschap',
    // Other products have no such file and pass it by.
    ZaakObjectType: 'zaakobjecttype',
};
/** Parts of a case type: they come with it or not at all. */
export const PART_KINDS = [
    'statustype',
    'resultaattype',
    'roltype',
    'zaaktypeinformatieobjecttype',
    'eigenschap',
    'zaakobjecttype',
];
const UUID_AT_END = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/?$/i;
/** The id in an address of any installation; undefined for other text. */
export const idOf = (address) => typeof address === 'string' ? UUID_AT_END.exec(address)?.[1]?.toLowerCase() : undefined;
//# sourceMappingURL=members.js.map