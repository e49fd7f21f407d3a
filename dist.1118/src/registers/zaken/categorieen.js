/** A-numbers are prescribed by law to identify somebody, as the BSN is (UAVG 46 lid 1). */
const NATUURLIJK = {
    anpIdentificatie: 'registratie',
    inpA_nummer: 'burgerservicenummer',
    geslachtsnaam: 'naam',
    voorvoegselGeslachtsnaam: 'naam',
    voorletters: 'naam',
    voornamen: 'naam',
    geslachtsaanduiding: 'geslacht',
    geboortedatum: 'geboorte',
    verblijfsadres: 'adres',
    subVerblijfBuitenland: 'adres',
};
const NIET_NATUURLIJK = {
    innNnpId: 'onderneming',
    annIdentificatie: 'onderneming',
    kvkNummer: 'onderneming',
    statutaireNaam: 'onderneming',
    innRechtsvorm: 'onderneming',
    bezoekadres: 'adres',
    subVerblijfBuitenland: 'adres',
};
/** All that a party of a case may be: a person, a company, a department, somebody who works here. */
const BETROKKENE = {
    ...NATUURLIJK,
    ...NIET_NATUURLIJK,
    vestigingsNummer: 'onderneming',
    handelsnaam: 'onderneming',
    achternaam: 'naam',
    voorvoegselAchternaam: 'naam',
    naam: 'naam',
    isGehuisvestIn: 'adres',
};
const below = (path, of) => Object.fromEntries(Object.entries(of).map(([name, category]) => [`${path}.${name}`, category]));
/** Of a role it is who somebody is; the number of an employee or a department is of their work. */
export const ROL = {
    betrokkeneType: null,
    omschrijving: null,
    omschrijvingGeneriek: null,
    registratiedatum: null,
    indicatieMachtiging: 'vertegenwoordiging',
    afwijkendeNaamBetrokkene: 'naam',
    'contactpersoonRol.naam': 'naam',
    'contactpersoonRol.functie': 'werk',
    'contactpersoonRol.emailadres': 'contactgegevens',
    'contactpersoonRol.telefoonnummer': 'contactgegevens',
    ...below('betrokkeneIdentificatie', BETROKKENE),
    'betrokkeneIdentificatie.identificatie': 'werk',
};
/** Of an object it may be a person too; of a place or a thing its name is the name of that. */
export const ZAAKOBJECT = {
    objectType: null,
    ...below('objectIdentificatie', BETROKKENE),
    ...below('objectIdentificatie.heeftAlsGerechtigde.natuurlijkPersoon', NATUURLIJK),
    ...below('objectIdentificatie.heeftAlsGerechtigde.nietNatuurlijkPersoon', NIET_NATUURLIJK),
    'objectIdentificatie.naam': 'plaats',
};
//# sourceMappingURL=categorieen.js.map