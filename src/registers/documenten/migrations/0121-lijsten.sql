-- As in the Zaken register: each index carries what rights look at.
alter table documenten_enkelvoudiginformatieobject drop constraint documenten_enkelvoudiginformatieobject_pkey;
alter table documenten_enkelvoudiginformatieobject add primary key (municipality, id) include (informatieobjecttype, niveau);
drop index documenten_enkelvoudiginformatieobject_informatieobjecttype;
create index documenten_enkelvoudiginformatieobject_informatieobjecttype on documenten_enkelvoudiginformatieobject (municipality, informatieobjecttype, id) include (niveau);
drop index documenten_enkelvoudiginformatieobject_identificatie;
create index documenten_enkelvoudiginformatieobject_identificatie on documenten_enkelvoudiginformatieobject (municipality, identificatie, id) include (informatieobjecttype, niveau);
