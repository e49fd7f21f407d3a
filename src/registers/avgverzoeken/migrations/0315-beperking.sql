-- expand
-- Activities for which the use of a row is restricted (AVG 18, 21), and whether a case, with what belongs to it, is shut for that.
alter table zaken_zaak add column beperkt text[] collate "C", add column dicht boolean;
alter table besluiten_besluit add column beperkt text[] collate "C", add column dicht boolean;
alter table documenten_enkelvoudiginformatieobject add column beperkt text[] collate "C", add column dicht boolean;
alter table personen_persoon add column beperkt text[] collate "C";
