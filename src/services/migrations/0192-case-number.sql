-- How case numbers look: `ZAAK-{jaar}-{nummer:10}` unless a municipality says otherwise.
alter table municipality_attribute drop constraint municipality_attribute_kind_check;
alter table municipality_attribute add constraint municipality_attribute_kind_check
  check (kind in ('naam', 'gemeentecode', 'oin', 'rsin', 'host', 'thema', 'telefoon', 'adres', 'openingstijden', 'zaaknummer'));
