-- What is ready for publication becomes a right of its own (Autorisaties API 1.1.0).
alter table documenten_enkelvoudiginformatieobject add column is_gereed_voor_publicatie boolean;
alter table documenten_versie add column is_gereed_voor_publicatie boolean;
-- Text of a user has its quotes escaped in a body, so that it cannot look like this.
update documenten_enkelvoudiginformatieobject set is_gereed_voor_publicatie = true
  where body like '%"isGereedVoorPublicatie":true%';
update documenten_versie set is_gereed_voor_publicatie = true where body like '%"isGereedVoorPublicatie":true%';
update documenten_enkelvoudiginformatieobject set is_gereed_voor_publicatie = false
  where body like '%"isGereedVoorPublicatie":false%';
update documenten_versie set is_gereed_voor_publicatie = false where body like '%"isGereedVoorPublicatie":false%';
