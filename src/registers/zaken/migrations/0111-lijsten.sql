-- A list walks one index and looks at no row before those it shows: each index carries what rights look at. Pages by type
-- have one of their own, and so has what is still worked on, by deadline.
alter table zaken_zaak drop constraint zaken_zaak_pkey;
alter table zaken_zaak add primary key (municipality, id) include (zaaktype, niveau);
drop index zaken_zaak_zaaktype_startdatum;
create index zaken_zaak_zaaktype_startdatum on zaken_zaak (municipality, zaaktype, startdatum, id) include (niveau);
drop index zaken_zaak_startdatum;
create index zaken_zaak_startdatum on zaken_zaak (municipality, startdatum, id) include (zaaktype, niveau);
drop index zaken_zaak_registratiedatum;
create index zaken_zaak_registratiedatum on zaken_zaak (municipality, registratiedatum, id) include (zaaktype, niveau);
drop index zaken_zaak_einddatum;
create index zaken_zaak_einddatum on zaken_zaak (municipality, einddatum, id) include (zaaktype, niveau);
drop index zaken_zaak_archiefactiedatum;
create index zaken_zaak_archiefactiedatum on zaken_zaak (municipality, archiefactiedatum, id) include (zaaktype, niveau);
drop index zaken_zaak_identificatie;
create index zaken_zaak_identificatie on zaken_zaak (municipality, identificatie, id) include (zaaktype, niveau);
drop index zaken_zaak_hoofdzaak;
create index zaken_zaak_hoofdzaak on zaken_zaak (municipality, hoofdzaak, id) include (zaaktype, niveau);
create index zaken_zaak_zaaktype on zaken_zaak (municipality, zaaktype, id) include (niveau);
create index zaken_zaak_publicatiedatum on zaken_zaak (municipality, publicatiedatum, id) include (zaaktype, niveau);
create index zaken_zaak_open_uiterlijke_einddatum_afdoening on zaken_zaak (municipality, uiterlijke_einddatum_afdoening, id) include (zaaktype, niveau) where einddatum is null;
