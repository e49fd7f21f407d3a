-- How people reach a municipality: on every page. `openingstijden` and `adres` are sentences in plain Dutch.
alter table municipality_attribute drop constraint municipality_attribute_kind_check;
alter table municipality_attribute add constraint municipality_attribute_kind_check
  check (kind in ('naam', 'gemeentecode', 'oin', 'rsin', 'host', 'thema', 'telefoon', 'adres', 'openingstijden'));
