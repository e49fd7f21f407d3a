-- Opening hours in English too: a sentence of the municipality itself, on every page in English.
alter table municipality_attribute drop constraint municipality_attribute_kind_check;
alter table municipality_attribute add constraint municipality_attribute_kind_check
  check (kind in ('naam', 'gemeentecode', 'oin', 'rsin', 'host', 'thema', 'telefoon', 'adres', 'openingstijden',
    'openingstijden-en', 'zaaknummer'));
