-- A document belongs to decisions too; what it belongs to is found by the document, and no longer by the case.
drop index documenten_objectinformatieobject_zaak;
alter table documenten_objectinformatieobject drop column zaak;
