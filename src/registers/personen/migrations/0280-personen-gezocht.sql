-- By what a person is found. Filled by the job that renews bodies; until then an older row is not found by these.
alter table personen_persoon
  add column geslachtsnaam text collate "C",
  add column voornamen text collate "C",
  add column voorvoegsel text collate "C",
  add column geslachtsaanduiding text collate "C",
  add column geboortedatum text collate "C",
  add column gemeente text collate "C",
  add column straat text collate "C",
  add column openbare_ruimte text collate "C",
  add column huisnummer integer,
  add column huisletter text collate "C",
  add column toevoeging text collate "C",
  add column postcode text collate "C",
  add column adresseerbaar_object text collate "C",
  add column nummeraanduiding text collate "C",
  add column gewijzigd date,
  add column vindbaar text collate "C";
create index personen_persoon_geboortedatum_geslachtsnaam on personen_persoon (municipality, geboortedatum, geslachtsnaam, id);
create index personen_persoon_gemeente_geslachtsnaam on personen_persoon (municipality, gemeente, geslachtsnaam, id);
create index personen_persoon_postcode_huisnummer on personen_persoon (municipality, postcode, huisnummer, id);
create index personen_persoon_gemeente_huisnummer on personen_persoon (municipality, gemeente, huisnummer, id);
create index personen_persoon_adresseerbaar_object on personen_persoon (municipality, adresseerbaar_object, id);
create index personen_persoon_nummeraanduiding on personen_persoon (municipality, nummeraanduiding, id);
create index personen_persoon_gewijzigd on personen_persoon (municipality, gewijzigd, id);
