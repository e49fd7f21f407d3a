/** Which kinds of personal data stand in who somebody is, in a role and as the object of a case (RGBZ). */
import type { Category } from '../../gate/categories.ts';

type ByPath = Readonly<Record<string, Category | null>>;

/** A-numbers are prescribed by law to identify somebody, as the BSN is (Wet BRP 2.7). */
const BETROKKENE: ByPath = {
  anpIdentificatie: 'registratie',
  inpA_nummer: 'burgerservicenummer',
  geslachtsnaam: 'naam',
  voorvoegselGeslachtsnaam: 'naam',
  voorletters: 'naam',
  voornamen: 'naam',
  achternaam: 'naam',
  voorvoegselAchternaam: 'naam',
  naam: 'naam',
  geslachtsaanduiding: 'geslacht',
  geboortedatum: 'geboorte',
  verblijfsadres: 'adres',
  subVerblijfBuitenland: 'adres',
  bezoekadres: 'adres',
  isGehuisvestIn: 'adres',
  innNnpId: 'onderneming',
  annIdentificatie: 'onderneming',
  kvkNummer: 'onderneming',
  statutaireNaam: 'onderneming',
  innRechtsvorm: 'onderneming',
  vestigingsNummer: 'onderneming',
  handelsnaam: 'onderneming',
};

const below = (path: string, of: ByPath): ByPath =>
  Object.fromEntries(Object.entries(of).map(([name, category]) => [`${path}.${name}`, category]));

/** Of a role it is who somebody is; the number of an employee or a department is of their work. */
export const ROL: ByPath = {
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
export const ZAAKOBJECT: ByPath = {
  objectType: null,
  ...below('objectIdentificatie', BETROKKENE),
  ...below('objectIdentificatie.heeftAlsGerechtigde.natuurlijkPersoon', BETROKKENE),
  ...below('objectIdentificatie.heeftAlsGerechtigde.nietNatuurlijkPersoon', BETROKKENE),
  'objectIdentificatie.isGehuisvestIn': 'adres',
  'objectIdentificatie.naam': 'plaats',
};
